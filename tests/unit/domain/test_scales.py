"""Scales and measures: each answer stands for one level, and facts have one form."""

from typing import Any

import pytest

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.fitting import fitting
from readiness.domain.questionnaire import Capability
from readiness.domain.scales import Band, Measure, MeasureKind, ScaleAnswer
from readiness.foundation.errors import InvalidError
from tests.unit.builders import capability, words
from tests.unit.domain.plain_questions import asks, choosing, fact, number, plain, section


def answered(code: str = "A1", **more: Any) -> Capability:
    """Return a question as its questionnaire resolves it."""
    return plain(section("A", asks(code, **more))).capabilities[code]


def test_a_question_gets_the_answers_of_the_scale_that_it_or_its_questionnaire_names():
    assert answered().rungs == (0, 3, 5)
    assert answered(scale="yes_no").rungs == (0, 5)
    own = (ScaleAnswer(level=0, name=words("Never")), ScaleAnswer(level=2, name=words("Sometimes")),
           ScaleAnswer(level=5, name=words("Always")))  # fmt: skip
    assert answered(answers=own).rungs == (0, 2, 5)
    assert answered(measure=number((5, None), (3, 13), (0, 37))).rungs == (0, 3, 5)
    assert plain(section("A", asks("A1")), scales={"ours": own}, scale="ours").capabilities["A1"].answers == own


def test_common_answers_speak_only_the_languages_of_the_questionnaire():
    english = plain(section("A", asks("A1")), languages=("en",)).capabilities["A1"]

    assert [answer.name.by_language for answer in english.answers] == [{"en": "Yes"}, {"en": "Partly"}, {"en": "No"}]


@pytest.mark.parametrize(("level", "up_to", "from_on"), [(0, 0, 0), (1, 0, 3), (3, 3, 3), (4, 3, 5), (5, 5, 5)])
def test_levels_between_the_answers_go_to_the_next_one(level: int, up_to: int, from_on: int):
    assert (answered().rung_to(level), answered().rung_from(level)) == (up_to, from_on)


def test_the_answers_beside_one():
    assert [answered().beside(level) for level in (0, 3, 5)] == [(3,), (0, 5), (3,)]
    assert capability("A1").beside(2) == (1, 3)


def test_partly_counts_half():
    assert [answered().worth(level) for level in (0, 3, 5)] == [0, 2.5, 5]
    assert [capability("A1").worth(level) for level in range(6)] == [0, 1, 2, 3, 4, 5]


def test_steps_stand_between_the_answers():
    one = answered(next_steps=(words("Begin"), words("Complete")))

    assert [one.step_to(level, {}) for level in (3, 5)] == [words("Begin"), words("Complete")]
    assert not answered().step_to(3, {})


@pytest.mark.parametrize(
    ("measure", "typed", "stored"),
    [
        (number(), " 12 ", "12"),
        (number(), "2.50", "2.5"),
        (number(), "-0.10", "-0.1"),
        (number(), "1e3", "1000"),
        (choosing("a", "b"), "b", "b"),
        (choosing("a", "b", "c", several=True), "c  a", "a c"),
        (choosing("a", "b", several=True), "", ""),
        (Measure(kind=MeasureKind.DATE), "2026-05-01", "2026-05-01"),
        (Measure(kind=MeasureKind.TEXT), " two words ", "two words"),
    ],
)
def test_a_fact_has_one_form(measure: Measure, typed: str, stored: str):
    assert measure.stored(typed) == stored


@pytest.mark.parametrize(
    ("measure", "typed", "code"),
    [
        (number(), "twelve", "fact-number"),
        (number(), "nan", "fact-number"),
        (number(), "Infinity", "fact-number"),
        (number(), "1e10", "fact-number"),
        (number(), "", "fact-number"),
        (number(whole=True), "2.5", "fact-whole"),
        (number(lowest=1), "0", "fact-range"),
        (number(lowest=0.1), "0.09", "fact-range"),
        (number(highest=10), "10.5", "fact-range"),
        (choosing("a", "b"), "c", "fact-choice"),
        (choosing("a", "b"), "a b", "fact-choice"),
        (choosing("a", "b", several=True), "a c", "fact-choice"),
        (Measure(kind=MeasureKind.DATE), "1.5.2026", "fact-day"),
        (Measure(kind=MeasureKind.DATE), "2026-02-30", "fact-day"),
    ],
)
def test_what_is_no_such_fact_is_refused(measure: Measure, typed: str, code: str):
    with pytest.raises(InvalidError) as refusal:
        measure.stored(typed)

    assert refusal.value.code == code


@pytest.mark.parametrize(("months", "level"), [("0", 5), ("12.9", 5), ("13", 3), ("36", 3), ("37", 0), ("600", 0)])
def test_a_band_begins_at_its_least(months: str, level: int):
    assert number((5, None), (3, 13), (0, 37)).level_of(months) == level


def test_bands_of_several_choices_count_them():
    several = Measure(
        kind=MeasureKind.MULTIPLE,
        choices=choosing("a", "b", "c").choices,
        bands=(Band(level=0), Band(level=3, least=1), Band(level=5, least=3)),
    )

    assert [several.level_of(chosen) for chosen in ("", "b", "a c", "a b c")] == [0, 3, 3, 5]


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("measure-choices", lambda: Measure(kind=MeasureKind.CHOICE)),
        ("measure-choices", lambda: Measure(kind=MeasureKind.NUMBER, choices=choosing("a").choices)),
        ("measure-bands", lambda: Measure(kind=MeasureKind.DATE, bands=(Band(level=0),))),
        ("measure-band-order", lambda: number((0, 3), (5, 5))),
        ("measure-band-order", lambda: number((0, None), (5, None))),
        ("measure-band-order", lambda: number((0, None), (3, 5), (5, 5))),
        ("measure-band-order", lambda: number((0, None), (5, 5), (0, 9))),
        ("range-reversed", lambda: number(lowest=2, highest=1)),
    ],
)
def test_a_measure_that_contradicts_itself_cannot_be_made(code: str, made: Any):
    with pytest.raises(InvalidError) as refusal:
        made()

    assert refusal.value.code == code


def test_an_answer_gets_its_form_and_its_level():
    months = answered(measure=number((5, None), (0, 13)))

    assert fitting(months, Answer(Status.ANSWERED, value=" 12.50 ")) == Answer(Status.ANSWERED, level=5, value="12.5")
    assert fitting(fact("F", number()), Answer(Status.ANSWERED, value="3")) == Answer(Status.ANSWERED, value="3")
    assert fitting(answered(), at_level(3)) == at_level(3)
    assert fitting(months, Answer(Status.DONT_KNOW)) == Answer(Status.DONT_KNOW)


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        (answered(), at_level(4), "level-no-answer"),
        (answered(), Answer(Status.ANSWERED, value="yes"), "value-surplus"),
        (answered(measure=number((5, None), (0, 13))), at_level(5), "value-missing"),
        (fact("F", number()), at_level(5), "value-missing"),
        (fact("F", number()), Answer(Status.ANSWERED, value="many"), "fact-number"),
    ],
)
def test_what_does_not_fit_its_question_is_refused(question: Any, answer: Answer, code: str):
    with pytest.raises(InvalidError) as refusal:
        fitting(question, answer)

    assert refusal.value.code == code
