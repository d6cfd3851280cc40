"""Documents under torture, each torment for some seconds."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from readiness.app.documents import create_document, read_document
from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.documents.recovery import recoverable
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests.golden_company import create_golden
from tests.torture.filling import Fillings, fill, freeze, small_disk
from tests.torture.flipping import flip_loop
from tests.torture.killing import kill_loop
from tests.unit.builders import social_media


def test_ten_kills_lose_no_answer(tmp_path: Path):
    counted = kill_loop(tmp_path, 10, Random(1))

    assert (counted.kills, counted.lost, counted.unreadable, counted.not_opened, counted.conflicts) == (10, 0, 0, 0, 0)
    assert counted.acknowledged > 50


def test_processes_that_take_turns_never_have_one_document_together(tmp_path: Path):
    """The working copy goes at each closing: whoever has just opened it must not go on with what is gone."""
    path = tmp_path / "Turns.readiness"
    create_document(path, social_media(), "Turns Ltd").document.close()
    command = [sys.executable, "-m", "tests.torture.turns", str(path), "5"]
    running = [subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE) for _ in range(6)]

    ended = [process.communicate(timeout=120)[1].decode() for process in running]

    assert ended == [""] * len(running)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    # Each of the 30 went on from the one before.
    assert read_document(path).assessment.answer("PRO1") == at_level(30 % 6)


def test_flipped_bytes_end_in_a_sentence_or_in_the_same_content(tmp_path: Path):
    counted = flip_loop(create_golden(tmp_path, ENGLISH), 40, Random(2))

    assert (counted.wrong, counted.tracebacks) == (0, 0)
    assert counted.refused + counted.harmless == 40


def test_in_a_folder_that_became_read_only_answers_go_on_and_find_another_place(tmp_path: Path):
    with small_disk() as disk:
        path = disk / "Frozen.readiness"
        session = create_document(path, social_media(), "Frozen Ltd")
        freeze(disk)
        session.answer("PRO1", at_level(4))
        with pytest.raises(UserError, match="publish-failed"):
            session.document.close()
        assert read_document(path).assessment.answers == {}

        session = Session(Document.open(path))
        assert session.assessment.answer("PRO1") == at_level(4)
        session.document.publish_as(tmp_path / "Elsewhere.readiness")
        session.document.close()
        assert read_document(tmp_path / "Elsewhere.readiness").assessment.answer("PRO1") == at_level(4)
        assert recoverable() == []


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
