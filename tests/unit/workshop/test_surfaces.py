"""What is seen of a vote, on every surface, tells no one's vote: real ballots, and the words and figures as they stand.

The rule itself is tried on every room of up to six people in `test_anonymity.py`; here, that no surface says more.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations_with_replacement, islice
from pathlib import Path

import pytest

from readiness.cli.commands.workshop import figures_of
from readiness.domain.anonymity import Vote
from readiness.domain.workshop_record import RoundRecord, UsualRole, WorkshopRecord
from readiness.foundation.language import ENGLISH
from readiness.scoring.agreement import agreement
from readiness.scoring.consensus import reveal_of
from readiness.validation.boundary import write_json
from readiness.wording import workshop as wording
from readiness.workshop.ballot_box import BallotBox
from readiness.workshop.ballots import Ballot
from readiness.workshop.phone_state import phone_state
from tests.unit.builders import social_media

M, P = UsualRole.MANAGEMENT, UsualRole.OPERATIVE
# Two levels that lie apart and a don't know are all that a derivation needs.
VOTES = tuple((role, level) for role in (M, P) for level in (1, 4, None))
PEOPLE = 6
QUESTIONNAIRE = social_media()
Room = tuple[Vote, ...]


def rooms() -> Iterator[Room]:
    for people in range(1, PEOPLE + 1):
        yield from combinations_with_replacement(VOTES, people)


def panel(record: RoundRecord) -> str:
    """Return the words of the facilitator's panel, of which the projector shows a part."""
    shown = reveal_of(record)
    return "\n".join(
        [
            wording.headline(ENGLISH, shown, later=False),
            wording.advice(ENGLISH, shown, later=False),
            wording.votes_in_words(ENGLISH, shown, None),
            wording.role_gap_in_words(ENGLISH, shown, QUESTIONNAIRE),
            str(shown.record.count),
        ]
    )


def look(box: BallotBox, votes: Room) -> dict[str, str]:
    """Let a room vote, and return what each surface says of it."""
    box.move(box.snapshot.room.open("PRO1"))
    number, places, ballots = box.snapshot.room.last_number, Counter[UsualRole | None](), []
    for role, level in votes:
        ballots.append(Ballot(number, f"{role}{places[role]}", level))
        places[role] += 1
    assert all(box.cast(ballots))
    box.move(box.snapshot.room.reveal())
    meeting, state = box.meeting(), phone_state(box.snapshot, QUESTIONNAIRE, None, ENGLISH)
    # Its number is no figure.
    record = replace(meeting.rounds[-1], number=1)
    held = WorkshopRecord((replace(meeting, rounds=(record,)),))
    return {
        "panel": panel(record),
        "phone": str((state.votes, state.tally, state.dont_know)),
        "terminal": json.dumps(figures_of(reveal_of(record))),
        "document": write_json(record).decode(),
        "report": wording.verdict_in_words(ENGLISH, record) + str(agreement(held, QUESTIONNAIRE)),
    }


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[Room, dict[str, str]]:
    """Return what each surface says of each room."""
    found: dict[Room, dict[str, str]] = {}
    # A box holds all of its rounds: many small boxes are looked through sooner than one.
    for some in batched(rooms(), 40):
        box = BallotBox.open(tmp_path_factory.mktemp("box") / "a.ballots", "ABCDEF", date(2026, 11, 24))
        for role in (M, P):
            for number in range(PEOPLE):
                box.join(f"{role}{number}", role, 60)
        found.update((votes, look(box, votes)) for votes in some)
        box.destroy()
    return found


def batched(every: Iterable[Room], size: int) -> Iterator[list[Room]]:
    left = iter(every)
    while some := list(islice(left, size)):
        yield some


@pytest.mark.parametrize("surface", ["panel", "phone", "terminal", "document", "report", "all"])
def test_no_vote_can_be_derived(seen: dict[Room, dict[str, str]], surface: str) -> None:
    """Whoever knows how many of each role voted finds a group at one level in every room that looks like this one."""
    minds: dict[tuple[object, ...], set[object]] = {}
    looks: dict[Room, tuple[object, ...]] = {}
    for votes, surfaces in seen.items():
        said = "\n".join(surfaces.values()) if surface == "all" else surfaces[surface]
        looks[votes] = (tuple(Counter(role for role, _ in votes).items()), said)
        for role in (M, P):
            levels = {level for of, level in votes if of is role}
            if levels:
                minds.setdefault((looks[votes], role), set()).add(levels.pop() if len(levels) == 1 else "several")
    betrayed = {look for (look, _), found in minds.items() if len(found) == 1 and found != {"several"}}
    assert [votes for votes in seen if looks[votes] in betrayed and len({level for _, level in votes}) > 1] == []


def test_a_box_of_many_rounds_stays_small_enough(tmp_path: Path) -> None:
    """A long day of votes is written in whole at each vote: it must stay a matter of kilobytes."""
    box = BallotBox.open(tmp_path / "a.ballots", "ABCDEF", date(2026, 11, 24))
    for name in range(60):
        box.join(str(name), M, 60)
    for _ in range(43):
        box.move(box.snapshot.room.open("PRO1"))
        box.cast([Ballot(box.snapshot.room.last_number, str(name), 2) for name in range(60)])
        box.move(box.snapshot.room.reveal())
    box.close()
    assert (tmp_path / "a.ballots").stat().st_size < 32_768
