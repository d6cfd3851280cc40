"""The words of whole reports: no sentence again and again, no range without a range, nothing only we understand.

Read are both editions in both languages, of the sample companies and of every situation in which a report easily says
something silly. A rule that fails names company, language and edition.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product
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
from readiness.wording.plan import PlanEntry
from readiness.wording.wording import Wording
from tests.content.test_style import DAYS
from tests.reporting.pages import SVG, tree, words
from tests.reporting.samples import NAMES, SITUATIONS, WITH_EVERYTHING, result_of

SAMPLES = [*COMPANIES, *NAMES, WITH_EVERYTHING, *SITUATIONS]
REPORTS = [*product(SAMPLES, LANGUAGES, EDITIONS)]
# A shorter one is a label, such as the name of a stage.
FEWEST_WORDS = 6
BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "caption", "figcaption"}
MOST_TIMES = 2
# From when on a step is read too late for “today”.
SOON_DAYS = 30
# What is counted, in both languages.
THINGS = (
    "steps|questions|answers|days|person-days|packages|gates|people|persons|votes|points|hours|weeks|dimensions|levels|"
    "Mal|Schritte|Fragen|Antworten|Tage|Personentage|Pakete|Arbeitspakete|Stimmen|Punkte|Personen|Stunden|Wochen|"
    "Bereiche|Startbedingungen|Stufen|Fähigkeiten"
)
COUNTRIES = {"DE": "German|Deutsch", "AT": "Austria|Österreich", "CH": "Swiss|Switzerland|Schweiz"}


class Reading(NamedTuple):
    """A report as it is read: block by block, without what people wrote themselves, and what the charts say.

    `headed` are its headings right above a list or a table, each with the last words or cell of every entry.
    """

    language: str
    blocks: list[str]
    charts: str
    headed: list[tuple[str, list[str]]]
    wording: Wording
    entries: list[PlanEntry]

    @property
    def result(self) -> AssessmentResult:
        return self.wording.result


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], AssessmentResult]:
    made_here = (*NAMES, WITH_EVERYTHING, *SITUATIONS)
    found = {(name, code): result_of(name, code) for name in made_here for code in LANGUAGES}
    for company, (code, language) in product(COMPANIES, LANGUAGES.items()):
        folder = tmp_path_factory.mktemp(f"{company}-{code}")
        found[company, code] = read_document(sample_in(folder, language, company))
    return found


@pytest.fixture(scope="module", params=REPORTS, ids=[", ".join(asked) for asked in REPORTS])
def read(request: pytest.FixtureRequest, results: dict[tuple[str, str], AssessmentResult]) -> Reading:
    name, code, edition = request.param
    result = results[name, code]
    order = Order(result, edition, LANGUAGES[code])
    page = tree(render_html(order))
    notes = [answer.evidence for answer in result.assessment.answers.values()]
    own = {" ".join(line.split()) for note in notes for line in note.split("\n")}
    said = [_words(element) for element in _outer(page)]
    charts = " ".join(words(picture) for picture in page.iter(f"{SVG}svg"))
    # What backs an answer stands before the note on it.
    blocks = [text for text in said if text and text.split(": ", 1)[-1] not in own and text not in own]
    wording = Wording(result, order.language)
    return Reading(code, blocks, charts, _headed(page), wording, wording.plan.entries(result.plan))


def _words(element: Element) -> str:
    """Return what a block says; other than ordinary spaces, a no-break space stays one."""
    return re.sub(r"[ \t\n]+", " ", "".join(_text(element))).strip(" ")


def _text(element: Element) -> Iterator[str]:
    """Yield the text of a block without that of pictures in it, which is looked at apart."""
    yield element.text or ""
    for child in element:
        if child.tag != f"{SVG}svg":
            yield from _text(child)
        yield child.tail or ""


def _outer(element: Element) -> list[Element]:
    """Return the blocks that are in no other block; a table's cell may hold paragraphs."""
    if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element.iter() if child is not element):
        return [element]
    return [found for child in element for found in _outer(child)]


