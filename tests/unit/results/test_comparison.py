"""Comparison over time: changed answers first, and only where two results can be compared."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.meaning import Became
from readiness.domain.questionnaire import Capability, Depth, Questionnaire
from readiness.domain.relations import ChangedCapability, Changes
from readiness.foundation.language import ENGLISH
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.comparison import Incomparable, compare
from readiness.wording.comparison import ComparisonWords
from tests.percent_packs import plain_answers, plain_pack
from tests.unit.builders import capability, dimension, filled, gate, words

DAY = date(2026, 11, 23)


@pytest.fixture
def pair() -> tuple[Questionnaire, Assessment]:
    return filled(PRO="1★ 1★ 1 1 0", SKL="2★ 2★ 2 2 2")


def result(questionnaire: Questionnaire, assessment: Assessment) -> AssessmentResult:
    return assess(questionnaire, assessment, DAY)


def reworded(questionnaire: Questionnaire, version: str, *codes: str) -> Questionnaire:
    """Return a later version that asks something else under some codes."""

    def asked(capability: Capability) -> Capability:
        return replace(capability, question=words(f"Something else than {capability.code}?"))

    dimensions = [
        replace(d, capabilities=tuple(asked(c) if c.code in codes else c for c in d.capabilities))
        for d in questionnaire.dimensions
    ]
    return replace(questionnaire, version=version, dimensions=tuple(dimensions))


def test_nothing_changed_nothing_listed(pair: tuple[Questionnaire, Assessment]) -> None:
    comparison = compare(result(*pair), result(*pair))
    assert (comparison.incomparable, comparison.answers, comparison.stages) == (None, (), ())


def test_changed_answers_come_with_what_they_changed(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    later = assessment
    for code in ("PRO1", "PRO2", "PRO3", "PRO5"):
        later = later.with_answer(code, at_level(2))
    comparison = compare(result(*pair), result(questionnaire, later))
    assert [d.code for d in comparison.answers] == ["PRO1", "PRO2", "PRO3", "PRO5"]
    assert [(d.code, d.before.low, d.after.low) for d in comparison.stages] == [("PRO", 1, 2)]


def test_a_note_or_a_flag_is_no_changed_answer(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    noted = Answer(status=Status.ANSWERED, level=1, evidence="protocol", flagged=True)
    assert compare(result(*pair), result(questionnaire, assessment.with_answer("PRO1", noted))).answers == ()


def test_results_that_cannot_be_compared_say_why(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    here = result(*pair)

    def other_details(**fields: object) -> AssessmentResult:
        details = replace(assessment.details, **fields)
        return result(questionnaire, Assessment(details, assessment.answers))

    def other_questionnaire(**fields: object) -> AssessmentResult:
        return result(replace(questionnaire, **fields), assessment)

    reasons = {
        Incomparable.OTHER_QUESTIONNAIRE: other_questionnaire(id="other"),
        Incomparable.OTHER_VERSION: result(reworded(questionnaire, "9.9.9", *questionnaire.capabilities), assessment),
        Incomparable.OTHER_DEPTH: other_details(depth=Depth.QUICK),
        Incomparable.OTHER_SCOPE: other_details(scope="one site only"),
    }
    for reason, other in reasons.items():
        comparison = compare(here, other)
        assert (comparison.incomparable, comparison.answers) == (reason, ())


def test_a_version_that_only_got_another_number_leaves_nothing_out(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    later = result(replace(questionnaire, version="1.0.1"), assessment.with_answer("PRO1", at_level(2)))
    comparison = compare(result(*pair), later)
    assert [d.code for d in comparison.answers] == ["PRO1"]
    assert (comparison.left_out, comparison.unlike, comparison.like) == ((), frozenset(), True)


def test_a_question_that_means_something_else_is_left_out_and_what_rests_on_it_is_unlike() -> None:
    questionnaire, assessment = filled(gates=[gate("G0", "PRO1>=2"), gate("G1", "SKL>=1")], PRO="1★ 1★ 1", SKL="1★ 1")
    later = reworded(questionnaire, "2.0.0", "PRO1")
    changed = assessment
    for code in ("PRO1", "PRO2", "PRO3", "SKL1", "SKL2"):
        changed = changed.with_answer(code, at_level(2))
    comparison = compare(result(questionnaire, assessment), result(later, changed))
    assert [d.code for d in comparison.answers] == ["PRO2", "PRO3", "SKL1", "SKL2"]
    assert [(one.code, one.became) for one in comparison.left_out] == [("PRO1", Became.CHANGED)]
    assert {d.code: d.like for d in comparison.stages} == {"PRO": False, "SKL": True}
    assert {d.code: d.like for d in comparison.gates} == {"G0": False}
    assert not comparison.like


def test_the_newer_questionnaire_says_what_still_holds_whichever_document_is_earlier(
    pair: tuple[Questionnaire, Assessment],
) -> None:
    questionnaire, assessment = pair
    codes = tuple(code for code in questionnaire.capabilities if code != "PRO1")
    changes = Changes(since="1.0.0", same=codes, changed=(ChangedCapability("PRO1", words("Stricter."), (1,)),))
    newer = replace(reworded(questionnaire, "2.0.0", "PRO1", "PRO2"), changes=(changes,))
    old, new = result(questionnaire, assessment), result(newer, assessment)
    for comparison in (compare(old, new), compare(new, old)):
        assert [(one.code, one.why) for one in comparison.left_out] == [("PRO1", words("Stricter."))]
    # An answer at another level still holds.
    at_two = assessment.with_answer("PRO1", at_level(2))
    assert compare(result(questionnaire, at_two), new).left_out == ()


def test_questions_that_only_one_of_the_two_asks_are_named(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    pro, skl = questionnaire.dimensions
    shorter = replace(pro, capabilities=(*pro.capabilities[1:], capability("PRO6")))
    later = replace(questionnaire, version="2.0.0", dimensions=(shorter, dimension("NEW", [capability("NEW1")])))
    comparison = compare(result(*pair), result(later, assessment))
    gone = [c.code for c in skl.capabilities]
    assert {one.code: one.became for one in comparison.left_out} == {
        "PRO6": Became.NEW,
        "NEW1": Became.NEW,
        "PRO1": Became.GONE,
        **dict.fromkeys(gone, Became.GONE),
    }
    assert comparison.unlike == {"PRO", "SKL", "NEW"}


def test_another_key_question_measures_the_stage_in_another_way(pair: tuple[Questionnaire, Assessment]) -> None:
    questionnaire, assessment = pair
    pro, skl = questionnaire.dimensions
    first, second, third, *others = pro.capabilities
    keys = (replace(first, key_question=False), second, replace(third, key_question=True), *others)
    later = replace(questionnaire, version="1.1.0", dimensions=(replace(pro, capabilities=keys), skl))
    comparison = compare(result(*pair), result(later, assessment))
    assert (comparison.left_out, comparison.unlike) == ((), frozenset({"PRO"}))


def test_a_fact_that_is_stated_otherwise_is_listed_and_changes_nothing() -> None:
    pack = plain_pack()
    before = assess(pack, plain_answers(), DAY)
    given = {**before.assessment.answers, "PEOPLE": Answer(Status.ANSWERED, value="12")}
    given["BAS6"] = replace(given["BAS6"], value="24")
    later = replace(before.assessment, answers=given)
    after = assess(pack, later, DAY)

    comparison = compare(before, after)

    # A number at the same level changed as well.
    assert [one.code for one in comparison.facts] == ["PEOPLE", "BAS6"]
    assert comparison.answers == ()
    lines = ComparisonWords(before, after, ENGLISH).lines(comparison)
    heading = next(at for at, line in enumerate(lines) if "stated differently" in line)
    assert lines[heading + 1] == "  People: 1\N{NO-BREAK SPACE}people → 12\N{NO-BREAK SPACE}people"
    assert compare(before, before).facts == ()
