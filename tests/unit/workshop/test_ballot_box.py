"""The ballot box: what is told as saved is on the disk, counted once, and belongs to nobody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.domain.anonymity import Vote, shown
from readiness.domain.values import Text
from readiness.domain.workshop_record import RoundRecord, UsualRole, VoteCount
from readiness.foundation.errors import UserError
from readiness.workshop.ballot_box import BallotBox, RoomFullError
from readiness.workshop.ballot_file import BallotFile
from readiness.workshop.ballots import Ballot, Choices, OfferedPackage, token_hash

DAY = date(2026, 11, 24)
M, P = UsualRole.MANAGEMENT, UsualRole.OPERATIVE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workshop" / "a.ballots"


@pytest.fixture
def box(path: Path) -> Iterator[BallotBox]:
    opened = BallotBox.open(path, "ABCDEF", DAY)
    yield opened
    opened.close()


def fill(
    box: BallotBox, votes: list[tuple[UsualRole | None, int | None]], capability: str = "PRO1"
) -> RoundRecord | None:
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


@pytest.mark.parametrize("votes", [[3], [3, None], [0, 5], [0, 5, None], [None] * 5])
def test_under_three_levels_there_is_no_distribution(box: BallotBox, votes: list[int | None]) -> None:
    record = fill(box, [(None, level) for level in votes])
    assert record == RoundRecord(1, "PRO1", votes=len(votes), participants=len(votes))
    assert box.snapshot.count() is None


def test_a_round_without_votes_leaves_nothing(box: BallotBox) -> None:
    assert fill(box, []) is None


def test_what_is_kept_of_a_round_follows_the_anonymity_rule(box: BallotBox) -> None:
    votes: list[Vote] = [*((M, level) for level in (4, 4, 3, 5, None)), *((P, level) for level in (1, 1, 2, 1, 2, 0))]
    record = fill(box, votes)
    assert record is not None
    assert (record.count, record.roles) == (shown(votes).count, shown(votes).roles)
    assert set(record.roles) == {M, P}


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
        (b'"2","."]', b'"9","."]'),
        (b'"2","."]', b'"2",".",""]'),
        (b'"2","."]', b'"2","x"]'),
        (b'"paper":""', b'"paper":"9"'),
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


# What is beside the votes.


def voting(box: BallotBox, *people: str) -> int:
    for name in people:
        box.join(name, None, 60)
    box.move(box.snapshot.room.open("PRO1"))
    return box.snapshot.room.last_number


def again(box: BallotBox, path: Path) -> BallotBox:
    box.close()
    return BallotBox.open(path, "ABCDEF", DAY)


def test_a_cancelled_vote_leaves_nothing_and_its_number_is_not_given_again(box: BallotBox, path: Path) -> None:
    fill(box, [(None, 2), (None, 3), (None, 3)])
    number = voting(box, "a")
    box.cast([Ballot(number, "a", 5)])
    box.move(box.snapshot.room.cancel(box.before()))
    assert box.snapshot.count() == VoteCount.of([2, 3, 3])
    assert [record.number for record in box.meeting().rounds] == [1]
    opened = again(box, path)
    opened.move(opened.snapshot.room.open("PRO2"))
    assert opened.snapshot.room.last_number == number + 1
    assert opened.cast([Ballot(number, "a", 5)]) == [False]
    opened.close()


def test_the_first_vote_can_be_cancelled_too(box: BallotBox) -> None:
    voting(box, "a")
    box.move(box.snapshot.room.cancel(box.before()))
    assert box.snapshot.room.round is None
    assert voting(box) == 2


def test_nobody_votes_while_there_is_a_break(box: BallotBox, path: Path) -> None:
    number = voting(box, "a")
    box.move(box.snapshot.room.pause(paused=True))
    assert box.cast([Ballot(number, "a", 3)]) == [False]
    opened = again(box, path)
    assert opened.snapshot.room.paused
    opened.move(opened.snapshot.room.pause(paused=False))
    assert opened.cast([Ballot(number, "a", 3)]) == [True]
    opened.close()


def test_votes_on_paper_count_and_are_counted_apart(box: BallotBox, path: Path) -> None:
    number = voting(box, "a", "b")
    box.cast([Ballot(number, "a", 2), Ballot(number, "b", 3)])
    box.count_paper((4, None))
    box.count_paper((None, 3, 3))
    opened = again(box, path)
    assert opened.snapshot.turnout().paper == 3
    assert opened.snapshot.turnout().votes == 2
    opened.move(opened.snapshot.room.reveal())
    (record,) = opened.meeting().rounds
    assert record.count == VoteCount.of([2, 3, 3, 3, None])
    assert (record.votes, record.paper, record.participants) == (5, 3, 5)
    opened.close()


def test_notes_are_kept_without_order_and_person(box: BallotBox, path: Path) -> None:
    number = voting(box, "a", "b")
    assert [box.take_note("b", number, text) for text in ("zwei", "eins", "zwei")] == [True] * 3
    assert not box.take_note("b", number, "ein viertes ist zu viel")
    assert box.take_note("a", number, "drei")
    assert not box.take_note("a", number + 1, "eine andere Frage")
    assert not box.take_note("stranger", number, "nicht im Raum")
    opened = again(box, path)
    assert opened.snapshot.notes == ("drei", "eins", "zwei")
    opened.move(opened.snapshot.room.reveal())
    assert opened.take_note("a", number, "auch danach")
    opened.close()


OPTIONS = tuple(OfferedPackage(f"P{n}", Text(f"Paket {n}", f"Package {n}")) for n in range(4))


def choosing(box: BallotBox, *people: str) -> None:
    for name in people:
        box.join(name, None, 60)
    box.offer(OPTIONS)
    box.move(box.snapshot.room.choose(choosing=True))


def test_everybody_chooses_up_to_three_packages(box: BallotBox, path: Path) -> None:
    choosing(box, "a", "b", "c")
    assert box.choose("a", (2, 0))
    assert box.choose("a", (1, 0, 3))
    assert box.choose("b", (0,))
    assert box.choose("c", ())
    for wrong in ((4,), (-1,), (0, 0), (0, 1, 2, 3)):
        assert not box.choose("b", wrong)
    assert not box.choose("stranger", (1,))
    opened = again(box, path)
    assert opened.snapshot.choices.votes == {"a": (0, 1, 3), "b": (0,), "c": ()}
    assert opened.snapshot.turnout().votes == 3
    opened.move(opened.snapshot.room.choose(choosing=False))
    assert opened.snapshot.choices == Choices(OPTIONS, {}, 3, (2, 1, 0, 1))
    assert not opened.choose("b", (1,))
    opened.move(opened.snapshot.room.back())
    assert opened.snapshot.room.choosing is None
    opened.close()


def test_under_three_people_no_choice_is_shown(box: BallotBox) -> None:
    choosing(box, "a", "b")
    box.choose("a", (1,))
    box.choose("b", (1,))
    box.move(box.snapshot.room.choose(choosing=False))
    assert box.snapshot.choices == Choices(OPTIONS, {}, 2, ())


def test_who_is_sent_out_has_not_chosen(box: BallotBox) -> None:
    choosing(box, "a", "b")
    box.choose("a", (1,))
    box.remove("a", "GHJKMN")
    assert box.snapshot.choices.votes == {}


def test_another_decision_on_an_earlier_round_changes_nothing_else(box: BallotBox) -> None:
    fill(box, [(None, 2), (None, 3), (None, 3)])
    box.move(box.snapshot.room.decide(3))
    before = fill(box, [(None, 1), (None, 1), (None, 1)], "PRO2")
    records = box.meeting()
    box.decide_again(1, 2)
    assert [round_.decided for round_ in box.rounds()] == [2, None]
    assert box.meeting() == records
    assert before is not None
