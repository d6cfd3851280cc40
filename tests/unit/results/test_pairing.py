"""Both sides of a collaboration: who believes what, what is missing, and what to talk about first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.pairing import (
    DONE,
    Finding,
    HelpfulText,
    MissingKind,
    PairedMatter,
    Pairing,
    SaidStatus,
    Unpairable,
    UnpairableError,
    pair_up,
)
from tests.packs import shipped
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE

DAY = date(2026, 11, 30)


def result(
    pack: Questionnaire, answers: Mapping[str, Answer] | None = None, depth: Depth = Depth.FULL
) -> AssessmentResult:
    return assess(pack, Assessment(Details("Test", depth), answers or {}), DAY)


def company(depth: Depth = Depth.FULL, **answers: Answer) -> AssessmentResult:
    return result(shipped(), answers, depth)


def agency(**answers: Answer) -> AssessmentResult:
    return result(shipped("agency-readiness"), answers)


def matter(pairing: Pairing, ours: str) -> PairedMatter:
    """Return the matter of a capability of the agency."""
    return next(one for one in pairing.matters if one.agency.said[0].code == ours)


def test_every_pair_of_the_shipped_questionnaires_is_there() -> None:
    pairing = pair_up(company(), agency())
    assert len(pairing.matters) == len(shipped("agency-readiness").pairs)
    assert pairing.counts[Finding.OPEN] == len(pairing.matters)
    assert set(pairing.counts) == set(Finding)


def test_the_sides_are_known_by_their_questionnaires_whatever_the_order() -> None:
    ours, theirs = company(PAR2=at_level(1)), agency(APP1=at_level(3))
    assert pair_up(ours, theirs) == pair_up(theirs, ours)
    assert pair_up(theirs, ours).company is ours


def test_one_side_below_its_target_is_named_with_its_next_step_and_the_texts_to_it() -> None:
    found = matter(pair_up(company(PAR2=at_level(0)), agency(APP1=at_level(3))), "APP1")
    assert (found.finding, found.gap) == (Finding.ONE_SIDED, 3)
    [missing] = found.missing
    assert (missing.side, missing.code, missing.kind, missing.to) == ("company", "PAR2", MissingKind.STEP, 1)
    assert HelpfulText("company", "agency-email") in found.texts


def test_the_clause_of_the_company_helps_where_only_the_agency_is_short() -> None:
    found = matter(pair_up(company(PAR1=at_level(3)), agency(APP2=at_level(1))), "APP2")
    assert (found.finding, found.gap) == (Finding.ONE_SIDED, -2)
    assert found.texts == (HelpfulText("company", "reference-clause"),)


def test_of_several_capabilities_the_lowest_counts() -> None:
    found = matter(pair_up(company(PAR3=at_level(4), RSK3=at_level(1)), agency(CAR1=at_level(1))), "CAR1")
    assert (found.company.level, found.gap, found.finding) == (1, 0, Finding.NEITHER)


def test_what_is_unknown_is_no_level_and_is_asked_for() -> None:
    found = matter(pair_up(company(PAR3=DONT_KNOW, RSK3=at_level(1)), agency(CAR1=at_level(3))), "CAR1")
    assert (found.company.status, found.company.level, found.gap) == (SaidStatus.DONT_KNOW, None, None)
    assert found.finding is Finding.OPEN
    assert [(one.code, one.kind) for one in found.missing] == [
        ("PAR3", MissingKind.ANSWER),
        ("RSK3", MissingKind.STEP),
    ]


def test_what_a_quick_check_does_not_ask_is_another_thing_than_what_was_left_open() -> None:
    found = matter(pair_up(company(Depth.QUICK, PAR1=at_level(3)), agency(ACC1=at_level(3))), "ACC1")
    assert [one.status for one in found.company.said] == [SaidStatus.ANSWERED, SaidStatus.NOT_ASKED]
    assert found.finding is Finding.OPEN


def test_not_applicable_on_one_side_is_disputed_on_both_it_is_done() -> None:
    one = matter(pair_up(company(RSK2=NOT_APPLICABLE), agency(CAR2=at_level(5))), "CAR2")
    assert (one.finding, [missing.kind for missing in one.missing]) == (Finding.DISPUTED, [MissingKind.REASON])
    both = matter(pair_up(company(RSK2=NOT_APPLICABLE), agency(CAR2=NOT_APPLICABLE)), "CAR2")
    assert (both.finding, both.missing, both.texts) == (Finding.NOT_APPLICABLE, (), ())


def test_what_does_not_apply_leaves_the_rest_of_a_side_as_it_is() -> None:
    found = matter(pair_up(company(PAR3=NOT_APPLICABLE, RSK3=at_level(4)), agency(CAR1=at_level(3))), "CAR1")
    assert (found.company.level, found.finding, found.missing) == (4, Finding.SETTLED, ())


def test_what_is_left_to_do_comes_first_the_greatest_risk_before_all() -> None:
    answers = dict.fromkeys(shipped().capabilities, at_level(3))
    pairing = pair_up(result(shipped(), {**answers, "PAR2": at_level(0)}), agency(APP1=at_level(3), WAT3=at_level(3)))
    done = [one.finding in DONE for one in pairing.matters]
    assert done == sorted(done)
    risks = [one.risk_class for one in pairing.matters if one.finding not in DONE]
    assert risks == sorted(risks, reverse=True)
    assert pairing.first is not None
    assert pairing.first.agency.said[0].code == "APP1"


def test_without_anything_to_do_nothing_comes_first() -> None:
    pairing = pair_up(
        *(
            result(pack, dict.fromkeys(pack.capabilities, at_level(5)))
            for pack in (shipped(), shipped("agency-readiness"))
        )
    )
    assert (pairing.first, pairing.counts[Finding.SETTLED]) == (None, len(pairing.matters))


def test_what_does_not_stand_side_by_side_says_why() -> None:
    with pytest.raises(UnpairableError) as same:
        pair_up(company(), company())
    assert same.value.reason is Unpairable.SAME_QUESTIONNAIRE
    alone = replace(shipped("agency-readiness"), pairs=())
    with pytest.raises(UnpairableError) as unpaired:
        pair_up(company(), result(alone))
    assert unpaired.value.reason is Unpairable.NOT_PAIRED


def test_a_version_that_lacks_a_question_is_named_with_it() -> None:
    pack = shipped()
    older = replace(
        pack,
        dimensions=tuple(
            replace(one, capabilities=tuple(c for c in one.capabilities if c.code not in {"PAR2", "MON5"}))
            for one in pack.dimensions
        ),
    )
    with pytest.raises(UnpairableError) as refused:
        pair_up(result(older), agency())
    assert (refused.value.reason, refused.value.codes) == (Unpairable.OTHER_VERSION, ("PAR2", "MON5"))


def test_a_flag_of_the_unknown_is_kept_apart_from_an_open_question() -> None:
    found = matter(pair_up(company(), agency(APP1=Answer(status=Status.DONT_KNOW))), "APP1")
    assert (found.company.status, found.agency.status) == (SaidStatus.UNANSWERED, SaidStatus.DONT_KNOW)
