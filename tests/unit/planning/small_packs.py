"""Small random questionnaires with goals, and the best plan by trying everything: slow, and beyond doubt."""

from dataclasses import dataclass, replace
from itertools import product, takewhile

from hypothesis import strategies as st

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.consistency import find_circle
from readiness.domain.questionnaire import Capability, DimensionKind, Questionnaire
from readiness.domain.scales import ScaleAnswer
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.steps import effort
from readiness.scoring.scorer import score
from readiness.scoring.stages import StageItem, stage_of
from tests.unit.builders import (
    DONT_KNOW,
    NOT_APPLICABLE,
    assessment,
    capability,
    dimension,
    gate,
    questionnaire,
    words,
)

# Nothing beyond this level is asked for, so the best plan never goes beyond it, or beyond the next answer from it on.
HIGHEST_ASKED = 3
# The levels that the answers of a question stand for; None are all six.
SCALES = st.sampled_from([None, None, (0, 5), (0, 3, 5), (0, 1, 2, 5), (0, 2, 3, 4, 5)])
Levels = dict[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """A questionnaire, answers to it, targets and a goal."""

    questionnaire: Questionnaire
    assessment: Assessment
    targets: Levels
    goal: Goal


TARGETS = st.just(Goal(GoalKind.TARGET))
GATES = st.builds(Goal, st.sampled_from([GoalKind.GATE, GoalKind.WAY]), gate=st.sampled_from(["G0", "G1"]))
STAGES = st.builds(Goal, st.just(GoalKind.STAGE), stage=st.integers(1, HIGHEST_ASKED))


@st.composite
def cases(draw: st.DrawFn, goals: st.SearchStrategy[Goal] | None = None) -> Case:
    """One or two dimensions with six capabilities at most, any prerequisites without circles, any kind of goal.

    Some capabilities have answers of their own, two to five of them.
    """
    sizes = draw(st.sampled_from([[1], [2], [3], [4], [5], [1, 3], [3, 2], [3, 3]]))
    groups = [[f"{'AB'[at]}{n}" for n in range(1, size + 1)] for at, size in enumerate(sizes)]
    codes = [code for group in groups for code in group]
    level = st.integers(1, HIGHEST_ASKED)
    need = st.builds("{}>={}@{}".format, st.sampled_from(codes), level, level)
    # Few different efforts, so that many plans cost the same; some steps are free.
    days = st.sampled_from([(0, 0), (0, 4), (1, 3), (2, 5), (4, 8)])
    asked = questionnaire(
        *(
            dimension(
                group[0][0],
                [
                    on_scale(
                        capability(
                            code, key=draw(st.booleans()), days=draw(days), needs=draw(st.lists(need, max_size=2))
                        ),
                        draw(SCALES),
                    )
                    for code in group
                ],
                draw(st.sampled_from(DimensionKind)),
            )
            for group in groups
        ),
        gates=[
            gate("G0", f"{draw(st.sampled_from(codes))}>={draw(level)}"),
            gate("G1", *(f"{code}>={draw(level)}" for code in [*draw(st.sets(st.sampled_from(codes))), "A"])),
        ],
    )
    answers = {}
    for code, one in asked.capabilities.items():
        level = st.sampled_from([rung for rung in one.rungs if rung < one.rungs[-1]]).map(at_level)
        answers[code] = draw(st.one_of(level, st.sampled_from([DONT_KNOW, NOT_APPLICABLE, Answer()])))
    wanted = {code: draw(st.integers(0, HIGHEST_ASKED)) for code in codes}
    return Case(
        without_circles(asked),
        assessment(answers),
        {code: asked.capabilities[code].rung_from(level) if level else 0 for code, level in wanted.items()},
        draw(goals if goals is not None else st.one_of(TARGETS, GATES, STAGES)),
    )


def on_scale(one: Capability, rungs: tuple[int, ...] | None) -> Capability:
    """Return a capability whose answers stand for these levels."""
    if rungs is None:
        return one
    answers = tuple(ScaleAnswer(level=rung, name=words(f"Answer {rung}")) for rung in rungs)
    steps = tuple(words(f"Take {one.code} to {rung}") for rung in rungs[1:])
    return replace(one, levels=(), answers=answers, next_steps=steps)


def without_circles(asked: Questionnaire) -> Questionnaire:
    """Drop prerequisites of capabilities in circles until there is no circle left."""
    while circle := find_circle(asked):
        freed = next(code for code, _ in circle if asked.capabilities[code].prerequisites)
        asked = replace(
            asked,
            dimensions=tuple(
                replace(
                    one,
                    capabilities=tuple(
                        replace(c, prerequisites=()) if c.code == freed else c for c in one.capabilities
                    ),
                )
                for one in asked.dimensions
            ),
        )
    return asked


def counted(case: Case) -> Levels:
    """Return what counts for the goal: what applies."""
    return {
        code: case.assessment.answer(code).level or 0
        for code in case.questionnaire.capabilities
        if case.assessment.answer(code).status is not Status.NOT_APPLICABLE
    }


def closed(case: Case, start: Levels, end: Levels) -> bool:
    """Whether every level that was climbed has its prerequisites."""
    return all(
        end.get(needed.requirement.code, HIGHEST_ASKED) >= needed.requirement.level
        for code in end
        for level in climbed(case, code, start[code], end[code])
        for needed in case.questionnaire.capabilities[code].needs(level)
    )


def climbed(case: Case, code: str, low: int, high: int) -> list[int]:
    """Return the levels of a capability above `low` up to `high` that its answers stand for."""
    return [rung for rung in case.questionnaire.capabilities[code].rungs if low < rung <= high]


def reached(case: Case, end: Levels) -> bool:
    """Whether the goal is reached, by the rules of scoring."""
    if case.goal.kind is GoalKind.TARGET:
        return all(end[code] >= case.targets[code] for code in end)
    if case.goal.kind is GoalKind.STAGE:
        return all(_stage(case, at, end) for at in range(len(case.questionnaire.dimensions)))
    after = Assessment(case.assessment.details, {**case.assessment.answers, **{c: at_level(n) for c, n in end.items()}})
    gates = score(case.questionnaire, after).gates
    last = [gate.code for gate in gates].index(case.goal.gate)
    # What does not apply is to be confirmed: no step leads there.
    ruled_out = {
        f"{code}>={level}" for code in case.questionnaire.capabilities if code not in end for level in range(6)
    }
    asked = gates[: last + 1] if case.goal.kind is GoalKind.WAY else gates[last : last + 1]
    return all(not gate.unmet and {*gate.unknown} <= ruled_out for gate in asked)


def _stage(case: Case, at: int, end: Levels) -> bool:
    one = case.questionnaire.dimensions[at]
    items = [StageItem(c.code, end[c.code], c.key_question) for c in one.capabilities if c.code in end]
    return stage_of(items) >= case.goal.stage - (one.kind is DimensionKind.PROTECTIVE)


def cost(case: Case, start: Levels, end: Levels) -> float:
    """Return the mid-range person-days between two states."""
    return sum(
        effort(case.questionnaire.capabilities[code], level).mid
        for code in end
        for level in climbed(case, code, start[code], end[code])
    )


def cheapest_by_trying(case: Case) -> list[Levels]:
    """Return all states that reach the goal in the cheapest way; none where it cannot be reached."""
    start = counted(case)
    capabilities = case.questionnaire.capabilities
    ranges = [
        [level, *climbed(case, code, level, capabilities[code].rung_from(HIGHEST_ASKED))]
        for code, level in start.items()
    ]
    ends = [dict(zip(start, levels, strict=True)) for levels in product(*ranges)]
    ends.sort(key=lambda end: cost(case, start, end))
    good = (end for end in ends if closed(case, start, end) and reached(case, end))
    best = next(good, None)
    if best is None:
        return []
    limit = cost(case, start, best) + 1e-6
    return [best, *takewhile(lambda end: cost(case, start, end) <= limit, good)]


def preference(case: Case, end: Levels) -> list[bool]:
    """Return what decides between equals, the smaller the better: what stands later is left out first."""
    wanted = {
        capability.code: case.goal.stage - (one.kind is DimensionKind.PROTECTIVE)
        for one in case.questionnaire.dimensions
        for capability in one.capabilities
    }
    return [wanted[code] > 0 and end[code] >= wanted[code] for code in reversed(end)]
