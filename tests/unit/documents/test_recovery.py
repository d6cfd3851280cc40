"""An answer that is shown as saved survives a crash at any moment."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.documents.content import new_id
from readiness.documents.document import Document
from readiness.documents.latest import Standing, read_latest
from readiness.documents.published_file import read_published
from readiness.documents.recovery import left_of, recoverable
from readiness.documents.working_copy import WorkingCopy
from readiness.domain.answers import UNANSWERED, Answer, at_level
from readiness.domain.changes import AnswerChange
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.foundation.paths import data_folder
from tests.unit.builders import filled
from tests.unit.documents.edits import answer, content, files_beside, noted, working_files
from tests.unit.strategies import answers

ANSWERS = """
document = Document.open(Path(sys.argv[1]))
for level in (5, 4, 3):
    answer(document, f"PRO{level - 2}", noted(level, "seen"))
document.undo()
os._exit(9)
"""
MAKES = """
os.replace = lambda source, goal: os._exit(9)
Document.create(Path(sys.argv[1]), *filled(PRO="1★ 2★ -"))
"""
PUBLISHES = """
document = Document.open(Path(sys.argv[1]))
answer(document, "PRO1", noted(5))
replace = os.replace
def replace_and_die(source, goal):
    replace(source, goal)
    if str(goal).endswith(document.path.name):
        os._exit(9)
