"""The frame around a page: rail, bar and panel fit every window, and no question needs scrolling."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings
from readiness.domain.answers import UNANSWERED, at_level
from readiness.domain.changes import AnswerChange
from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import LANGUAGES
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import (
    HelpRoute,
    IncidentRoute,
    PlanRoute,
    QuestionRoute,
    ReportRoute,
    ResultsRoute,
    Route,
    StartRoute,
    TasksRoute,
    WorkshopRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.rail import Rail, RailButton
from readiness.ui.theme.density import Density, density_of
from readiness.ui.widgets.action_bar import MOST_OF_PAGE, ActionBar
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.stored_text import StoredText
from readiness.ui.widgets.toggles import RadioButton
from tests.golden_company import create_golden
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.every_route import ROUTES, settle, visit
from tests.ui.notes import note_of
from tests.ui.sizes import resize

SIZES = [(1366, 689), (1280, 641), (1024, 560), (911, 480), (683, 384), (1920, 1000)]
SMALLEST_TARGET = 24
# Between the edge of a field and its words.
TEXT_MARGIN = 11


def opened(qtbot: QtBot, folder: Path, size: tuple[int, int], text_size: int = 100, language: str = "de") -> MainWindow:
    """Return a window of this size with the sample company open."""
    settings = Settings(language=language, theme="light", text_size=text_size, go_on=False)
    window = MainWindow(settings, ScriptedDialogs(folder))
    qtbot.addWidget(window)
    # Smaller than its own least size, as on a screen that has no more.
    window.setMinimumSize(1, 1)
    window.resize(*size)
    window.show()
    window.begin()
    window.documents.open(create_golden(folder, LANGUAGES[language]))
    return window


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize(
    ("size", "text_size", "language"),
    [
        *((size, 100, "de") for size in SIZES if size != (1024, 560)),
        # Text of twice the size has half the room: most of these would be one of the above.
        *((size, 200, "de") for size in [(1366, 689), (1024, 560), (683, 384)]),
        # German words are the longest; English ones are tried where there is the least room.
        ((683, 384), 200, "en"),
    ],
    ids=lambda value: "x".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_nothing_is_cut_in_any_window(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], text_size: int, language: str
) -> None:
    window = opened(qtbot, tmp_path, size, text_size, language)
    for route in ROUTES:
        visit(window, route, tmp_path)
        assert (window.width(), window.height()) == size
        assert not list(faults(window)), type(route).__name__
    window.close()


def faults(window: MainWindow) -> Iterator[str]:
    """Yield what is cut, or lies where nothing leads to."""
    centre = window.centralWidget().layout()
    if centre.minimumSize().width() > window.width():
        yield f"the page is {centre.minimumSize().width()} wide"
    yield from cut_areas(window)
    yield from cut_words(window)
    for bar in seen(window, ActionBar):
        pressed = seen(bar, QPushButton)
        for button in pressed:
            if not bar.rect().contains(place(button, bar)):
                yield f"{button.accessibleName()} leaves the bar"
            if any(place(button, bar).intersects(place(other, bar)) for other in pressed if other is not button):
                yield f"{button.accessibleName()} lies on another one"
        if bar.parentWidget() is window.page:
            if bar.height() > MOST_OF_PAGE * window.height():
                yield "the bar leaves the page too little room"
            # By this it is judged whether it does, wherever it stands.
            if bar.height() != bar.height_across(bar.width()):
                yield f"the bar is {bar.height()} high, and thought to be {bar.height_across(bar.width())}"


def cut_areas(window: MainWindow) -> Iterator[str]:
    for area in seen(window, QScrollArea):
        # What is too high scrolls; nothing scrolls sideways.
        if area.widgetResizable() and area.widget().width() > area.viewport().width():
            yield f"{type(area).__name__} holds something {area.widget().width()} wide"


def cut_words(window: MainWindow) -> Iterator[str]:
    for label in seen(window, QLabel):
        if label.wordWrap():
            shown = label.height() >= label.heightForWidth(label.width())
        else:
            shown = label.width() >= label.sizeHint().width()
        if label.text() and not shown:
            yield f"{label.text()!r} is cut"
    for button in seen(window, QAbstractButton):
        if not fits(button):
            yield f"{button.text() or button.accessibleName()!r} is cut"
        if min(button.width(), button.height()) < SMALLEST_TARGET and button.focusPolicy():
            yield f"{button.text() or button.accessibleName()!r} is too small"


def fits(button: QAbstractButton) -> bool:
    """Return whether a button shows all of its words."""
    size, liked = button.size(), button.sizeHint()
    if isinstance(button, RailButton | IconButton):
        return size.height() >= min(liked.height(), SMALLEST_TARGET)
    if isinstance(button, KeyButton) and size.width() >= liked.width():
        return size.height() >= SMALLEST_TARGET
    needed = button.heightForWidth(size.width())
    if needed > 0:
        return size.height() >= needed and size.width() >= button.minimumSizeHint().width()
    # What is painted by us sees to its own words; these are Qt's.
    return size.width() >= liked.width() or not (isinstance(button, QPushButton) or type(button) is RadioButton)


def seen(holder: QWidget, kind: type) -> list:
    return [widget for widget in holder.findChildren(kind) if widget.isVisible()]


def test_no_question_needs_scrolling_to_answer_and_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    for language in LANGUAGES:
        window = opened(qtbot, tmp_path / language, (1366, 689), language=language)
        session = window.documents.session
        assert session is not None
        asked = session.questionnaire.asked(Depth.FULL)
        assert len(asked) == 43
        answers = session.assessment.answers
        session.apply_all(AnswerChange(c.code, answers.get(c.code, UNANSWERED), at_level(2)) for c in asked)
        for capability in asked:
            window.navigator.go(QuestionRoute(capability.code))
            nothing_scrolls(window, capability.code)
            reason_stands_beside(window, capability.code)
        # 1920 × 1080 at 150 %: the small grid.
        resize(qtbot, window, 1280, 641)
        for capability in asked:
            window.navigator.go(QuestionRoute(capability.code))
            nothing_scrolls(window, capability.code)
            reason_stands_beside(window, capability.code)
        window.close()


def nothing_scrolls(window: MainWindow, code: str) -> None:
    """Check that cards, the row under them and the bar stand one below the other, all of them to be seen."""
    QApplication.processEvents()
    view = window.page
    assert isinstance(view, QuestionView)
    assert view.verticalScrollBar().maximum() == 0, code
    controls, cards = view._controls, view.findChildren(AnswerCard)
    others = [controls.dont_know, controls.not_applicable, controls.flag, view._evidence_link]
    assert len(cards) == COUNT
    tops = [place(widget, window).top() for widget in (*cards, others[0], view.bar)]
    assert tops == sorted(tops)
    assert len({place(widget, window).center().y() for widget in others}) == 1, code
    assert place(others[0], window).bottom() < place(view.bar, window).top()
    assert place(view.bar, window).bottom() == window.height() - 1
    for widget in (*cards, *others, view._on):
        assert widget.visibleRegion().boundingRect() == widget.rect(), (code, widget.accessibleName())
        assert not widget.hasHeightForWidth() or widget.height() >= widget.heightForWidth(widget.width()), code


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_bar_of_an_open_question_has_one_line_and_the_rail_stands_still(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    """Also with the most minutes left; and whatever is said of how the document is stored."""
    window = opened(qtbot, tmp_path, (1366, 689), language=language)
    session = window.documents.session
    assert session is not None
    asked = [c.code for c in session.questionnaire.asked(Depth.FULL)]
    session.apply_all(AnswerChange(code, session.assessment.answer(code), UNANSWERED) for code in asked[2:])
    window.navigator.go(QuestionRoute(asked[2]))
    QApplication.processEvents()
    view = window.page
    assert isinstance(view, QuestionView)
    assert " · " in view._progress._words.text()
    assert not view.bar._stacked
    assert view.bar.height() <= view.bar.line_height + 1
    rail = window.findChildren(Rail)[-1]
    _ = window.look().language.gettext
    stood = set()
    for words in (_("Everything is saved"), _("Saving …"), _("Saved {time}").format(time="20:08")):
        rail.state.show_state(words)
        QApplication.processEvents()
        stood.add(tuple(button.y() for button in (*rail._places, *rail._in_menu, rail._opener)))
    assert len(stood) == 1
    window.close()


def reason_stands_beside(window: MainWindow, code: str) -> None:
    """Ask why the question does not apply, and check that the field takes nothing from the question."""
    view = window.page
    assert isinstance(view, QuestionView)
    controls = view._controls
    controls.toggle_not_applicable()
    nothing_scrolls(window, code)
    assert view.beside
    reason, asked = controls.reason, controls.asked_reason
    assert QApplication.focusWidget() is reason
    for widget in (reason, asked):
        assert widget.visibleRegion().boundingRect() == widget.rect(), code
    assert not place(asked, window).intersects(place(view.area, window))
    assert reason.fontMetrics().horizontalAdvance(reason.placeholderText()) < reason.width() - 2 * TEXT_MARGIN


# Places and menu.


@pytest.mark.parametrize(
    ("number", "route"),
    [
        (1, TasksRoute()),
        (2, ResultsRoute()),
        (3, PlanRoute()),
        (4, IncidentRoute()),
        (5, ReportRoute()),
        (6, WorkshopRoute()),
    ],
)
def test_a_digit_with_ctrl_leads_to_a_place(qtbot: QtBot, quick: MainWindow, number: int, route: Route) -> None:
    quick.navigator.go(HelpRoute())
    qtbot.waitUntil(lambda: quick.workspace._actions is not None)
    quick.activateWindow()
    QTest.keyClick(quick, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
    assert quick.navigator.route == route
    (here,) = [button for button in seen(quick, RailButton) if "You are here" in button.accessibleDescription()]
    assert here.name == here.accessibleName() == quick.workspace._side.widget._places[number - 1].name


def test_the_rail_leads_to_its_places_and_says_how_they_stand(qtbot: QtBot, quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    for button in seen(quick, RailButton):
        assert button.accessibleName()
    questions, results = quick.workspace._side.widget._places[:2]
    assert questions.accessibleDescription() == "You are here · 0/16"
    session.answer("PRO1", at_level(2))
    assert questions.accessibleDescription() == "You are here · 1/16"
    QTest.mouseClick(results, Qt.MouseButton.LeftButton)
    assert quick.navigator.route == ResultsRoute()
    assert questions.accessibleDescription() == "1/16"
    quick.workspace._side.widget._home.click()
    assert quick.documents.session is None
    assert quick.navigator.route == StartRoute()


@pytest.mark.parametrize("size", [(1366, 689), (1280, 641), (1024, 560)])
def test_large_text_leaves_places_and_menu_in_sight(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    window = opened(qtbot, tmp_path, size, 200)
    rail = window.workspace._side.widget

    def hidden() -> list[str]:
        shown = (rail._home, *rail._places, rail._opener)
        return [button.name for button in shown if button.visibleRegion().boundingRect() != button.rect()]

    # How it is stored stands below them.
    qtbot.waitUntil(lambda: "✓" in [label.text() for label in seen(rail, QLabel)])
    qtbot.waitUntil(lambda: hidden() == [] and rail.verticalScrollBar().maximum() == 0)
    for button in (rail._home, *rail._places, rail._opener):
        assert button.height() >= button.minimumSizeHint().height()
    # These are in the menu, too.
    assert not [button.name for button in rail._in_menu if button.isVisible()]
    window.close()


def test_a_window_that_is_high_enough_shows_search_and_help(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, (1366, 1080), 200)

    def shown() -> list[str]:
        return [button.name for button in window.workspace._side.widget._in_menu if button.isVisible()]

    qtbot.waitUntil(lambda: shown() == ["Suchen", "Hilfe"])
    resize(qtbot, window, 1366, 689)
    assert shown() == []
    resize(qtbot, window, 1366, 1080)
    assert shown() == ["Suchen", "Hilfe"]
    window.close()


@pytest.mark.parametrize("route", [StartRoute(), TasksRoute(), QuestionRoute("PRO1")])
def test_f10_opens_the_menu_and_its_keys_work(qtbot: QtBot, quick: MainWindow, route: Route) -> None:
    if isinstance(route, StartRoute):
        quick.documents.close()
    else:
        quick.navigator.go(route)
    qtbot.waitUntil(lambda: quick.workspace._actions is not None)
    QTest.keyClick(quick, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert quick.screen().availableGeometry().contains(menu.geometry())
    assert {"New assessment", "Undo", "Help"} <= {action.text() for action in menu.actions()}
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


# Densities.


def test_a_window_of_another_density_is_made_anew_once_and_keeps_what_is_typed(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    qtbot.keyClicks(note, "The rule of May")
    note.moveCursor(QTextCursor.MoveOperation.PreviousWord)
    pages = [quick.page]
    made: list[bool] = []
    rebuild = quick.workspace._refit.timeout
    rebuild.connect(lambda: made.append(True))
    # As a window is drawn: many sizes one after the other.
    for width in range(1366, 1100, -20):
        quick.resize(width, 689)
        QApplication.processEvents()
    assert quick.page is pages[0]
    qtbot.waitUntil(lambda: not quick.workspace._refit.isActive())
    assert made == [True]
    assert quick.look().density is Density.SMALL
    assert quick.page is not pages[0]
    # One goes on typing where one was.
    typed_in = QApplication.focusWidget()
    assert isinstance(typed_in, StoredText)
    qtbot.keyClicks(typed_in, "2 ")
    assert typed_in.toPlainText() == "The rule of 2 May"
    quick.navigator.go(TasksRoute())
    session = quick.documents.session
    assert session is not None
    assert session.assessment.answer("PRO1").evidence == "The rule of 2 May"
    # Within a density nothing is made anew.
    page = quick.page
    quick.resize(1200, 700)
    assert not quick.workspace._refit.isActive()
    assert quick.page is page


@pytest.mark.parametrize(
    ("size", "text_size", "density"),
    [
        ((1366, 689), 100, Density.COMPACT),
        ((1366, 689), 125, Density.SMALL),
        ((1319, 900), 100, Density.SMALL),
        ((1320, 659), 100, Density.SMALL),
        ((1320, 660), 100, Density.COMPACT),
        ((1500, 900), 100, Density.COMFORTABLE),
        ((1920, 899), 100, Density.COMPACT),
        ((1920, 1000), 100, Density.COMFORTABLE),
        ((1920, 1000), 200, Density.SMALL),
    ],
)
def test_the_density_follows_the_room_that_the_text_leaves(
    size: tuple[int, int], text_size: int, density: Density
) -> None:
    assert density_of(QSize(*size), text_size / 100) is density


def test_a_report_whose_buttons_scroll_with_it_begins_at_its_top(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, (1366, 689), 200)
    # It is the window that people work in.
    settle()
    window.navigator.go(ReportRoute())
    settle()
    form = next(area for area in window.page.findChildren(QScrollArea) if area.isVisible())
    focus = QApplication.focusWidget()
    assert focus is not None
    assert form.isAncestorOf(focus)
    assert (form.verticalScrollBar().value(), form.verticalScrollBar().maximum() > 0) == (0, True)
    window.close()
