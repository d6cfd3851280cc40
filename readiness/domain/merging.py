"""Two states of an assessment that began as the same one, merged: answer by answer, and every part field by field.

What is equal is silent. What one side changed is taken from it. What both changed differently is a clash, which keeps
both values until somebody chooses: never the last writer.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from readiness.domain.answers import UNANSWERED
from readiness.domain.assessment import PARTS, Assessment
from readiness.domain.changes import AnswerChange, PartChange, SingleChange
from readiness.domain.incidents import TaskNote
from readiness.domain.perspectives import person_key
from readiness.domain.plan_notes import PackageNote, StepNote
from readiness.domain.version_record import VersionRecord

# What leads to a value, as in ("answers", "PRO1") or ("plan", "steps", "PRO3:0>1", "owner").
ValuePlace = tuple[str, ...]
ANSWERS = "answers"


class Absent(Enum):
    """The value of what one side does not have."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


class MergeSide(StrEnum):
    """One of the two that are merged."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class MergeClash:
    """What both sides changed differently: the value that both began with, and what each made of it."""

    place: ValuePlace
    base: Any
    ours: Any
    theirs: Any

    def value(self, side: MergeSide) -> Any:
        """Return the value of one side."""
        return self.ours if side is MergeSide.OURS else self.theirs


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged assessment, and what both sides changed differently; there it holds what was chosen, or else ours."""

    assessment: Assessment
    clashes: tuple[MergeClash, ...]

    def open(self, choices: Mapping[ValuePlace, MergeSide]) -> tuple[MergeClash, ...]:
        """Return the clashes that nobody has chosen a side for."""
        return tuple(clash for clash in self.clashes if clash.place not in choices)


def merge(
    base: Assessment, ours: Assessment, theirs: Assessment, choices: Mapping[ValuePlace, MergeSide] | None = None
) -> Merge:
    """Merge two assessments that began as `base`; `choices` settle clashes by their places."""
    merging = _Merging(choices or {})
    codes = {**base.answers, **ours.answers, **theirs.answers}
    answers = {
        code: merged
        for code in codes
        if (merged := merging.leaf((ANSWERS, code), base.answer(code), ours.answer(code), theirs.answer(code)))
        != UNANSWERED
    }
    parts = {name: merging.part(name, base.part(name), ours.part(name), theirs.part(name)) for name in PARTS}
    assessment = Assessment(answers=answers, **parts)
    return Merge(_not_final_unless_whole(assessment, ours, theirs), tuple(merging.clashes))


def changes_between(before: Assessment, after: Assessment) -> list[SingleChange]:
    """Return the changes that make one assessment of another."""
    codes = {**before.answers, **after.answers}
    pairs = ((code, before.answer(code), after.answer(code)) for code in codes)
    changes: list[SingleChange] = [AnswerChange(code, old, new) for code, old, new in pairs if old != new]
    parts = ((before.part(name), after.part(name)) for name in PARTS)
    return [*changes, *(PartChange(old, new) for old, new in parts if old != new)]


def _not_final_unless_whole(merged: Assessment, ours: Assessment, theirs: Assessment) -> Assessment:
    """Return what was merged as a correction where it is not exactly the version of record that one side has made."""
    record = merged.record
    assert isinstance(record, VersionRecord)
    if record.final is None or merged in (ours, theirs):
        return merged
    return merged.with_part(record.correction())


Rule = Callable[["_Merging", ValuePlace, Any, Any, Any], Any]


