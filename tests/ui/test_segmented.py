"""A choice of a few: one is chosen by pointer, keys or screen reader, it can be taken back, and nothing is cut."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readiness.ui.theme.stylesheet import stylesheet
from readiness.ui.theme.tokens import LIGHT
from readiness.ui.theme.typography import body_font
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.segmented import Segmented

YES_NO = [("yes", "Yes"), ("no", "No")]
CUSTOMERS = [
    (1, "Mainly consumers, including through retailers"),
    (2, "Only businesses and other organisations"),
    (3, "Both businesses and consumers"),
]


class Form(QWidget):
    """A choice between two fields."""

    def __init__(self, choices: list[tuple[object, str]], width: int, *, optional: bool) -> None:
        super().__init__()
        self.setStyleSheet(stylesheet("light"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.before, self.behind = QLineEdit(), QLineEdit()
        self.choice = Segmented(choices, LIGHT, "Question", clear="Clear" if optional else "")
        for part in (self.before, self.choice, self.behind):
            layout.addWidget(part)
        layout.addStretch(1)
        self.heard: list[object] = []
        self.choice.chosen.connect(self.heard.append)
        self.resize(width, 400)
        self.show()
        self.activateWindow()
        assert QTest.qWaitForWindowActive(self)

    @property
    def segments(self) -> list[QRadioButton]:
        return self.choice.findChildren(QRadioButton)

    @property
    def checked(self) -> list[bool]:
        return [segment.isChecked() for segment in self.segments]


Show = Callable[..., Form]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Yield a function that shows a choice in a width and a size of text."""
    before = QApplication.font()
    forms = []

    def show(
        choices: list[tuple[object, str]] = YES_NO, width: int = 500, size: int = 100, *, optional: bool = True
    ) -> Form:
        QApplication.setFont(body_font(size / 100))
        forms.append(Form(choices, width, optional=optional))
        qtbot.addWidget(forms[-1])
        return forms[-1]

    yield show
    QApplication.setFont(before)


def test_a_click_chooses_and_the_program_only_shows(shown: Show) -> None:
    form = shown()
    form.choice.show_value("no")
    assert (form.checked, form.heard) == ([False, True], [])
    QTest.mouseClick(form.segments[0], Qt.MouseButton.LeftButton)
    assert (form.checked, form.heard, form.choice.value) == ([True, False], ["yes"], "yes")
    form.choice.show_value("something else")
    assert form.checked == [False, False]


@pytest.mark.parametrize("way", ["button", "delete", "backspace"])
def test_an_answer_is_taken_back(shown: Show, way: str) -> None:
    form = shown()
    form.choice.show_value("yes")
    form.choice.setFocus()
    segment, clear = form.segments[0], form.choice.findChild(IconButton)
    assert clear.isVisible()
    if way == "button":
        QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    else:
        keys = {"delete": Qt.Key.Key_Delete, "backspace": Qt.Key.Key_Backspace}
        QTest.keyClick(segment, keys[way])
    assert (form.checked, form.heard, form.choice.value) == ([False, False], [None], None)
    assert segment.hasFocus()
    assert clear.isHidden()


