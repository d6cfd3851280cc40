"""The words of whole reports: no sentence again and again, no range without a range, nothing only we understand."""

import re
from collections import Counter
from itertools import product
from typing import NamedTuple
from xml.etree.ElementTree import Element

import pytest

from readiness.app.documents import read_document
from readiness.app.sample import COMPANIES, sample_in
from readiness.catalog.checks.prose import sentences
from readiness.foundation.language import LANGUAGES
from readiness.foundation.line_breaks import kept_together
from readiness.reporting.editions import EDITIONS
from readiness.reporting.html import render_html
from readiness.reporting.order import Order
from readiness.results.assessment_result import AssessmentResult
from tests.reporting.pages import SVG, tree, words
from tests.reporting.samples import NAMES, WITH_EVERYTHING, result_of

SAMPLES = [*COMPANIES, *NAMES, WITH_EVERYTHING]
REPORTS = [*product(SAMPLES, LANGUAGES, EDITIONS)]
# A shorter one is a label, such as the name of a stage.
FEWEST_WORDS = 6
BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "caption", "figcaption"}
# What is said of a row of a table, row by row.
STATES = {
    "en": {"Fewer than half of the applicable questions are answered."},
    "de": {"Weniger als die Hälfte der zutreffenden Fragen ist beantwortet."},
}


class Reading(NamedTuple):
    """A report as it is read: block by block, without what people wrote themselves, and what the charts say."""

    language: str
    blocks: list[str]
    charts: str
    profiled: bool


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], AssessmentResult]:
    found = {(name, code): result_of(name, code) for name in (*NAMES, WITH_EVERYTHING) for code in LANGUAGES}
    for company, (code, language) in product(COMPANIES, LANGUAGES.items()):
        folder = tmp_path_factory.mktemp(f"{company}-{code}")
        found[company, code] = read_document(sample_in(folder, language, company))
    return found


@pytest.fixture(scope="module", params=REPORTS, ids=[", ".join(asked) for asked in REPORTS])
def read(request: pytest.FixtureRequest, results: dict[tuple[str, str], AssessmentResult]) -> Reading:
    name, code, edition = request.param
    result = results[name, code]
    page = tree(render_html(Order(result, edition, LANGUAGES[code])))
    notes = [answer.evidence for answer in result.assessment.answers.values()]
    own = {" ".join(line.split()) for note in notes for line in note.split("\n")}
    said = [_words(element) for element in _outer(page)]
    charts = " ".join(words(picture) for picture in page.iterfind(f".//figure/{SVG}svg"))
    blocks = [text for text in said if text and text not in own]
    return Reading(code, blocks, charts, bool(result.assessment.details.profile))


def _words(element: Element) -> str:
    """Return what a block says; other than ordinary spaces, a no-break space stays one."""
    return re.sub(r"[ \t\n]+", " ", "".join(element.itertext())).strip(" ")


def _outer(element: Element) -> list[Element]:
    """Return the blocks that are in no other block; a table's cell may hold paragraphs."""
    if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element.iter() if child is not element):
        return [element]
    return [found for child in element for found in _outer(child)]


def matching(pattern: str, read: Reading) -> list[str]:
    return [block for block in read.blocks if re.search(pattern, block, re.IGNORECASE)]


def test_no_sentence_is_said_more_than_twice(read: Reading) -> None:
    if not read.profiled:
        pytest.skip("without a profile the legal points of every country are printed, one like the other")
    said = Counter(
        sentence
        for block in read.blocks
        for sentence in sentences(block)
        if len(sentence.split()) >= FEWEST_WORDS and sentence.endswith((".", "?")) and " · " not in sentence
    )
    assert [sentence for sentence, times in said.items() if times > 2 and sentence not in STATES[read.language]] == []


def test_no_range_has_equal_ends(read: Reading) -> None:
    assert matching(r"(?<![\d.,])(\d[\d.,]*)–\1(?![\d.,]*\d)", read) == []


def test_no_bracket_repeats_the_word_before_it(read: Reading) -> None:
    assert matching(r"\b(\w{3,}) \(\1\)", read) == []


def test_nothing_is_counted_to_nought(read: Reading) -> None:
    """A level may be 0; but nobody says "0 steps"."""
    assert matching(r"(?<![\d.,–])0.(?:steps|questions|answers|days|person-days|votes)\b", read) == []
    assert matching(r"(?<![\d.,–])0.(?:Schritte|Fragen|Antworten|Tage|Personentage|Stimmen)\b", read) == []


def test_gates_have_names_and_no_codes(read: Reading) -> None:
    assert matching(r"\bG\d\b", read) == []
    assert re.findall(r"\bG\d\b", read.charts) == []


def test_stars_are_only_where_a_legend_says_what_they_mean(read: Reading) -> None:
    """In the heat map, and in the table of the same capabilities below it."""
    legend = {"en": "★key question", "de": "★Kernfrage"}[read.language]
    starred = matching("★", read)
    assert [block for block in starred if not block.endswith("★") or "." in block] == []
    assert not (starred or "★" in read.charts) or legend in read.charts.replace(" ", "", 1) or legend in read.charts


def test_no_report_names_a_file_of_ours(read: Reading) -> None:
    assert matching(r"(?-i:MODEL)|\w\.(?:md|yaml|py)\b", read) == []


def test_nothing_is_at_most_the_lowest_stage(read: Reading) -> None:
    assert matching("at most stage 0|höchstens (?:Stufe.)?0", read) == []


def test_no_german_line_ends_between_a_figure_and_its_unit(read: Reading) -> None:
    if read.language == "de":
        assert [block for block in read.blocks if kept_together(block) != block] == []
