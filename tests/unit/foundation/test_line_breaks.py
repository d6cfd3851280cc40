"""Where no German line may end; here ~ stands for the no-break space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.values import Text
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.line_breaks import kept_together


@pytest.mark.parametrize(
    "expected",
    [
        "nach §~78 UrhG, §§~22, 23 KUG und Art.~33 Abs.~1 DSGVO",
        "VG Köln 13~K~1419/23, BGH I~ZR~27/22",
        "am 31.~Juli 2026, nicht am 31. Tag",
        "80~Prozent, 15~Millionen Euro, 5000~Euro, {n}~%",
        "{low}–{high}~Personentage in %(days)s~Tagen",
        "Stufe~{level}, Bereichsstufe~%(stage)s, Gesamtstufe~2",
        "das müssen Sie~– ausdrücklich~– sagen; die Jahre 2025–2026",
        "z.~B. am Rand",
        "Auf welcher Stufe stehen Sie? Es sind 43 Fragen.",
    ],
)
def test_what_stays_together(expected: str):
    assert kept_together(expected.replace("~", " ")) == expected.replace("~", "\N{NO-BREAK SPACE}")


@given(st.text("aStufe1. §%–Art{n}JuliTage", max_size=40))
def test_nothing_but_spaces_changes(text: str):
    treated = kept_together(text)

    assert treated.replace("\N{NO-BREAK SPACE}", " ") == text.replace("\N{NO-BREAK SPACE}", " ")
    assert kept_together(treated) == treated


def test_texts_of_a_questionnaire_are_treated_when_they_are_shown():
    text = Text(de="nach § 5 DDG", en="under § 5 DDG")

    assert GERMAN.of(text) == "nach §\N{NO-BREAK SPACE}5 DDG"
    assert ENGLISH.of(text) == "under § 5 DDG"
