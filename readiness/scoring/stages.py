"""Rules 3, 4 and 14: the stage of a dimension, and the three limits that explain it."""

from collections.abc import Sequence

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.values import Value

# A level counts as achieved below the stage when more than 85 % of the capabilities have it, and at the stage
# itself when more than half have it (after ISO/IEC 33020: fully and largely achieved). Whole per cents keep
# the comparison exact.
FULLY_PERCENT = 85
LARGELY_PERCENT = 50


class Item(Value, frozen=True):
    """A capability as the stage sees it: its level (0 to 5) and whether it is a key question."""

    code: str
    level: int
    key: bool = False


class StageTrace(Value, frozen=True):
    """A stage with the three limits whose lowest it is, each 0 to 5.

    `key_limit`: the lowest key question. `majority_limit`: the highest level that more than half of the
    capabilities have. `foundation_limit`: one more than the highest level that (nearly) all have.
    `reached` of `counted` capabilities have at least the stage's level. The codes name who holds the
    stage back; they are empty for a limit that allows the next stage.
    """

    stage: int
    key_limit: int
    majority_limit: int
    foundation_limit: int
    counted: int
    reached: int
    key_codes: tuple[str, ...] = ()
    majority_codes: tuple[str, ...] = ()
    foundation_codes: tuple[str, ...] = ()

    @property
    def holding_back(self) -> tuple[str, ...]:
        """All codes that keep the dimension from the next stage, each once."""
        return tuple(dict.fromkeys(self.key_codes + self.foundation_codes + self.majority_codes))


def stage_of(levels: Sequence[int], keys: Sequence[int]) -> int:
    """Return the stage (0 to 5) of capabilities at `levels`, with the key questions at `keys` (rule 4).

    Without any capability nothing holds the stage back, so it is 5: callers decide what that means.
    """
    return min(_limits(sorted(levels), keys))


def explain_stage(items: Sequence[Item]) -> StageTrace:
    """Return the stage of `items` with its explanation, from the same three limits."""
    levels = [item.level for item in items]
    key_limit, majority_limit, foundation_limit = _limits(sorted(levels), [i.level for i in items if i.key])
    stage = min(key_limit, majority_limit, foundation_limit)
    wanted = stage + 1

    def below(limit: int, level: int, *, keys_only: bool = False) -> tuple[str, ...]:
        if stage == HIGHEST or limit >= wanted:
            return ()
        return tuple(i.code for i in items if i.level < level and (i.key or not keys_only))

    return StageTrace(
        stage=stage,
        key_limit=key_limit,
        majority_limit=majority_limit,
        foundation_limit=foundation_limit,
        counted=len(items),
        reached=sum(level >= stage for level in levels),
        key_codes=below(key_limit, wanted, keys_only=True),
        majority_codes=below(majority_limit, wanted),
        foundation_codes=below(foundation_limit, stage),
    )


def explain_quick_stage(items: Sequence[Item]) -> StageTrace:
    """Return the upper bound that the key questions alone give (rule 14)."""
    keys = [item for item in items if item.key]
    stage = min((item.level for item in keys), default=HIGHEST)
    return StageTrace(
        stage=stage,
        key_limit=stage,
        majority_limit=HIGHEST,
        foundation_limit=HIGHEST,
        counted=len(keys),
        reached=len(keys),
        key_codes=tuple(i.code for i in keys if i.level == stage) if stage < HIGHEST else (),
    )


def needed_for_majority(counted: int) -> int:
    """Return how many of `counted` capabilities are more than half."""
    return counted - _may_stay_below(counted, LARGELY_PERCENT)


def _limits(ascending: Sequence[int], keys: Sequence[int]) -> tuple[int, int, int]:
    """Return the limits by key questions, majority and foundation, from levels in ascending order."""
    key = min(keys, default=HIGHEST)
    if not ascending:
        return key, HIGHEST, HIGHEST
    majority = ascending[_may_stay_below(len(ascending), LARGELY_PERCENT)]
    foundation = ascending[_may_stay_below(len(ascending), FULLY_PERCENT)] + 1
    return key, majority, min(foundation, HIGHEST)


def _may_stay_below(count: int, percent: int) -> int:
    """Return how many of `count` may miss a level while more than `percent` % still have it."""
    return max(LOWEST, -(-(100 - percent) * count // 100) - 1)
