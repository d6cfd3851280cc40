"""Tables of the sample company, warm: workbook, CSV and calendar, beside what the library takes for as many cells."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from bench.measure import beside, show
from readiness.app.plan_export import CalendarOrder, export_csv, export_ics
from readiness.app.workbooks import export_assessment
from readiness.catalog.packs import find_pack
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.foundation.language import GERMAN
from readiness.planning.goals import TARGET
from readiness.results.assessment_result import assess

# What the workbook of the sample has, about.
_CELLS = 2_000
_DOCUMENT = "8e9d5f6a-8f7b-4a43-9a63-5d3c9d6f0a11"


def tables(folder: Path) -> None:
    """Measure each kind of file and print it; the plan was made before."""
    questionnaire = find_pack("social-media")
    _, answers = read_answers(Path(__file__).parents[1] / "tests" / "files" / "cold-water.en.json", questionnaire)
    today = datetime.now(UTC).date()
    result = assess(questionnaire, Assessment(Details("Bench", Depth.FULL), answers), today)
    roadmap = result.planner.roadmap(TARGET)
    target = folder / "bench.xlsx"

    def workbook() -> None:
        export_assessment(result, target, GERMAN)

    def bare() -> None:
        made = BytesIO()
        book = Workbook(made, {"in_memory": True})
        sheet = book.add_worksheet()
        for number in range(_CELLS):
            sheet.write_string(number // 10, number % 10, f"a text of some length, the number of which is {number}")
        book.close()
        (folder / "bare.xlsx").write_bytes(made.getvalue())

    def csv_and_calendar() -> None:
        export_csv(result, roadmap.plan, folder / "bench.csv", GERMAN)
        export_ics(result, roadmap, CalendarOrder(_DOCUMENT), folder / "bench.ics", GERMAN)

    show(f"workbook of an assessment : {_CELLS:,} bare cells", beside(workbook, bare), "< 200 ms")
    show(f"table and calendar of a plan : {_CELLS:,} bare cells", beside(csv_and_calendar, bare), "< 100 ms")
