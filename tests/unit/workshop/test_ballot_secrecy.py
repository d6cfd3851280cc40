"""What the disk knows of a workshop: nothing but the votes as they are now, whatever bytes are looked at, whenever."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.workshop_record import UsualRole
from readiness.workshop.ballot_box import BallotBox
from readiness.workshop.ballot_file import BLOCK, BallotFile, BallotsHeldError, files_of
from readiness.workshop.ballots import Ballot, Ballots, token_hash

DAY = date(2026, 11, 24)
PEOPLE = {token_hash(name): role for name, role in zip("abcd", [*UsualRole, None], strict=True)}
ANNA, *_ = PEOPLE
FINAL = dict(zip(PEOPLE, [2, 5, None, 0], strict=True))


class Disk:
    """A folder whose bytes are kept after each commit, and files by their inodes: space that is freed shows as well."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "a.ballots"
        self.box = BallotBox.open(self.path, "ABCDEF", DAY)
        self.states = [self.look()]

    def look(self) -> dict[str, tuple[int, bytes]]:
        return {path.name: (path.stat().st_ino, path.read_bytes()) for path in sorted(self.path.parent.iterdir())}

    def join(self, people: list[str]) -> None:
        for token in people:
            self.box.join(token, PEOPLE[token], 60)
            self.states.append(self.look())

    def open(self) -> None:
        self.box.move(self.box.snapshot.room.open("PRO1"))
        self.states.append(self.look())

    def vote(self, *votes: tuple[str, int | None]) -> None:
        for token, level in votes:
            assert self.box.cast([Ballot(self.box.snapshot.room.last_number, token, level)]) == [True]
            self.states.append(self.look())

    def bytes(self) -> list[bytes]:
        return [content for _, content in self.look().values()]


def content_of(framed: bytes) -> bytes:
    """Return what a file holds behind its checksum (32 bytes) and its length (8)."""
    return framed[40 : 40 + int.from_bytes(framed[32:40], "big")]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    made = Disk(tmp_path)
    yield made
    made.box.close()


def test_the_same_votes_are_the_same_bytes_in_whatever_order_they_came(tmp_path: Path) -> None:
    seen: set[tuple[bytes, ...]] = set()
    for number, order in enumerate(permutations(PEOPLE)):
        (folder := tmp_path / str(number)).mkdir()
        disk = Disk(folder)
        disk.join([*order])
        disk.open()
        disk.vote(*((token, FINAL[token]) for token in reversed(order)))
        seen.add(tuple(disk.bytes()))
        disk.box.close()
    assert len(seen) == 1


@settings(max_examples=20)
@given(
    st.permutations([*PEOPLE]),
    st.lists(st.tuples(st.sampled_from([*PEOPLE]), st.integers(0, 5) | st.none()), max_size=12),
    st.permutations([*PEOPLE]),
)
def test_withdrawn_votes_leave_no_trace_and_no_number(
    tmp_path_factory: pytest.TempPathFactory, joining: list[str], earlier: list[tuple[str, int | None]], last: list[str]
) -> None:
    plain, wavering = (Disk(tmp_path_factory.mktemp("disk")) for _ in range(2))
    plain.join([*PEOPLE])
    wavering.join(joining)
    for disk in (plain, wavering):
        disk.open()
    plain.vote(*FINAL.items())
    wavering.vote(*earlier, *((token, FINAL[token]) for token in last))
    assert plain.bytes() == wavering.bytes()
    for disk in (plain, wavering):
        disk.box.close()


def test_every_commit_overwrites_the_bytes_of_the_one_before(disk: Disk) -> None:
    disk.join([*PEOPLE])
    disk.open()
    disk.vote((ANNA, 5), (ANNA, 2))
    for state in disk.states:
        # Two files from the first commit to the last, in the same place: no log, nothing is freed, nothing is renamed.
        assert list(state) == ["a.ballots", "a.ballots-copy"]
        assert [inode for inode, _ in state.values()] == [inode for inode, _ in disk.states[0].values()]
        (_, main), (_, copy) = state.values()
        assert main == copy
        # Behind the content there is nothing but zeros.
        content = content_of(main)
        assert (len(main) % BLOCK, main[40 + len(content) :].strip(b"\0")) == (0, b"")
        assert Ballots.of(content).facts["code"] == "ABCDEF"


