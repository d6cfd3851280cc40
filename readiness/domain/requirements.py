"""Requirements on levels, as gates and prerequisites write them: `MON1>=2` and `PRO3>=1@2`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from readiness.domain.levels import HIGHEST

_REQUIREMENT = re.compile(r"([A-Z][A-Z0-9_]*)>=([0-9])")
_PREREQUISITE = re.compile(r"([A-Z][A-Z0-9_]*)>=([0-9])@([0-9])")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A capability or a dimension (its stage) must be at least at `level` (1 to 5)."""

    code: str
    level: int

    def __str__(self) -> str:
        return f"{self.code}>={self.level}"


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """Before a capability goes to level `before` (1 to 5), `requirement` must be met."""

    requirement: Requirement
    before: int

    def __str__(self) -> str:
        return f"{self.requirement}@{self.before}"


@lru_cache(maxsize=4096)
def parse_requirement(text: str) -> Requirement:
    """Read `CODE>=level`; raises ValueError for anything else."""
    match = _REQUIREMENT.fullmatch(text)
    if match is None:
        raise ValueError(f"not of the form CODE>=level: {text!r}")
    return Requirement(code=match[1], level=_level(match[2]))


@lru_cache(maxsize=4096)
def parse_prerequisite(text: str) -> Prerequisite:
    """Read `CODE>=level@before`; raises ValueError for anything else."""
    match = _PREREQUISITE.fullmatch(text)
    if match is None:
        raise ValueError(f"not of the form CODE>=level@before: {text!r}")
    requirement = Requirement(code=match[1], level=_level(match[2]))
    return Prerequisite(requirement=requirement, before=_level(match[3]))


def _level(digit: str) -> int:
    level = int(digit)
    if not 1 <= level <= HIGHEST:
        raise ValueError(f"level {level} is outside 1 to {HIGHEST}")
    return level
