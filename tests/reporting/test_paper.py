"""The decision paper about an incident: one page in every case, in both languages, readable with a screen reader."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.domain.incidents import Incident, Incidents, TaskNote
from readiness.foundation.language import LANGUAGES
from readiness.reporting.html import render_html
from readiness.reporting.order import Order
from readiness.reporting.pdf import render_pdf
from readiness.results.assessment_result import assess
from readiness.wording.incident_summary import incident_summary
from tests.reporting.pages import page_count
from tests.reporting.samples import DAY, WITH_EVERYTHING, result_of
from tests.reporting.verapdf import Verapdf

FACTS = {"F1": "partner", "F2": "partner_channel", "F3": 1, "F4": 1, "F5": 1, "F6": 0, "F7": 1, "F9": 2}
GREEN = Incident(1, date(2026, 4, 30), "Die Agentur zeigt unser Pumpenprojekt", given={**FACTS, "F10": "2026-04-27"})
OPEN = replace(GREEN, given={**GREEN.given, "F3": None}, clearing={"F3": TaskNote("Jana Weber", date(2026, 5, 5))})
RED = replace(
    GREEN,
    title="Die Agentur zeigt unser Pumpenprojekt auf Facebook. " * 5,
    link="https://example.com/" + "a" * 900,
    given={**GREEN.given, "F3": 3, "F6": 3, "refused": "yes"},
)
CASES = {
    "green": GREEN,
    "open": OPEN,
    "red, long": RED,
    "nothing known": Incident(1, DAY),
    "closed": replace(GREEN, closed=DAY),
}


def order(incident: Incident, language: str) -> Order:
    known = result_of(WITH_EVERYTHING, language)
    result = assess(known.questionnaire, replace(known.assessment, incidents=Incidents((incident,))), DAY)
    return Order(result, "paper", LANGUAGES[language], incident=1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_it_has_one_page_and_is_valid(verapdf: Verapdf, case: str, language: str) -> None:
    pdf = render_pdf(render_html(order(CASES[case], language)))

    assert page_count(pdf) == 1
    assert verapdf.failures(pdf) == set()


def test_it_says_what_is_decided_and_who_does_what() -> None:
    made = order(OPEN, "de")
    html = render_html(made)
    summary = incident_summary(made.result, made.result.incidents[0], LANGUAGES["de"])

    assert summary is not None
    assert all(option.name in html and option.reason in html for option in summary.options)
    assert "Jana Weber" in html
    assert "5.\N{NO-BREAK SPACE}Mai 2026" in html
    assert "Noch nicht bekannt: Schaden durch den Inhalt," in html
    assert html.count('class="box"') == len(summary.options)


def test_tasks_that_are_done_leave_room_for_those_that_wait() -> None:
    first = order(GREEN, "en")
    code = "evidence-saved"
    done = order(replace(GREEN, ticked=(code,)), "en")
    guide = first.questionnaire.incident
    assert guide is not None
    words = next(step.text.en for step in guide.steps if step.code == code).partition(".")[0]

    assert words in render_html(first)
    assert words not in render_html(done)
