"""What is known of an organisation chooses wordings, owners and conditions."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.conditions import parse
from readiness.domain.knowledge import AnswerKind, Choice, ProfileQuestion, StandIn
from readiness.domain.known import known_facts
from readiness.domain.owners import owners_of
from readiness.domain.questionnaire import Questionnaire, Variant, VariantOf
from readiness.foundation.errors import InvalidError
from tests.unit.builders import capability, dimension, filled, levels, questionnaire, words

ON = date(2026, 11, 29)
SIZES = ProfileQuestion(
    code="size",
    kind=AnswerKind.CHOICE,
    question=words("How many?"),
    choices=(Choice("micro", words("Few")), Choice("large", words("Many"))),
)
COUNCIL = ProfileQuestion(code="works_council", kind=AnswerKind.YES_NO, question=words("A works council?"))


def firm(**profile: str) -> Assessment:
    return Assessment(Details("Tiny Ltd", profile=profile), levels(PRO1=2))


def asked(*variants: Variant, stand_ins: tuple[StandIn, ...] = ()) -> Questionnaire:
    first = replace(capability("PRO1"), variants=variants, owners=("HR", "BR"), help=words("Help"))
    made = questionnaire(dimension("PRO", [first, capability("PRO2"), capability("PRO3")]))
    return replace(made, profile=(SIZES, COUNCIL), stand_ins=stand_ins)


def test_a_level_counts_as_the_plan_counts_it():
    pack, answers = filled(PRO="3★ ?★ - x 0")

    assert known_facts(pack, answers, ON) == {"PRO1": 3, "PRO2": 0, "PRO3": 0, "PRO4": None, "PRO5": 0}


def test_of_what_is_not_applicable_nothing_is_said():
    facts = known_facts(*filled(PRO="x 1 1"), ON)

    assert [parse(text).holds(facts) for text in ("PRO1 < 2", "PRO1 >= 2", "not PRO1 >= 2")] == [None, None, None]


def test_the_first_wording_that_surely_fits_takes_the_place_of_the_text():
    found = asked(
        Variant(VariantOf.WHY, "size = micro", words("A small firm")),
        Variant(VariantOf.WHY, "size = micro or size = large", words("Any firm")),
        Variant(VariantOf.HELP, "not works_council", words("Without a council")),
        Variant(VariantOf.STEP, "PRO1 >= 2", words("Go on"), to=3),
        Variant(VariantOf.EVIDENCE, "works_council", words("The agreement")),
    ).capabilities["PRO1"]

    micro = {"size": "micro", "works_council": "no", "PRO1": 2}
    assert (found.why_for(micro), found.help_for(micro)) == (words("A small firm"), words("Without a council"))
    assert (found.step_to(3, micro), found.step_to(2, micro)) == (words("Go on"), words("Take PRO1 to 2"))
    assert found.evidence_for(micro) == words("Evidence")
    assert found.why_for({"size": "large"}) == words("Any firm")
    unknown = {"size": None, "works_council": None, "PRO1": 0}
    assert (found.why_for(unknown), found.help_for(unknown)) == (words("Why"), words("Help"))
    assert found.step_to(3, unknown) == words("Take PRO1 to 3")


def test_a_risk_is_told_in_the_wording_that_fits() -> None:
    found = asked(Variant(VariantOf.RISK, "size = micro", words("A small firm may stop"))).capabilities["PRO1"]

    assert found.risk_for({"size": "micro"}) == words("A small firm may stop")
    assert found.risk_for({"size": None}) == found.risk


@pytest.mark.parametrize(
    ("profile", "answer", "fact"),
    [
        ({}, Answer(status=Status.NOT_APPLICABLE, reason="no council"), "no"),
        ({}, at_level(1), None),
        ({"works_council": "yes"}, Answer(status=Status.NOT_APPLICABLE, reason="no council"), "yes"),
    ],
)
def test_what_is_called_not_applicable_answers_an_open_question_of_the_profile(
    profile: dict[str, str], answer: Answer, fact: str | None
) -> None:
    pack = replace(asked(), profile=(SIZES, replace(COUNCIL, ruled_out_by="PRO2")))
    given = replace(firm(**profile), answers={"PRO2": answer})

    assert known_facts(pack, given, ON)["works_council"] == fact


def test_only_yes_or_no_can_be_ruled_out() -> None:
    with pytest.raises(InvalidError):
        replace(SIZES, ruled_out_by="PRO2")


@pytest.mark.parametrize(("of", "to"), [(VariantOf.STEP, None), (VariantOf.WHY, 2)])
def test_only_a_step_leads_to_a_level(of: VariantOf, to: int | None):
    with pytest.raises(InvalidError):
        Variant(of, "size = micro", words("Text"), to)


STAND_INS = (
    StandIn("BR", "not works_council"),
    StandIn("HR", "PRO1 < 2", "ML"),
    StandIn("ML", "size = micro", "GF"),
)


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ({}, ("HR", "BR")),
        ({"works_council": "no"}, ("HR",)),
        ({"size": "micro", "works_council": "yes"}, ("HR", "BR")),
    ],
)
def test_a_role_that_nobody_holds_has_a_stand_in(profile: dict[str, str], expected: tuple[str, ...]):
    pack = asked(stand_ins=STAND_INS)

    assert owners_of(pack, "PRO1", known_facts(pack, firm(**profile), ON)) == expected


def test_a_stand_in_may_have_one_too():
    pack = asked(stand_ins=STAND_INS)
    nobody = known_facts(pack, replace(firm(size="micro", works_council="no"), answers={}), ON)

    assert owners_of(pack, "PRO1", nobody) == ("GF",)


def test_somebody_always_owns_it():
    pack = asked(stand_ins=(StandIn("HR", "PRO1 >= 2"), StandIn("BR", "PRO1 >= 2")))

    assert owners_of(pack, "PRO1", known_facts(pack, firm(), ON)) == ("HR", "BR")


def test_an_empty_condition_always_holds():
    found = asked(Variant(VariantOf.WHY, "", words("Any firm")), stand_ins=(StandIn("HR", "", "GF"),))

    assert found.capabilities["PRO1"].why_for({}) == words("Any firm")
    assert owners_of(found, "PRO1", {}) == ("GF", "BR")
