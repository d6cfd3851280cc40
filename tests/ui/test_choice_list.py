"""A list of choices: all of them can be seen and read, keys choose as usual, and the wheel chooses nothing."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readiness.ui.theme.stylesheet import stylesheet
from readiness.ui.theme.tokens import LIGHT
from readiness.ui.theme.typography import body_font
from readiness.ui.widgets.choice_list import ChoiceList

Show = Callable[..., ChoiceList]
TRADES = ["not stated", "Industry", "Food and drink", "Retail", "Construction", "Health", "Services", "Tourism"]
MANY = [f"choice {n}" for n in range(20)]


class Column(QWidget):
    """Holds a list of choices, closed, and a field below it."""

    def __init__(self, words: list[str], width: int = 500) -> None:
        super().__init__()
        self.setStyleSheet(stylesheet("light"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.field = ChoiceList(LIGHT)
        for word in words:
            self.field.add(word, word)
        layout.addWidget(self.field)
        layout.addWidget(QLineEdit())
        layout.addStretch(1)
        self.resize(width, 400)
        self.show()
        self.activateWindow()
        self.field.setFocus()


@pytest.fixture(params=[100, 200], ids=["usual", "large"])
def text_size(request: pytest.FixtureRequest) -> int:
    """Return a size of text."""
    return int(request.param)


@pytest.fixture
def shown(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Show]:
    """Yield a function that shows a list of choices, in the size of text that the test asks for."""
    before = QApplication.font()
    asked = "text_size" in request.fixturenames
    QApplication.setFont(body_font(request.getfixturevalue("text_size") / 100 if asked else 1.0))
    columns = []

    def show(words: list[str], width: int = 500) -> ChoiceList:
        columns.append(Column(words, width))
        qtbot.addWidget(columns[-1])
        return columns[-1].field

    yield show
    QApplication.setFont(before)


def entries(field: ChoiceList) -> QListView:
    view = field.view()
    assert isinstance(view, QListView)
    return view


def turn_wheel(widget: QWidget, by: int = -120) -> bool:
    """Turn the wheel above a widget, and return whether anything took it."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def open_at(field: ChoiceList, row: int) -> bool:
    """Return whether the whole of an entry can be seen in the open list, beside its mark."""
    view = entries(field)
    index = view.model().index(row, 0)
    return view.viewport().rect().contains(view.visualRect(index))


def test_every_entry_can_be_seen_at_once(shown: Show, text_size: int) -> None:
    field = shown(MANY)
    field.showPopup()
    view = entries(field)
    screen = field.screen().availableGeometry()
    needed = sum(view.sizeHintForRow(row) for row in range(field.count()))
    fits = needed <= screen.height()
    assert fits is (text_size == 100)
    assert [open_at(field, row) for row in range(field.count())].count(True) == len(MANY) if fits else open_at(field, 0)
    # What does not fit on the screen is scrolled, and nothing lies beyond its edge.
    assert (view.verticalScrollBar().maximum() == 0) is fits
    assert screen.contains(view.window().geometry())


def test_a_list_near_the_lower_edge_opens_upwards(shown: Show) -> None:
    field = shown(TRADES)
    screen = field.screen().availableGeometry()
    field.window().move(0, screen.bottom() - 60)
    field.showPopup()
    assert entries(field).window().geometry().bottom() < field.mapToGlobal(QPoint(0, 0)).y()
    assert all(open_at(field, row) for row in range(field.count()))


def test_long_entries_wrap_and_are_cut_nowhere(shown: Show) -> None:
    long = "Mainly consumers, including through retailers, dealers and everyone else who sells what we make and more"
    field = shown(["not stated", f"{long} – {long}"], width=300)
    # A screen of the width of a phone would not hold it on one line.
    assert field.width() == 300
    assert field.height() == 36
    field.setCurrentIndex(1)
    QApplication.processEvents()
    # The field itself shows all of it too.
    assert field.height() >= 5 * 20
    assert field.height() == field.heightForWidth(300)
    field.showPopup()
    view = entries(field)
    assert view.sizeHintForRow(0) == 32
    assert view.sizeHintForRow(1) == 52
    assert open_at(field, 1)


def test_it_is_as_wide_as_its_words_and_no_wider_than_its_column(shown: Show, text_size: int) -> None:
    field = shown(TRADES)
    assert field.height() == (36 if text_size == 100 else 56)
    assert field.width() < 500
    narrow = shown(TRADES, width=field.minimumSizeHint().width())
    assert narrow.width() == narrow.parentWidget().width()
    field.add("Public bodies, associations and education")
    QApplication.processEvents()
    assert field.width() > narrow.width()


def test_the_wheel_changes_nothing_while_the_list_is_closed(shown: Show) -> None:
    field = shown(TRADES)
    field.setCurrentIndex(2)
    heard: list[int] = []
    field.activated.connect(heard.append)
    assert not turn_wheel(field)
    assert not turn_wheel(field, 120)
    assert (field.currentIndex(), heard) == (2, [])


def test_the_wheel_scrolls_an_open_list_and_chooses_nothing(shown: Show) -> None:
    field = shown([f"step {n}" for n in range(60)])
    field.showPopup()
    assert turn_wheel(entries(field).viewport())
    assert entries(field).verticalScrollBar().value() > 0
    assert field.currentIndex() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F4])
def test_keys_open_choose_and_close(shown: Show, qtbot: QtBot, key: Qt.Key) -> None:
    field = shown(TRADES)
    heard: list[int] = []
    field.activated.connect(heard.append)
    qtbot.keyClick(field, key)
    view = entries(field)
    assert view.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert heard == []
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not view.isVisible()
    assert (field.currentText(), heard) == ("Food and drink", [2])
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert view.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert (field.currentText(), heard) == ("Food and drink", [2])


def test_arrows_and_letters_choose_in_the_closed_field(shown: Show, qtbot: QtBot) -> None:
    field = shown(TRADES)
    heard: list[int] = []
    field.activated.connect(heard.append)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.currentText() == "Industry"
    QTest.keyClick(field, "s")
    assert field.currentText() == "Services"
    assert heard == [1, 6]


def test_the_chosen_entry_bears_the_check_mark(shown: Show, qtbot: QtBot) -> None:
    field = shown(TRADES)
    field.setCurrentIndex(3)
    field.showPopup()
    view = entries(field)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    picture = view.viewport().grab().toImage()

    def colours(row: int) -> set[str]:
        """Return the colours at the right of an entry, where the mark would be."""
        area = view.visualRect(view.model().index(row, 0)).adjusted(0, 4, -4, -4)
        return {
            picture.pixelColor(x, y).name()
            for x in range(area.right() - 30, area.right())
            for y in range(area.top(), area.bottom())
        }

    assert LIGHT.soft in colours(3)
    assert LIGHT.accent in colours(3)
    assert colours(2) == {LIGHT.hover}
    assert colours(4) == {LIGHT.raised}
