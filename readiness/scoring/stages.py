"""Rules 3, 4 and 14: the stage of a dimension, and the three limits that explain it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from readiness.domain.levels import HIGHEST, LOWEST

# A level counts as achieved below the stage when more than 85 % of the capabilities have it, and at the stage
# itself when more than half have it (after ISO/IEC 33020: fully and largely achieved). Whole per cents keep
# the comparison exact.
FULLY_PERCENT = 85
LARGELY_PERCENT = 50


class StageItem(NamedTuple):
    """A capability as the stage sees it: its level (0 to 5, None while unknown) and whether it is a key question."""

    code: str
    level: int | None
    key: bool = False


@dataclass(frozen=True, slots=True)
class StageTrace:
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


def stage_of(items: Sequence[StageItem], unknown: int = LOWEST) -> int:
    """Return the stage (0 to 5) with unknown levels counted as `unknown` (rules 4 and 5).

    Without any item nothing holds the stage back, so it is 5: callers decide what that means.
    """
    return min(_limits_of(items, unknown))


def stage_from(ascending: tuple[int, ...], key_limit: int) -> int:
    """Return the same stage from all levels in ascending order and the lowest level of a key question.

    It takes no names, which makes it the quick way where nothing has to be explained.
    """
    return min(_limits(ascending, key_limit))


def quick_stage_of(items: Sequence[StageItem], unknown: int = LOWEST) -> int:
    """Return the upper bound that the key questions alone give (rule 14)."""
    return _key_limit(items, unknown)


def explain_stage(items: Sequence[StageItem], unknown: int = LOWEST) -> StageTrace:
    """Return the stage with its explanation, from the same limits that give the stage."""
    key_limit, majority_limit, foundation_limit = _limits_of(items, unknown)
    levels = {item.code: unknown if item.level is None else item.level for item in items}
    stage = min(key_limit, majority_limit, foundation_limit)
    wanted = stage + 1

    def below(limit: int, level: int, *, keys_only: bool = False) -> tuple[str, ...]:
        if stage == HIGHEST or limit >= wanted:
            return ()
        return tuple(i.code for i in items if levels[i.code] < level and (i.key or not keys_only))

    return StageTrace(
        stage=stage,
        key_limit=key_limit,
        majority_limit=majority_limit,
        foundation_limit=foundation_limit,
        counted=len(items),
        reached=sum(level >= stage for level in levels.values()),
        key_codes=below(key_limit, wanted, keys_only=True),
        majority_codes=below(majority_limit, wanted),
        foundation_codes=below(foundation_limit, stage),
    )


def explain_quick_stage(items: Sequence[StageItem], unknown: int = LOWEST) -> StageTrace:
    """Return the quick check's upper bound with the key questions that set it."""
    stage = quick_stage_of(items, unknown)
    keys = [(i.code, unknown if i.level is None else i.level) for i in items if i.key]
    return StageTrace(
        stage=stage,
        key_limit=stage,
        majority_limit=HIGHEST,
        foundation_limit=HIGHEST,
        counted=len(keys),
        reached=len(keys),
        key_codes=tuple(code for code, level in keys if level == stage) if stage < HIGHEST else (),
    )


def needed_for_majority(counted: int) -> int:
    """Return how many of `counted` capabilities are more than half."""
    return counted - _may_stay_below(counted, LARGELY_PERCENT)


def needed_for_foundation(counted: int) -> int:
    """Return how many of `counted` capabilities are (nearly) all: they need every level below the stage."""
    return counted - _may_stay_below(counted, FULLY_PERCENT)


def _limits_of(items: Sequence[StageItem], unknown: int) -> tuple[int, int, int]:
    """Return the limits by key questions, majority and foundation."""
    ascending = sorted([unknown if item.level is None else item.level for item in items])
    return _limits(tuple(ascending), _key_limit(items, unknown))


def _key_limit(items: Sequence[StageItem], unknown: int) -> int:
    return min([unknown if i.level is None else i.level for i in items if i.key], default=HIGHEST)


@lru_cache(maxsize=8192)
def _limits(ascending: tuple[int, ...], key: int) -> tuple[int, int, int]:
    """Return the limits from levels in ascending order; there are few such tuples, so they are remembered."""
    if not ascending:
        return key, HIGHEST, HIGHEST
    majority = ascending[_may_stay_below(len(ascending), LARGELY_PERCENT)]
    foundation = ascending[_may_stay_below(len(ascending), FULLY_PERCENT)] + 1
    return key, majority, min(foundation, HIGHEST)


def _may_stay_below(count: int, percent: int) -> int:
    """Return how many of `count` may miss a level while more than `percent` % still have it."""
    return max(LOWEST, -(-(100 - percent) * count // 100) - 1)