class _Merging:
    """One merge: its choices, and the clashes found so far."""

    def __init__(self, choices: Mapping[ValuePlace, MergeSide]) -> None:
        self._choices = choices
        self.clashes: list[MergeClash] = []

    def part(self, name: str, base: Any, ours: Any, theirs: Any) -> Any:
        """Merge one part of the assessment."""
        return self.by((name,), _PARTS.get(name, _fields()), base, ours, theirs)

    def by(self, place: ValuePlace, rule: Rule, base: Any, ours: Any, theirs: Any) -> Any:
        """Merge values by a rule, which is asked only where both sides changed something."""
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        return rule(self, place, base, ours, theirs)

    def leaf(self, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
        """Merge values that are not taken apart."""
        return self.by(place, _clash, base, ours, theirs)

    def clash(self, clash: MergeClash) -> Any:
        """Keep both values, and return the one that was chosen."""
        self.clashes.append(clash)
        return clash.value(self._choices.get(clash.place, MergeSide.OURS))


def _clash(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
    return merging.clash(MergeClash(place, base, ours, theirs))


def _latest(_merging: _Merging, _place: ValuePlace, _base: Any, ours: Any, theirs: Any) -> Any:
    """Of two days that the program keeps, the later one."""
    return max(ours or date.min, theirs or date.min)


def _fields(rules: Mapping[str, Rule] | None = None) -> Rule:
    """Merge a value field by field; without a rule of its own, a field is one value."""
    own = rules or {}

    def merged(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
        found = {}
        for field in fields(ours):
            name = field.name
            values = (getattr(one, name) for one in (base, ours, theirs))
            found[name] = merging.by((*place, name), own.get(name, _clash), *values)
        return replace(ours, **found)

    return merged


def _by_key(rule: Rule = _clash, nothing: Any = ABSENT) -> Rule:
    """Merge a dictionary key by key; `nothing` is what a key that is missing stands for."""

    def merged(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
        found = {}
        for key in {**base, **ours, **theirs}:
            values = (one.get(key, nothing) for one in (base, ours, theirs))
            found[key] = merging.by((*place, str(key)), rule, *values)
        both = ours.keys() & theirs.keys()
        return {key: value for key, value in found.items() if value != nothing or (key in both and value is not ABSENT)}

    return merged


def _keyed(key_of: Callable[[Any], Hashable], rule: Rule = _clash, *, by_key: bool = False) -> Rule:
    """Merge a list whose entries are known by a key; where one side has put them in another order, it is one value.

    With `by_key` the list is kept in the order of its keys.
    """

    def merged(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
        keys = [[key_of(entry) for entry in side] for side in (base, ours, theirs)]
        if not _in_one_order(*keys):
            return _clash(merging, place, base, ours, theirs)
        sides = [dict(zip(known, side, strict=True)) for known, side in zip(keys, (base, ours, theirs), strict=True)]
        found = {}
        for key in sorted(_joined(*keys)) if by_key else _joined(*keys):
            values = (side.get(key, ABSENT) for side in sides)
            found[key] = merging.by((*place, str(key)), _where_both(rule), *values)
        return tuple(entry for entry in found.values() if entry is not ABSENT)

    return merged


def _where_both(rule: Rule) -> Rule:
    """Take an entry apart only where all three have it."""

    def merged(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
        whole = ABSENT in (base, ours, theirs)
        return (_clash if whole else rule)(merging, place, base, ours, theirs)

    return merged


def _as_set(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
    """Merge entries that are there or not: what either side added or removed."""
    if not _in_one_order(base, ours, theirs):
        return _clash(merging, place, base, ours, theirs)
    kept = [entry for entry in base if entry in ours and entry in theirs]
    return (*kept, *_in_time(_not_in(ours, base), _not_in(theirs, base)))


def _added(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
    """Merge a list that only grows, in the order of time."""
    length = len(base)
    if ours[:length] != base or theirs[:length] != base:
        return _clash(merging, place, base, ours, theirs)
    return (*base, *_in_time(ours[length:], theirs[length:]))


def _incidents(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
    """Merge incidents by their numbers. Two that both sides have begun under one number are two: one gets another."""
    begun = {incident.number for incident in base}
    twice = {one.number for one in ours if one.number not in begun} & {one.number for one in theirs}
    used = {incident.number for side in (base, ours, theirs) for incident in side}
    sides = {MergeSide.OURS: [*ours], MergeSide.THEIRS: [*theirs]}
    for number in sorted(twice):
        at = {side: next(n for n, one in enumerate(all_) if one.number == number) for side, all_ in sides.items()}
        pair = {side: all_[at[side]] for side, all_ in sides.items()}
        if pair[MergeSide.OURS] == pair[MergeSide.THEIRS]:
            continue
        # The same one whichever side is called ours: the later one.
        moved = max(pair, key=lambda side: _order(pair[side]))
        free = max(used) + 1
        used.add(free)
        sides[moved][at[moved]] = replace(pair[moved], number=free)
    by_number = (tuple(sorted(side, key=_number)) for side in (base, sides[MergeSide.OURS], sides[MergeSide.THEIRS]))
    return _keyed(_number, _INCIDENT)(merging, place, *by_number)


def _states(merging: _Merging, place: ValuePlace, base: Any, ours: Any, theirs: Any) -> Any:
    """Merge recorded states: those that both began with by their numbers, then what either has recorded, in time."""
    known = {state.number for state in base}
    new = [[replace(state, number=1) for state in side if state.number not in known] for side in (ours, theirs)]
    kept = (tuple(state for state in side if state.number in known) for side in (base, ours, theirs))
    found = [*_keyed(_number)(merging, place, *kept)]
    for state in _in_time(*new):
        if not found or not found[-1].same_as(state):
            found.append(replace(state, number=max(known, default=0) + 1))
            known.add(found[-1].number)
    return tuple(found)


def _number(numbered: Any) -> int:
    number: int = numbered.number
    return number


def _in_one_order(*lists: Any) -> bool:
    """Return whether no entry is there twice, and what the lists share stands in one order in all of them."""
    if any(len({*map(repr, one)}) < len(one) for one in lists):
        return False
    shared = [[entry for entry in one if all(entry in other for other in lists)] for one in lists]
    return all(one == shared[0] for one in shared)


def _joined(base: Any, ours: Any, theirs: Any) -> list[Any]:
    """Return all entries: those of the base first, then what either side added, whichever is called ours."""
    added = sorted({*_not_in(ours, base), *_not_in(theirs, base)}, key=lambda entry: (str(type(entry)), entry))
    return [*base, *added]


def _not_in(entries: Any, known: Any) -> list[Any]:
    return [entry for entry in entries if entry not in known]


def _in_time(ours: Any, theirs: Any) -> list[Any]:
    """Return what was added on both sides: by day where entries have one, each side in its own order, nothing twice."""
    first, second = sorted((list(ours), list(theirs)), key=repr)
    second = _not_in(second, first)
    found = []
    while first and second:
        found.append((second if _day(second[0]) < _day(first[0]) else first).pop(0))
    return [*found, *first, *second]


def _day(entry: Any) -> date:
    day = getattr(entry, "on", date.min)
    return day if isinstance(day, date) else date.min


def _order(entry: Any) -> tuple[date, str]:
    return _day(entry), repr(entry)


_TASKS = _by_key(_fields(), TaskNote())
_INCIDENT = _fields(
    {
        "given": _by_key(),
        "ticked": _as_set,
        "ideas": _as_set,
        "tasks": _TASKS,
        "clearing": _TASKS,
        "log": _as_set,
    }
)
# What is not named here is one value: where both sides changed it, somebody chooses.
_PARTS: dict[str, Rule] = {
    "details": _fields({"profile": _by_key(), "answered_on": _latest, "tags": _as_set}),
    "plan": _fields(
        {
            "closures": _as_set,
            "confirmed": _as_set,
            "steps": _by_key(_fields(), StepNote()),
            "packages": _by_key(_fields(), PackageNote()),
            "taken_in": _by_key(),
        }
    ),
    "incidents": _fields({"all": _incidents}),
    "consultant": _fields(
        {
            "findings": _by_key(),
            "wordings": _by_key(),
            "packages": _by_key(),
            "before": _by_key(),
            "after": _by_key(),
            "hidden": _by_key(),
            "recommendations": _keyed(lambda one: one.title, _fields()),
        }
    ),
    "attachments": _fields({"of": _by_key(_as_set, ())}),
    "workshop": _fields({"meetings": _added, "decisions": _by_key()}),
    "record": _clash,
    "perspectives": _fields(
        {"views": _keyed(lambda one: person_key(one.author.person), by_key=True), "ledger": _added}
    ),
    "takeovers": _fields({"all": _added}),
    "history": _fields({"states": _states}),
}
