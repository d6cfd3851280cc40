"""The assessments whose reports are looked at.

An ordinary one, one that has hardly begun, one that is nearly done, and one with all that people can add; their PDFs
are looked at too. Then the situations in which a report easily says something silly.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from itertools import product
from typing import Any

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.attachments import Attachment, Attachments
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.incidents import Incident, Incidents, LogEntry, TaskNote
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.answers_json import read_answers
from readiness.foundation.language import LANGUAGES
from readiness.reporting.editions import EDITIONS
from readiness.reporting.html import render_html
from readiness.reporting.logo import logo_address
from readiness.reporting.order import Order
from readiness.reporting.pdf import render_pdf
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.validation.boundary import read_json, write_json
from readiness.validation.pictures import PNG
from tests.golden_company import PROFILE, golden_answers
from tests.packs import shipped
from tests.reporting.pictures import png

DAY = date(2026, 5, 4)
EDITION = "management"
NAMES = ("sample company", "hardly begun", "nearly perfect")
WITH_EVERYTHING = "with everything"
SITUATIONS = ("mixed", "all 5 without proof", "quick check", "empty", "all unknown", "long names")
# Every assessment in both languages and in both editions; the full one, which takes ten times as long to make and to
# check, in one language each.
EVERY_REPORT = [
    *product(NAMES, LANGUAGES, [EDITION]),
    ("sample company", "en", "full"),
    ("hardly begun", "de", "full"),
    ("nearly perfect", "en", "full"),
    (WITH_EVERYTHING, "de", "full"),
    (WITH_EVERYTHING, "en", EDITION),
]
assert {edition for _, _, edition in EVERY_REPORT} == {*EDITIONS}
PICTURE = png()


@dataclass(frozen=True, repr=False)
class Report:
    """A report, printed only where a test looks at the PDF: that takes ten times as long as the page."""

    order: Order
    html: str

    @property
    def result(self) -> AssessmentResult:
        return self.order.result

    @property
    def language(self) -> str:
        return self.order.language.code

    @property
    def edition(self) -> str:
        return self.order.edition

    @cached_property
    def pdf(self) -> bytes:
        return render_pdf(self.html, picture=logo_address(self.order), source=self.order.source)


@cache
def report(name: str, language: str, edition: str = EDITION) -> Report:
    return render(result_of(name, language), language, edition)


def render(result: AssessmentResult, language: str = "en", edition: str = EDITION, *, source: bytes = b"") -> Report:
    order = Order(result, edition, LANGUAGES[language], logo=PICTURE, source=source)
    return Report(order, render_html(order))


def questionnaire() -> Questionnaire:
    return shipped()


def nearly_perfect(details: Details, notes: str = "") -> AssessmentResult:
    """Return the result of somebody who has two steps to go and notes the same with every answer."""
    answers = {code: at_level(4) for code in questionnaire().capabilities}
    answers |= {
        "PRO1": at_level(2),
        "MON5": Answer(status=Status.DONT_KNOW),
        "CON3": Answer(status=Status.NOT_APPLICABLE, reason=notes or "no channel of our own, decided in March"),
    }
    noted = {code: replace(answer, evidence=notes) for code, answer in answers.items()}
    return assess(questionnaire(), Assessment(details, noted), DAY)


@cache
def result_of(name: str, language: str) -> AssessmentResult:
    if name == "hardly begun":
        begun = Assessment(Details("Ganz am Anfang GmbH", Depth.QUICK), {"MON1": at_level(1)})
        return assess(questionnaire(), begun, DAY)
    if name == "nearly perfect":
        return nearly_perfect(Details("Fast Fertig AG", Depth.FULL, scope="All of Europe", assessor="Anna Muster"))
    organisation, answers = read_answers(golden_answers(language), questionnaire())
    sample = Assessment(Details(organisation, Depth.FULL, profile=PROFILE), answers)
    if name in SITUATIONS:
        sample = situation(name, sample)
    elif name == WITH_EVERYTHING:
        sample = with_everything(sample)
    return assess(questionnaire(), sample, DAY)


def situation(name: str, sample: Assessment) -> Assessment:
    """Return an assessment in one of SITUATIONS, of a company with the profile of the sample."""
    asked = questionnaire()

    def answered(organisation: str, answers: dict[str, Answer], depth: Depth = Depth.FULL) -> Assessment:
        return replace(sample, details=replace(sample.details, organisation=organisation, depth=depth), answers=answers)

    everything = [*asked.capabilities]
    match name:
        case "mixed":
            # Around level 2, with one answer that nobody knows and one question that does not apply.
            answers = {code: at_level(1 + at % 3) for at, code in enumerate(everything)}
            answers["MGT5"] = Answer(status=Status.DONT_KNOW)
            answers["RSK5"] = Answer(status=Status.NOT_APPLICABLE, reason="Kein Betriebsrat / no works council")
            return answered("Gemischte Werkzeuge KG", answers)
        case "all 5 without proof":
            return answered("Alles Fünf GmbH", {code: at_level(5) for code in everything})
        case "quick check":
            keys = [capability.code for capability in asked.asked(Depth.QUICK)]
            return answered("Kurz Gefragt GmbH", {code: at_level(at % 4) for at, code in enumerate(keys)}, Depth.QUICK)
        case "all unknown":
            return answered("Keiner Weiß GmbH", {code: Answer(status=Status.DONT_KNOW) for code in everything})
        case "long names":
            long = with_everything(sample, short="von und zu Hohenwaldau-Rosenthal auf Niederlangenfeld")
            name_of = (
                "Elektrizitätswerksbetriebsgesellschaft Hohenwaldau-Rosenthal und Kraftfahrzeughaftpflichtversicherung"
            )
            return replace(
                long, details=replace(long.details, organisation=f"{name_of}svermittlungsgesellschaft mbH & Co. KG")
            )
    return answered("Noch Leer GmbH", {})


def with_everything(sample: Assessment, words: str = "", short: str = "") -> Assessment:
    """Return an assessment with all that people can add, each with `words` in it, or `short` where it is a name."""
    picture = Attachment(sha256(PICTURE).hexdigest(), "logo.png", len(PICTURE), PNG)
    facts = {"F1": "partner", "F2": "partner_channel", "F3": 1, "F4": 1, "F5": 1, "F6": 0, "F7": 1}
    facts |= {"F8": "first_cooperative", "F9": 2}
    return replace(
        sample,
        details=replace(sample.details, scope=f"Hauptwerk {words}", assessor=f"Dr. Anna Muster {words}"),
        plan=PlanNotes(
            "gate:G3", 40, steps={"PRO3:0>1": StepNote(f"Eva Beispiel {short}", date(2026, 5, 20), done=True)}
        ),
        incidents=Incidents(
            (
                Incident(
                    1,
                    date(2026, 4, 30),
                    f"Beiträge der Agentur {short}",
                    f"https://example.com/{short}",
                    given={**facts, "F10": "2026-04-27"},
                    ticked=("evidence-saved",),
                    tasks={"partner-called": TaskNote(f"Eva Beispiel {short}", date(2026, 5, 2))},
                    log=(LogEntry(date(2026, 4, 28), f"Zwei Kolleginnen haben die Beiträge gemeldet. {words}"),),
                ),
                Incident(2, date(2026, 3, 2), f"Falsches Konto {short}", closed=date(2026, 3, 20)),
            )
        ),
        attachments=Attachments({"PAR1": (Attachment("0" * 64, f"Vertrag {short}.pdf", 1234),)}),
        consultant=ConsultantLayer(
            foreword=f"Sehr geehrte Damen und Herren,\n\nin zwei Tagen haben wir hingesehen. {words}\n\nAnna Muster",
            findings={"PAR": f"Die Agentur handelt gutgläubig.\nEine Abrede genügt. {words}", "PRO": words or "Kurz."},
            wordings={"MON1:1>2": f"Richten Sie am Montag zwei kostenlose Benachrichtigungen ein. {words}"},
            logo=picture,
            accent="#7a1f3d",
            contact=f"Muster Beratung\nHafenstraße 1\n20457 Hamburg {words}",
        ),
    )


def with_every_text(asked: Questionnaire, text: str) -> Questionnaire:
    """Return a questionnaire in which `text` stands behind every text."""

    def changed(value: Any) -> Any:
        if isinstance(value, dict) and value.keys() == {"de", "en"}:
            return {language: f"{words} {text}" for language, words in value.items()}
        if isinstance(value, dict):
            return {key: changed(part) for key, part in value.items()}
        return [changed(part) for part in value] if isinstance(value, list | tuple) else value

    return read_json(json.dumps(changed(json.loads(write_json(asked, defaults=False)))), Questionnaire)
