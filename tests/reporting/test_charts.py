"""The charts: real text with the numbers at the marks, and a title and description for who cannot see them."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, fromstring

import pytest
from markupsafe import Markup

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import LANGUAGES
from readiness.reporting.charts.gates import gates_chart
from readiness.reporting.charts.stages import stages_chart
from readiness.wording.wording import Wording
from tests.reporting.pages import SVG, tree
from tests.reporting.samples import Report

Chart = Callable[[Wording], Markup]


def draw(chart: Chart, report: Report) -> Element:
    return fromstring(chart(Wording(report.result, LANGUAGES[report.language])))


def texts(picture: Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("chart", [stages_chart, gates_chart])
def test_a_chart_has_a_title_and_a_description(chart: Chart, every_report: Report) -> None:
    title, description = list(draw(chart, every_report))[:2]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text
    assert description.text


def test_every_dimension_has_its_name_and_number_on_one_line(every_report: Report) -> None:
    picture = draw(stages_chart, every_report)
    wording = Wording(every_report.result, LANGUAGES[every_report.language])
    lines: dict[str | None, list[str]] = {}
    for element in picture.iter(f"{SVG}text"):
        lines.setdefault(element.get("y"), []).append(element.text or "")
    for dimension in every_report.result.score.dimensions:
        expected = [wording.names.dimension(dimension.code), wording.stages.short(dimension)]
        assert expected in lines.values()


def test_the_description_tells_the_same_as_the_picture(every_report: Report) -> None:
    wording = Wording(every_report.result, LANGUAGES[every_report.language])
    stages = draw(stages_chart, every_report).findtext(f"{SVG}desc") or ""
    for dimension in every_report.result.score.dimensions:
        assert f"{wording.names.dimension(dimension.code)}: {wording.stages.dimension(dimension)}" in stages
    gates = draw(gates_chart, every_report).findtext(f"{SVG}desc") or ""
    for gate in every_report.result.score.gates:
        assert f"{wording.names.gate(gate.code)}: {wording.gates.status(gate.status)}" in gates


def test_the_scale_names_every_level(every_report: Report) -> None:
    shown = texts(draw(stages_chart, every_report))
    for level, step in enumerate(every_report.result.questionnaire.ladder):
        assert str(level) in shown
        assert step.name.in_language(every_report.language) in shown


def test_every_gate_says_in_words_whether_it_is_passed(every_report: Report) -> None:
    wording = Wording(every_report.result, LANGUAGES[every_report.language])
    shown = texts(draw(gates_chart, every_report))
    expected = [[wording.names.gate(g.code), wording.gates.status(g.status)] for g in every_report.result.score.gates]
    assert shown == [text for pair in expected for text in pair]


def test_a_bar_is_as_long_as_the_stage_says(every_report: Report) -> None:
    """The track is five stages long; bar and range end where stage.low and stage.high are."""
    bars = list(draw(stages_chart, every_report).iter(f"{SVG}rect"))
    by_line: dict[str | None, list[float]] = {}
    for bar in bars:
        by_line.setdefault(bar.get("y"), []).append(float(bar.get("width", "nan")))
    assert len(by_line) == len(every_report.result.score.dimensions)
    for dimension, widths in zip(every_report.result.score.dimensions, by_line.values(), strict=True):
        shares = [round(width / widths[0] * 5, 2) for width in widths]
        rated = dimension.rating != "not_rateable"
        assert shares == ([5, dimension.stage.high, dimension.stage.low] if rated else [5])


def test_nothing_lies_outside_of_the_picture(every_report: Report) -> None:
    for chart in (stages_chart, gates_chart):
        picture = draw(chart, every_report)
        width, height = map(float, picture.get("viewBox", "").split()[2:])
        for element in picture:
            x, y = float(element.get("x", 0)), float(element.get("y", 0))
            assert 0 <= x <= x + float(element.get("width", 0)) <= width
            assert 0 <= y <= y + float(element.get("height", 0)) <= height


def test_the_charts_are_in_the_report(every_report: Report) -> None:
    """Management sees stages, the full edition levels and calendar too; with all questions come gates, and the gain."""
    quick = every_report.result.score.depth is Depth.QUICK
    expected = {"management": 1 if quick else 2, "full": 3 if quick else 5}[every_report.edition]
    if every_report.edition == "full" and not every_report.result.planner.enough_known:
        # Without a plan there is no calendar.
        expected -= 1
    assert len(tree(every_report.html).findall(f".//figure/{SVG}svg")) == expected
