"""What became of the questions between two versions of a questionnaire."""

from dataclasses import replace

import pytest

from readiness.domain.answers import UNANSWERED, at_level
from readiness.domain.meaning import Became, QuestionChange, question_changes
from readiness.domain.questionnaire import Capability, FactQuestion, Questionnaire
from readiness.domain.relations import ChangedCapability, Changes
from readiness.domain.scales import COMMON_SCALES, Band, Measure, MeasureKind
from readiness.domain.values import Text
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, capability, dimension, questionnaire, words

LEVEL = Text(
    de="Eine benannte Person prüft die Liste innerhalb von 14 Tagen, auch für die Vertretung.",
    en="A named person checks the list within 14 days, including for the deputy.",
)


def asking(*capabilities: Capability, version: str = "1.0.0", changes: tuple[Changes, ...] = ()) -> Questionnaire:
    return replace(questionnaire(dimension("PRO", capabilities)), version=version, changes=changes)


def with_level(text: Text) -> Capability:
    one = capability("PRO1")
    return replace(one, levels=(*one.levels[:3], text, *one.levels[4:]))


def became(was: Capability, now: Capability) -> QuestionChange:
    return question_changes(asking(was), asking(now, version="1.0.1"))["PRO1"]


@pytest.mark.parametrize(
    ("de", "en"),
    [
        (LEVEL.de.replace(" ", "  ") + " ", LEVEL.en.upper()),
        (LEVEL.de.replace(",", " –").replace(".", "!"), LEVEL.en.replace(",", ";")),
        # A misprint that was corrected, in one language.
        (LEVEL.de.replace("prüft", "prueft"), LEVEL.en),
        (LEVEL.de, LEVEL.en.replace("deputy", "deputies")),
    ],
)
def test_signs_spaces_and_misprints_in_one_language_leave_the_meaning(de: str, en: str) -> None:
    assert became(with_level(LEVEL), with_level(Text(de, en))).became is Became.SAME


@pytest.mark.parametrize(
    ("de", "en"),
    [
        # In both languages.
        (LEVEL.de.replace("benannte", "geschulte"), LEVEL.en.replace("named", "trained")),
        # A number, a negation, and more than a word or two, even in one language.
        (LEVEL.de.replace("14", "40"), LEVEL.en),
        (LEVEL.de, LEVEL.en.replace("including for", "not for")),
        (LEVEL.de, "Someone looks after it from time to time."),
        (LEVEL.de.replace("14 Tagen", "> 14 Tagen"), LEVEL.en),
    ],
)
def test_other_words_mean_something_else_at_this_level_and_the_one_below(de: str, en: str) -> None:
    change = became(with_level(LEVEL), with_level(Text(de, en)))
    assert (change.became, change.levels) == (Became.CHANGED, (2, 3))


def test_numbers_keep_their_comma() -> None:
    was, now = words("At least 1.5 hours"), words("At least 15 hours")
    assert became(with_level(was), with_level(now)).became is Became.CHANGED


def test_another_question_means_something_else_at_every_level() -> None:
    was = capability("PRO1")
    change = became(was, replace(was, question=words("Who decides?")))
    assert (change.became, change.levels) == (Became.CHANGED, ())
    assert not change.holds(at_level(0))


def test_help_and_steps_change_no_meaning() -> None:
    was = capability("PRO1")
    now = replace(was, why=words("Other"), help=words("Help"), evidence=words("Other"), weight=2.0)
    assert became(was, now).became is Became.SAME


def test_what_the_questionnaire_says_of_itself_comes_before_its_words() -> None:
    was = [with_level(LEVEL), capability("PRO2"), capability("PRO3"), capability("PRO4")]
    changes = Changes(since="1.0.0", same=("PRO1",), changed=(ChangedCapability("PRO2", words("Stricter."), (4,)),))
    now = [with_level(words("Entirely different")), *was[1:3], capability("PRO5")]
    found = question_changes(asking(*was), asking(*now, version="2.0.0", changes=(changes,)))
    assert list(found.values()) == [
        QuestionChange("PRO1", Became.SAME),
        QuestionChange("PRO2", Became.CHANGED, (4,), words("Stricter.")),
        QuestionChange("PRO3", Became.SAME),
        QuestionChange("PRO5", Became.NEW),
        QuestionChange("PRO4", Became.GONE),
    ]


