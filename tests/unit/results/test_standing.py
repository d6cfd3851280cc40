"""Where an organisation stands: the facts that situations ask for, and the situation that is told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.assessment import Assessment, Details
from readiness.domain.incidents import Incident, Incidents
from readiness.domain.knowledge import Situation
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.standing import situation, standing
from tests.packs import shipped
from tests.unit.builders import filled, gate, levels, social_media, words
from tests.unit.strategies import social_media_assessments

ON = date(2026, 11, 29)


def of_firm(profile: dict[str, str] | None = None, depth: Depth = Depth.FULL, **given_levels: int) -> AssessmentResult:
    """Return a result of the shipped questionnaire in which whatever is not named is at level 0."""
    return of_pack(social_media(), profile, depth, given_levels)


def of_agency(
    profile: dict[str, str] | None = None, depth: Depth = Depth.FULL, **given_levels: int
) -> AssessmentResult:
    """Return the same of the questionnaire for agencies."""
    return of_pack(shipped("agency-readiness"), profile, depth, given_levels)


def of_pack(
    pack: Questionnaire, profile: dict[str, str] | None, depth: Depth, some: dict[str, int]
) -> AssessmentResult:
    every = dict.fromkeys(pack.capabilities, 0) | some
    return assess(pack, Assessment(Details("Firm", depth, profile=profile or {}), levels(**every)), ON)


def everywhere(level: int, pack: Questionnaire | None = None) -> dict[str, int]:
    return dict.fromkeys((pack or social_media()).capabilities, level)


def seen(result: AssessmentResult) -> AssessmentResult:
    """Return the same answers with all evidence seen."""
    answers = {code: replace(a, confidence=Confidence.SHOWN) for code, a in result.assessment.answers.items()}
    return assess(result.questionnaire, replace(result.assessment, answers=answers), ON)


def told(result: AssessmentResult) -> str:
    found = situation(result)
    assert found is not None
    return found.code


def test_it_counts_in_per_cent_of_what_applies():
    pack, answers = filled(PRO="3★ ?★ - x 0", gates=[gate("G0", "PRO1>=2")])
    answers = answers.with_answer("PRO1", Answer(Status.ANSWERED, 3, Confidence.SHOWN))

    found = standing(assess(pack, answers, ON))

    assert {name: found[name] for name in ("depth", "answered", "dont_know", "shown", "stage", "incident")} == {
        "depth": "full",
        "answered": 50,
        "dont_know": 25,
        "shown": 50,
        "stage": 0,
        "incident": "none",
    }
    assert (found["G0"], found["PRO1"], found["on_target"]) == ("pass", 3, "no")


def test_nothing_answered_divides_by_nothing():
    found = standing(assess(*filled(PRO="x x x"), ON))

    assert (found["answered"], found["dont_know"], found["shown"]) == (0, 0, 0)


def test_a_questionnaire_without_situations_tells_none():
    assert situation(assess(*filled(PRO="1 1 1"), ON)) is None


def test_the_first_that_holds_is_told():
    pack, answers = filled(PRO="1 1 1")
    first, second = Situation("a", words("A"), when="stage >= 2"), Situation("b", words("B"))

    assert situation(assess(replace(pack, situations=(first, second)), answers, ON)) == second
    assert situation(assess(replace(pack, situations=(first,)), answers, ON)) is None


UP_TO_G2 = {
    "MON1": 2,
    "MON2": 2,
    "PRO3": 2,
    "PRO2": 2,
    "MON3": 2,
    "MGT2": 2,
    "PAR5": 2,
    "PAR1": 2,
    "PAR2": 2,
    "RSK3": 2,
}


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (of_firm({"partners_post": "yes"}), "partners-speak-nothing-settled"),
        (of_firm({"own_channel": "yes"}), "channel-without-footing"),
        (of_firm(), "foundation-missing"),
        (of_firm(depth=Depth.QUICK), "quick-check"),
        (of_firm(**UP_TO_G2), "foundation-missing"),
        (of_firm({"own_channel": "decided_against"}, **UP_TO_G2), "stay-away-by-decision"),
        (of_firm({"own_channel": "yes"}, **UP_TO_G2, RSK1=2, RSK2=2), "daily-business-runs"),
        (of_firm({"own_channel": "yes"}, **UP_TO_G2, CON1=2), "marketing-ahead-of-law"),
        (of_firm({"launch": "2027-02-01"}, **UP_TO_G2), "launch-is-coming"),
        (of_firm({"own_channel": "yes"}, **everywhere(2) | {"MGT2": 3}), "far-advanced"),
        (of_firm(MON1=2, MON2=2, PRO3=2, PRO2=2, MON3=2), "partners-open"),
        (of_firm({"partners_post": "yes"}, MON1=2, MON2=2), "partners-speak-unagreed"),
        (of_firm({"partners_post": "yes"}, MON1=2, MON2=2, PAR1=2, PAR2=2), "partners-settled-rest-missing"),
        (of_firm(**everywhere(2) | {"MGT2": 3}), "few-gaps"),
        (of_firm({"own_channel": "no"}, **everywhere(1)), "first-steps"),
        (of_firm({"own_channel": "no"}, **everywhere(2)), "others-under-control"),
        (of_firm({"own_channel": "no"}, **everywhere(2) | {"MGT2": 3}), "ready-to-launch"),
        (of_firm(**everywhere(5)), "on-paper-only"),
        (seen(of_firm(**everywhere(5))), "where-you-want-to-be"),
    ],
)
def test_a_firm_finds_its_sentence(result: AssessmentResult, code: str):
    assert told(result) == code


AGENCY = shipped("agency-readiness")
UP_TO_A1 = {"APP1": 2, "APP2": 2, "CAR1": 2, "CAR2": 2, "CAR3": 2, "PEO1": 2}


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (of_agency(), "posts-without-approval"),
        (of_agency({"runs_channels": "yes"}), "channels-unprotected"),
        (of_agency(depth=Depth.QUICK), "posts-without-approval"),
        (of_agency(APP1=2), "references-unclear"),
        (of_agency(APP1=2, APP2=2), "care-missing"),
        (of_agency(APP1=2, APP2=2, CAR1=2, CAR2=2), "unreachable"),
        (of_agency(**UP_TO_A1, WAT3=2), "references-ready"),
        (of_agency({"runs_channels": "yes"}, **UP_TO_A1, WAT3=2, ACC2=2), "channels-too-early"),
        (of_agency(**everywhere(2, AGENCY) | {"APP1": 3, "ACC2": 3}), "channels-ready"),
        (of_agency(depth=Depth.QUICK, **UP_TO_A1 | {"CAR3": 0}, WAT3=2), "quick-check"),
        (of_agency(**UP_TO_A1 | {"CAR3": 0}, WAT3=2), "foundation-missing"),
        (of_agency(**everywhere(2, AGENCY) | {"CAR3": 1}), "first-steps"),
        (seen(of_agency({"runs_channels": "yes"}, **everywhere(3, AGENCY))), "reliable"),
        (of_agency(**everywhere(5, AGENCY)), "on-paper-only"),
        (seen(of_agency(**everywhere(5, AGENCY))), "where-you-want-to-be"),
    ],
)
def test_an_agency_finds_its_sentence(result: AssessmentResult, code: str):
    assert told(result) == code


def test_what_nobody_knows_is_told_before_any_stage():
    dont_know = dict.fromkeys(social_media().capabilities, Answer(Status.DONT_KNOW))
    details = Details("Firm", Depth.FULL, profile={"partners_post": "yes"})

    assert told(assess(social_media(), Assessment(details, dont_know), ON)) == "too-little-known"
    assert told(assess(social_media(), Assessment(details, {}), ON)) == "too-little-answered"


def test_a_severe_incident_comes_first():
    red = Incident(1, ON, given={"F3": 3})
    firm = of_firm({"partners_post": "yes"})

    assert told(assess(firm.questionnaire, replace(firm.assessment, incidents=Incidents((red,))), ON)) == "red-incident"


@settings(max_examples=40)
@given(assessment=social_media_assessments())
def test_every_firm_finds_one(assessment: Assessment):
    assert situation(assess(social_media(), assessment, ON)) is not None
