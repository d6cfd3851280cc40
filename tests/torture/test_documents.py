"""Documents under torture, each torment for some seconds."""

from pathlib import Path
from random import Random

import pytest

from readiness.app.sample import create_sample
from tests.torture.filling import Fillings, fill, small_disk
from tests.torture.flipping import flip_loop
from tests.torture.killing import kill_loop


def test_twenty_kills_lose_no_answer(tmp_path: Path):
    counted = kill_loop(tmp_path, 20, Random(1))

    assert (counted.kills, counted.lost, counted.unreadable, counted.not_opened, counted.conflicts) == (20, 0, 0, 0, 0)
    assert counted.acknowledged > 100


def test_flipped_bytes_end_in_a_sentence_or_in_the_same_content(tmp_path: Path):
    counted = flip_loop(create_sample(tmp_path, "en"), 40, Random(2))

    assert (counted.wrong, counted.tracebacks) == (0, 0)
    assert counted.refused + counted.harmless == 40


@pytest.mark.parametrize("full", ["the disk of the data folder", "the disk of the document"])
def test_on_a_full_disk_nothing_that_was_acknowledged_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: str
):
    counted = Fillings()
    with small_disk() as disk:
        if full == "the disk of the data folder":
            monkeypatch.setenv("READINESS_DATA", str(disk / "data"))
            fill(tmp_path, counted)
        else:
            fill(disk, counted)

    assert (counted.lost, counted.unreadable) == (0, 0)
    assert counted.acknowledged > 10
