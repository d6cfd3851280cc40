"""Why a question deserves the room, in words."""

from dataclasses import replace

import pytest

from readiness.foundation.language import ENGLISH, GERMAN
from readiness.results.agenda_proposal import Moves, Openness, WeighedQuestion
from readiness.wording.agenda_proposal import AgendaReasons, minutes_in_words
from readiness.wording.names import Names
from tests.unit.builders import social_media

PLAIN = WeighedQuestion(
    code="MON1", dimension="MON", key=False, openness=Openness.SETTLED, known=True, voted=0, moves=Moves(),
    next_gate="", there="", missing="", presence=1,
)  # fmt: skip


CASES: list[tuple[WeighedQuestion, str, str]] = [
    (
        replace(PLAIN, moves=Moves(stage_up=True, gates=("G1", "G3")), openness=Openness.APART, voted=3),
        "Decides the gate “React” · one level more lifts the overall stage · 3 different answers in the last vote",
        (
            "Entscheidet über die Startbedingung „Reagieren“ · eine Stufe mehr hebt die Gesamtstufe · 3 verschiedene "
            "Antworten in der letzten Abstimmung"
        ),
    ),
    (
        replace(
            PLAIN, known=False, moves=Moves(stage_up=True, stage_down=True), openness=Openness.UNKNOWN, next_gate="G0"
        ),
        "Can change the overall stage · the next gate needs it: “See” · no one knew",
        "Kann die Gesamtstufe ändern · nötig für die nächste Startbedingung: „Sehen“ · niemand wusste es",
    ),
    (
        replace(PLAIN, moves=Moves(dimension=True), key=True, there="ML"),
        "Decides the stage of its dimension · key question · there: head of marketing",
        "Entscheidet über die Bereichsstufe · Kernfrage · dabei: Leitung Marketing",
    ),
    (
        replace(PLAIN, openness=Openness.DISSENT, missing="EK"),
        "Other views remain · missing: procurement",
        "Abweichende Sichtweisen bleiben · fehlt: Einkauf",
    ),
    (PLAIN, "Settled, and decides nothing", "Geklärt, und nichts hängt davon ab"),
]


@pytest.mark.parametrize(("question", "english", "german"), CASES)
def test_the_reasons_in_one_line(question: WeighedQuestion, english: str, german: str):
    asked = social_media()

    assert AgendaReasons(Names(asked, ENGLISH), ENGLISH).line(question) == english
    assert AgendaReasons(Names(asked, GERMAN), GERMAN).line(question) == german


def test_questions_against_the_time():
    assert minutes_in_words(ENGLISH, 67, 14, 70) == "14 questions, about 67 of 70 minutes"
    assert minutes_in_words(GERMAN, 5, 1, 10) == "1 Frage, etwa 5 von 10\N{NO-BREAK SPACE}Minuten"
