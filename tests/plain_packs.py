"""Questionnaires of format 2: the example that authors begin with (English), and a small one in German.

The German one asks for every kind of fact, has a dimension of facts alone, and a condition on a dimension.
"""

from functools import cache
from pathlib import Path

from readiness.app.session import Session
from readiness.catalog.packs import load_pack
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.changes import AnswerChange
from readiness.domain.knowledge import Choice
from readiness.domain.questionnaire import Capability, Dimension, FactQuestion, Questionnaire
from readiness.domain.scales import Band, Measure, MeasureKind, ScaleAnswer
from readiness.domain.values import Text

PLAIN_PACK = Path(__file__).parents[1] / "docs" / "authoring" / "plain-pack"


@cache
def plain() -> Questionnaire:
    """Return the example pack: per cent, English only, yes/partly/no, facts, and two questions under a condition."""
    return load_pack(PLAIN_PACK)


@cache
def small_german() -> Questionnaire:
    """Return a questionnaire in German alone."""
    return Questionnaire(
        format="readiness-pack/2",
        id="ladenbau",
        version="1.0.0",
        title=Text(de="Sicherheit in der Werkstatt"),
        languages=("de",),
        result="percent",
        dimensions=(_company(), _machines(), _children()),
    )


def answer_plainly(session: Session) -> None:
    """Answer the example pack: every kind of answer, one question that is hidden (BAS4), and two open ones."""
    levels = {"BAS1": 5, "BAS2": 3, "BAS3": 0, "PEO1": 3, "PEO3": 5, "PEO4": 0, "PEO5": 3, "PEO6": 5}
    values = {"PEOPLE": Answer(Status.ANSWERED, value="12"), "GROUPS": Answer(Status.ANSWERED, value="customers staff")}
    given = {code: at_level(level) for code, level in levels.items()} | values
    given["BAS6"] = Answer(Status.ANSWERED, 3, value="24")
    _answer_all(session, given)


def answer_german(session: Session) -> None:
    """Answer all of the small German pack but one question."""
    facts = {"ART": "several", "FLAECHE": "1250.5", "SEIT": "2026-03-01", "WORTE": "Zwei Hallen.", "LEHRLINGE": "2"}
    given = {code: Answer(Status.ANSWERED, value=value) for code, value in facts.items()}
    given |= {code: at_level(level) for code, level in {"MAS1": 3, "MAS3": 5, "JUG1": 5}.items()}
    given["MAS2"] = Answer(Status.ANSWERED, 3, value="ears eyes")
    _answer_all(session, given)


def _answer_all(session: Session, given: dict[str, Answer]) -> None:
    session.apply_all(AnswerChange(code, session.assessment.answer(code), answer) for code, answer in given.items())


def _company() -> Dimension:
    choices = (
        Choice(value="workshop", text=Text(de="Eine Werkstatt an einem Ort")),
        Choice(value="several", text=Text(de="Mehrere Werkstätten an verschiedenen Orten")),
        Choice(value="building", text=Text(de="Nur Baustellen, keine eigene Werkstatt")),
    )
    return Dimension(
        code="BET",
        name=Text(de="Der Betrieb"),
        facts=(
            FactQuestion(
                code="ART",
                name=Text(de="Art"),
                question=Text(de="Wo wird gearbeitet?"),
                help=Text(de="Wählen Sie, wo die meisten Stunden anfallen."),
                measure=Measure(kind=MeasureKind.CHOICE, choices=choices),
            ),
            FactQuestion(
                code="FLAECHE",
                name=Text(de="Fläche"),
                question=Text(de="Wie groß ist die Fläche der Werkstatt?"),
                measure=Measure(kind=MeasureKind.NUMBER, unit=Text(de="m²"), lowest=0.5, highest=25000),
            ),
            FactQuestion(
                code="SEIT",
                name=Text(de="Letzte Prüfung"),
                question=Text(de="Wann wurde die Werkstatt zuletzt geprüft?"),
                measure=Measure(kind=MeasureKind.DATE),
            ),
            FactQuestion(
                code="WORTE",
                name=Text(de="Besonderheiten"),
                question=Text(de="Was sollten wir über die Werkstatt wissen?"),
                measure=Measure(kind=MeasureKind.TEXT),
            ),
            FactQuestion(
                code="LEHRLINGE",
                name=Text(de="Jugendliche"),
                question=Text(de="Wie viele Jugendliche arbeiten mit?"),
                measure=Measure(kind=MeasureKind.NUMBER, whole=True, lowest=0),
            ),
        ),
    )


def _machines() -> Dimension:
    answers = (
        ScaleAnswer(level=5, name=Text(de="Alle geprüft"), text=Text(de="Jede Maschine hat eine gültige Prüfung.")),
        ScaleAnswer(
            level=3,
            name=Text(de="Die meisten geprüft"),
            text=Text(de="Höchstens zwei Maschinen warten auf ihre Prüfung, und niemand arbeitet an ihnen allein."),
            points=2.5,
        ),
        ScaleAnswer(level=1, name=Text(de="Wenige geprüft"), text=Text(de="Geprüft wird, wenn etwas auffällt.")),
        ScaleAnswer(level=0, name=Text(de="Nicht geprüft"), text=Text(de="Es gibt keine Prüfungen.")),
    )
    protection = (
        Choice(value="ears", text=Text(de="Gehörschutz")),
        Choice(value="eyes", text=Text(de="Schutzbrillen")),
        Choice(value="hands", text=Text(de="Handschuhe")),
        Choice(value="shoes", text=Text(de="Sicherheitsschuhe")),
    )
    bands = (
        Band(level=0, name=Text(de="Zu wenig")),
        Band(level=3, least=2, name=Text(de="Das Nötigste")),
        Band(level=5, least=4, name=Text(de="Vollständig")),
    )
    return Dimension(
        code="MAS",
        name=Text(de="Maschinen"),
        capabilities=(
            Capability(
                code="MAS1",
                key_question=True,
                name=Text(de="Prüfung"),
                question=Text(de="Sind die Maschinen geprüft?"),
                answers=answers,
            ),
            Capability(
                code="MAS2",
                key_question=True,
                name=Text(de="Schutzausrüstung"),
                question=Text(de="Welche Schutzausrüstung liegt für alle bereit?"),
                measure=Measure(kind=MeasureKind.MULTIPLE, choices=protection, bands=bands),
            ),
            Capability(
                code="MAS3",
                name=Text(de="Unterweisung"),
                question=Text(de="Werden alle einmal im Jahr unterwiesen?"),
                scale="yes_partly_no",
            ),
        ),
    )


def _children() -> Dimension:
    return Dimension(
        code="JUG",
        name=Text(de="Jugendschutz"),
        ask_when="LEHRLINGE > 0",
        capabilities=(
            Capability(
                code="JUG1",
                name=Text(de="Gefährliche Arbeiten"),
                question=Text(de="Ist festgelegt, welche Arbeiten Jugendliche nicht tun?"),
                scale="yes_no",
            ),
            Capability(
                code="JUG2",
                name=Text(de="Aufsicht"),
                question=Text(de="Werden Jugendliche immer beaufsichtigt?"),
                scale="yes_partly_no",
            ),
        ),
    )
