"""The results view and the comparison: what they say, and where everything on them leads."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.sample import sample_in
from readiness.domain.answers import at_level
from readiness.domain.plan_notes import PackageNote, PlanNotes, Resolution
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation import clock
from readiness.foundation.language import LANGUAGES
from readiness.foundation.overriding import override
from readiness.ui.pages.compare.compare_view import CompareView
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.results.gate_stairs import GateStairs, GateStep
from readiness.ui.pages.results.heat_cell import HeatCell
from readiness.ui.pages.results.heat_map import HeatMap
from readiness.ui.pages.results.results_view import ResultsView
from readiness.ui.pages.results.standing_rows import StandingRow
from readiness.ui.pages.start.recent_card import RecentCard
from readiness.ui.routes import (
    AnswersRoute,
    CompareRoute,
    PlanRoute,
    QuestionRoute,
    ReportRoute,
    ResultsRoute,
    Route,
    TasksRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.name_field import NameField
from readiness.ui.widgets.stage_bar import StageBar
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.hostile_pdfs import slow_form
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.answering import answer_all
from tests.ui.every_route import settle
from tests.ui.test_accessibility import stops
from tests.ui.test_main_job import press, texts
from tests.ui.test_wheel_over_inputs import turn_wheel
from tests.ui.toasts import press_act, said

LONG = 30_000


@pytest.fixture
def results(sample: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window with the results of the sample."""
    return shown(sample, qtbot)


