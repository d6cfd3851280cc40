"""An answer is stored as its question has it, or refused: at every door the same rule."""

from pathlib import Path

import pytest

from readiness.catalog.packs import load_pack
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.fitting import fact_typed, fitting, level_named, misfits, number_typed
from readiness.domain.questionnaire import FactQuestion
from readiness.domain.scales import Measure, MeasureKind
from readiness.domain.values import Text
from readiness.foundation.errors import InvalidError

PLAIN = load_pack(Path(__file__).parents[3] / "docs" / "authoring" / "plain-pack")


def given(value: str) -> Answer:
    return Answer(Status.ANSWERED, value=value)


@pytest.mark.parametrize(
    ("code", "answer", "kept"),
    [
        ("PEOPLE", given(" 012.0 "), given("12")),
        ("GROUPS", given("staff customers staff"), given("customers staff")),
        ("BAS6", given("14"), Answer(Status.ANSWERED, 3, value="14")),
        ("BAS6", Answer(Status.ANSWERED, 0, value="12"), Answer(Status.ANSWERED, 5, value="12")),
        ("BAS1", at_level(3), at_level(3)),
    ],
)
def test_what_fits_gets_its_usual_form(code: str, answer: Answer, kept: Answer):
    assert fitting(PLAIN.questions[code], answer) == kept


@pytest.mark.parametrize(
    ("code", "answer", "fault"),
    [
        ("PEOPLE", given("0"), "fact-range"),
        ("PEOPLE", given("1.5"), "fact-whole"),
        ("PEOPLE", given("many"), "fact-number"),
        ("PEOPLE", at_level(3), "value-missing"),
        ("GROUPS", given("martians"), "fact-choice"),
        ("BAS1", given("yes"), "value-surplus"),
        ("BAS3", at_level(3), "level-no-answer"),
    ],
)
def test_what_does_not_fit_is_refused(code: str, answer: Answer, fault: str):
    with pytest.raises(InvalidError) as refused:
        fitting(PLAIN.questions[code], answer)
    assert refused.value.code == fault
    assert [found.code for found in misfits(PLAIN, {code: answer, "GONE1": at_level(3)})] == [fault]


def test_a_level_beside_a_fact_must_be_that_of_its_band():
    contradictory = Answer(Status.ANSWERED, 0, value="12")
    (found,) = misfits(PLAIN, {"BAS6": contradictory})
    assert (found.code, found.place) == ("answer-form", ("BAS6",))


def test_answers_and_choices_are_known_by_name():
    questions = PLAIN.questions
    assert [level_named(questions["BAS2"], name) for name in ("yes", " PARTLY ", "No", "perhaps")] == [5, 3, 0, None]
    assert level_named(questions["BAS6"], "Later") is None
    groups = questions["GROUPS"]
    assert isinstance(groups, FactQuestion)
    assert fact_typed(groups.measure, "Patients; customers") == "patients customers"
    assert fact_typed(groups.measure, "patients customers") == "patients customers"


PRICE = Measure(kind=MeasureKind.NUMBER, unit=Text(de="Euro", en="euros"))


@pytest.mark.parametrize(
    ("typed", "language", "stored"),
    [
        ("1.250,50 Euro", "de", "1250.5"),
        ("1,250.50 EUROS", "en", "1250.5"),
        ("1,250.50 Euro", "en", "1250.5"),
        ("1.5", "de", "1.5"),
        ("1.250", "de", "1250"),
        ("1.250", "en", "1.25"),
        ("−3", "en", "-3"),
        ("- 0,5", "de", "-0.5"),
    ],
)
def test_a_number_is_read_as_it_is_written_in_a_language_with_its_unit_in_any(typed: str, language: str, stored: str):
    assert PRICE.stored(number_typed(PRICE, typed, language)) == stored


@pytest.mark.parametrize("typed", ["", "-", "Euro", "about 3", "1.2.3"])
def test_what_is_no_number_is_refused_as_it_was_typed(typed: str):
    assert number_typed(PRICE, typed, "en") == typed
