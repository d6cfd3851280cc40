"""Write a plan, or a whole assessment, as a workbook for spreadsheets, whole or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING

from readiness.app.output import write_output
from readiness.domain.accent import DEFAULT_ACCENT, readable_accent
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.planning.roadmap import Roadmap
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.exchange.workbook import Sheet

ENDING = ".xlsx"


def export_assessment(result: AssessmentResult, target: Path, language: Language) -> None:
    """Write result, gates, answers, plan, costs and legal points; raises UserError where that fails."""
    from readiness.exchange.assessment_xlsx import answer_sheet, legal_sheet, result_sheets
    from readiness.exchange.plan_xlsx import plan_sheets

    wording, legal = Wording(result, language), legal_sheet(Wording(result, language))
    sheets = [*result_sheets(wording), answer_sheet(wording), *plan_sheets(result.roadmap, wording)]
    title = language.gettext("Assessment: {organisation}")
    _write([*sheets, *([legal] if legal else [])], title, wording, target)


def export_plan(result: AssessmentResult, roadmap: Roadmap | None, target: Path, language: Language) -> None:
    """Write packages, steps and costs of a roadmap; raises UserError where that fails."""
    from readiness.exchange.plan_xlsx import plan_sheets

    wording = Wording(result, language)
    _write(plan_sheets(roadmap, wording), language.gettext("Action plan: {organisation}"), wording, target)


def _write(sheets: "Sequence[Sheet]", title: str, wording: Wording, target: Path) -> None:
    # Imported here: a start has no use for it.
    from readiness.exchange.workbook import Book, write_workbook

    result, language = wording.result, wording.language
    accent = result.assessment.consultant.accent
    book = Book(
        title=title.format(organisation=result.assessment.details.organisation),
        subject=language.of(result.questionnaire.title),
        language=language,
        made=clock.now(),
        accent=accent if readable_accent(accent) else DEFAULT_ACCENT,
        sheets=sheets,
    )
    write_output(write_workbook(book), target)
