"""A day is typed as people write it or chosen from a calendar, it can be cleared, and nothing that is typed is lost."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.foundation import clock
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.ui.look import Look
from readiness.ui.routes import ProfileRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.density import Density
from readiness.ui.theme.stylesheet import stylesheet
from readiness.ui.theme.tokens import THEMES
from readiness.ui.widgets.calendar_popup import CalendarPopup, _Cell
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.unstored import STORE_DELAY_MS, Unstored

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    monkeypatch.setenv(clock.FIXED, f"{noon.timestamp():.0f}")


class Form(QWidget):
    """A date between two other fields; it hears what is stored, and what is read out."""

    def __init__(self, language: Language, theme: str = "light", *, past: bool = False) -> None:
        super().__init__()
        look = Look(language, THEMES[theme], Density.COMPACT)
        self.setStyleSheet(stylesheet(theme))
        self.unstored = Unstored(lambda: look, self)
        self.field = DateField(
            look,
            self.unstored,
            "Launch",
            months=() if past else (3, 6, 12),
            lies=Lies.BEHIND if past else Lies.ANYWHERE,
        )
        self.before, self.behind = QLineEdit(), QLineEdit()
        layout = QVBoxLayout(self)
        for part in (self.before, self.field, self.behind):
            layout.addWidget(part)
        layout.addStretch(1)
        self.stored: list[date | None] = []
        self.said: list[str] = []
        self.field.changed.connect(self.stored.append)
        self.unstored.refused.connect(self.said.append)
        self.resize(500, 500)
        self.show()
        self.activateWindow()
        self.field.setFocus()

    @property
    def line(self) -> QLineEdit:
        return self.field._line

    @property
    def fault(self) -> str:
        """What stands below the field."""
        return "\n".join(label.text() for label in self.field.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def english(qtbot: QtBot) -> Form:
    made = Form(ENGLISH)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def german(qtbot: QtBot) -> Form:
    made = Form(GERMAN)
    qtbot.addWidget(made)
    return made


def write(form: Form, words: str) -> None:
    """Replace what stands in the field, as one does by keys."""
    form.line.setFocus()
    form.line.selectAll()
    QTest.keyClick(form.line, Qt.Key.Key_Delete)
    # Keys of a test have no umlauts.
    form.line.insert(words)


def calendar() -> CalendarPopup:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    return popup


def here(popup: CalendarPopup) -> _Cell:
    cell = popup.focusWidget()
    assert isinstance(cell, _Cell)
    return cell


def press(popup: CalendarPopup, *keys: Qt.Key, control: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(popup.focusWidget() or popup, key, held)


# Typing.


@pytest.mark.parametrize("words", ["15.3.27", "15. März 2027", "2027-03-15", "15/03/2027", "15 March 2027"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Backtab])
def test_a_day_is_stored_when_the_field_is_left_and_with_enter(german: Form, words: str, key: Qt.Key) -> None:
    write(german, words)
    assert german.stored == []
    QTest.keyClick(german.line, key)
    assert german.stored == [date(2027, 3, 15)]
    assert german.line.text() == "15.03.2027"
    assert german.fault == ""


def test_the_field_is_written_as_the_language_writes(english: Form) -> None:
    write(english, "tomorrow")
    QTest.keyClick(english.line, Qt.Key.Key_Return)
    assert (english.line.text(), english.stored) == ("24/11/2026", [date(2026, 11, 24)])
    write(english, "in 3 months")
    QTest.keyClick(english.line, Qt.Key.Key_Return)
    assert english.stored[-1] == date(2027, 2, 23)


def test_a_whole_day_is_stored_while_one_is_still_there(qtbot: QtBot, german: Form) -> None:
    write(german, "5.3.202")
    QTest.qWait(STORE_DELAY_MS + 100)
    assert german.stored == []
    assert german.unstored.waiting
    QTest.keyClicks(german.line, "7")
    qtbot.waitUntil(lambda: german.stored == [date(2027, 3, 5)])
    # What is being typed is not written over.
    german.field.show_day(date(2027, 3, 5))
    assert (german.line.text(), german.line.hasFocus()) == ("5.3.2027", True)
    QTest.keyClick(german.line, Qt.Key.Key_Tab)
    assert german.line.text() == "05.03.2027"
    assert german.stored == [date(2027, 3, 5)]


@pytest.mark.parametrize("words", ["03/15/2027", "soon", "31.02.2027", "15.3.202"])
def test_what_is_no_day_stays_and_is_said_to_be_none(english: Form, words: str) -> None:
    english.field.show_day(date(2027, 3, 8))
    write(english, words)
    QTest.keyClick(english.line, Qt.Key.Key_Tab)
    assert english.stored == []
    assert english.line.text() == words
    assert english.fault == (
        f"“{words}” is not a date. Write it as in 15/03/2027, or as in “in 3 months”. Until then, 08/03/2027 stays."
    )
    assert english.said == [english.fault]
    # Another change of the document leaves it there; another day, as by undo, takes its place.
    english.field.show_day(date(2027, 3, 8))
    assert english.line.text() == words
    english.field.show_day(date(2027, 4, 1))
    assert (english.line.text(), english.fault) == ("01/04/2027", "")


def test_the_sentence_goes_with_the_next_key_and_what_is_mended_is_stored(english: Form) -> None:
    write(english, "15/13/2027")
    QTest.keyClick(english.line, Qt.Key.Key_Tab)
    assert english.fault
    write(english, "15/12/2027")
    assert english.fault == ""
    QTest.keyClick(english.line, Qt.Key.Key_Tab)
    assert english.stored == [date(2027, 12, 15)]


@pytest.mark.parametrize(("words", "day"), [("31.12.2015", "31.12.2015"), ("1.1.2200", "01.01.2200")])
def test_a_day_more_than_ten_years_away_is_asked_back(german: Form, words: str, day: str) -> None:
    write(german, words)
    QTest.keyClick(german.line, Qt.Key.Key_Return)
    assert german.stored == []
    assert german.fault.startswith(f"Der {day} liegt mehr als zehn Jahre entfernt.")
    for edge in (date(2016, 1, 1), date(2036, 12, 31)):
        write(german, GERMAN.short_date(edge))
        QTest.keyClick(german.line, Qt.Key.Key_Return)
        assert german.stored[-1] == edge


def test_it_is_cleared_by_keys_and_by_its_button(english: Form) -> None:
    for _way in range(2):
        english.field.show_day(date(2027, 3, 15))
        assert english.field._clear.isVisible()
        if _way:
            QTest.mouseClick(english.field._clear, Qt.MouseButton.LeftButton)
            assert english.line.hasFocus()
        else:
            write(english, "")
            QTest.keyClick(english.line, Qt.Key.Key_Tab)
        assert english.stored == [None]
        assert not english.field._clear.isVisible()
        english.stored.clear()
    QTest.keyClick(english.line, Qt.Key.Key_Tab)
    assert english.stored == []


def test_tab_goes_through_and_a_click_only_sets_the_cursor(english: Form) -> None:
    english.before.setFocus()
    QTest.keyClick(english.before, Qt.Key.Key_Tab)
    assert english.line.hasFocus()
    QTest.keyClick(english.line, Qt.Key.Key_Tab)
    assert english.behind.hasFocus()
    QTest.keyClick(english.behind, Qt.Key.Key_Backtab)
    assert english.line.hasFocus()
    english.field.show_day(date(2027, 3, 15))
    english.behind.setFocus()
    QTest.mouseClick(english.line, Qt.MouseButton.LeftButton, pos=QPoint(20, 18))
    assert english.line.hasFocus()
    assert english.line.cursorPosition() < len("15/03/2027")
    assert QApplication.activePopupWidget() is None
    assert english.stored == []


def test_too_long_a_paste_is_refused(english: Form) -> None:
    QApplication.clipboard().setText("15/03/2027 " * 30)
    english.line.paste()
    assert english.line.text() == ""
    assert "60" in english.fault


def test_a_past_day_without_its_year_is_the_last_one(qtbot: QtBot) -> None:
    form = Form(ENGLISH, past=True)
    qtbot.addWidget(form)
    write(form, "1 December")
    QTest.keyClick(form.line, Qt.Key.Key_Return)
    assert form.stored == [date(2025, 12, 1)]
    write(form, "?")
    QTest.keyClick(form.line, Qt.Key.Key_Return)
    assert "“yesterday”" in form.fault


# The calendar.


@pytest.mark.parametrize("way", ["button", "F4", "Alt+Down"])
def test_the_calendar_opens_at_today_or_at_the_day_that_is_stored(english: Form, way: str) -> None:
    for day in (None, date(2031, 2, 3)):
        english.field.show_day(day)
        if way == "button":
            QTest.mouseClick(english.field._open, Qt.MouseButton.LeftButton)
        elif way == "F4":
            QTest.keyClick(english.line, Qt.Key.Key_F4)
        else:
            QTest.keyClick(english.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert here(calendar()).day == (day or TODAY)
        press(calendar(), Qt.Key.Key_Escape)
        assert QApplication.activePopupWidget() is None
        assert english.field.day == day
    assert english.stored == []


def test_keys_lead_through_the_calendar(english: Form) -> None:
    english.field.open_calendar()
    popup = calendar()
    walk = [
        (Qt.Key.Key_Left, date(2026, 11, 22)),
        (Qt.Key.Key_Up, date(2026, 11, 15)),
        (Qt.Key.Key_Home, date(2026, 11, 9)),
        (Qt.Key.Key_End, date(2026, 11, 15)),
        (Qt.Key.Key_Right, date(2026, 11, 16)),
        (Qt.Key.Key_PageDown, date(2026, 12, 16)),
        (Qt.Key.Key_Down, date(2026, 12, 23)),
        (Qt.Key.Key_Down, date(2026, 12, 30)),
        (Qt.Key.Key_Down, date(2027, 1, 6)),
        (Qt.Key.Key_PageUp, date(2026, 12, 6)),
    ]
    for key, day in walk:
        press(popup, key)
        assert here(popup).day == day
    press(popup, Qt.Key.Key_PageDown, control=True)
    assert here(popup).day == date(2027, 12, 6)
    press(popup, Qt.Key.Key_Return)
    assert english.stored == [date(2027, 12, 6)]
    assert english.line.text() == "06/12/2027"
    assert english.line.hasFocus()


def test_a_click_chooses_and_the_buttons_and_the_wheel_only_turn_the_page(english: Form) -> None:
    english.field.open_calendar()
    popup = calendar()
    QTest.mouseClick(popup._after, Qt.MouseButton.LeftButton)
    turn = QWheelEvent(
        QPointF(60, 60),
        QPointF(popup.mapToGlobal(QPoint(60, 60))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(popup, turn)
    assert popup._title.text() == "January 2027"
    assert english.stored == []
    QTest.mouseClick(next(c for c in popup._cells if c.day == date(2027, 1, 7)), Qt.MouseButton.LeftButton)
    assert english.stored == [date(2027, 1, 7)]


def test_shortcuts_stand_beside_the_calendar(english: Form) -> None:
    english.field.open_calendar()
    ways = {way.text(): way for way in calendar().findChildren(QPushButton) if way.text()}
    assert list(ways) == ["In 3 months", "In 6 months", "In 12 months"]
    ways["In 6 months"].click()
    assert english.stored == [date(2027, 5, 23)]
    english.field.open_calendar()
    ways = {way.text(): way for way in calendar().findChildren(QPushButton) if way.text()}
    assert list(ways)[-1] == "Clear"
    ways["Clear"].click()
    assert english.stored[-1] is None
    assert english.line.text() == ""


def test_the_week_begins_with_monday_and_days_are_read_in_full(german: Form) -> None:
    german.field.show_day(date(2026, 11, 24))
    german.field.open_calendar()
    popup = calendar()
    assert [label.text() for label in popup.findChildren(QLabel)][1:8] == ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    assert popup._title.text() == "November 2026"
    assert popup._cells[0].day == date(2026, 10, 26)
    names = {cell.day: cell.accessibleName() for cell in popup._cells}
    assert names[date(2026, 11, 23)] == "Montag, 23. November 2026, heute"
    assert names[date(2026, 11, 24)] == "Dienstag, 24. November 2026, gewählt"
    assert names[date(2026, 11, 25)] == "Mittwoch, 25. November 2026"


def test_the_calendar_ends_where_days_can_be_stored(english: Form) -> None:
    english.field.show_day(date(2199, 12, 30))
    english.field.open_calendar()
    popup = calendar()
    assert not popup._after.isEnabled()
    press(popup, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageDown)
    assert here(popup).day == date(2199, 12, 31)
    assert not next(cell for cell in popup._cells if cell.day.year == 2200).isEnabled()


@pytest.mark.parametrize("theme", THEMES)
def test_the_calendar_has_the_colours_of_the_theme(qtbot: QtBot, theme: str) -> None:
    form = Form(GERMAN, theme)
    qtbot.addWidget(form)
    form.field.show_day(date(2026, 11, 24))
    form.field.open_calendar()
    popup, tokens = calendar(), THEMES[theme]

    def colours(part: QWidget) -> set[str]:
        picture = popup.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        at = part.mapTo(popup, QPoint(0, 0))
        across = [(at.x() + x, at.y() + y) for x in range(part.width()) for y in range(part.height())]
        return {QColor(picture.pixel(x, y)).name() for x, y in across}

    cells = {cell.day: cell for cell in popup._cells}
    weekday = next(label for label in popup.findChildren(QLabel) if label.text() == "Mo")
    assert {tokens.raised, tokens.quiet} <= colours(weekday)
    assert tokens.accent in colours(cells[TODAY])
    assert {tokens.accent, tokens.ring} <= colours(cells[date(2026, 11, 24)])
    assert tokens.ink in colours(cells[date(2026, 11, 25)])
    assert tokens.accent not in colours(cells[date(2026, 11, 25)])
    # Where all that is written is weekends, no colour of the system shows.
    assert tokens.ink in colours(cells[date(2026, 11, 28)])


# On a page.


def profile(window: MainWindow) -> Session:
    window.navigator.go(ProfileRoute())
    assert window.documents.session is not None
    return window.documents.session


def test_what_is_typed_survives_leaving_the_page_at_once(quick: MainWindow) -> None:
    session = profile(quick)
    line = quick.page.findChild(DateField)._line
    line.setFocus()
    QTest.keyClicks(line, "15.3.27")
    quick.navigator.go(TasksRoute())
    assert session.assessment.details.profile == {"launch": "2027-03-15"}


def test_what_is_no_day_is_told_when_the_page_is_left(quick: MainWindow) -> None:
    session = profile(quick)
    line = quick.page.findChild(DateField)._line
    line.setFocus()
    QTest.keyClicks(line, "spring")
    quick.navigator.go(TasksRoute())
    assert session.assessment.details.profile == {}
    assert "“spring” is not a date" in quick.notices.said


def test_undo_brings_the_day_back(quick: MainWindow) -> None:
    session = profile(quick)
    field = quick.page.findChild(DateField)
    field._line.setFocus()
    QTest.keyClicks(field._line, "15/03/2027")
    QTest.keyClick(field._line, Qt.Key.Key_Return)
    assert session.assessment.details.profile == {"launch": "2027-03-15"}
    quick.documents.undo()
    assert (field._line.text(), session.assessment.details.profile) == ("", {})
    quick.documents.redo()
    assert field._line.text() == "15/03/2027"
