"""Tables of ours in LibreOffice Calc, in German and in English."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from readiness.app.documents import create_document
from readiness.app.plan_export import export_csv
from readiness.app.workbooks import export_assessment
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.exchange.spreadsheet_text import PLAIN, USUAL
from readiness.exchange.workbook import Book, CellKind, Formula, Sheet, SheetColumn, write_workbook
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.planning.goals import TARGET
from readiness.results.assessment_result import AssessmentResult
from tests.golden_company import golden_answers
from tests.office.calc import Calc
from tests.packs import shipped

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Calc]:
    made: dict[str, Calc] = {}
    return lambda language: made.setdefault(language, Calc(tmp_path_factory.mktemp(language), language))


@pytest.fixture
def result(tmp_path: Path) -> AssessmentResult:
    _, answers = read_answers(golden_answers("en"), shipped())
    session = create_document(tmp_path / "sample.readiness", shipped(), "Müller & Söhne GmbH", Depth.FULL, answers)
    session.document.close()
    return session.result()


@languages
def test_the_plans_sum_is_right(
    calc: Callable[[str], Calc], result: AssessmentResult, tmp_path: Path, language: str
) -> None:
    plan = result.planner.roadmap(TARGET).plan
    export_csv(result, plan, tmp_path / "plan.csv", LANGUAGES[language])

    saved = calc(language).open_text(tmp_path / "plan.csv", USUAL[language].separator)

    _head, *lines = CalamineWorkbook.from_path(str(saved)).get_sheet_by_index(0).to_python()
    assert len(lines) == len(plan.steps)
    low, high = (sum(line[column] for line in lines) for column in (7, 8))
    assert (low, high) == pytest.approx((plan.person_days.low, plan.person_days.high))
    assert all(isinstance(line[9], date) for line in lines)


def test_the_notation_of_another_language_is_what_goes_wrong(
    calc: Callable[[str], Calc], result: AssessmentResult, tmp_path: Path
) -> None:
    """This is what the dialects are for: without them, a German Calc reads other figures."""
    plan = result.planner.roadmap(TARGET).plan
    export_csv(result, plan, tmp_path / "other.csv", LANGUAGES["de"], PLAIN)

    saved = calc("de").open_text(tmp_path / "other.csv", PLAIN.separator)

    _head, *lines = CalamineWorkbook.from_path(str(saved)).get_sheet_by_index(0).to_python()
    assert {type(line[8]) for line in lines} != {float}


@languages
def test_formulas_give_the_values_that_we_wrote(
    calc: Callable[[str], Calc], result: AssessmentResult, tmp_path: Path, language: str
) -> None:
    export_assessment(result, tmp_path / "all.xlsx", LANGUAGES[language])

    ours = CalamineWorkbook.from_path(str(tmp_path / "all.xlsx"))
    theirs = CalamineWorkbook.from_path(str(calc(language).open_workbook(tmp_path / "all.xlsx")))

    assert theirs.sheet_names == ours.sheet_names
    for name in ours.sheet_names:
        for mine, other in zip(
            ours.get_sheet_by_name(name).to_python(), theirs.get_sheet_by_name(name).to_python(), strict=True
        ):
            figures = [cell for cell in mine if isinstance(cell, float)]
            assert [cell for cell in other if isinstance(cell, float)] == pytest.approx(figures), name
            assert [c for c in other if isinstance(c, date)] == [c for c in mine if isinstance(c, date)], name


def test_it_computes_anew(calc: Callable[[str], Calc], tmp_path: Path) -> None:
    """Else the test above would compare our values with themselves."""
    columns = [SheetColumn("Sum", CellKind.DAYS)]
    sheet = Sheet(name="S", title="T", columns=columns, rows=[[Formula("=1+1", 99.0)]])
    made = datetime(2026, 11, 23, tzinfo=UTC)
    book = Book(title="T", subject="", language=ENGLISH, made=made, accent="#0e5a6e", sheets=[sheet])
    (tmp_path / "wrong.xlsx").write_bytes(write_workbook(book))

    saved = calc("en").open_workbook(tmp_path / "wrong.xlsx")

    assert CalamineWorkbook.from_path(str(saved)).get_sheet_by_index(0).to_python()[-1] == [2.0]