def test_changes_since_another_version_say_nothing_about_this_one() -> None:
    changes = Changes(since="1.1.0", changed=(ChangedCapability("PRO1", words("Stricter."), (4,)),))
    found = question_changes(
        asking(capability("PRO1")), asking(capability("PRO1"), version="2.0.0", changes=(changes,))
    )
    assert found["PRO1"].became is Became.SAME


def test_an_answer_holds_unless_its_own_level_was_changed() -> None:
    change = QuestionChange("PRO1", Became.CHANGED, (2, 3))
    holding = {level for level in range(6) if change.holds(at_level(level))}
    assert holding == {0, 1, 4, 5}
    assert all(change.holds(answer) for answer in (UNANSWERED, DONT_KNOW, NOT_APPLICABLE))
    whole = QuestionChange("PRO1", Became.CHANGED)
    assert whole.holds(UNANSWERED)
    assert not any(whole.holds(answer) for answer in (DONT_KNOW, NOT_APPLICABLE, at_level(1)))


def scaled(name: str) -> Capability:
    return replace(capability("PRO1"), levels=(), next_steps=(), answers=COMMON_SCALES[name])


def measured(*bands: Band, unit: str = "days") -> Capability:
    measure = Measure(kind=MeasureKind.NUMBER, unit=words(unit), bands=bands)
    return replace(capability("PRO1"), levels=(), next_steps=(), measure=measure)


def test_a_scale_with_one_answer_more_touches_that_answer_and_the_one_below() -> None:
    change = became(scaled("yes_no"), scaled("yes_partly_no"))
    assert (change.became, change.levels) == (Became.CHANGED, (0,))
    assert became(scaled("yes_partly_no"), scaled("yes_no")).levels == (0, 3)
    assert became(scaled("yes_no"), scaled("yes_no")).became is Became.SAME
    assert became(scaled("yes_no"), capability("PRO1")).became is Became.CHANGED


def test_a_fact_means_something_else_where_its_unit_or_its_bands_do() -> None:
    bands = (Band(level=5), Band(level=0, least=10))
    was = measured(*bands)
    assert became(was, measured(*bands)).became is Became.SAME
    for now in (measured(*bands, unit="hours"), measured(Band(level=5), Band(level=0, least=20)), capability("PRO1")):
        assert became(was, now) == QuestionChange("PRO1", Became.CHANGED)


def test_facts_that_are_only_asked_are_told_too() -> None:
    def with_fact(code: str, kind: MeasureKind = MeasureKind.NUMBER) -> Questionnaire:
        fact = FactQuestion(code=code, name=words(code), question=words("How many?"), measure=Measure(kind=kind))
        return questionnaire(replace(dimension("PRO", [capability("PRO1")]), facts=(fact,)))

    assert question_changes(with_fact("FCT1"), with_fact("FCT1"))["FCT1"].became is Became.SAME
    assert question_changes(with_fact("FCT1"), with_fact("FCT1", MeasureKind.TEXT))["FCT1"].became is Became.CHANGED
    found = question_changes(with_fact("FCT1"), with_fact("FCT2"))
    assert (found["FCT1"].became, found["FCT2"].became) == (Became.GONE, Became.NEW)


def test_texts_in_other_languages_count_like_all_others() -> None:
    was, now = Text.of({"fr": "La liste existe."}), Text.of({"fr": "La liste est complète."})
    assert became(with_level(was), with_level(was)).became is Became.SAME
    assert became(with_level(was), with_level(now)).became is Became.CHANGED
    assert became(with_level(was), with_level(words("The list exists."))).became is Became.CHANGED