def _headed(page: Element) -> list[tuple[str, list[str]]]:
    found = []
    for parent in page.iter():
        children = list(parent)
        for heading, below in pairwise(children):
            entries = [*below.findall("li"), *below.findall("tbody/tr")]
            if heading.tag in {"h2", "h3", "h4", "caption"} and below.tag in {"ol", "ul", "table"}:
                found.append((_words(heading), [_words([*entry][-1] if len(entry) else entry) for entry in entries]))
    return found


def matching(pattern: str, read: Reading) -> list[str]:
    return [block for block in read.blocks if re.search(pattern, block, re.IGNORECASE)]


def test_no_sentence_is_said_more_than_twice(read: Reading) -> None:
    if not read.result.assessment.details.profile:
        pytest.skip("without a profile the legal points of every country are printed, one like the other")
    wording, result = read.wording, read.result
    # A reason is said of each dimension that has it; whom to ask is the cell of a table.
    reasons = Counter(
        reason
        for score in result.score.dimensions
        for reason in {*wording.reasons.stage(score), wording.stages.dimension(score) + "."}
    )
    owners = {wording.owners(code).casefold() for code in result.questionnaire.capabilities}
    said = Counter(
        sentence
        for block in read.blocks
        for sentence in sentences(block)
        if len(sentence.split()) >= FEWEST_WORDS and sentence.endswith((".", "?")) and " · " not in sentence
    )
    assert {
        sentence: times
        for sentence, times in said.items()
        if times > MOST_TIMES * (reasons[sentence] or 1) and sentence.rstrip(".").casefold() not in owners
    } == {}


def test_a_heading_counts_what_stands_below_it(read: Reading) -> None:
    counted = [
        (heading, int(number[1] or number[2]), len(entries))
        for heading, entries in read.headed
        if (number := re.search(rf"(?:^|· )(\d+).(?:{THINGS[:-1]}\w?)\b|\((\d+)\)$", heading))
    ]
    assert [found for found in counted if found[1] != found[2]] == []


def test_hours_in_a_heading_are_the_sum_of_those_below_it(read: Reading) -> None:
    summed = [
        (_range(told[1]), [span for entry in entries if (span := _range(entry)) is not None])
        for heading, entries in read.headed
        if (told := re.search(r"([\d.,–]+).(?:hours|Stunden)", heading))
    ]
    # A package names its hours above steps that have none of their own.
    assert [
        (told, parts)
        for told, parts in summed
        if parts and told != (sum(low for low, _ in parts), sum(high for _, high in parts))
    ] == []


def _range(written: str) -> tuple[int, int] | None:
    """Return both ends of "2–5" or "3"; None where it is no number."""
    ends = [re.sub("[.,]", "", end) for end in written.split("–")]
    return (int(ends[0]), int(ends[-1])) if all(end.isdecimal() for end in ends) else None


def test_no_name_stands_twice_in_one_reason(read: Reading) -> None:
    names, questionnaire = read.wording.names, read.result.questionnaire
    # A name of one word, such as “Goals”, is a word as well.
    told = [name for code in questionnaire.capabilities if " " in (name := names.capability(code))]
    told += [f"“{names.gate(gate.code)}”" for gate in questionnaire.gates]
    told += [names.quoted_gate(gate.code) for gate in questionnaire.gates]
    lines = {line for block in read.blocks for line in sentences(block)}
    assert [line for line in lines for name in told if line.count(name) > 1] == []


def test_no_range_has_equal_ends(read: Reading) -> None:
    assert matching(r"(?<![\d.,])(\d[\d.,]*)–\1(?![\d.,]*\d)", read) == []


def test_no_range_of_work_begins_at_nought(read: Reading) -> None:
    """ "Up to 0.2 days", not "0–0.2 days"."""
    assert matching(r"(?<![\d.,–])0[.,]?0?–[\d.,]+.(?:person-days|days|hours|Personentage|Tage|Stunden)", read) == []


def test_nothing_is_more_than_the_highest(read: Reading) -> None:
    assert matching(r"\b5 or (?:higher|more|above)|\b5 oder (?:höher|mehr)", read) == []


def test_one_thing_is_counted_in_the_singular(read: Reading) -> None:
    assert matching(rf"(?<![\d.,–-])1[ \u00a0](?:{THINGS})\b", read) == []


