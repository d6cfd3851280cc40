"""What the answers make of the plan: nothing to do, too little known, other steps."""

from pytestqt.qtbot import QtBot

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.questionnaire import Depth
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.routes import PlanRoute, QuestionRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.ask_first import AskFirst
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.ui.answering import answer_all
from tests.ui.plan.plan_page import notes, planned, steps
from tests.ui.test_main_job import press, texts


def test_an_answer_makes_another_plan(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    session = sample.documents.session
    assert session is not None
    session.answer("PRO3", at_level(1))
    sample.navigator.go(QuestionRoute("PRO3"))
    sample.navigator.go(PlanRoute())
    again = planned(qtbot, sample)
    assert "PRO3:0>1" not in steps(again)


def test_a_reached_goal_says_so(qtbot: QtBot, sample: MainWindow) -> None:
    session = sample.documents.session
    assert session is not None
    answer_all(session, session.questionnaire.capabilities, at_level(5))
    sample.navigator.go(PlanRoute())
    planned(qtbot, sample)
    words = "Everything that you want is there. Check once a year whether it still holds."
    assert words in texts(sample)
    press(sample, "Save as calendar …")
    assert sample.notices.said == words


def test_too_few_answers_are_no_plan(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(PlanRoute())
    view = planned(qtbot, quick)
    assert steps(view) == []
    assert "Ask these first:" in texts(quick)
    first = view.findChildren(AskFirst)[0].findChildren(WrappedButton)[0]
    first.click()
    assert quick.navigator.route == QuestionRoute("MON1")


def test_a_quick_check_has_a_plan_too(qtbot: QtBot, quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    answer_all(session, (asked.code for asked in session.questionnaire.asked(Depth.QUICK)), at_level(1))
    quick.navigator.go(PlanRoute())
    view = planned(qtbot, quick)
    assert steps(view)
    assert "2 weeks to “See”" in texts(quick)


def test_what_does_not_apply_is_confirmed_and_undone(qtbot: QtBot, sample: MainWindow, roadmap: PlanView) -> None:
    session = sample.documents.session
    assert session is not None
    session.answer("PRO3", Answer(Status.NOT_APPLICABLE, reason="no partners"))
    planned(qtbot, sample)
    assert "which was called not applicable: no partners" in texts(sample)

    press(sample, "It does not apply: confirmed")
    planned(qtbot, sample)
    assert notes(sample).confirmed == ("PRO3",)
    assert "which was called not applicable" not in texts(sample)

    sample.documents.undo()
    planned(qtbot, sample)
    assert "which was called not applicable" in texts(sample)
