"""Nothing unfinished ever lies beside a document, and what a crash left there goes at the next opening."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readiness.documents.document import Document
from readiness.documents.lock import lock_path
from readiness.documents.recovery import recoverable
from readiness.documents.removal import delete_for_good
from readiness.domain.answers import UNANSWERED, at_level
from readiness.foundation.paths import data_folder
from tests import systems
from tests.unit.documents.edits import answer, content, files_beside, noted, working_files

SECRET = "secret-word"
DIES = """
import os, sys
from pathlib import Path
from readiness.documents.document import Document
from tests.unit.documents.edits import answer, noted

document = Document.open(Path(sys.argv[1]))
answer(document, "PRO1", noted(5, "secret-word"))
document.undo()
answer(document, "PRO2", noted(5, "published"))
calls = iter(range(1000))
def maybe_die(call):
    def step(*arguments, **named):
        if next(calls) == int(sys.argv[2]):
            os._exit(9)
        return call(*arguments, **named)
    return step
for name in ("open", "fsync", "replace", "unlink"):
    setattr(os, name, maybe_die(getattr(os, name)))
document.publish()
"""
# What earlier versions left beside `Muster GmbH #1.readiness`.
OLD = [
    ".Muster GmbH #1.readiness.4711.tmp",
    ".Muster GmbH #1.readiness.4711.tmp-journal",
    ".~lock.0123456789abcdef0123456789abcdef#",
]
# What others have there, however similar.
OTHERS = [
    ".Muster GmbH #1.readiness.tmp",
    ".Muster GmbH #2.readiness.4711.tmp",
    ".~lock.Muster.odt#",
    ".~readiness-notes.tmp",
    "Muster GmbH #1.readiness.4711.tmp",
]


def die_while_publishing(path: Path, step: int) -> bool:
    command = [sys.executable, "-c", DIES, str(path), str(step)]
    return subprocess.run(command, cwd=Path(__file__).parents[3], check=False).returncode == 9


def test_whenever_publishing_is_killed_nothing_private_lies_beside_the_document(published: Path):
    published.chmod(0o600)
    died, left = 0, 0
    for step in range(100):
        if not die_while_publishing(published, step):
            break
        died += 1
        beside = [file for file in published.parent.iterdir() if file != lock_path(published)]
        assert not [file for file in beside if SECRET.encode() in file.read_bytes()]
        assert not [file for file in beside if file != published and not is_closed(file)]
        left += len(beside) > 1
        Document.open(published).abandon()
        assert files_beside(published) == [published.name]
        assert not [name for name in working_files() if ".making" in name]

    assert died > 5
    assert left > 0
    assert step < 99
    document = Document.open(published)
    document.close()
    assert content(published).answer("PRO2") == noted(5, "published")


def is_closed(file: Path) -> bool:
    return not systems.POSIX or file.stat().st_mode & 0o077 == 0


def test_while_a_document_is_published_only_the_finished_file_appears(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    answer(document, "PRO1", noted(5, SECRET))
    answer(document, "PRO1", UNANSWERED)
    replace, seen = os.replace, []

    def look_and_replace(source: Path, goal: Path) -> None:
        seen.extend(files_beside(path))
        replace(source, goal)

    monkeypatch.setattr("os.replace", look_and_replace)
    document.publish()

    others = {name for name in seen if name != path.name}
    assert len(others) == 1
    assert others.pop().startswith(".~readiness-")


@systems.links
def test_what_earlier_versions_left_goes_at_the_next_opening(published: Path):
    for name in [*OLD, *OTHERS]:
        (published.parent / name).write_bytes(b"" if "lock" in name else b"half")
    link = published.parent / ".~lock.fedcba9876543210fedcba9876543210#"
    link.symlink_to(published)
    Document.open(published).close()

    assert files_beside(published) == sorted([*OTHERS, link.name, published.name])


def test_what_was_left_under_another_name_goes_after_a_while(published: Path):
    left = published.parent / ".~readiness-0123456789abcdef-0123456789abcdef.tmp"
    left.write_bytes(b"of a report")
    Document.open(published).close()
    assert left.exists()

    os.utime(left, (0, 0))
    Document.open(published).close()
    assert not left.exists()


def test_a_lock_of_a_file_that_was_never_made_goes_after_a_while(published: Path):
    never, other = (published.parent / f".~lock.{name}#" for name in ("Muster (conflict).readiness", "Muster.odt"))
    for path in (never, other):
        path.write_bytes(b'{"user": "ada"}')
    Document.open(published).close()
    assert never.exists()

    os.utime(never, (0, 0))
    os.utime(other, (0, 0))
    Document.open(published).close()
    assert (never.exists(), other.exists()) == (False, True)


def test_what_was_left_goes_with_the_document(published: Path):
    left = [data_folder() / ".settings.json.4711.tmp", data_folder() / f".~readiness-{'0' * 16}-{'1' * 16}.tmp"]
    for path in [*left, *(published.parent / name for name in OLD)]:
        path.write_bytes(b"")
    delete_for_good(published)

    assert [*published.parent.iterdir()] == []
    assert [path for path in data_folder().rglob("*") if path.is_file()] == []


def test_what_was_left_in_the_data_folder_goes_with_the_next_start(document: Document):
    answer(document, "PRO1", at_level(5))
    document.abandon()
    (working,) = (data_folder() / "working").glob("*.working")
    half = working.with_suffix(".making")
    half.write_bytes(b"half")
    old = data_folder() / f".~readiness-{'0' * 16}-{'1' * 16}.tmp"
    old.write_bytes(b"old")
    os.utime(old, (0, 0))

    assert len(recoverable()) == 1
    assert (half.exists(), old.exists()) == (False, False)
