"""Whatever a power cut leaves of what was not flushed, no acknowledged answer is gone and no file is half."""

import os
from datetime import date
from pathlib import Path
from random import Random

import pytest

from readiness.workshop.ballot_box import BallotBox
from readiness.workshop.ballots import Ballot
from tests.reporting.tools import program
from tests.torture.deeds import DEEDS
from tests.torture.power import PowerCuts, Recording, cut_power
from tests.torture.tracing import run_traced

_STATES = 36


@pytest.fixture(autouse=True)
def strace() -> str:
    return program("strace")


def test_an_answer_is_on_the_disk_before_it_is_acknowledged():
    counted = PowerCuts()
    cut_power(DEEDS["a sitting"], counted, _STATES, Random(1))

    assert counted.faults == []
    assert counted.states == _STATES
    assert counted.acknowledged > _STATES


def test_a_power_cut_leaves_the_old_file_or_the_new_one():
    counted = PowerCuts()
    cut_power(DEEDS["answer"], counted, _STATES, Random(2))

    assert counted.faults == []
    assert counted.states == _STATES


def test_a_vote_is_on_the_disk_before_it_is_confirmed(tmp_path: Path):
    (folder := tmp_path / "data").mkdir()

    def vote() -> int:
        box = BallotBox.open(folder / "a.ballots", "ABCDEF", date(2026, 11, 24))
        box.join("somebody", None, 60)
        box.move(box.snapshot.room.open("PRO1"))
        box.cast([Ballot(1, "somebody", 4)], lambda counted: os.write(1, f"confirmed {counted}".encode()))
        return 0

    ended = run_traced(vote, tmp_path, strings=1 << 12)
    assert (ended.status, ended.err) == (0, "")
    steps = Recording(ended.calls, folder).steps
    (confirmed,) = (at for at, step in enumerate(steps) if step.said == "confirmed [True]")
    written = max(at for at, step in enumerate(steps[:confirmed]) if step.kind == "write")
    assert b'["somebody","","4","."]' in steps[written].data
    assert any(step.kind == "flush" and step.file == steps[written].file for step in steps[written:confirmed])
