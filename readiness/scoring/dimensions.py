"""Rules 2 and 5 to 7 for one dimension: what counts, the interval, the index, the rating."""

from functools import lru_cache

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Depth, Dimension
from readiness.scoring.score import DimensionScore, Index, Rating, StageInterval, Unrateable
from readiness.scoring.stages import stage_from

# Rule 2: fewer applicable capabilities, or more key questions ruled out, say too little about a dimension.
FEWEST_APPLICABLE = 3
MOST_KEYS_REMOVED = 1
# Rule 7: shares of coverage.
RATED_FROM = 0.80
PROVISIONAL_FROM = 0.50

_NO_INDEX = Index(None, None, None)
# Looking a member up in its class costs as much as the rest of the loop.
_DONT_KNOW, _NOT_APPLICABLE = Status.DONT_KNOW, Status.NOT_APPLICABLE


def score_dimension(
    dimension: Dimension, assessment: Assessment, depth: Depth, *, indexed: bool = False
) -> DimensionScore:
    """Return the score of one dimension from the answers to what is asked at `depth`.

    With `indexed` it has an index after a quick check too, over its key questions.
    """
    asked, answer_to = dimension.asked(depth), assessment.answers.get
    answered: list[str] = []
    levels: list[int] = []
    unknown: list[str] = []
    unanswered: list[str] = []
    excluded: list[str] = []
    weight = known_weight = total = 0.0
    keys_removed = 0
    lowest_key, key_unknown = HIGHEST, False
    # One pass that makes no objects, because a portfolio is scored ten thousand times a second.
    for capability in asked:
        code, own = capability.code, capability.weight
        answer = answer_to(code)
        # Only an answered question has a level.
        if answer is not None and (level := answer.level) is not None:
            answered.append(code)
            levels.append(level)
            weight += own
            known_weight += own
            total += own * (capability.worth(level) if capability.answers else level)
            if level < lowest_key and capability.key_question:
                lowest_key = level
        elif answer is not None and answer.status is _NOT_APPLICABLE:
            excluded.append(code)
            keys_removed += capability.key_question
        else:
            (unknown if answer is not None and answer.status is _DONT_KNOW else unanswered).append(code)
            weight += own
            key_unknown = key_unknown or capability.key_question

    quick = depth is Depth.QUICK
    not_known = len(unknown) + len(unanswered)
    applicable = len(levels) + not_known
    coverage = known_weight / weight if applicable else 0.0
    # A quick check asks fewer than three on purpose; a small dimension needs no more than it has.
    fewest = 1 if quick else min(FEWEST_APPLICABLE, len(asked))
    unrateable = _why_unrateable(applicable - max(1, fewest), keys_removed, coverage)
    return DimensionScore(
        code=dimension.code,
        kind=dimension.kind,
        depth=depth,
        stage=_stage(tuple(sorted(levels)), not_known, LOWEST if key_unknown else lowest_key, lowest_key, depth),
        index=_NO_INDEX if quick and not indexed else _index(weight, known_weight, total),
        coverage=coverage,
        rating=_rating(coverage, unrateable),
        unrateable=unrateable,
        answered=tuple(answered),
        levels=tuple(levels),
        unknown=tuple(unknown),
        open=tuple(unanswered),
        excluded=tuple(excluded),
        asked=asked,
    )


@lru_cache(maxsize=8192)
def _stage(known: tuple[int, ...], unknown: int, key_low: int, key_high: int, depth: Depth) -> StageInterval:
    """Return rule 5 from the known levels in ascending order and the number of unknown ones; remembered.

    `key_low` and `key_high` are the lowest level of a key question with unknown ones as the lowest and as the
    highest level. Where nothing applies, nothing is known.
    """
    quick = depth is Depth.QUICK
    if not known and not unknown:
        return StageInterval(LOWEST, HIGHEST, quick)
    if quick:
        return StageInterval(key_low, key_high, quick)
    low = stage_from((LOWEST,) * unknown + known, key_low)
    return StageInterval(low, stage_from(known + (HIGHEST,) * unknown, key_high), quick)


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
