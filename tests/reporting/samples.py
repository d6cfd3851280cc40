"""The assessments whose reports are looked at: an ordinary one, one that has hardly begun, one that is nearly done."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from readiness.catalog.packs import load_pack
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.answers_json import read_answers
from readiness.foundation.i18n import LANGUAGES
from readiness.foundation.paths import content_folder
from readiness.reporting.html import render_html
from readiness.reporting.order import Order
from readiness.reporting.pdf import render_pdf
from readiness.results.assessment_result import AssessmentResult, assess

PACK = content_folder("questionnaires") / "social-media"
DAY = date(2026, 5, 4)
EDITION = "management"
NAMES = ("sample company", "hardly begun", "nearly perfect")
EVERY_REPORT = [(name, language) for name in NAMES for language in LANGUAGES]


@dataclass(frozen=True, repr=False)
class Report:
    result: AssessmentResult
    language: str
    html: str
    pdf: bytes


@cache
def report(name: str, language: str) -> Report:
    return render(_result(name, language), language)


def render(result: AssessmentResult, language: str = "en") -> Report:
    html = render_html(Order(result, EDITION, language))
    return Report(result, language, html, render_pdf(html))


@cache
def questionnaire() -> Questionnaire:
    return load_pack(PACK)


def nearly_perfect(details: Details, notes: str = "") -> AssessmentResult:
    """Return the result of somebody who has two steps to go and notes the same with every answer."""
    answers = {code: at_level(4) for code in questionnaire().capabilities}
    answers |= {
        "PRO1": at_level(2),
        "MON5": Answer(status=Status.DONT_KNOW),
        "CON3": Answer(status=Status.NOT_APPLICABLE, reason=notes or "no channel of our own, decided in March"),
    }
    noted = {code: msgspec.structs.replace(answer, evidence=notes) for code, answer in answers.items()}
    return assess(questionnaire(), Assessment(details, noted), DAY)


def _result(name: str, language: str) -> AssessmentResult:
    if name == "sample company":
        organisation, answers = read_answers(PACK / f"samples/cold-water.{language}.json", questionnaire())
        return assess(questionnaire(), Assessment(Details(organisation, Depth.FULL), answers), DAY)
    if name == "hardly begun":
        begun = Assessment(Details("Ganz am Anfang GmbH", Depth.QUICK), {"MON1": at_level(1)})
        return assess(questionnaire(), begun, DAY)
    return nearly_perfect(Details("Fast Fertig AG", Depth.FULL, scope="All of Europe", assessor="Anna Muster"))