def test_a_press_on_what_is_chosen_changes_nothing(shown: Show) -> None:
    form = shown()
    form.choice.show_value("yes")
    QTest.mouseClick(form.segments[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(form.segments[0], Qt.Key.Key_Space)
    assert (form.checked, form.heard) == ([True, False], [])


def test_the_button_that_takes_it_back_stands_behind_the_choices_and_belongs_to_the_question(shown: Show) -> None:
    for width in (1100, 300):
        form = shown(CUSTOMERS, width)
        form.choice.show_value(2)
        clear = form.choice.findChild(IconButton)
        assert clear.x() > max(segment.geometry().right() for segment in form.segments)
        assert form.choice.rect().contains(clear.geometry())
        assert form.segments[1].y() <= clear.y() <= clear.geometry().bottom() <= form.segments[1].geometry().bottom()
        assert (clear.accessibleName(), clear.accessibleDescription()) == ("Clear", "Question")
    assert shown(optional=False).choice.findChild(IconButton) is None


def test_what_must_be_chosen_stays_chosen(shown: Show) -> None:
    form = shown(optional=False)
    form.choice.show_value("yes")
    QTest.mouseClick(form.segments[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(form.segments[0], Qt.Key.Key_Delete)
    assert (form.checked, form.heard) == ([True, False], [])


def test_a_double_click_chooses_and_takes_nothing_back(shown: Show) -> None:
    form = shown()
    segment = form.segments[0]
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(segment, Qt.MouseButton.LeftButton)
    assert (form.checked, form.heard) == ([True, False], ["yes"])


def test_arrows_move_through_one_stop_of_the_tab_key(shown: Show) -> None:
    form = shown([(n, f"Choice {n}") for n in range(4)])
    form.before.setFocus()
    QTest.keyClick(form.before, Qt.Key.Key_Tab)
    assert form.segments[0].hasFocus()
    # An arrow only leads on, whether something is chosen or not; behind the last one comes the first.
    QTest.keyClick(form.segments[0], Qt.Key.Key_Right)
    QTest.keyClick(form.segments[1], Qt.Key.Key_Space)
    assert form.heard == [1]
    QTest.keyClick(form.segments[1], Qt.Key.Key_Right)
    QTest.keyClick(form.segments[2], Qt.Key.Key_Down)
    QTest.keyClick(form.segments[3], Qt.Key.Key_Right)
    assert form.segments[0].hasFocus()
    assert (form.heard, form.choice.value) == ([1], 1)
    # Tab leads out of the group from wherever one is in it, and back to what is chosen.
    QTest.keyClick(form.segments[0], Qt.Key.Key_Tab)
    assert form.behind.hasFocus()
    QTest.keyClick(form.behind, Qt.Key.Key_Backtab)
    assert form.segments[1].hasFocus()
    QTest.keyClick(form.segments[1], Qt.Key.Key_Right)
    QTest.keyClick(form.segments[2], Qt.Key.Key_Left)
    QTest.keyClick(form.segments[1], Qt.Key.Key_Up)
    QTest.keyClick(form.segments[0], Qt.Key.Key_Up)
    assert form.segments[3].hasFocus()
    QTest.keyClick(form.segments[3], Qt.Key.Key_Backtab)
    assert form.before.hasFocus()
    assert form.heard == [1]


def test_assistive_technology_finds_a_group_of_radio_buttons(shown: Show) -> None:
    form = shown()
    group = QAccessible.queryAccessibleInterface(form.choice)
    assert group.role() is QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Question"
    for number, name in enumerate(["Yes", "No"]):
        choice = group.child(number)
        assert choice.role() is QAccessible.Role.RadioButton
        assert choice.text(QAccessible.Text.Name) == name
        assert choice.text(QAccessible.Text.Description) == "Question"
    group.child(1).actionInterface().doAction("Toggle")
    assert form.heard == ["no"]


@pytest.mark.parametrize(("size", "height"), [(100, 32), (200, 52)])
def test_a_row_is_as_high_as_one_line_and_shares_its_outlines(shown: Show, size: int, height: int) -> None:
    form = shown(size=size)
    yes, no = form.segments
    assert form.choice.height() == yes.height() == no.height() == height
    assert no.geometry().left() == yes.geometry().right() + 1
    assert yes.mapTo(form.choice, QPoint(0, 0)).x() == 0


def test_where_it_is_narrow_words_wrap_and_then_choices_stand_under_each_other(shown: Show) -> None:
    form = shown(CUSTOMERS, width=1100)
    assert form.choice.natural_width <= 1100
    assert {segment.y() for segment in form.segments} == {0}
    assert form.choice.height() == 32
    nothing_is_cut(form)
    form = shown(CUSTOMERS, width=720)
    assert {segment.y() for segment in form.segments} == {0}
    assert {segment.height() for segment in form.segments} == {52}
    nothing_is_cut(form)
    form = shown(CUSTOMERS, width=300, size=200)
    tops = [segment.y() for segment in form.segments]
    assert tops == sorted(set(tops))
    nothing_is_cut(form)


def nothing_is_cut(form: Form) -> None:
    for segment in form.segments:
        assert segment.height() >= segment.height_in(segment.width())
        assert segment.geometry().right() < form.choice.width()
        assert segment.width() >= segment.least_width()


def test_choosing_moves_nothing(shown: Show) -> None:
    form = shown(CUSTOMERS, width=600)
    before = [segment.geometry() for segment in form.segments]
    for value, _words in CUSTOMERS:
        form.choice.show_value(value)
        QApplication.processEvents()
        assert [segment.geometry() for segment in form.segments] == before


def test_what_is_chosen_is_told_by_more_than_its_ground(shown: Show) -> None:
    form = shown()
    form.choice.show_value("yes")
    yes, no = (segment.grab().toImage() for segment in form.segments)
    middle, right = yes.height() // 2, yes.width()
    # A border of two pixels, and the check mark.
    assert [yes.pixelColor(right // 2, y).name() for y in (0, 1, 2)] == [LIGHT.accent, LIGHT.accent, LIGHT.soft]
    mark = {yes.pixelColor(x, y).name() for x in range(right - 26, right - 3) for y in range(middle - 8, middle + 8)}
    assert LIGHT.accent in mark
    assert no.pixelColor(no.width() // 2, 0).name() == LIGHT.edge
    assert no.pixelColor(no.width() - 20, middle).name() == LIGHT.raised
