"""What remains of groups that are published once all others are taken away: whatever can be worked out consists of it.

An *atom* bears the path of a published group and holds those of it who are in none of the published groups inside it.
Parent minus children is an atom, and every sum and difference of published counts is one of atoms.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from readiness.portfolio.benchmark.population import Counts, Path, Places


def atom_of(path: Path, published: AbstractSet[Path], layer: int) -> Path:
    """Return the atom that organisations of a path belong to, where groups down to a layer are published."""
    length = min(len(path), layer)
    while length and path[:length] not in published:
        length -= 1
    return path[:length]


def atoms_of(cells: Sequence[Path], published: AbstractSet[Path], layer: int) -> tuple[list[Path], Places]:
    """Return the atoms of published groups in their order, and for each cell the position of its atom among them."""
    atoms = sorted(path for path in published if len(path) <= layer)
    at = {path: number for number, path in enumerate(atoms)}
    return atoms, np.array([at[atom_of(cell, published, layer)] for cell in cells], np.int64)


def summed(counts: Counts, places: Places, atoms: int) -> Counts:
    """Return counts by cell as counts by atom."""
    found = np.zeros((atoms, *counts.shape[1:]), np.int64)
    np.add.at(found, places, counts)
    return found


def group_counts(atoms: Sequence[Path], counts: Counts) -> dict[Path, Counts]:
    """Return the counts of whole groups: of each atom with all that lie inside its group."""
    return {path: counts[[at for at, other in enumerate(atoms) if other[: len(path)] == path]].sum(0) for path in atoms}


def atom_counts(atoms: Iterable[Path], groups: Mapping[Path, Counts]) -> Counts:
    """Return the counts of atoms from those of the whole groups: parent minus children."""
    found = []
    for path in atoms:
        inside = [counts for other, counts in groups.items() if len(other) == len(path) + 1 and other[:-1] == path]
        found.append(groups[path] - np.sum(inside, axis=0) if inside else groups[path])
    return np.array(found)
