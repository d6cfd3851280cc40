"""Votes that nobody came back for: destroyed at whatever start comes first, and only those."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from readiness.app.abandoned_ballots import ABANDONED_DAYS, destroy_abandoned
from readiness.cli.main import run
from readiness.documents.content import new_id
from readiness.documents.paths import ballot_files, ballots_path
from readiness.foundation import clock
from readiness.workshop.ballot_box import BallotBox
from tests import systems


def left(days: float) -> Path:
    """Leave the votes of a workshop that was interrupted so many days ago."""
    path = ballots_path(new_id())
    BallotBox.open(path, "ABCDEF", date(2026, 11, 24)).close()
    touch(path, days)
    return path


def touch(path: Path, days: float) -> None:
    then = (clock.now() - timedelta(days=days)).timestamp()
    os.utime(path, (then, then))


def test_old_ones_are_destroyed_and_others_stay() -> None:
    old, recent = left(ABANDONED_DAYS + 1), left(ABANDONED_DAYS - 1)
    destroy_abandoned()
    assert (ballot_files(old), len(ballot_files(recent))) == ([], 2)


def test_a_workshop_that_runs_keeps_its_votes_however_old() -> None:
    path = ballots_path(new_id())
    box = BallotBox.open(path, "ABCDEF", date(2026, 11, 24))
    touch(path, ABANDONED_DAYS + 1)
    destroy_abandoned()
    box.note("still", "there")
    box.close()
    again = BallotBox.open(path, "NEWONE", date(2026, 11, 24))
    assert (again.value("code"), again.value("still")) == ("ABCDEF", "there")
    again.close()


def test_votes_from_the_future_count_from_today() -> None:
    path = left(-400)
    destroy_abandoned()
    assert ballot_files(path)
    assert abs(path.stat().st_mtime - clock.now().timestamp()) < 3600


@systems.links
def test_damaged_votes_are_given_up_too_and_links_lead_nowhere(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    damaged = left(0)
    damaged.write_bytes(b"no ballots at all")
    damaged.with_name(damaged.name + "-other").symlink_to(precious)
    touch(damaged, ABANDONED_DAYS + 1)
    destroy_abandoned()
    assert ballot_files(damaged) == []
    assert precious.read_bytes() == b"mine"


@pytest.mark.parametrize("command", [["packs"], ["answers", "nowhere.readiness"]])
def test_every_command_looks_for_them(command: list[str]) -> None:
    old = left(ABANDONED_DAYS + 1)
    run(command)
    assert ballot_files(old) == []


def test_without_ballots_or_a_data_folder_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    destroy_abandoned()
    (tmp_path / "file").touch()
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "file" / "below"))
    destroy_abandoned()
