"""Our own small files are read without Pydantic, and no less strictly."""

import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.assessment import Details
from readiness.domain.incidents import Incident, Incidents, LogEntry, TaskNote
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.values import MOST_DAYS, Limits
from readiness.domain.workshop_record import (
    Decision,
    Meeting,
    RoleVotes,
    RoundRecord,
    VoteCount,
    WorkshopRecord,
)
from readiness.validation.boundary import read_json, write_json
from readiness.validation.plain import NotOursError, from_plain, read_plain, write_plain
from tests.unit.strategies import NOTES, answers, details


@dataclass(frozen=True, slots=True)
class Entry:
    path: str
    on: date


@dataclass(frozen=True, slots=True)
class Small:
    name: str = ""
    size: int = 1
    since: float = 0.0
    shown: bool = True
    entries: tuple[Entry, ...] = ()


def test_what_is_written_is_read_back():
    value = Small("Ü", 3, 1.5, shown=False, entries=(Entry("a", date(2026, 11, 2)),))

    assert read_plain(write_plain(value), Small) == value


def test_what_is_left_out_is_the_default_and_whole_seconds_are_seconds():
    assert read_plain(b'{"since": 3}', Small) == Small(since=3.0)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"colour": 1}',
        b'{"name": 5}',
        b'{"size": true}',
        b'{"size": 1.5}',
        b'{"shown": 1}',
        b'{"since": "now"}',
        b'{"entries": {}}',
        b'{"entries": [{"path": "a"}]}',
        b'{"entries": [{"path": "a", "on": "today"}]}',
        b'{"name": "\xff"}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_refused(raw: bytes):
    with pytest.raises(NotOursError):
        read_plain(raw, Small)


def test_pydantic_waits_for_the_first_door():
    script = (
        "import sys, readiness.app.settings, readiness.documents.document, readiness.validation.boundary;"
        "readiness.app.settings.load_settings(); print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)

    assert done.stdout.split() == ["False"]


class Kind(StrEnum):
    CORE = "core"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rich:
    form: Literal["rich/1"]
    kind: Kind
    value: int | Annotated[str, Limits(max_length=5)]
    inner: Entry | None = None
    by_number: dict[int, float] = field(default_factory=dict)
    by_kind: dict[Kind, tuple[Entry, ...]] = field(default_factory=dict)


def test_everything_that_our_annotations_say_is_read():
    raw = (
        '{"form": "rich/1", "kind": "core", "value": "a", "inner": {"path": "b", "on": "2026-11-02"},'
        ' "by_number": {"3": 4}, "by_kind": {"other": [{"path": "c", "on": "2026-11-03"}]}}'
    )
    entry = Entry("b", date(2026, 11, 2))
    others = {Kind.OTHER: (Entry("c", date(2026, 11, 3)),)}
    value = Rich("rich/1", Kind.CORE, "a", entry, {3: 4.0}, others)

    assert read_plain(raw, Rich) == read_json(raw, Rich) == value
    assert isinstance(read_plain(raw, Rich).by_number[3], float)


@pytest.mark.parametrize(
    "changed",
    [
        {"form": "rich/2"},
        {"kind": "CORE"},
        {"kind": []},
        {"value": None},
        {"value": True},
        {"value": 1.5},
        {"inner": {"path": "b", "on": "20261102"}},
        {"inner": []},
        {"by_number": {"03": 1}},
        {"by_number": {"3": True}},
        {"by_number": []},
        {"by_kind": {"none": []}},
        {"by_kind": {"core": None}},
    ],
)
def test_and_nothing_else(changed: dict[str, Any]):
    with pytest.raises(NotOursError):
        from_plain({"form": "rich/1", "kind": "core", "value": 1} | changed, Rich)


ROLE_VOTES = st.builds(
    RoleVotes, votes=st.integers(0, 9), dont_know=st.integers(0, 9), median=st.none() | st.sampled_from([0.0, 2.5, 4.0])
)
COUNTS = st.builds(VoteCount, tally=st.tuples(*[st.integers(0, 9)] * 6), dont_know=st.integers(0, 9))
DAYS = st.floats(0, MOST_DAYS, exclude_min=True)
VALUES = st.one_of(
    answers(),
    details(),
    st.builds(
        PlanNotes,
        capacity_days=st.none() | DAYS,
        steps=st.dictionaries(NOTES, st.builds(StepNote, owner=NOTES, due=st.none() | st.dates(), done=st.booleans())),
    ),
    st.builds(
        Incidents,
        st.lists(
            st.builds(
                Incident,
                number=st.integers(1, 9),
                on=st.dates(),
                given=st.dictionaries(NOTES, st.none() | st.integers(-9, 9) | NOTES),
                ticked=st.lists(NOTES).map(tuple),
                tasks=st.dictionaries(NOTES, st.builds(TaskNote, owner=NOTES, due=st.none() | st.dates())),
                log=st.lists(st.builds(LogEntry, on=st.dates(), text=NOTES), max_size=2).map(tuple),
                closed=st.none() | st.dates(),
            ),
            max_size=2,
            unique_by=lambda incident: incident.number,
        ).map(tuple),
    ),
    st.builds(
        WorkshopRecord,
        meetings=st.lists(
            st.builds(
                Meeting,
                on=st.dates(),
                roles=st.dictionaries(st.sampled_from(["management", "vorstand"]), st.integers(0, 9)),
                rounds=st.lists(
                    st.builds(
                        RoundRecord,
                        number=st.integers(1, 9),
                        capability=NOTES,
                        votes=st.integers(0, 9),
                        participants=st.integers(0, 9),
                        count=st.none() | COUNTS,
                        roles=st.dictionaries(st.sampled_from(["management", "vorstand"]), ROLE_VOTES),
                        paper=st.integers(0, 9),
                    ),
                    max_size=2,
                ).map(tuple),
            ),
            max_size=2,
        ).map(tuple),
        decisions=st.dictionaries(NOTES, st.builds(Decision, NOTES, st.integers(0, 5), NOTES), max_size=2),
    ),
)


@given(value=VALUES, defaults=st.booleans())
def test_a_value_that_a_door_lets_in_is_read_without_it_to_the_same(value: Any, *, defaults: bool):
    raw = write_json(value, defaults=defaults)
    again = read_plain(raw, type(value))

    assert again == read_json(raw, type(value)) == value
    assert repr(again) == repr(value)


def test_a_name_that_is_there_twice_counts_as_at_the_door():
    raw = '{"organisation": "first", "organisation": "last"}'
    assert read_plain(raw, Details) == read_json(raw, Details)
