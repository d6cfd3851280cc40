"""What has become of the file of an open document, as `Document.look` finds it."""

import os
import shutil
from pathlib import Path

import pytest

from readiness.documents.document import Document
from readiness.documents.lock import Lock, lock_path
from readiness.documents.place import Place, PlaceState
from readiness.domain.answers import UNANSWERED, at_level
from readiness.domain.changes import AnswerChange
from readiness.foundation.errors import UserError
from tests import systems
from tests.unit.builders import filled


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return Document.create(tmp_path / "a.readiness", *filled(PRO="1★ 2★ -"))


def test_what_only_looks_different_is_as_published(document: Document) -> None:
    as_published = Place(PlaceState.AS_PUBLISHED, document.path)
    assert document.look() == as_published
    os.utime(document.path)
    assert document.look() == as_published
    copied = document.path.with_name("copied")
    shutil.copy(document.path, copied)
    os.replace(copied, document.path)
    assert document.look() == as_published
    document.close()


def test_a_file_that_was_only_opened_is_known_too(document: Document) -> None:
    document.close()
    again = Document.open(document.path)
    new_path = document.path.with_name("b.readiness")
    document.path.rename(new_path)
    assert again.look() == Place(PlaceState.RENAMED, new_path)
    again.close()
    assert [path.name for path in new_path.parent.iterdir()] == ["b.readiness"]


def test_a_copy_is_no_new_name(document: Document) -> None:
    document.look()
    shutil.copy(document.path, document.path.with_name("copy.readiness"))
    document.path.unlink()
    assert document.look() == Place(PlaceState.GONE, document.path)
    document.close()


def test_a_file_of_the_same_size_and_time_is_another(document: Document) -> None:
    document.look()
    found = document.path.stat()
    other = document.path.with_name("other")
    other.write_bytes(b"x" * found.st_size)
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    os.replace(other, document.path)
    assert document.look() == Place(PlaceState.REPLACED, document.path)
    document.close()


@systems.pipes
def test_a_pipe_in_its_place_is_not_read(document: Document) -> None:
    document.look()
    document.path.unlink()
    os.mkfifo(document.path)
    place = document.look()
    assert place is not None
    assert place.state is PlaceState.REPLACED
    document.path.unlink()
    document.close()


def test_read_only_is_told(document: Document) -> None:
    document.path.chmod(0o444)
    assert document.look() == Place(PlaceState.AS_PUBLISHED, document.path, protected=True)
    document.path.chmod(0o644)
    document.close()


def test_a_name_that_others_have_open_is_not_followed(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_path = document.path.with_name("b.readiness")
    own = os.environ["READINESS_DATA"]
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "other home"))
    theirs = Lock.take(new_path)
    monkeypatch.setenv("READINESS_DATA", own)
    document.path.rename(new_path)
    with pytest.raises(UserError):
        document.follow(new_path)
    document.record(AnswerChange("PRO3", UNANSWERED, at_level(2)))
    assert document.publish() == document.path == tmp_path / "a.readiness"
    assert document.restored
    assert lock_path(document.path).exists()
    assert theirs is not None
    theirs.release()
    document.close()


def test_a_file_that_is_gone_is_written_again_only_on_request(document: Document) -> None:
    document.path.unlink()
    document.publish()
    assert not document.path.exists()
    document.publish(again=True)
    assert document.look() == Place(PlaceState.AS_PUBLISHED, document.path)
    document.close()
