"""Which backups to keep: many of today, some of the week, a few of the weeks before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

NEWEST = 10
DAYS = 7
WEEKS = 8


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When a backup was made. `number` counts up whatever the clock does, so it alone says which is newer."""

    number: int
    at: datetime


def kept(stamps: Sequence[Stamp]) -> set[Stamp]:
    """Return the newest ten, the newest of each of the last 7 days and of the last 8 weeks that have any."""
    newest_first = sorted(stamps, reverse=True)
    return {
        *newest_first[:NEWEST],
        *_newest_of_each(newest_first, lambda stamp: str(stamp.at.date()))[:DAYS],
        *_newest_of_each(newest_first, lambda stamp: stamp.at.strftime("%G-%V"))[:WEEKS],
    }


def _newest_of_each(newest_first: Sequence[Stamp], span: Callable[[Stamp], str]) -> list[Stamp]:
    found: dict[str, Stamp] = {}
    for stamp in newest_first:
        found.setdefault(span(stamp), stamp)
    return list(found.values())
