"""Rules 2 and 5 to 7 for one dimension: what counts, the interval, the index, the rating, the knife edges."""

from collections.abc import Callable, Sequence

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Capability, Depth, Dimension
from readiness.scoring.score import DimensionScore, Index, Rating, StageInterval, Unrateable
from readiness.scoring.stages import Item, StageTrace, explain_quick_stage, explain_stage

# Rule 2: fewer applicable capabilities, or more key questions ruled out, say too little about a dimension.
FEWEST_APPLICABLE = 3
MOST_KEYS_REMOVED = 1
# Rule 7: shares of coverage.
RATED_FROM = 0.80
PROVISIONAL_FROM = 0.50

Explain = Callable[[Sequence[Item]], StageTrace]


def score_dimension(dimension: Dimension, assessment: Assessment, depth: Depth) -> DimensionScore:
    """Return the score of one dimension from the answers to what is asked at `depth`."""
    asked = dimension.asked(depth)
    by_status: dict[Status, list[Capability]] = {status: [] for status in Status}
    for capability in asked:
        by_status[assessment.answer(capability.code).status].append(capability)
    applicable = [c for c in asked if c not in by_status[Status.NOT_APPLICABLE]]
    answered = by_status[Status.ANSWERED]

    explain: Explain = explain_quick_stage if depth is Depth.QUICK else explain_stage
    levels = {c.code: assessment.answer(c.code).level for c in applicable}
    low, high = _traces(applicable, levels, explain)
    if not applicable:
        low = explain([Item("", LOWEST, key=True)])
    coverage = _weight(answered) / _weight(applicable) if applicable else 0.0
    unrateable = _why_unrateable(asked, applicable, coverage, depth)

    return DimensionScore(
        code=dimension.code,
        kind=dimension.kind,
        stage=StageInterval(low.stage, high.stage, depth is Depth.QUICK),
        index=_index(applicable, levels) if depth is Depth.FULL else Index(None, None, None),
        coverage=coverage,
        rating=_rating(coverage, unrateable),
        unrateable=unrateable,
        low_trace=low,
        high_trace=high,
        answered=_codes(answered),
        unknown=_codes(by_status[Status.DONT_KNOW]),
        open=_codes(by_status[Status.UNANSWERED]),
        excluded=_codes(by_status[Status.NOT_APPLICABLE]),
        knife_edge=_knife_edge(applicable, levels, (low.stage, high.stage), explain),
    )


def _traces(
    applicable: Sequence[Capability], levels: dict[str, int | None], explain: Explain
) -> tuple[StageTrace, StageTrace]:
    """Return the traces with unknowns at the lowest and at the highest level (rule 5)."""

    def trace(unknown: int) -> StageTrace:
        filled = ((c, levels[c.code]) for c in applicable)
        return explain([Item(c.code, unknown if x is None else x, c.key_question) for c, x in filled])

    return trace(LOWEST), trace(HIGHEST)


def _index(applicable: Sequence[Capability], levels: dict[str, int | None]) -> Index:
    """Return rule 6: the weighted mean over the answered ones, and its bounds over all applicable ones."""
    if not applicable:
        return Index(None, 0.0, 100.0)
    answered = [(c.weight, x) for c in applicable if (x := levels[c.code]) is not None]
    total = sum(weight * x for weight, x in answered)
    known = sum(weight for weight, _ in answered)
    weight = _weight(applicable)
    return Index(
        point=100 * total / (HIGHEST * known) if answered else None,
        low=100 * total / (HIGHEST * weight),
        high=100 * (total + HIGHEST * (weight - known)) / (HIGHEST * weight),
    )


def _why_unrateable(
    asked: Sequence[Capability], applicable: Sequence[Capability], coverage: float, depth: Depth
) -> Unrateable | None:
    """Return the reason why the dimension cannot be rated, or None.

    A quick check asks fewer than three on purpose, so there one applicable key question is enough. A small
    dimension of an own questionnaire needs no more than it has.
    """
    fewest = 1 if depth is Depth.QUICK else min(FEWEST_APPLICABLE, len(asked))
    if len(applicable) < max(1, fewest):
        return Unrateable.TOO_FEW_APPLICABLE
    removed = sum(c.key_question for c in asked) - sum(c.key_question for c in applicable)
    if removed > MOST_KEYS_REMOVED:
        return Unrateable.KEY_QUESTIONS_REMOVED
    return Unrateable.COVERAGE if coverage < PROVISIONAL_FROM else None


def _rating(coverage: float, unrateable: Unrateable | None) -> Rating:
    if unrateable is not None:
        return Rating.NOT_RATEABLE
    return Rating.RATED if coverage >= RATED_FROM else Rating.PROVISIONAL


def _knife_edge(
    applicable: Sequence[Capability],
    levels: dict[str, int | None],
    stage: tuple[int, int],
    explain: Explain,
) -> tuple[str, ...]:
    """Return the answered codes whose level ±1 changes the stage interval (rule 10)."""

    def changes(code: str, level: int) -> bool:
        low, high = _traces(applicable, {**levels, code: level}, explain)
        return (low.stage, high.stage) != stage

    return tuple(
        code
        for code, level in levels.items()
        if level is not None
        and any(LOWEST <= moved <= HIGHEST and changes(code, moved) for moved in (level - 1, level + 1))
    )


def _weight(capabilities: Sequence[Capability]) -> float:
    return sum(c.weight for c in capabilities)


def _codes(capabilities: Sequence[Capability]) -> tuple[str, ...]:
    return tuple(c.code for c in capabilities)
