"""What is certain where answers decide what is asked, beside every way to complete a small questionnaire."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.answers import UNANSWERED, Answer, Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.domain.scales import ScaleAnswer
from readiness.foundation.language import ENGLISH
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.certainty import certainty
from readiness.wording.certainty import certainty_in_words
from readiness.wording.names import Names
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, assessment, capability, dimension, gate, questionnaire, words

ON = date(2026, 11, 30)
YES_NO = (ScaleAnswer(level=5, name=words("Yes")), ScaleAnswer(level=0, name=words("No")))
PARTLY = (*YES_NO, ScaleAnswer(level=3, name=words("Partly"), points=2.5))


def asked_with(code: str, answers: tuple[ScaleAnswer, ...], when: str = "", *, key: bool = False) -> Capability:
    return replace(capability(code, key=key), levels=(), answers=answers, next_steps=(), ask_when=when)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Questionnaire, Assessment]:
    """One or two dimensions of up to five questions, each of which may depend on those before it."""
    sizes = draw(st.sampled_from([[2], [3], [4], [1, 2], [2, 2], [3, 1], [1, 4]]))
    codes: list[str] = []
    dimensions = []
    for letter, size in zip("AB", sizes, strict=False):
        group = []
        for n in range(1, size + 1):
            when = draw(st.sampled_from(["", _condition(draw, codes)])) if codes else ""
            scale = draw(st.sampled_from([YES_NO, PARTLY]))
            group.append(asked_with(f"{letter}{n}", scale, when, key=draw(st.booleans())))
            codes.append(f"{letter}{n}")
        dimensions.append(dimension(letter, group))
    wanted = draw(st.lists(st.sampled_from([*codes, *(d.code for d in dimensions)]), min_size=1, max_size=2))
    pack = questionnaire(*dimensions, gates=[gate("G0", *(f"{code}>=2" for code in wanted))])
    pack = replace(pack, result=draw(st.sampled_from(["stage", "percent"])))
    answers = {}
    for code in codes:
        level = st.sampled_from(pack.capabilities[code].rungs).map(at_level)
        answers[code] = draw(st.one_of(level, st.sampled_from([UNANSWERED, UNANSWERED, DONT_KNOW, NOT_APPLICABLE])))
    return pack, assessment({code: answer for code, answer in answers.items() if answer != UNANSWERED})


def _condition(draw: st.DrawFn, codes: list[str]) -> str:
    other, order = draw(st.sampled_from(codes)), draw(st.sampled_from(["=", "!=", ">=", "<"]))
    first = f"{other} {order} {draw(st.sampled_from([0, 3, 5]))}"
    return draw(st.sampled_from([first, f"not {first}", f"{first} or {draw(st.sampled_from(codes))} = 5"]))


def completions(pack: Questionnaire, given_: Assessment) -> Iterator[AssessmentResult]:
    """Yield the result of every way in which the open questions can be answered, or stay as they are."""
    open_ = [code for code in pack.capabilities if given_.answer(code).status in {Status.UNANSWERED, Status.DONT_KNOW}]
    choices: list[list[Answer]] = [
        [given_.answer(code), *(at_level(rung) for rung in pack.capabilities[code].rungs)] for code in open_
    ]
    for chosen in product(*choices):
        completed = given_
        for code, answer in zip(open_, chosen, strict=True):
            completed = completed.with_answer(code, answer)
        yield assess(pack, completed, ON)


@settings(max_examples=120, deadline=None)
@given(cases())
def test_what_is_certain_no_completion_changes_whatever_is_then_asked(case: tuple[Questionnaire, Assessment]):
    pack, given_ = case
    result = assess(pack, given_, ON)
    sure = certainty(result)

    for then in completions(pack, given_):
        assert sure.stage.low <= then.score.stage.low <= then.score.stage.high <= sure.stage.high
        assert {code: then.gates.get(code) for code in sure.settled} == {c: result.gates[c] for c in sure.settled}
        if sure.percent is not None and then.score.index.low is not None and then.score.index.high is not None:
            low, high = sure.percent
            assert low - 1e-9 <= then.score.index.low <= then.score.index.high <= high + 1e-9


def test_a_better_answer_that_brings_a_question_settles_nothing_that_depends_on_it():
    first, second = asked_with("A1", YES_NO), asked_with("A2", YES_NO, "A1 = 5")
    pack = questionnaire(dimension("A", [first, second, asked_with("A3", YES_NO)]), gates=[gate("G0", "A2>=2")])
    answered = assessment({"A2": at_level(5), "A3": at_level(5)})
    found = certainty(assess(pack, answered, ON))

    # A2 is answered with the best, but it is asked only where A1 is; without it the gate asks for nothing.
    assert found.undecided == ("A2",)
    assert found.settled == ()
    assert certainty_in_words(found, Names(pack, ENGLISH), ENGLISH) == (
        "After 2 of 3 questions the overall stage can still be 0 to 5. Open answers still decide what else is asked. "
        "Still undecided: the gate “Name of G0”."
    )