os.replace = replace_and_die
document.publish()
"""
IMPORTS = """
import os, sys
from pathlib import Path
from readiness.documents.document import Document
from tests.unit.builders import filled
from tests.unit.documents.edits import answer, noted
"""


def run_until_it_dies(script: str, path: Path) -> None:
    """Let another process work on the document and die in the middle of it."""
    command = [sys.executable, "-c", IMPORTS + script, str(path)]
    died = subprocess.run(command, cwd=Path(__file__).parents[3], check=False)
    assert died.returncode == 9


def test_a_killed_process_loses_no_answer(published: Path):
    before = published.read_bytes()

    run_until_it_dies(ANSWERS, published)

    assert published.read_bytes() == before
    document = Document.open(published)
    assert document.assessment().answers == {"PRO1": at_level(1), "PRO2": noted(4, "seen"), "PRO3": noted(5, "seen")}
    document.redo()
    assert document.assessment().answer("PRO1") == noted(3, "seen")
    document.close()
    assert content(published).answer("PRO1") == noted(3, "seen")
    assert working_files() == []


def test_what_a_killed_process_left_is_offered(published: Path):
    run_until_it_dies(ANSWERS, published)

    (left,) = recoverable()

    assert (left.organisation, left.answers) == ("Tiny Ltd", 3)
    assert left.published_path == published.resolve()
    assert abs(left.modified - left.working_path.stat().st_mtime) < 1
    Document.recover(left.working_path).close()
    assert recoverable() == []


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["PRO1", "PRO2", "PRO3"]), answers()), max_size=8))
def test_a_copy_of_the_files_of_an_open_document_holds_every_answer(edits: list[tuple[str, Answer]]):
    with TemporaryDirectory() as name:
        folder = Path(name)
        document = Document.create(folder / "x.readiness", *filled(PRO="1★ 2★ -"))
        expected = {**document.assessment().answers}
        document.record(AnswerChange("PRO3", UNANSWERED, at_level(0)))
        for code, after in [("PRO3", UNANSWERED), *edits]:
            answer(document, code, after)
            expected[code] = after
        # The connection is still open: these are the bytes that a power cut would leave.
        for file in (data_folder() / "working").glob("*"):
            shutil.copy(file, folder)
        document.close()

        (left,) = folder.glob("*.working")
        again = WorkingCopy.open(left)
        found = again.assessment().answers
        again.close()

    assert found == {code: kept for code, kept in expected.items() if kept != UNANSWERED}


def test_open_documents_of_other_windows_are_not_offered(document: Document):
    assert recoverable() == []


def test_the_latest_is_offered_first(tmp_path: Path):
    for number, day in ((1, 1_000_000), (2, 3_000_000), (3, 2_000_000)):
        left = Document.create(tmp_path / f"{number}.readiness", *filled(PRO="1 1 1"))
        answer(left, "PRO1", at_level(5))
        left.abandon()
        newest = max((data_folder() / "working").glob("*.working"), key=lambda file: file.stat().st_mtime)
        os.utime(newest, (day, day))

    assert [left.published_path.stem for left in recoverable()] == ["2", "3", "1"]


def test_a_copy_from_elsewhere_is_not_mixed_with_what_waits(document: Document, path: Path, tmp_path: Path):
    answer(document, "PRO1", at_level(5))
    document.abandon()
    mailed = tmp_path / "mailed.readiness"
    shutil.copy(path, mailed)

    copy = Document.open(mailed)
    assert copy.assessment().answer("PRO1") == at_level(1)
    copy.close()

    assert len(recoverable()) == 1
    again = Document.open(path)
    assert again.assessment().answer("PRO1") == at_level(5)
    again.close()


def test_what_waits_comes_back_in_the_file_that_was_moved(document: Document, path: Path, tmp_path: Path):
    answer(document, "PRO1", at_level(5))
    document.abandon()
    moved = tmp_path / "moved.readiness"
    path.rename(moved)

    again = Document.open(moved)
    assert (again.path, again.assessment().answer("PRO1")) == (moved, at_level(5))
    again.close()

    assert recoverable() == []
    assert read_published(moved).assessment.answer("PRO1") == at_level(5)
    assert not path.exists()


def test_what_waits_follows_its_file_though_another_document_came_to_its_place(
    document: Document, path: Path, tmp_path: Path
):
    answer(document, "PRO1", at_level(5))
    document.abandon()
    moved = tmp_path / "moved.readiness"
    path.rename(moved)
    Document.create(path, *filled(PRO="2 2 2")).close()
    other = path.read_bytes()

    shown = read_latest(moved)
    assert (shown.standing, shown.content.assessment.answer("PRO1")) == (Standing.LEFT, at_level(5))
    assert left_of(moved).published_path == moved
    with pytest.raises(UserError, match="nothing-to-recover"):
        left_of(path)

    again = Document.recover(left_of(moved).working_path, moved)
    assert again.publish() == moved
    again.close()
    assert read_published(moved).assessment.answer("PRO1") == at_level(5)
    assert path.read_bytes() == other
    assert files_beside(path) == [path.name]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a disk")
def test_what_lay_on_a_disk_that_is_away_is_not_written_where_the_disk_was_mounted(tmp_path: Path):
    (stick := tmp_path / "stick").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(stick)]
    subprocess.run(mount, check=True)
    try:
        path = stick / "a.readiness"
        document = Document.create(path, *filled(PRO="1 1 1"))
        answer(document, "PRO1", at_level(5))
        document.abandon()
    finally:
        subprocess.run(["umount", str(stick)], check=True)

    (left,) = recoverable()
    again = Document.recover(left.working_path, left.published_path)
    with pytest.raises(UserError, match="publish-failed") as caught:
        again.close()

    assert "its disk is missing" in caught.value.sentence(ENGLISH)
    assert list(stick.iterdir()) == []
    assert len(recoverable()) == 1


def test_an_older_copy_takes_nothing_of_what_waits_although_the_original_is_gone(
    document: Document, path: Path, tmp_path: Path
):
    older = Path(shutil.copy(path, tmp_path / "older.readiness"))
    before = older.read_bytes()
    answer(document, "PRO1", at_level(4))
    document.publish()
    answer(document, "PRO1", at_level(5))
    document.abandon()
    path.unlink()

    with pytest.raises(UserError, match="document-waits"):
        Document.open(older)
    assert older.read_bytes() == before
    (left,) = recoverable()
    document = Document.recover(left.working_path)
    assert document.assessment().answer("PRO1") == at_level(5)
    document.close()


def test_a_crash_before_the_first_answer_does_not_lock_anyone_out(published: Path):
    document = Document.open(published)
    (name,) = (file for file in working_files() if file.endswith(".working"))
    document.close()
    # A process that died between making the file and filling it.
    (data_folder() / "working" / name).touch()

    assert recoverable() == []
    again = Document.open(published)
    assert again.assessment().answer("PRO1") == at_level(1)
    again.close()


@pytest.mark.parametrize("noise", [b"noise" * 1_000, b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_damaged_working_copy_is_a_fault_with_a_sentence(published: Path, noise: bytes):
    document = Document.open(published)
    (name,) = (file for file in working_files() if file.endswith(".working"))
    document.close()
    (data_folder() / "working" / name).write_bytes(noise)

    assert recoverable() == []
    with pytest.raises(UserError):
        Document.open(published)


def test_a_crash_while_a_document_is_made_leaves_nothing_to_care_for(path: Path):
    run_until_it_dies(MAKES, path)

    assert recoverable() == []
    assert working_files() == []
    Document.create(path, *filled(PRO="1★ 2★ -")).close()
    assert content(path).answer("PRO2") == at_level(2)


def test_a_crash_right_after_replacing_is_no_conflict(published: Path):
    run_until_it_dies(PUBLISHES, published)
    assert content(published).answer("PRO1") == noted(5)

    document = Document.open(published)
    answer(document, "PRO2", noted(5))
    assert document.publish() == published.resolve()
    document.close()
    assert files_beside(published) == [published.name]


def test_what_was_only_looked_at_is_not_offered(published: Path):
    run_until_it_dies("Document.open(Path(sys.argv[1])); os._exit(9)", published)

    assert recoverable() == []
    assert working_files() == []


def test_what_a_crash_left_half_made_goes_after_a_while(document: Document):
    answer(document, "PRO1", at_level(5))
    document.abandon()
    old, new = (data_folder() / "working" / f"{new_id()}.making" for _ in range(2))
    for path in (old, new, Path(f"{old}-wal")):
        path.write_bytes(b"half")
        os.utime(path, None if path == new else (0, 0))

    assert len(recoverable()) == 1
    assert (old.exists(), Path(f"{old}-wal").exists(), new.exists()) == (False, False, True)