def shown(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Go to the results, and wait until it is worked out what can be decided."""
    window.navigator.go(ResultsRoute())
    worked_out(window, qtbot)
    return window


def worked_out(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until it is worked out what can be decided, and shown."""
    qtbot.waitUntil(lambda: view(window).complete, timeout=LONG)
    settle()


def view(window: MainWindow) -> ResultsView:
    assert isinstance(window.page, ResultsView)
    return window.page


def link(window: MainWindow, start: str) -> WrappedButton:
    return next(b for b in window.page.findChildren(WrappedButton) if b.words().startswith(start))


def named(window: MainWindow, start: str) -> QAbstractButton:
    """Return the button that is read out so."""
    return next(b for b in window.page.findChildren(QAbstractButton) if b.accessibleName().startswith(start))


def plan(window: MainWindow) -> PlanNotes:
    assert window.documents.session is not None
    return window.documents.session.assessment.plan


def field(window: MainWindow, name: str) -> QLineEdit:
    return next(f for f in window.page.findChildren(QLineEdit) if f.accessibleName() == name)


def way_field(window: MainWindow) -> ChoiceList:
    return window.page.findChild(ChoiceList)


def radios(window: MainWindow) -> list[QRadioButton]:
    return window.page.findChildren(QRadioButton)


def test_the_situation_comes_first_with_its_stage_and_basis(results: MainWindow) -> None:
    first, second, *_ = (label.text() for label in results.page.findChildren(QLabel))
    assert first.startswith("Overall stage 0 of 5, target 3. As of ")
    assert "All 43 questions completed, 8 of them with “don’t know”" in first
    assert second == "Partners speak about you in public. You have no rules for it yet."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_decision_fits_a_laptop_without_scrolling(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    window.memory.change(language=language)
    window.documents.open(sample_in(tmp_path, LANGUAGES[language]))
    page = view(shown(window, qtbot))
    QTest.qWait(20)
    for column in (page._situation, page._choices):
        ends = column.mapTo(page.area.viewport(), QPoint(0, column.height())).y()
        assert ends <= page.area.viewport().height()
    # All of the box to decide stands in one line.
    assert page.bar_height <= 72


@pytest.mark.parametrize(
    ("words", "route"),
    [
        ("Create report", ReportRoute),
        ("Go to the plan", PlanRoute),
        ("Compare with an earlier document …", CompareRoute),
    ],
)
def test_the_links_to_other_pages(results: MainWindow, words: str, route: type) -> None:
    press(results, words)
    assert isinstance(results.navigator.route, route)


@pytest.mark.parametrize(
    ("start", "route"),
    [
        ("Posts by your partners go unnoticed.", QuestionRoute("MON1")),
        ("All core dimensions are too low", QuestionRoute("PRO1")),
        ("Partners and agencies: today", AnswersRoute("PAR")),
        ("Change assumptions", PlanRoute(form=True)),
        ("…: ", PlanRoute()),
    ],
)
def test_everything_leads_to_what_it_speaks_of(results: MainWindow, start: str, route: Route) -> None:
    named(results, start).click()
    assert results.navigator.route == route


def test_a_task_leads_to_its_package_in_the_plan(results: MainWindow, qtbot: QtBot) -> None:
    named(results, "1 ").click()
    route = results.navigator.route
    assert isinstance(route, PlanRoute)
    assert route.step


def test_tasks_that_are_worked_out_once_more_keep_the_focus(results: MainWindow, qtbot: QtBot) -> None:
    radios(results)[-1].click()
    worked_out(results, qtbot)
    tasks = view(results)._choices._tasks
    before = tasks._rows[1]
    before.setFocus()
    said_of: list[QWidget | None] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    following = application.focusChanged.connect(lambda _before, now: said_of.append(now))
    results.documents.undo()
    worked_out(results, qtbot)
    application.focusChanged.disconnect(following)
    assert tasks._rows[1] is not before
    # Straight there: screen readers say all that has it in between.
    assert said_of == [results.focusWidget()] == [tasks._rows[1]]


def test_a_plan_whose_dates_are_past_says_so_and_begins_again(results: MainWindow, qtbot: QtBot) -> None:
    session = results.documents.session
    assert session is not None
    again = link(results, "Begin the plan again on ")
    assert again.isHidden()
    session.set_part(replace(plan(results), begins=clock.today() - timedelta(days=1000)))
    worked_out(results, qtbot)
    assert "All dates of the plan are past; the last one was " in texts(results)
    monday = session.result().planner.basis.next_monday
    again.click()
    worked_out(results, qtbot)
    assert plan(results).begins == monday
    assert again.isHidden()
    results.documents.undo()
    worked_out(results, qtbot)
    assert not again.isHidden()


def test_assumptions_are_changed_where_the_plan_counts_with_them(results: MainWindow) -> None:
    press(results, "Change assumptions")
    page = results.page
    assert isinstance(page, PlanView)
    assert page._goal_form.isVisible()


# The box to decide.


def test_the_recommended_way_is_chosen_at_first_and_marked(results: MainWindow) -> None:
    [chosen] = [radio for radio in radios(results) if radio.isChecked()]
    assert chosen.accessibleName().startswith("Govern partners. ")
    assert "Recommended." in chosen.accessibleName()
    assert way_field(results).currentText() == "Govern partners"


def test_radio_button_and_field_are_one_value(results: MainWindow, qtbot: QtBot) -> None:
    nothing = radios(results)[0]
    nothing.setFocus()
    nothing.click()
    assert plan(results).resolution == Resolution("nothing")
    assert way_field(results).currentText() == "Do nothing"
    worked_out(results, qtbot)
    assert ": your decision" in texts(results)
    # What is worked out anew takes nothing away from the keyboard.
    assert results.focusWidget() is nothing

    field = way_field(results)
    field.setCurrentIndex(field.findText("Govern partners"))
    field.activated.emit(field.currentIndex())
    worked_out(results, qtbot)
    assert [radio.isChecked() for radio in radios(results)] == [False, True, False]
    assert plan(results).resolution == Resolution("way:G2")


def test_the_wheel_and_arrows_choose_nothing(results: MainWindow, qtbot: QtBot) -> None:
    radio = next(radio for radio in radios(results) if radio.isChecked())
    radio.setFocus()
    qtbot.keyClick(radio, Qt.Key.Key_Up)
    assert results.focusWidget() is radios(results)[0]
    turn_wheel(way_field(results), -120)
    assert plan(results) == PlanNotes()
    qtbot.keyClick(results.focusWidget(), Qt.Key.Key_Return)
    assert plan(results).resolution.choice == "nothing"


def test_a_decision_is_recorded_told_and_taken_back_as_one(results: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(results, "Responsible"), " Jana Weber ")
    press(results, "Record the decision")
    resolution = plan(results).resolution
    assert (resolution.choice, resolution.responsible, resolution.on) == ("way:G2", "Jana Weber", clock.today())
    assert (plan(results).goal, resolution.review is not None) == ("way:G2", True)
    assert said(results) == "The decision is recorded."
    told = next(label.text() for label in results.page.findChildren(QLabel) if label.text().startswith("Decided on"))
    assert "Govern partners. Responsible: Jana Weber. Review on " in told
    assert not field(results, "Responsible").isVisible()

    results.documents.undo()
    assert said(results) == "Undone: decision"
    assert plan(results).resolution == Resolution(responsible="Jana Weber")
    assert field(results, "Responsible").isVisible()
    assert field(results, "Responsible").text().strip() == "Jana Weber"


def test_a_decision_leads_to_the_plan(results: MainWindow) -> None:
    press(results, "Record the decision")
    press_act(results, "Go to the plan")
    assert results.navigator.route == PlanRoute()


def test_what_was_decided_stays_until_something_is_changed(results: MainWindow, qtbot: QtBot) -> None:
    press(results, "Record the decision")
    press(results, "Change")
    assert plan(results).resolution.on == clock.today()
    qtbot.keyClick(results.focusWidget(), Qt.Key.Key_Escape)
    assert not field(results, "Deputy").isVisible()
    press(results, "Change")
    qtbot.keyClicks(field(results, "Deputy"), "Tom")
    results.navigator.go(TasksRoute())
    assert (plan(results).resolution.deputy, plan(results).resolution.on) == ("Tom", None)


def test_what_is_typed_is_kept_for_who_comes_back(results: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(results, "Deputy"), "Tom Kr")
    results.navigator.go(TasksRoute())
    assert plan(results).resolution == Resolution(deputy="Tom Kr")
    shown(results, qtbot)
    assert field(results, "Deputy").text() == "Tom Kr"


def test_names_of_the_plan_and_roles_are_offered(results: MainWindow, qtbot: QtBot) -> None:
    session = results.documents.session
    assert session is not None
    session.set_part(PlanNotes(packages={"MON1": PackageNote("Jana Weber")}))
    worked_out(results, qtbot)
    responsible, deputy = results.page.findChildren(NameField)
    qtbot.keyClick(field(results, "Responsible"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = responsible.findChild(QMenu)
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    assert offered[0] == "Jana Weber"
    assert "Management" in offered
    menu.actions()[0].trigger()
    menu.close()
    assert plan(results).resolution.responsible == "Jana Weber"
    assert field(results, "Responsible").text() == "Jana Weber"
    assert deputy.findChild(QMenu) is None


def test_a_review_before_today_is_refused_and_far_away_ones_are_asked_back(results: MainWindow, qtbot: QtBot) -> None:
    for typed, words in (("1/1/2020", "01/01/2020 has passed."), ("1/1/2050", "more than ten years away")):
        review = field(results, "Review")
        review.setFocus()
        review.clear()
        qtbot.keyClicks(review, typed)
        qtbot.keyClick(review, Qt.Key.Key_Return)
        assert words in texts(results)
        assert plan(results).resolution.review is None


def test_an_enter_too_many_decides_nothing(results: MainWindow, qtbot: QtBot) -> None:
    assert not isinstance(results.focusWidget(), QAbstractButton)
    qtbot.keyClick(results.focusWidget(), Qt.Key.Key_Return)
    assert plan(results) == PlanNotes()


def test_the_first_tab_leads_to_what_is_read_first(results: MainWindow) -> None:
    QTest.keyClick(results.focusWidget(), Qt.Key.Key_Tab)
    assert results.focusWidget() is named(results, "Posts by your partners go unnoticed.")


@pytest.mark.parametrize("decided", [False, True])
def test_tab_leads_through_everything_and_the_box_last(results: MainWindow, qtbot: QtBot, *, decided: bool) -> None:
    if decided:
        press(results, "Record the decision")
        worked_out(results, qtbot)
        results.notices.toast.close()
        settle()
    wanted = stops(results)
    box = wanted[wanted.index(named(results, "Compare with an earlier document …")) :]
    fields = ["Way", "Responsible", "Deputy", "Review", "Record the decision"]
    last = ["Change", "Go to the plan"] if decided else fields
    assert [widget.accessibleName() for widget in box[-len(last) :]] == last
    walked = set()
    for _stop in range(len(wanted) + 2):
        QTest.keyClick(results.windowHandle(), Qt.Key.Key_Tab)
        walked.add(results.focusWidget())
    # Within the stairs, arrows lead on.
    assert {widget for widget in set(wanted) - walked if not isinstance(widget, GateStep)} == set()


def test_the_first_task_leads_to_the_box(results: MainWindow) -> None:
    named(results, "Decision").click()
    assert results.focusWidget() is field(results, "Responsible")


# Other situations.


def test_a_quick_check_leads_on_to_the_full_questionnaire(quick: MainWindow, qtbot: QtBot) -> None:
    session = quick.documents.session
    assert session is not None
    answer_all(session, (asked.code for asked in session.questionnaire.asked(Depth.QUICK)), at_level(1))
    shown(quick, qtbot)
    assert quick.page.findChild(GateStairs) is None
    assert "Still open: 27 further questions, about 45 minutes" in texts(quick)
    assert len(quick.page.findChildren(HeatCell)) == 16
    press(quick, "Continue to the full questionnaire")
    assert (session.assessment.details.depth, quick.navigator.route) == (Depth.FULL, TasksRoute())
    quick.documents.undo()
    assert session.assessment.details.depth is Depth.QUICK


def test_where_too_little_is_known_nothing_is_decided_but_asked(quick: MainWindow, qtbot: QtBot) -> None:
    shown(quick, qtbot)
    assert "too little for a plan. Ask these first:" in texts(quick)
    assert radios(quick) == []
    assert "What this means for the business" not in texts(quick)
    link(quick, "How do we notice that people are talking in public").click()
    assert quick.navigator.route == QuestionRoute("MON1")


def test_who_has_reached_the_target_keeps_it(results: MainWindow, qtbot: QtBot) -> None:
    session = results.documents.session
    assert session is not None
    targets = session.result().targets
    for level in {*targets.values()}:
        answer_all(session, (code for code, target in targets.items() if target == level), at_level(level))
    shown(results, qtbot)
    [chosen] = [radio for radio in radios(results) if radio.isChecked()]
    assert chosen.accessibleName().startswith("Keep, and check once a year. ")
    press(results, "Record the decision")
    assert (plan(results).resolution.choice, plan(results).goal) == ("keep", "")


# What explains it.


def test_every_cell_of_the_heat_map_leads_to_its_question(qtbot: QtBot, results: MainWindow) -> None:
    cells = {cell.code: cell for cell in results.page.findChildren(HeatCell)}
    assert len(cells) == 43
    name = "Contract clause on references and publication (key question)"
    assert cells["PAR1"].accessibleName().startswith(f"{name}: ")
    cells["PAR1"].click()
    assert results.navigator.route == QuestionRoute("PAR1")
    results.navigator.back()
    worked_out(results, qtbot)
    cells = {cell.code: cell for cell in results.page.findChildren(HeatCell)}
    qtbot.keyClick(cells["PRO1"], Qt.Key.Key_Down)
    qtbot.keyClick(results.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(results.focusWidget(), Qt.Key.Key_Return)
    assert results.navigator.route == QuestionRoute("SKL2")


def test_the_heat_map_is_one_tab_stop(results: MainWindow) -> None:
    cells = results.page.findChild(HeatMap).findChildren(HeatCell)
    assert sum(bool(cell.focusPolicy() & Qt.FocusPolicy.TabFocus) for cell in cells) == 1


@pytest.mark.parametrize("width", [60, 110, 155, 200, 400])
def test_a_name_in_the_heat_map_has_the_room_that_it_needs(results: MainWindow, width: int) -> None:
    for cell in results.page.findChildren(HeatCell):
        lines = cell._lines(cell._room(width)) if cell._named(width) else [""]
        assert cell.heightForWidth(width) >= max(24, len(lines) * cell.fontMetrics().lineSpacing())


def test_a_name_whose_words_fit_is_shown_whole(results: MainWindow) -> None:
    for cell in results.page.findChildren(HeatCell):
        for width in range(100, 200):
            longest = max(cell.fontMetrics().horizontalAdvance(word) for word in cell._words(width))
            if longest < width and len(cell._words(width)) <= 3:
                assert " ".join(cell._lines(width)) == cell._name


def test_what_is_at_most_is_drawn_as_possible_everywhere(quick: MainWindow, qtbot: QtBot) -> None:
    """A quick check knows an upper bound only: nothing of it is certain, in rows, in bars, on the card."""
    session = quick.documents.session
    assert session is not None
    answer_all(session, (c.code for c in session.questionnaire.asked(Depth.QUICK)), at_level(2))
    shown(quick, qtbot)
    (rows, bars) = (quick.page.findChildren(kind) for kind in (StandingRow, StageBar))
    assert [row._row.low for row in rows] == [0] * len(rows) != []
    assert [row._row.high for row in rows] == [bar._high for bar in bars] == [2] * len(bars) != []
    accent = QColor(quick.look().tokens.accent)
    for bar in bars:
        assert bar._low == 0
        image = bar.grab().toImage()
        painted = [image.pixelColor(x, image.height() // 2) == accent for x in range(20, image.width() // 4)]
        assert any(painted)
        assert not all(painted)
    quick.documents.close()
    (card,) = quick.page.findChildren(RecentCard)
    assert (card._entry.low, card._entry.high) == (0, 2)


def test_a_dimension_says_why_it_stands_there(results: MainWindow) -> None:
    opener = link(results, "▸ Monitoring")
    assert "hidden" in opener.accessibleDescription()
    before = texts(results)
    opener.click()
    assert "shown" in opener.accessibleDescription()
    assert len(texts(results)) > len(before)
    link(results, "Show the answers").click()
    assert results.navigator.route == AnswersRoute("MON")


def test_a_gate_says_what_is_missing_and_leads_there(results: MainWindow) -> None:
    assert "See: not passed" in texts(results)
    stairs = results.page.findChild(GateStairs)
    stairs.choose("G1")
    assert "React: not passed" in texts(results)
    link(results, "Roles and deputies: level 2 needed").click()
    assert results.navigator.route == QuestionRoute("PRO3")


def test_a_deciding_answer_leads_to_its_question(results: MainWindow) -> None:
    assert "One answer decides" in texts(results)
    link(results, "People and working time").click()
    assert results.navigator.route == QuestionRoute("SKL1")


# Then and now.


def earlier(window: MainWindow, folder: Path) -> Path:
    assert window.documents.session is not None
    return Path(shutil.copy(window.documents.session.document.publish(), folder / "Earlier.readiness"))


def compared(window: MainWindow, path: Path, qtbot: QtBot) -> str:
    """Compare with a document, and return what the page says once it was read."""
    window.navigator.go(CompareRoute(path))
    wait_until_read(window, qtbot)
    return texts(window)


def wait_until_read(window: MainWindow, qtbot: QtBot) -> None:
    view = window.page
    assert isinstance(view, CompareView)
    qtbot.waitUntil(lambda: view.complete)


def test_an_earlier_document_is_chosen_and_compared(
    results: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    session = results.documents.session
    assert session is not None
    before = earlier(results, tmp_path)
    for code in ("MON1", "MON2"):
        session.answer(code, at_level(2))
    session.answer("SKL2", at_level(0))
    dialogs.place = before
    shown(results, qtbot)
    press(results, "Compare with an earlier document …")
    press(results, "Choose a document …")
    assert results.navigator.route == CompareRoute(before)
    wait_until_read(results, qtbot)
    said = texts(results)
    assert "Stage 0: The foundation is missing, unchanged" in said
    assert "3 answers have changed" in said
    assert "1 gate has changed" in said
    assert "See: not passed → passed" in said
    link(results, "Noticing mentions").click()
    assert results.navigator.route == QuestionRoute("MON1")


def test_what_cannot_be_compared_says_why(
    results: MainWindow, tmp_path: Path, questionnaire: Questionnaire, qtbot: QtBot
) -> None:
    session = results.documents.session
    assert session is not None
    before = earlier(results, tmp_path)
    assert "This is the document that is open." in compared(results, session.document.path, qtbot)
    session.set_depth(Depth.QUICK)
    assert "one is a quick check, the other the full questionnaire" in compared(results, before, qtbot)
    before.write_text("Dear Sir or Madam")
    assert "not a Readiness document" in compared(results, before, qtbot)
    assert "cannot be read" in compared(results, tmp_path / "gone.readiness", qtbot)


def test_the_window_goes_on_while_an_earlier_report_is_read(results: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    report = tmp_path / "Slow.pdf"
    report.write_bytes(slow_form())
    results.navigator.go(CompareRoute(report))
    view = results.page
    assert isinstance(view, CompareView)
    assert (view.complete, "Reading Slow.pdf …" in texts(results)) == (False, True)
    shown(results, qtbot)
    assert "Stage 0: Absent" in texts(results)


def test_a_comparison_opens_at_its_beginning(results: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    before = earlier(results, tmp_path)
    session = results.documents.session
    assert session is not None
    answer_all(session, ("MON1", "MON2", "PRO1", "PRO2", "PRO3", "STR1", "STR2"), at_level(5))
    results.resize(1024, 600)
    compared(results, before, qtbot)
    view = results.page
    assert isinstance(view, CompareView)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    assert view.verticalScrollBar().value() == 0


def test_what_is_added_is_painted_only_at_its_full_height(sample: MainWindow, qtbot: QtBot) -> None:
    sample.resize(1280, 641)
    settle()
    squeezed: list[str] = []

    class Painted(QObject):
        """Notes each label that is painted lower than its words are."""

        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and isinstance(watched, QLabel):
                needed = watched.heightForWidth(watched.width()) if watched.hasHeightForWidth() else 0
                if watched.height() < needed:
                    squeezed.append(watched.text())
            return False

    application, painted = QApplication.instance(), Painted()
    assert application is not None
    application.installEventFilter(painted)
    shown(sample, qtbot)
    application.removeEventFilter(painted)

    assert not squeezed
