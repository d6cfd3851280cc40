"""The beginning of a plan: its day, its goal, and the levels that hold then, so that what is reached stays as done."""

from dataclasses import replace
from datetime import date

from readiness.app.session import Session
from readiness.domain.plan_notes import PlanNotes
from readiness.planning.start import start_levels
from readiness.results.assessment_result import AssessmentResult


def begun(result: AssessmentResult, day: date | None = None) -> PlanNotes:
    """Return the notes with the beginning fixed: on a day, or on that which the plan counts with."""
    planner, notes = result.planner, result.assessment.plan
    goal = planner.chosen
    return replace(
        notes,
        goal=notes.goal if goal is None else str(goal),
        begins=day or planner.basis.begins,
        baseline=start_levels(result.questionnaire, result.assessment),
    )


def waits_for_its_beginning(result: AssessmentResult) -> bool:
    """Return whether there is a plan that begins on another day each time it is looked at."""
    return not result.assessment.plan.baseline and result.roadmap is not None and bool(result.roadmap.packages)


def fix_beginning(session: Session) -> None:
    """Fix the beginning with the first report, once: others count with its days. Raises NotStoredError."""
    result = session.result()
    if session.document.read_only is None and waits_for_its_beginning(result):
        session.set_part(begun(result))
