"""Rules 2 and 5 to 7 for one dimension: what counts, the interval, the index, the rating."""

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Depth, Dimension
from readiness.scoring.score import DimensionScore, Index, Rating, StageInterval, Unrateable
from readiness.scoring.stages import StageItem, quick_stage_of, stage_of

# Rule 2: fewer applicable capabilities, or more key questions ruled out, say too little about a dimension.
FEWEST_APPLICABLE = 3
MOST_KEYS_REMOVED = 1
# Rule 7: shares of coverage.
RATED_FROM = 0.80
PROVISIONAL_FROM = 0.50

_NO_INDEX = Index(None, None, None)
# Looking a member up in its class costs as much as the rest of the loop.
_ANSWERED, _DONT_KNOW, _UNANSWERED = Status.ANSWERED, Status.DONT_KNOW, Status.UNANSWERED


def score_dimension(dimension: Dimension, assessment: Assessment, depth: Depth) -> DimensionScore:
    """Return the score of one dimension from the answers to what is asked at `depth`."""
    asked, answers = dimension.asked(depth), assessment.answers
    items: list[StageItem] = []
    answered: list[str] = []
    unknown: list[str] = []
    unanswered: list[str] = []
    excluded: list[str] = []
    weight = known_weight = total = 0.0
    keys_removed = 0
    # One pass, because a portfolio is scored ten thousand times a second.
    for capability in asked:
        code, level = capability.code, None
        answer = answers.get(code)
        if answer is None or (status := answer.status) is _UNANSWERED:
            unanswered.append(code)
        elif status is _ANSWERED:
            level = answer.level
            answered.append(code)
        elif status is _DONT_KNOW:
            unknown.append(code)
        else:
            excluded.append(code)
            keys_removed += capability.key_question
            continue
        items.append(StageItem(code, level, capability.key_question))
        own = capability.weight
        weight += own
        if level is not None:
            known_weight += own
            total += own * level

    quick = depth is Depth.QUICK
    coverage = known_weight / weight if items else 0.0
    # A quick check asks fewer than three on purpose; a small dimension needs no more than it has.
    fewest = 1 if quick else min(FEWEST_APPLICABLE, len(asked))
    unrateable = _why_unrateable(len(items) - max(1, fewest), keys_removed, coverage)
    return DimensionScore(
        code=dimension.code,
        kind=dimension.kind,
        depth=depth,
        items=tuple(items),
        stage=_stage(items, quick=quick, sure=not unknown and not unanswered),
        index=_NO_INDEX if quick else _index(weight, known_weight, total),
        coverage=coverage,
        rating=_rating(coverage, unrateable),
        unrateable=unrateable,
        answered=tuple(answered),
        unknown=tuple(unknown),
        open=tuple(unanswered),
        excluded=tuple(excluded),
    )


def _stage(items: list[StageItem], *, quick: bool, sure: bool) -> StageInterval:
    """Return rule 5; where nothing applies, nothing is known, and where all is known, both ends are one."""
    if not items:
        return StageInterval(LOWEST, HIGHEST, quick)
    stage = quick_stage_of if quick else stage_of
    low = stage(items, LOWEST)
    return StageInterval(low, low if sure else stage(items, HIGHEST), quick)


def _index(weight: float, known_weight: float, total: float) -> Index:
    """Return rule 6: the weighted mean over the answered ones, and its bounds over all applicable ones."""
    if not weight:
        return Index(None, 0.0, 100.0)
    return Index(
        point=100 * total / (HIGHEST * known_weight) if known_weight else None,
        low=100 * total / (HIGHEST * weight),
        high=100 * (total + HIGHEST * (weight - known_weight)) / (HIGHEST * weight),
    )


def _why_unrateable(spare: int, keys_removed: int, coverage: float) -> Unrateable | None:
    """Return the reason why the dimension cannot be rated, or None; `spare` items are more than needed."""
    if spare < 0:
        return Unrateable.TOO_FEW_APPLICABLE
    if keys_removed > MOST_KEYS_REMOVED:
        return Unrateable.KEY_QUESTIONS_REMOVED
    return Unrateable.COVERAGE if coverage < PROVISIONAL_FROM else None


def _rating(coverage: float, unrateable: Unrateable | None) -> Rating:
    if unrateable is not None:
        return Rating.NOT_RATEABLE
    return Rating.RATED if coverage >= RATED_FROM else Rating.PROVISIONAL
