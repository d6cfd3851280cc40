"""Do the time spans per level belong to levels that exist?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.domain.levels import HIGHEST
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield time spans for levels outside 1 to 5."""
    for place, capability in pack.capabilities():
        for level in capability.horizon_days_by_level:
            if not 1 <= level <= HIGHEST:
                yield Fault(
                    "horizon-level",
                    (*place, "horizon_days_by_level", level),
                    N_("There is no step to level {level}."),
                    N_("Use a level from 1 to 5."),
                    {"level": level},
                    level,
                )