def test_who_is_removed_leaves_no_token_and_no_open_vote(disk: Disk) -> None:
    disk.join([*PEOPLE])
    disk.open()
    disk.vote(*FINAL.items())
    disk.box.remove(ANNA, "NEWONE")
    assert not any(ANNA.encode() in content for content in disk.bytes())
    assert disk.box.snapshot.turnout().votes == len(FINAL) - 1


def test_once_the_next_question_is_open_votes_belong_to_nobody(disk: Disk) -> None:
    disk.join([*PEOPLE])
    disk.open()
    disk.vote(*FINAL.items())
    disk.box.move(disk.box.snapshot.room.reveal())
    before = disk.box.meeting()
    disk.open()
    held = Ballots.of(content_of(disk.bytes()[0]))
    assert [kept.votes for kept in held.rounds] == [{}, {}]
    assert held.rounds[0].unlinked == tuple(sorted(held.rounds[0].unlinked, key=lambda vote: vote[0] or ""))
    assert len(held.rounds[0].unlinked) == len(FINAL)
    disk.box.close()
    disk.box = BallotBox.open(disk.path, "OTHERS", DAY)
    assert disk.box.meeting() == before


def test_at_the_end_the_bytes_are_zeros_before_the_files_go(disk: Disk, tmp_path: Path) -> None:
    disk.join([*PEOPLE])
    # Another name for the same bytes shows what becomes of them.
    kept = [tmp_path / f"kept {number}" for number in range(2)]
    for path, name in zip(files_of(disk.path), kept, strict=True):
        name.hardlink_to(path)
    disk.box.destroy()
    assert files_of(disk.path) == []
    assert all(name.stat().st_size and not name.read_bytes().strip(b"\0") for name in kept)


@pytest.mark.parametrize("torn", [0, 1, 40, 41, 500])
@pytest.mark.parametrize("place", ["copy", "main"])
def test_a_power_cut_in_the_middle_of_a_commit_loses_nothing_that_was_confirmed(
    disk: Disk, torn: int, place: str
) -> None:
    """The bytes up to `torn` are those of the next commit; the copy is written first, then the main file."""
    disk.join([*PEOPLE])
    disk.open()
    disk.vote((ANNA, 5))
    confirmed = disk.box.snapshot.ballots
    before = disk.bytes()
    disk.vote((ANNA, 2))
    after = disk.bytes()
    disk.box.close()
    main, copy = disk.path, disk.path.with_name("a.ballots-copy")
    reached = torn if place == "main" else 0
    main.write_bytes(after[0][:reached] + before[0][reached:])
    copy.write_bytes(after[1] if place == "main" else after[1][:torn] + before[1][torn:])
    expected = {ANNA: 2} if copy.read_bytes() == after[1] else confirmed
    disk.box = BallotBox.open(disk.path, "OTHERS", DAY)
    assert disk.box.snapshot.ballots == expected
    assert len(set(disk.bytes())) == 1


def test_ballots_that_were_never_begun_are_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.ballots"
    path.touch()
    (tmp_path / "a.ballots-copy").write_bytes(b"\1" * 100)
    box = BallotBox.open(path, "ABCDEF", DAY)
    assert box.value("code") == "ABCDEF"
    box.close()


def test_only_one_has_them_open(tmp_path: Path) -> None:
    first = BallotFile(tmp_path / "a.ballots")
    with pytest.raises(BallotsHeldError):
        BallotFile(tmp_path / "a.ballots")
    first.close()
    BallotFile(tmp_path / "a.ballots").close()
