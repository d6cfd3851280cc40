"""The ballot box: what is told as saved is on the disk, counted once, and belongs to nobody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.workshop_record import FEWEST_VOTES, Role, RoundRecord, VoteCount
from readiness.foundation.errors import UserError
from readiness.workshop.ballot_box import BallotBox, RoomFullError
from readiness.workshop.ballot_file import BallotFile
from readiness.workshop.ballots import Ballot, token_hash

DAY = date(2026, 11, 24)
M, P, O = Role.MANAGEMENT, Role.OPERATIVE, Role.OTHER  # noqa: E741 - columns of a table


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workshop" / "a.ballots"


@pytest.fixture
def box(path: Path) -> Iterator[BallotBox]:
    opened = BallotBox.open(path, "ABCDEF", DAY)
    yield opened
    opened.close()


def fill(box: BallotBox, votes: list[tuple[Role | None, int | None]], capability: str = "PRO1") -> RoundRecord | None:
    """Let people join, vote and be revealed; return the record of the round, if there is one."""
    for number, (role, _) in enumerate(votes):
        box.join(token_hash(str(number)), role, 250)
    box.move(box.snapshot.room.open(capability))
    round_ = box.snapshot.room.last_number
    assert all(box.cast([Ballot(round_, token_hash(str(n)), level) for n, (_, level) in enumerate(votes)]))
    box.move(box.snapshot.room.reveal())
    return next((record for record in box.meeting().rounds if record.number == round_), None)


def test_the_last_vote_of_a_participant_counts(box: BallotBox) -> None:
    box.join("a", None, 60)
    box.move(box.snapshot.room.open("PRO1"))
    assert box.cast([Ballot(1, "a", 5), Ballot(1, "a", None)]) == [True, True]
    assert box.cast([Ballot(1, "a", 3)]) == [True]
    assert dict(box.snapshot.ballots) == {"a": 3}
    assert box.snapshot.turnout().votes == 1


def test_who_is_not_in_the_room_has_no_vote(box: BallotBox) -> None:
    box.join("a", None, 60)
    assert box.cast([Ballot(1, "a", 3)]) == [False]  # nothing is open yet
    box.move(box.snapshot.room.open("PRO1"))
    assert box.cast([Ballot(1, "stranger", 3), Ballot(2, "a", 3), Ballot(0, "a", 3)]) == [False] * 3


def test_a_revealed_round_never_changes(box: BallotBox) -> None:
    first = fill(box, [(None, 2), (None, 3), (None, 3)])
    assert box.cast([Ballot(1, token_hash("0"), 5)]) == [False]
    box.join("late", None, 60)
    box.move(box.snapshot.room.again())
    assert box.cast([Ballot(1, "late", 5), Ballot(2, "late", 5)]) == [False, True]
    box.move(box.snapshot.room.reveal())
    assert box.meeting().rounds[0] == first
    assert first is not None
    assert (first.participants, first.votes) == (3, 3)
    assert box.meeting().rounds[1].participants == 4


def test_no_tally_before_the_reveal(box: BallotBox) -> None:
    for name in "abc":
        box.join(name, None, 60)
    box.move(box.snapshot.room.open("PRO1"))
    box.cast([Ballot(1, name, 2) for name in "abc"])
    assert box.snapshot.count() is None
    assert box.meeting().rounds == ()
    box.move(box.snapshot.room.reveal())
    assert box.snapshot.count() == VoteCount.of([2, 2, 2])


@pytest.mark.parametrize("votes", [[3], [3, None], [0, 5]])
def test_under_three_votes_there_is_no_distribution(box: BallotBox, votes: list[int | None]) -> None:
    record = fill(box, [(M, level) for level in votes])
    assert record == RoundRecord(1, "PRO1", votes=len(votes), participants=len(votes))
    assert box.snapshot.count() is None


def test_a_round_without_votes_leaves_nothing(box: BallotBox) -> None:
    assert fill(box, []) is None


@pytest.mark.parametrize(
    ("management", "operative", "other", "silent", "shown"),
    [
        (3, 4, 0, 0, {M, P}),
        (2, 4, 0, 0, set()),  # what is left of six votes would be management's two
        (2, 4, 1, 0, {P}),  # three are left, of two roles
        (3, 4, 1, 0, {P}),  # without the smaller of both, one vote would be left
        (3, 3, 3, 0, {M, P, O}),
        (3, 3, 0, 3, {M, P}),
        (3, 0, 0, 2, set()),
        (0, 5, 0, 0, {P}),
    ],
)
def test_roles_are_shown_only_where_nobody_can_be_worked_out(
    box: BallotBox, management: int, operative: int, other: int, silent: int, shown: set[Role]
) -> None:
    roles = [M] * management + [P] * operative + [O] * other + [None] * silent
    record = fill(box, [(role, 2) for role in roles])
    assert record is not None
    assert set(record.roles) == shown


@given(st.lists(st.tuples(st.sampled_from([M, P, O, None]), st.integers(0, 5) | st.none()), max_size=14))
def test_no_group_of_one_or_two_can_be_subtracted(
    tmp_path_factory: pytest.TempPathFactory, votes: list[tuple[Role | None, int | None]]
) -> None:
    box = BallotBox.open(tmp_path_factory.mktemp("box") / "a.ballots", "ABCDEF", DAY)
    record = fill(box, votes)
    box.destroy()
    if record is None:
        assert not votes
        return
    assert record.votes == len(votes)
    if record.count is None:
        assert len(votes) < FEWEST_VOTES
        assert not record.roles
        return
    assert record.count.votes == len(votes)
    assert all(count.votes >= FEWEST_VOTES for count in record.roles.values())
    rest = len(votes) - sum(count.votes for count in record.roles.values())
    assert rest == 0 or rest >= FEWEST_VOTES
    for role, count in record.roles.items():
        assert count == VoteCount.of([level for of, level in votes if of == role])


def test_joining_twice_counts_once_and_the_room_has_an_end(box: BallotBox) -> None:
    for _ in range(3):
        box.join("a", M, 2)
    box.join("b", None, 2)
    with pytest.raises(RoomFullError):
        box.join("c", None, 2)
    box.join("a", P, 2)
    assert box.snapshot.turnout().participants == 2
    assert box.snapshot.turnout().roles == {M: 1}


def test_everything_visible_raises_the_version(box: BallotBox) -> None:
    versions = [box.snapshot.version]
    for step in (
        lambda: box.join("a", None, 60),
        lambda: box.move(box.snapshot.room.open("PRO1")),
        lambda: box.cast([Ballot(1, "a", 1)]),
        lambda: box.cast([Ballot(1, "a", 2)]),
        lambda: box.move(box.snapshot.room.reveal()),
        lambda: box.move(box.snapshot.room.decide(2)),
        lambda: box.move(box.snapshot.room.decide(3)),
    ):
        step()
        versions.append(box.snapshot.version)
    assert versions == sorted(set(versions))


def test_it_goes_on_after_a_restart(path: Path, box: BallotBox) -> None:
    fill(box, [(M, 2), (P, 3), (None, None)])
    box.move(box.snapshot.room.decide(2))
    box.note("port", "4711")
    before, meeting = box.snapshot, box.meeting()
    box.close()
    again = BallotBox.open(path, "NEWONE", date(2030, 1, 1), last_number=9)
    assert (again.value("code"), again.value("port"), again.value("never noted")) == ("ABCDEF", "4711", "")
    assert again.snapshot.version > before.version
    assert replace(again.snapshot, version=0, numbers={}) == replace(before, version=0, numbers={})
    assert again.meeting() == meeting
    assert again.meeting().on == DAY
    again.close()


def test_a_second_window_is_refused(path: Path, box: BallotBox) -> None:
    with pytest.raises(UserError) as error:
        BallotBox.open(path, "ABCDEF", DAY)
    assert error.value.code == "workshop-running"


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_told_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(UserError) as error:
        BallotBox.open(path, "ABCDEF", DAY)
    assert error.value.code == "ballots-damaged"
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("whole", "forged"),
    [
        (b'"on":"', b'"no":"'),
        (b'"opened":"', b'"opened":"x'),
        (b'"number":1', b'"number":"1"'),
        (b'"number":1', b'"number":[]'),
        (b'"participants":3', b'"participants":null'),
        (b'"2"]', b'"9"]'),
        (b'"2"]', b'"2",""]'),
        (b'"facts":{', b'"facts":{"zone":5,'),
        (b'"rounds":[', b'"rounds":{},"r":['),
    ],
)
def test_a_forged_file_is_told_and_left_alone(path: Path, box: BallotBox, whole: bytes, forged: bytes) -> None:
    """Its checksum is right."""
    fill(box, [(M, 2), (M, 3), (P, 4)])
    box.close()
    file = BallotFile(path)
    content = file.read() or b""
    assert whole in content
    file.store(content.replace(whole, forged))
    file.settle()
    file.close()
    before = path.read_bytes()
    with pytest.raises(UserError) as error:
        BallotBox.open(path, "ABCDEF", DAY)
    assert error.value.code == "ballots-damaged"
    assert path.read_bytes() == before


def test_the_votes_in_hand_keep_no_order_of_voting(box: BallotBox) -> None:
    names = [token_hash(name) for name in "abcdef"]
    for name in names:
        box.join(name, None, 60)
    box.move(box.snapshot.room.open("PRO1"))
    for name in names:
        box.cast([Ballot(1, name, 2)])
    assert list(box.snapshot.ballots) == sorted(names)
    assert names != sorted(names)


def test_the_end_leaves_no_file(path: Path) -> None:
    box = BallotBox.open(path, "ABCDEF", DAY)
    fill(box, [(None, 1), (None, 2), (None, 3)])
    box.destroy()
    assert list(path.parent.iterdir()) == []
