"""Write a plan to a file for other programs, whole or not at all."""

from pathlib import Path

from readiness.app.output import write_output
from readiness.exchange.plan_csv import write_plan_csv
from readiness.exchange.plan_ics import Calendar, write_plan_ics
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.planning.plan import Plan
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.wording import Wording


def export_csv(result: AssessmentResult, plan: Plan, target: Path, language: Language) -> None:
    """Write the steps as CSV; raises UserError where the file cannot be written."""
    write_output(write_plan_csv(Wording(result, language).plan.entries(plan), language), target)


def export_ics(result: AssessmentResult, plan: Plan, document_id: str, target: Path, language: Language) -> None:
    """Write the steps as a calendar file; raises UserError where the file cannot be written."""
    title = language.gettext("Action plan: {organisation}").format(organisation=result.assessment.details.organisation)
    calendar = Calendar(title, document_id, clock.now())
    write_output(write_plan_ics(Wording(result, language).plan.entries(plan), calendar, language), target)