def test_a_step_says_that_it_is_one(read: Reading) -> None:
    """ "Schritt zu Stufe 1:" leads somewhere; "Auf Stufe 1:" would say where one stands."""
    assert matching(r"\b(?:Auf|Für|At|For) (?:Stufe|level).\d:|(?<!Step )\bto level.\d:", read) == []


def test_german_says_whose_stage_it_means(read: Reading) -> None:
    """A level of a capability is “Stufe”; that of a dimension and of the whole have words of their own."""
    if read.language == "de":
        stages, scores = read.wording.stages, read.result.score.dimensions
        said = [stages.summary(), stages.overall(), *map(stages.dimension, scores)]
        assert [text for text in said if re.search(r"\bStufe\b", text)] == []
        assert matching(r"^Stufe(?: heute| danach)?$", read) == []


def test_nothing_due_later_is_to_be_done_today(read: Reading) -> None:
    days = re.compile(rf"\b(?:{DAYS[read.language]})\b", re.IGNORECASE)
    later = [e for e in read.entries if (e.due - read.result.on).days > SOON_DAYS]
    assert [e.text.action for e in later if days.search(e.text.action)] == []


def test_what_does_not_apply_is_no_work(read: Reading) -> None:
    assessment = read.result.assessment
    assert [e.step.id for e in read.entries if assessment.answer(e.step.capability).status == "not_applicable"] == []


def test_legal_points_are_those_of_the_country(read: Reading) -> None:
    country = read.result.assessment.details.profile.get("country")
    foreign = "|".join(words for code, words in COUNTRIES.items() if code != country)
    if country in COUNTRIES:
        scope = read.result.assessment.details.scope
        assert [block for block in matching(rf"\b(?:{foreign})", read) if not scope or scope not in block] == []


def test_nothing_is_planned_where_too_little_is_known(read: Reading) -> None:
    if not read.result.planner.enough_known:
        assert matching(r"\d.(?:person-days|Personentagen?)\b", read) == []


def test_no_bracket_repeats_the_word_before_it(read: Reading) -> None:
    assert matching(r"\b(\w{3,}) \(\1\)", read) == []


def test_nothing_is_counted_to_nought(read: Reading) -> None:
    """A level may be 0; but nobody says "0 steps"."""
    assert matching(r"(?<![\d.,–])0.(?:steps|questions|answers|days|person-days|votes)\b", read) == []
    assert matching(r"(?<![\d.,–])0.(?:Schritte|Fragen|Antworten|Tage|Personentage|Stimmen)\b", read) == []


def test_gates_have_names_and_no_codes(read: Reading) -> None:
    assert matching(r"\bG\d\b", read) == []
    assert re.findall(r"\bG\d\b", read.charts) == []


def test_rules_have_words_and_no_numbers(read: Reading) -> None:
    """Nobody but us knows what rule 4 is; the options A to E of an incident stand in a table with their names."""
    assert matching(r"\b(?:rule|Regel).\d", read) == []
    if matching(r"\bA (?:to|bis) E\b", read):
        assert all(matching(rf"^{letter} · \w+", read) for letter in "ABCDE")


def test_stars_are_only_where_a_legend_says_what_they_mean(read: Reading) -> None:
    """In the names of capabilities, never in a sentence."""
    legend = {"en": "★\N{NO-BREAK SPACE}key question", "de": "★\N{NO-BREAK SPACE}Kernfrage"}[read.language]
    starred = matching("★", read)
    assert [block for block in starred if "." in block] == []
    assert not starred or matching(legend, read)


def test_no_report_names_a_file_of_ours(read: Reading) -> None:
    assert matching(r"(?-i:MODEL)|\w\.(?:md|yaml|py)\b", read) == []


def test_nothing_is_at_most_the_lowest_stage(read: Reading) -> None:
    assert matching("at most stage 0|höchstens (?:Stufe.)?0", read) == []


def test_no_german_line_ends_between_a_figure_and_its_unit(read: Reading) -> None:
    if read.language == "de":
        assert [block for block in read.blocks if kept_together(block) != block] == []
