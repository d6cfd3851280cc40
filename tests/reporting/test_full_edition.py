"""The full edition leaves nothing out: every capability, step, gate, checkpoint and word that people added."""

import re
import subprocess
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from readiness.foundation.language import GERMAN, LANGUAGES
from readiness.reporting.report_page import ReportPage
from readiness.wording.incident_summary import open_incidents
from readiness.wording.wording import Wording
from readiness.wording.work_packages import work_packages
from tests.reporting.pages import SVG, pdf_text, squashed, tree, words
from tests.reporting.samples import EVERY_REPORT, WITH_EVERYTHING, Report, report
from tests.reporting.tools import program

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


def test_every_step_of_the_roadmap_stands_there_once_in_the_words_that_were_chosen(made: Report) -> None:
    text, result = said(made), made.result
    own, wording = result.assessment.consultant.wordings, Wording(result, LANGUAGES[made.language])
    packages = work_packages(result.roadmap, wording) if result.roadmap else []
    assert [len(one.steps) for one in packages] == [len(one.package.steps) for one in packages]
    for package in packages:
        assert squashed(f"{package.owner} · ") in text
        for entry in package.steps:
            assert text.count(squashed(own.get(entry.step.id, entry.text.action))) == 1


def test_a_package_is_named_by_its_number_wherever_it_is_meant(made: Report) -> None:
    page = ReportPage(made.order)
    printed = [int(found) for found in re.findall(r'class="count">(\d+)</span>', made.html)]
    assert printed == [package.number for package in page.packages] == [*range(1, len(printed) + 1)]
    linked = re.findall(r'href="#package-(\d+)">', made.html)
    asked = made.result.questionnaire.asked(made.result.score.depth)
    assert {*map(int, linked)} == {page.package_numbers[one.code] for one in asked if one.code in page.package_numbers}


def test_a_capability_below_its_target_says_what_comes_next_or_names_its_package(made: Report) -> None:
    text, page = said(made), ReportPage(made.order)
    for capability in made.result.questionnaire.asked(made.result.score.depth):
        level = made.result.assessment.answer(capability.code).level
        if level is None or level >= made.result.targets[capability.code] or capability.code in page.package_numbers:
            continue
        step = f"{capability.code}:{level}>{level + 1}"
        own = made.result.assessment.consultant.wordings.get(step)
        assert squashed(own or page.wording.steps.action(capability.code, level + 1)) in text
        assert squashed(page.wording.names.risk(capability.code, made.result.risk_facts)) in text


def test_gates_are_milestones_with_what_they_allow(made: Report) -> None:
    text, wording = said(made), Wording(made.result, LANGUAGES[made.language])
    for milestone in made.result.roadmap.milestones if made.result.roadmap else ():
        day = wording.language.short_date(milestone.on)
        told = f"◆ {wording.names.gate(milestone.gate)}, {day}."
        if milestone.gate != made.result.plan.goal.gate:
            # What the goal allows stands on the decision page.
            told += wording.gates.allows(milestone.gate)
        assert squashed(told) in text


def test_exactly_the_checkpoints_that_match_stand_there(made: Report) -> None:
    """Those of the country; without a country none, and the topics alone of those whose sources nobody checked."""
    text, result = said(made), made.result
    country = bool(result.assessment.details.profile.get("country"))
    checked = {point.code for point in result.checked_points} if country else set()
    unchecked = {point.code for point in result.unchecked_points} if country else set()
    assert result.questionnaire.legal is not None
    for point in result.questionnaire.legal.checkpoints:
        assert (squashed(point.text.in_language(made.language)) in text) == (point.code in checked)
        assert point.code not in unchecked or squashed(point.topic.in_language(made.language)) in text


def test_every_chart_describes_what_it_shows(made: Report) -> None:
    for picture in tree(made.html).iter(f"{SVG}svg"):
        title, description = (picture.findtext(f"{SVG}{tag}") for tag in ("title", "desc"))
        assert title
        assert description


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
    command = [program("pdftotext"), "-layout", "-f", "1", "-l", "1", "-", "-"]
    contents = subprocess.run(command, input=made.pdf, capture_output=True, check=True).stdout.decode()
    listed = re.findall(r"^ *(\d+ · .+?)[ .]+(\d+)$", contents, flags=re.MULTILINE)
    assert len(listed) == len(ReportPage(made.order).chapters)
    for title, page in listed:
        assert pages[squashed(title)] == int(page) - 1


def flat(outline: list) -> list[Destination]:
    return [m for mark in outline for m in (flat(mark) if isinstance(mark, list) else [mark])]


def test_every_page_behind_the_cover_names_the_organisation_and_later_ones_their_chapter(made: Report) -> None:
    titles = [squashed(f"{one.number} · {one.title}") for one in ReportPage(made.order).chapters.values()]
    _, decision, *pages = [squashed(page.extract_text()) for page in PdfReader(BytesIO(made.pdf)).pages]
    name = squashed(made.result.assessment.details.organisation)
    assert [text[-200:] for text in (decision, *pages) if name not in text] == []
    assert [text[-200:] for text in pages if not any(title in text for title in titles)] == []


def test_the_last_page_says_how_many_there_are(made: Report) -> None:
    count = len(PdfReader(BytesIO(made.pdf)).pages)
    words_of = {"de": f"Seite{count}von{count}", "en": f"Page{count}of{count}"}
    assert words_of[made.language] in pdf_text(made.pdf)
