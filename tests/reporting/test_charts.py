"""The charts: real text with the numbers at the marks, and a title and description for who cannot see them."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from readiness.domain.accent import contrast_on_white
from readiness.domain.plan_notes import PlanNotes
from readiness.foundation.language import GERMAN
from readiness.reporting.charts.roadmap import roadmap_charts
from readiness.reporting.charts.svg import PAPER, Drawing
from readiness.results.assessment_result import assess
from readiness.wording.wording import Wording
from readiness.wording.work_packages import work_packages
from tests.reporting.pages import SVG, tree
from tests.reporting.samples import DAY, Report, report


def test_no_type_on_paper_is_smaller_than_seven_and_a_half_points(every_report: Report) -> None:
    """A unit of a picture across the page is a point, and strips are not made smaller than they are drawn."""
    for picture in pictures(every_report):
        assert min(float(text.get("font-size", "nan")) for text in picture.iter(f"{SVG}text")) >= 7.5


def test_letters_can_be_read_on_every_shade_of_every_accent() -> None:
    for accent in ("#0e5a6e", "#7a1f3d", "#5f6b00", "#c02020", "#767676", "#000000"):
        for level in range(6):
            drawing = Drawing(accent)
            drawing.shade(0, 0, 1, 1, level)
            drawing.label(0, 0, "5", drawing.letters_on(level))
            picture = fromstring(drawing.picture(1, 1, "title", "description"))
            ground, letters = (next(picture.iter(f"{SVG}{tag}")).get("fill", "") for tag in ("rect", "text"))
            on_white = sorted((contrast_on_white(ground), contrast_on_white(letters)))
            assert on_white[1] / on_white[0] >= 4.5, (accent, level)


def test_nothing_lies_outside_of_a_picture(every_report: Report) -> None:
    for picture in pictures(every_report):
        width, height = map(float, picture.get("viewBox", "").split()[2:])
        for element in picture.iter(f"{SVG}rect"):
            x, y, across, down = (float(element.get(name, "nan")) for name in ("x", "y", "width", "height"))
            edge = float(element.get("stroke-width", 0)) / 2
            assert edge <= x + 0.01
            assert x + across + edge <= width + 0.01
            assert edge <= y + 0.01
            assert y + down + edge <= height + 0.01


def test_a_roadmap_has_a_row_for_each_package_and_each_milestone(every_report: Report) -> None:
    result = every_report.result
    found = [p for p in pictures(every_report) if re.match("Roadmap|Umsetzungsplan", p.findtext(f"{SVG}title") or "")]
    if result.roadmap is None or not result.roadmap.packages:
        assert found == []
        return
    # Words stand on pieces of paper.
    bars = [bar for picture in found for bar in picture.iter(f"{SVG}rect") if bar.get("fill") != PAPER]
    diamonds = [mark for picture in found for mark in picture.iter(f"{SVG}polygon")]
    assert len(bars) == len(result.roadmap.bookings)
    assert len(diamonds) == len(result.roadmap.milestones)


def test_many_packages_are_drawn_on_several_pages() -> None:
    made = report("sample company", "de")
    whole = replace(made.result.assessment, plan=PlanNotes(goal="target"))
    wording = Wording(assess(made.result.questionnaire, whole, DAY), GERMAN)
    assert wording.result.roadmap is not None
    packages = work_packages(wording.result.roadmap, wording)
    once, twice = roadmap_charts(packages, wording), roadmap_charts(packages + packages, wording)
    assert 0 < len(once) < len(twice)
    assert sum(chart.count("<polygon") for chart in twice) == 2 * sum(chart.count("<polygon") for chart in once)


def pictures(report: Report) -> list[Element]:
    return [*tree(report.html).iter(f"{SVG}svg")]
