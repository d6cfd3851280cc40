"""Write a plan to a file for other programs, whole or not at all."""

from pathlib import Path

from readiness.app.output import write_output
from readiness.exchange.plan_csv import write_plan_csv
from readiness.exchange.plan_ics import Calendar, write_plan_ics
from readiness.foundation import clock
from readiness.foundation.i18n import translator
from readiness.planning.plan import Plan
from readiness.results.assessment_result import AssessmentResult
from readiness.results.plan_texts import plan_entries


def export_csv(result: AssessmentResult, plan: Plan, target: Path, language: str) -> None:
    """Write the steps as CSV; raises UserError where the file cannot be written."""
    t = translator(language)
    write_output(write_plan_csv(plan_entries(result, plan, language, t), t), target)


def export_ics(result: AssessmentResult, plan: Plan, document_id: str, target: Path, language: str) -> None:
    """Write the steps as a calendar file; raises UserError where the file cannot be written."""
    t = translator(language)
    title = t.gettext("Action plan: {organisation}").format(organisation=result.assessment.details.organisation)
    calendar = Calendar(title, document_id, clock.now())
    write_output(write_plan_ics(plan_entries(result, plan, language, t), calendar, language, t), target)
