"""Write a plan to a file for other programs, whole or not at all."""

from pathlib import Path

from readiness.exchange.plan_csv import write_plan_csv
from readiness.exchange.plan_ics import Calendar, write_plan_ics
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.files import write_whole
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.planning.plan import Plan
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.wording import Wording


def export_csv(result: AssessmentResult, plan: Plan, target: Path, language: Language) -> None:
    """Write the steps as CSV; raises UserError where the file cannot be written."""
    _write(write_plan_csv(Wording(result, language).plan.entries(plan), language), target)


def export_ics(result: AssessmentResult, plan: Plan, document_id: str, target: Path, language: Language) -> None:
    """Write the steps as a calendar file; raises UserError where the file cannot be written."""
    title = language.gettext("Action plan: {organisation}").format(organisation=result.assessment.details.organisation)
    calendar = Calendar(title, document_id, clock.now())
    _write(write_plan_ics(Wording(result, language).plan.entries(plan), calendar, language), target)


def _write(content: bytes, target: Path) -> None:
    try:
        write_whole(content, target)
    except OSError as error:
        raise UserError(
            "plan-not-written",
            N_("The plan could not be written ({reason})."),
            N_("Check that the folder exists and that the file is not open elsewhere, or choose another place."),
            where=str(target),
            reason=error.strerror or type(error).__name__,
        ) from error
