"""Eight slides for a board: titles, notes, languages, alternative texts, and nothing that leaves its room."""

from itertools import product

import pytest
from pptx.oxml.ns import qn
from pptx.util import Mm

from readiness.reporting.office.slide_parts import (
    HEIGHT,
    WIDTH,
    SlideArea,
    SlideText,
    cut_to,
    fitting_share,
    height_of,
    lines_of,
)
from tests.reporting.office.files import shape_words, slides
from tests.reporting.samples import NAMES, SITUATIONS, WITH_EVERYTHING

CASES = [*product((*NAMES, *SITUATIONS, WITH_EVERYTHING), ("de", "en"))]


@pytest.fixture(params=CASES, ids=[", ".join(case) for case in CASES])
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    asked: tuple[str, str] = request.param
    return asked


def test_there_are_eight_slides_with_titles_of_their_own_and_notes(case: tuple[str, str]) -> None:
    found = [*slides(*case).slides]
    titles = [slide.shapes.title.text_frame.text for slide in found]
    assert len(found) == 8
    assert all(title.strip() for title in titles)
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in found)


def test_no_slide_is_empty_below_its_title(case: tuple[str, str]) -> None:
    for slide in slides(*case).slides:
        assert len([words for words in shape_words(slide) if words.strip()]) > 4, slide.shapes.title.text_frame.text


def test_everything_stays_on_its_slide(case: tuple[str, str]) -> None:
    for slide in slides(*case).slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= Mm(WIDTH)
            assert shape.top + shape.height <= Mm(HEIGHT)


def test_words_keep_to_the_room_of_their_box(case: tuple[str, str]) -> None:
    for slide in slides(*case).slides:
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            told = [p for p in shape.text_frame.paragraphs if p.runs]
            tall = 0.0
            for paragraph in told:
                size = max(run.font.size.pt if run.font.size else 10 for run in paragraph.runs)
                strong = all(run.font.bold for run in paragraph.runs)
                words = SlideText(paragraph.text, size=size, strong=strong)
                tall += height_of([words], shape.width.mm, 1.0)
            # The room below the last line may be left out.
            assert tall - 0.45 * size * 25.4 / 72 <= shape.height.mm + 0.5, (
                tall,
                shape.height.mm,
                shape.text_frame.text,
            )


def test_tables_keep_to_the_slide(case: tuple[str, str]) -> None:
    for slide in slides(*case).slides:
        for shape in slide.shapes:
            if shape.has_table:
                widths = [column.width.mm for column in shape.table.columns]
                tall = sum(
                    max(
                        lines_of(cell.text, width - 3.2, _size(cell), strong=False) * _size(cell) * 0.43
                        for cell, width in zip(row.cells, widths, strict=True)
                    )
                    + 2.6
                    for row in shape.table.rows
                )
                assert shape.top.mm + tall <= HEIGHT - 12, slide.shapes.title.text_frame.text


def _size(cell: object) -> float:
    runs = cell.text_frame.paragraphs[0].runs  # type: ignore[attr-defined]
    return float(runs[0].font.size.pt) if runs else 10.0


def test_charts_and_tables_have_alternative_texts(case: tuple[str, str]) -> None:
    for slide in slides(*case).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_every_word_has_its_language(case: tuple[str, str]) -> None:
    code = {"de": "de-DE", "en": "en-GB"}[case[1]]
    opened = slides(*case)
    assert opened.core_properties.language == code
    for slide in opened.slides:
        for root in (slide._element, slide.notes_slide._element):
            runs = [*root.iter(qn("a:r"), qn("a:fld"))]
            assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {code}


def test_the_stages_are_a_chart_that_can_be_edited() -> None:
    [chart] = [shape.chart for shape in slides("sample company").slides[1].shapes if shape.has_chart]
    assert len([*chart.plots[0].categories]) == 8
    assert [series.name for series in chart.plots[0].series] == [
        "reached today",
        "possible, still open",
        "missing for the target",
    ]


def test_the_accent_is_the_consultants() -> None:
    layout = slides(WITH_EVERYTHING).slide_layouts[0]
    colours = {found.get("val") for found in layout._element.iter(qn("a:srgbClr"))}
    assert "7A1F3D" in colours


@pytest.mark.parametrize("text", ["word " * 200, "x" * 3000, "", "Kraftfahrzeughaftpflichtversicherung " * 20])
def test_a_text_is_cut_to_its_lines(text: str) -> None:
    kept = cut_to(text, 100, 12, 3)
    assert lines_of(kept, 100, 12) <= 3
    assert kept == text or kept.endswith("…")


def test_words_become_smaller_before_they_are_cut() -> None:
    words = [SlideText("word " * 60, size=20)]
    place = SlideArea(0, 0, 100, 60)
    share = fitting_share(words, place)
    assert 0.5 <= share < 1
    assert height_of(words, 100, share) <= 60
