"""Write a plan to a file for other programs, whole or not at all."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from readiness.app.output import write_output
from readiness.exchange.ics import Calendar
from readiness.exchange.plan_csv import write_plan_csv
from readiness.exchange.plan_ics import EntryPer, write_plan_ics
from readiness.exchange.spreadsheet_text import Dialect
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.planning.plan import Plan
from readiness.planning.roadmap import Roadmap
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.wording import Wording
from readiness.wording.work_packages import work_packages


def export_csv(
    result: AssessmentResult, plan: Plan, target: Path, language: Language, dialect: Dialect | None = None
) -> None:
    """Write the steps as CSV, without a dialect in that of the language's spreadsheets.

    Raises UserError where the file cannot be written.
    """
    write_output(write_plan_csv(Wording(result, language).plan.entries(plan), language, dialect), target)


@dataclass(frozen=True, slots=True)
class CalendarOrder:
    """Of which document a calendar is, what its entries are for, and the ids of steps `beyond` a capacity."""

    document_id: str
    per: EntryPer = EntryPer.PACKAGE
    beyond: Collection[str] = ()


def export_ics(
    result: AssessmentResult, roadmap: Roadmap | None, order: CalendarOrder, target: Path, language: Language
) -> None:
    """Write the packages of a roadmap as a calendar file, but for those all of whose steps are beyond the capacity.

    Raises UserError where none of them has a day, or where the file cannot be written.
    """
    wording, left_out = Wording(result, language), set(order.beyond)
    packages = [] if roadmap is None else work_packages(roadmap, wording)
    planned = [package for package in packages if not left_out.issuperset(s.id for s in package.package.steps)]
    if not any(package.span for package in planned):
        if not result.questionnaire.estimated:
            raise UserError(
                "nothing-dated",
                N_("This questionnaire estimates no days, so there is nothing for a calendar."),
                N_("Nothing was written. Give steps a day in the app, and these come into it."),
                where=str(target),
            )
        raise UserError(
            "nothing-planned",
            N_("The plan has no work package with a day, so there is nothing for a calendar."),
            N_("Nothing was written; choose another goal, or more time a week."),
            where=str(target),
        )
    title = language.gettext("Action plan: {organisation}").format(organisation=result.assessment.details.organisation)
    calendar = Calendar(title, order.document_id, clock.now(), result.today)
    write_output(write_plan_ics(planned, calendar, wording, order.per), target)
