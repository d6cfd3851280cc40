"""The full edition leaves nothing out: every capability, step, gate, checkpoint and word that people added."""

import re
import subprocess
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import GERMAN, LANGUAGES
from readiness.wording.incident_summary import open_incidents
from readiness.wording.wording import Wording
from tests.reporting.pages import SVG, pdf_text, squashed, tree, words
from tests.reporting.samples import EVERY_REPORT, WITH_EVERYTHING, Report, report
from tests.reporting.tools import program

# As in 3, 2–4, 0.5 or 1–2,5.
_NUMBER = re.compile(r"\d+(?:[–.,]\d+)*")

FULL = [(name, language) for name, language, edition in EVERY_REPORT if edition == "full"]


@pytest.fixture(params=FULL, ids=[", ".join(asked) for asked in FULL])
def made(request: pytest.FixtureRequest) -> Report:
    return report(*request.param, "full")


def said(made: Report) -> str:
    return squashed(words(tree(made.html)))


def test_every_capability_stands_there_with_its_level_and_what_backs_it(made: Report) -> None:
    text, result, language = said(made), made.result, made.language
    wording = Wording(result, LANGUAGES[language])
    for capability in result.questionnaire.asked(result.score.depth):
        answer = result.assessment.answer(capability.code)
        chosen = capability.question if answer.level is None else capability.levels[answer.level]
        assert squashed(wording.names.capability(capability.code)) in text
        assert squashed(answer.reason or chosen.in_language(language)) in text
        assert squashed(answer.evidence) in text
        assert squashed(wording.answers.of(capability.code)) in text


def test_every_step_stands_there_in_the_words_that_were_chosen(made: Report) -> None:
    text, result = said(made), made.result
    own = result.assessment.consultant.wordings
    for entry in Wording(result, LANGUAGES[made.language]).plan.entries(result.plan):
        assert squashed(own.get(entry.step.id, entry.text.action)) in text
        assert squashed(entry.owner) in text


def test_the_steps_count_on_from_line_to_line_and_are_named_by_these_numbers(made: Report) -> None:
    printed = [int(found) for found in re.findall(r'class="count">(\d+)</span><span class="strong"', made.html)]
    assert printed == list(range(1, len(printed) + 1))
    entries = Wording(made.result, LANGUAGES[made.language]).plan.entries(made.result.plan)
    assert len(printed) == len(entries)
    named = re.findall(r"(?:No\.|Nr\.)&nbsp;(\d+) (?:in the plan|im Plan)", made.html)
    first = {entry.step.capability: entry.text.number for entry in reversed(entries)}
    asked = made.result.questionnaire.asked(made.result.score.depth)
    assert set(map(int, named)) == {first[one.code] for one in asked if one.code in first}


def test_gates_say_what_is_missing(made: Report) -> None:
    text, language = said(made), LANGUAGES[made.language]
    wording = Wording(made.result, language)
    for gate in made.result.told_gates:
        assert squashed(f"{wording.names.gate(gate.code)} · {wording.gates.status(gate.status)}") in text
        for need in wording.gates.needs(gate):
            assert squashed(need.words) in text


def test_exactly_the_checkpoints_that_match_stand_there(made: Report) -> None:
    text, result = said(made), made.result
    matching = {point.code for point in result.checkpoints}
    assert result.questionnaire.legal is not None
    for point in result.questionnaire.legal.checkpoints:
        assert (squashed(point.text.in_language(made.language)) in text) == (point.code in matching)


def test_the_numbers_of_every_chart_stand_in_a_table(made: Report) -> None:
    """What a chart says of a row, a table says too."""
    page = tree(made.html)
    cells = " ".join(words(cell) for tag in ("td", "th") for cell in page.iter(tag))
    told = set(_NUMBER.findall(cells))
    for picture in page.iterfind(f".//figure/{SVG}svg"):
        described = picture.findtext(f"{SVG}desc") or ""
        numbers = {number for part in described.split("; ") for number in _NUMBER.findall(part.partition(": ")[2])}
        assert numbers <= told, described


def test_the_incident_says_why_and_what_would_turn_it() -> None:
    made = report(WITH_EVERYTHING, "de", "full")
    text, (incident,) = said(made), open_incidents(made.result, GERMAN)
    assert incident.turns
    steps = [step.text for steps in incident.tasks.values() for step in steps]
    assert squashed("Erledigt:") in text
    assert squashed(f"{incident.log[0][1]}") in text
    for part in [*incident.reasons, *incident.course, *steps, *incident.turns, *incident.stop_criteria]:
        assert squashed(part) in text
    assert squashed("Falsches Konto: bekannt seit 2. März 2026, abgeschlossen am 20. März 2026.") in text
    # Numbers of rules never stand for words.
    assert "Regel" not in "".join(incident.turns)


def test_the_consultant_speaks_once_everywhere() -> None:
    made = report(WITH_EVERYTHING, "de", "full")
    text, layer = said(made), made.result.assessment.consultant
    for part in [layer.foreword, layer.contact, *layer.findings.values()]:
        for line in part.splitlines():
            assert text.count(squashed(line)) >= 1
    assert len(list(tree(made.html).iter("img"))) == 1
    assert layer.accent in made.html


def test_contents_and_bookmarks_name_the_same_pages(made: Report) -> None:
    reader = PdfReader(BytesIO(made.pdf))
    pages = {squashed(str(mark.title)): reader.get_destination_page_number(mark) for mark in flat(reader.outline)}
    command = [program("pdftotext"), "-layout", "-f", "2", "-l", "2", "-", "-"]
    contents = subprocess.run(command, input=made.pdf, capture_output=True, check=True).stdout.decode()
    listed = re.findall(r"^ *(\d+ · .+?)[ .]+(\d+)$", contents, flags=re.MULTILINE)
    assert len(listed) == len([e for e in tree(made.html).iter("h2") if e.get("id")])
    for title, page in listed:
        assert pages[squashed(title)] == int(page) - 1


def flat(outline: list) -> list[Destination]:
    return [m for mark in outline for m in (flat(mark) if isinstance(mark, list) else [mark])]


def test_the_last_page_says_how_many_there_are(made: Report) -> None:
    count = len(PdfReader(BytesIO(made.pdf)).pages)
    words_of = {"de": f"Seite{count}von{count}", "en": f"Page{count}of{count}"}
    assert words_of[made.language] in pdf_text(made.pdf)


def test_the_gain_is_told_where_there_is_an_index(made: Report) -> None:
    title = LANGUAGES[made.language].gettext("What the plan brings")
    headings = [words(e) for e in tree(made.html).iter("h2")]
    assert any(title in heading for heading in headings) == (made.result.score.depth is Depth.FULL)
