"""A working copy's log that was damaged after a crash: what is missing is told, and what is left is kept."""

import shutil
from pathlib import Path
from random import Random

import pytest

from readiness.documents.backups import backups_of
from readiness.documents.document import Document
from readiness.documents.recovery import recoverable
from readiness.domain.answers import at_level
from readiness.foundation.language import LANGUAGES
from readiness.foundation.paths import data_folder
from tests.torture.log_damage import flip_log_loop
from tests.unit.documents.edits import answer, content, working_files


def crash(document: Document) -> None:
    """Leave the files of the working copy as a killed process does."""
    working = data_folder() / "working"
    shutil.copytree(working, data_folder() / "left")
    document.abandon()
    shutil.rmtree(working)
    (data_folder() / "left").rename(working)


def cut_log(keep: float = 0.6) -> None:
    """Damage the log in the middle."""
    (log,) = (data_folder() / "working").glob("*.working-wal")
    raw = bytearray(log.read_bytes())
    raw[int(len(raw) * keep)] ^= 1
    log.write_bytes(raw)


@pytest.mark.parametrize("published_after", [0, 5, 13])
def test_no_answer_goes_in_silence_whatever_bit_is_flipped(tmp_path: Path, published_after: int):
    counted = flip_log_loop(tmp_path, 20, Random(published_after), published_after=published_after)

    assert (counted.flips, counted.silent, counted.wrong) == (20, 0, 0)
    # What was published comes from the file.
    assert counted.told == (0 if published_after == 13 else 20)


def test_what_is_missing_is_told_until_the_document_is_closed(document: Document, path: Path):
    for level in (5, 4, 3, 2):
        answer(document, "PRO1", at_level(level))
    crash(document)
    cut_log()

    (left,) = recoverable()
    again = Document.recover(left.working_path)
    (warning,) = again.take_warnings()
    assert (warning.code, warning.where) == ("changes-missing", str(path.resolve()))
    assert warning.facts["missing"] in (1, 2, 3)
    for language, one in (("en", "One change is missing."), ("de", "Eine Änderung fehlt.")):
        said = warning.sentence(LANGUAGES[language])
        assert (one if warning.facts["missing"] == 1 else f" {warning.facts['missing']} ") in said
    assert again.take_warnings() == []
    answer(again, "PRO2", at_level(5))
    again.abandon()

    third = Document.open(path)
    (same,) = third.take_warnings()
    assert same.facts == warning.facts
    assert third.assessment().answer("PRO2") == at_level(5)
    third.close()
    assert len([name for name in working_files() if name.endswith("-wal")]) == 1
    assert Document.open(path).take_warnings() == []
    assert backups_of(path)


def test_a_step_back_counts_as_well(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    answer(document, "PRO1", at_level(4))
    document.undo()
    document.redo()
    document.undo()
    crash(document)
    cut_log(keep=0.99)

    again = Document.open(path)
    (warning,) = again.take_warnings()
    assert warning.facts["missing"] == 1
    assert again.assessment().answer("PRO1") == at_level(4)
    again.close()


def test_after_a_crash_without_damage_nothing_is_told(document: Document, path: Path):
    for level in (5, 4):
        answer(document, "PRO1", at_level(level))
    crash(document)
    again = Document.open(path)

    assert again.take_warnings() == []
    again.close()
    assert content(path).answer("PRO1") == at_level(4)


@pytest.mark.parametrize("note", [b"", b"noise", b"900 0 - 00000000\n", b"\xff" * 4_000])
def test_a_note_that_cannot_be_read_raises_no_alarm(document: Document, path: Path, note: bytes):
    answer(document, "PRO1", at_level(5))
    crash(document)
    (path_of_note,) = (data_folder() / "working").glob("*.acknowledged")
    path_of_note.write_bytes(note)
    again = Document.open(path)

    assert again.take_warnings() == []
    assert again.assessment().answer("PRO1") == at_level(5)
    again.close()
    assert working_files() == []


def test_where_the_number_cannot_be_noted_the_answer_is_stored_all_the_same(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    (note,) = (data_folder() / "working").glob("*.acknowledged")
    note.unlink()
    note.mkdir()
    answer(document, "PRO1", at_level(4))
    document.close()

    assert content(path).answer("PRO1") == at_level(4)
