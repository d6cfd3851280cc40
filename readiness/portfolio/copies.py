"""Each document counts once: copies and backups have its id, and a copy of a conflict tells itself by its name.

Of files with one id the one that was written last counts; where two were written at the same moment, the first by its
path. What `documents` keeps beside a file that was changed at two places at once is a document with an id of its own:
it is known by its name, and by the moment at which both were made.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from readiness.portfolio.entry import KindOfCopy, PortfolioEntry, SetAside

# As `documents.paths.conflict_path` names it.
_CONFLICT = re.compile(r"(?P<name>.+) \(conflict \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2}( \d+)?\)", re.DOTALL)


def counted_once(entries: Iterable[PortfolioEntry]) -> tuple[list[PortfolioEntry], list[SetAside]]:
    """Return the entries that count, and the others with what they are; the order of the entries does not matter."""
    by_id: dict[str, list[PortfolioEntry]] = defaultdict(list)
    for entry in entries:
        by_id[entry.document_id].append(entry)
    counted, aside = [], []
    for same in by_id.values():
        newest, *others = sorted(same, key=_newest_first)
        counted.append(newest)
        aside += [SetAside(other.path, newest.path, KindOfCopy.SAME_DOCUMENT) for other in others]
    beside: dict[tuple[Path, str], list[PortfolioEntry]] = defaultdict(list)
    for entry in counted:
        beside[entry.path.parent, entry.created].append(entry)
    conflicts = {
        entry.path: other.path
        for together in beside.values()
        for entry in together
        if (other := _original(entry, together)) is not None
    }
    aside += [SetAside(path, other, KindOfCopy.CONFLICT) for path, other in conflicts.items()]
    return [entry for entry in counted if entry.path not in conflicts], aside


def _newest_first(entry: PortfolioEntry) -> tuple[float, str]:
    return -entry.changed_at.timestamp(), str(entry.path)


def _original(entry: PortfolioEntry, together: Iterable[PortfolioEntry]) -> PortfolioEntry | None:
    """Return the document beside which a copy of a conflict was kept; None where this is none.

    `together` were made at the same moment and lie in the same folder. The name of a copy is cut where it is long.
    """
    named = _CONFLICT.fullmatch(entry.path.stem)
    if named is None:
        return None
    others = (other for other in together if other.path != entry.path and not _CONFLICT.fullmatch(other.path.stem))
    return next((other for other in others if other.path.stem.startswith(named["name"])), None)
