"""The details of a company: all on one screen, stored at once, and what follows from them is said."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.settings import TEXT_SIZES
from readiness.foundation import clock
from readiness.ui.pages.profile.profile_row import ProfileRow
from readiness.ui.pages.profile.profile_view import ProfileView
from readiness.ui.routes import ProfileRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.notices import Notices
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.info_button import InfoButton
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.stored_text import StoredLine
from tests.ui.sizes import resize
from tests.ui.test_following import counted


def profile(window: MainWindow) -> dict[str, str]:
    assert window.documents.session is not None
    return dict(window.documents.session.assessment.details.profile)


def shown(window: MainWindow) -> ProfileView:
    window.navigator.go(ProfileRoute())
    assert isinstance(window.page, ProfileView)
    return window.page


def rows(window: MainWindow) -> list[ProfileRow]:
    return window.page.findChildren(ProfileRow)


def choose(window: MainWindow, words: str, nth: int = 0) -> None:
    [choice for choice in window.page.findChildren(QRadioButton) if choice.text() == words][nth].click()


def follows(window: MainWindow) -> str:
    return next(
        label.text() for label in window.page.findChildren(QLabel) if label.text().startswith("What follows now")
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("answered", ["sample", "quick"])
def test_all_questions_stand_on_one_screen(
    qtbot: QtBot, request: pytest.FixtureRequest, language: str, answered: str
) -> None:
    window: MainWindow = request.getfixturevalue(answered)
    window.memory.change(language=language)
    resize(qtbot, window, 1366, 689)
    page = shown(window)
    assert bool(profile(window)) is (answered == "sample")
    QApplication.processEvents()
    assert len(rows(window)) == 12
    assert page.area.verticalScrollBar().maximum() == 0
    nothing_is_cut(window)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("width", "size"), [(800, 100), (1366, 150), (1366, TEXT_SIZES[-1])])
def test_where_it_is_narrow_the_fields_stand_below_their_questions(
    qtbot: QtBot, sample: MainWindow, language: str, width: int, size: int
) -> None:
    sample.memory.change(language=language, text_size=size)
    resize(qtbot, sample, width, 700)
    shown(sample)
    QApplication.processEvents()
    for made in rows(sample):
        words, field = made._words, made._field
        below = field.mapTo(made, QPoint(0, 0)).y() >= words.mapTo(made, QPoint(0, words.height())).y()
        assert below is (sample.page.width() < zoomed(840))
    nothing_is_cut(sample)


def nothing_is_cut(window: MainWindow) -> None:
    area = window.page.area
    assert area.widget().width() <= area.viewport().width()
    for widget in area.widget().findChildren(QWidget):
        if isinstance(widget, QLabel | QRadioButton | Segmented | QComboBox) and widget.isVisible():
            needed = widget.height_in(widget.width()) if hasattr(widget, "height_in") else 0
            needed = needed or widget.heightForWidth(widget.width())
            assert widget.height() >= needed, widget
            assert widget.width() >= widget.minimumSizeHint().width() or isinstance(widget, QRadioButton), widget


def test_every_answer_is_stored_at_once_and_taken_back(quick: MainWindow) -> None:
    shown(quick)
    choose(quick, "Switzerland")
    choose(quick, "50 to 249")
    choose(quick, "Yes")
    choose(quick, "No", nth=1)
    trade = quick.page.findChild(QComboBox)
    trade.setCurrentIndex(trade.findData("food"))
    trade.activated.emit(trade.currentIndex())
    stored = {"country": "CH", "size": "medium", "young_audience": "yes", "works_council": "no", "trade": "food"}
    assert profile(quick) == stored
    rows(quick)[0].field.findChild(IconButton).click()
    trade.setCurrentIndex(0)
    trade.activated.emit(0)
    assert profile(quick) == {code: stored[code] for code in ("size", "young_audience", "works_council")}
    quick.documents.undo()
    quick.documents.undo()
    assert profile(quick) == stored
    assert (trade.currentText(), rows(quick)[0]._field.value) == ("Food and drink", "CH")


def test_the_way_on_says_whether_something_was_answered(quick: MainWindow) -> None:
    page = shown(quick)
    assert (page._on.text(), page._on.property("role")) == ("Skip for now", "")
    choose(quick, "Austria")
    assert (page._on.text(), page._on.property("role")) == ("Continue", "primary")


def test_one_sentence_says_what_follows_and_is_read_out(qtbot: QtBot, quick: MainWindow) -> None:
    shown(quick)
    before = follows(quick)
    assert before.endswith("for the plan: Default target")
    with counted(Notices.tell) as told:
        choose(quick, "Switzerland")
    swiss = follows(quick)
    points = [int("".join(filter(str.isdigit, words))) for words in (before, swiss)]
    assert 0 < points[1] < points[0]
    session = quick.documents.session
    assert session is not None
    assert points[1] == len(session.result().checkpoints)
    # It stands on the page: it is read out once, and no toast shows it.
    assert (told, quick.notices.said) == (["tell"], "")
    day = quick.page.findChild(DateField)._line
    day.setFocus()
    qtbot.keyClicks(day, (clock.today() + timedelta(days=60)).isoformat())
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert follows(quick).endswith("for the plan: Higher demands")
    assert session.result().target is not None


def test_the_keyboard_reaches_every_explanation(quick: MainWindow) -> None:
    shown(quick)
    quick.activateWindow()
    assert QTest.qWaitForWindowActive(quick)
    first = rows(quick)[0]
    first.field.setFocus()
    field = QApplication.focusWidget()
    assert isinstance(field, QRadioButton)
    QTest.keyClick(field, Qt.Key.Key_Backtab)
    button = QApplication.focusWidget()
    assert isinstance(button, InfoButton)
    assert button.accessibleName() == "Explanation: In which country is your company based?"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
        bubble = QApplication.activePopupWidget()
        words = [label.text() for label in bubble.findChildren(QLabel)]
        assert words == [button.accessibleDescription()]
        assert words[0].startswith("The country determines which legal points you see.")
        assert bubble.accessibleName() == words[0]
        label = bubble.findChild(QLabel)
        assert label.height() >= label.heightForWidth(label.width())
        QTest.keyClick(bubble, Qt.Key.Key_Escape if key == Qt.Key.Key_Space else Qt.Key.Key_Return)
        assert QApplication.activePopupWidget() is None
    assert len(quick.page.findChildren(InfoButton)) == len(rows(quick))


def test_site_and_tags_are_typed_below_the_questions(qtbot: QtBot, quick: MainWindow) -> None:
    page = shown(quick)
    (button,) = [b for b in page.bar.findChildren(QPushButton) if b.text() == "Site and tags"]
    button.click()
    assert not button.isVisible()
    session = quick.documents.session
    assert session is not None
    fields = page.findChildren(StoredLine)
    site, tags = (next(f for f in fields if f.accessibleName() == name) for name in ("Site", "Tags"))
    assert QApplication.focusWidget() is site
    qtbot.keyClicks(site, "Hall 2")
    QTest.keyClick(site, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tags
    qtbot.keyClicks(tags, "north,  pilot,North, ")
    qtbot.waitUntil(lambda: session.assessment.details.tags == ("north", "pilot"))
    assert session.assessment.details.site == "Hall 2"
    # What is typed stays as it was typed.
    assert tags.text() == "north,  pilot,North, "
    tags.setText("x" * 61)
    qtbot.waitUntil(lambda: "A tag has 61 letters" in "\n".join(label.text() for label in page.findChildren(QLabel)))
    assert session.assessment.details.tags == ("north", "pilot")
    # Once they are there, they are shown.
    quick.navigator.go(TasksRoute())
    again = shown(quick)
    assert [field.text() for field in again.findChildren(StoredLine) if field.accessibleName() == "Tags"] == [
        "north, pilot"
    ]
