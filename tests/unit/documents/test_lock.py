"""The note beside a document that says who has it open."""

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from readiness.documents.document import Document
from readiness.documents.lock import STALE_SECONDS, lock_path
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests import systems
from tests.unit.builders import filled
from tests.unit.documents.edits import answer, content, files_beside, working_files


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """Return a way to another machine: another user with a data folder of their own."""
    folder = tmp_path_factory.mktemp("elsewhere")

    def go() -> None:
        monkeypatch.setenv("READINESS_DATA", str(folder))
        monkeypatch.setenv("USER", "ada")

    return go


def make_stale(path: Path, seconds: float) -> None:
    last = lock_path(path).stat().st_mtime - seconds
    os.utime(lock_path(path), (last, last))


def test_it_lies_beside_an_open_document_and_goes_with_it(document: Document, path: Path):
    assert files_beside(path) == [path.name]
    assert lock_path(path).exists()

    document.close()
    assert list(path.parent.iterdir()) == [path]


def test_who_has_it_open_is_named_with_the_time(document: Document, path: Path, elsewhere):
    elsewhere()
    with pytest.raises(UserError, match="document-held") as caught:
        Document.open(path)

    assert " has been working on this document since " in caught.value.sentence(ENGLISH)
    assert working_files() == []
    assert lock_path(path).exists()


def test_who_has_been_silent_for_long_has_gone(document: Document, path: Path, elsewhere):
    make_stale(path, STALE_SECONDS - 30)
    document.refresh_lock()
    elsewhere()
    with pytest.raises(UserError, match="document-held"):
        Document.open(path)

    make_stale(path, STALE_SECONDS + 30)
    other = Document.open(path)
    answer(other, "PRO1", at_level(5))
    other.close()
    assert content(path).answer("PRO1") == at_level(5)


def test_whose_lock_was_taken_over_keeps_both_files(document: Document, path: Path, elsewhere):
    """A laptop sleeps for an hour with a document open, and somebody else goes on in the meantime."""
    answer(document, "PRO1", at_level(4))
    home, grown = os.environ["READINESS_DATA"], make_stale(path, STALE_SECONDS + 30)
    elsewhere()
    other = Document.open(path)
    answer(other, "PRO1", at_level(5))
    other.publish()
    theirs = lock_path(path).read_bytes()

    os.environ["READINESS_DATA"] = home
    document.refresh_lock()
    ours = document.publish()
    document.close()
    assert lock_path(path).read_bytes() == theirs
    assert (content(path).answer("PRO1"), content(ours).answer("PRO1")) == (at_level(5), at_level(4))
    other.close()
    assert grown is None


def test_in_a_folder_that_allows_no_lock_the_document_opens_all_the_same(published: Path):
    lock_path(published).mkdir()
    make_stale(published, STALE_SECONDS + 30)
    document = Document.open(published)
    answer(document, "PRO1", at_level(5))
    document.close()

    assert content(published).answer("PRO1") == at_level(5)


@pytest.mark.parametrize(
    "note",
    [
        b"[]",
        b'{"user": 5}',
        b'{"user": "ada", "added later": 1}',
        b'{"since": 1e300, "user": "x"}',
        json.dumps({"user": "\x1b[2J" + "x" * 900, "host": "\N{RIGHT-TO-LEFT OVERRIDE}"}).encode(),
    ],
)
def test_a_strange_note_asks_to_wait_and_does_no_harm(published: Path, note: bytes):
    lock_path(published).write_bytes(note)
    with pytest.raises(UserError, match="document-held") as caught:
        Document.open(published)

    words = caught.value.sentence(ENGLISH).removeprefix(str(published))
    assert words.isprintable()
    assert len(words) < 300
    make_stale(published, STALE_SECONDS + 30)
    Document.open(published).close()


@pytest.mark.parametrize("note", [b"", b"{", b'{"user": "ada", "ho', b"[" * 5_000])
def test_an_unfinished_note_is_of_a_process_that_ended_and_holds_nobody(published: Path, note: bytes, elsewhere):
    lock_path(published).write_bytes(note)
    Document.open(published).close()
    assert list(published.parent.iterdir()) == [published]

    lock_path(published).write_bytes(note)
    elsewhere()
    Document.open(published).close()
    assert list(published.parent.iterdir()) == [published]


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("link", marks=systems.links),
        pytest.param("dangling link", marks=systems.links),
        pytest.param("pipe", marks=systems.pipes),
        "folder",
    ],
)
def test_what_is_no_file_in_the_place_of_the_lock_is_left_alone(published: Path, tmp_path: Path, kind: str):
    lock, precious = lock_path(published), tmp_path / "precious"
    if kind == "pipe":
        os.mkfifo(lock)
    elif kind == "folder":
        lock.mkdir()
    else:
        precious.write_text("precious")
        os.utime(precious, (0, 0))
        lock.symlink_to(precious if kind == "link" else tmp_path / "missing")
    document = Document.open(published)
    answer(document, "PRO1", at_level(5))
    document.refresh_lock()
    document.close()

    assert content(published).answer("PRO1") == at_level(5)
    assert os.path.lexists(lock)
    assert not (tmp_path / "missing").exists()
    if kind == "link":
        assert (precious.read_text(), precious.stat().st_mtime) == ("precious", 0)


def test_a_time_in_the_future_holds_nobody_for_ever(document: Document, path: Path, elsewhere):
    make_stale(path, 30 - STALE_SECONDS)
    elsewhere()
    with pytest.raises(UserError, match="document-held"):
        Document.open(path)

    make_stale(path, -10 * STALE_SECONDS)
    Document.open(path).close()


def test_where_nothing_can_be_written_a_lock_counts_all_the_same(
    document: Document, path: Path, elsewhere, monkeypatch: pytest.MonkeyPatch
):
    elsewhere()
    real = os.open

    def refuse(name: Path, flags: int, mode: int = 0o777) -> int:
        if ".~readiness-" in str(name):
            raise PermissionError(13, "read-only")
        return real(name, flags, mode)

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(UserError, match="document-held"):
        Document.open(path)


def test_looking_whether_others_have_it_leaves_nothing_behind(document: Document, path: Path, elsewhere):
    elsewhere()
    with pytest.raises(UserError, match="document-held"):
        Document.open(path)

    assert files_beside(path) == [path.name]


def test_a_lock_of_another_day_is_told_with_its_date_and_its_file(published: Path):
    since = datetime(2026, 11, 3, 14, 5).astimezone()
    lock_path(published).write_text(json.dumps({"user": "ada", "host": "pc", "since": since.timestamp()}))
    with pytest.raises(UserError, match="document-held") as caught:
        Document.open(published)

    words = caught.value.fault(ENGLISH)
    assert "ada (computer pc) has been working on this document since 03/11/2026 14:05" in words
    assert lock_path(published).name in words


def test_after_a_crash_the_same_data_folder_need_not_wait(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    document._copy.close()  # the process died; its lock lies there still

    again = Document.open(path)
    assert again.assessment().answer("PRO1") == at_level(5)
    again.close()


def test_a_document_can_be_looked_at_while_others_have_it(document: Document, path: Path, elsewhere):
    answer(document, "PRO1", at_level(5))
    document.publish()
    elsewhere()
    with pytest.raises(UserError) as caught:
        Document.open(path)
    view = Document.view(path, caught.value)

    assert view.assessment().answer("PRO1") == at_level(5)
    with pytest.raises(UserError, match="document-held"):
        answer(view, "PRO1", at_level(0))
    assert (view.undo(), view.unpublished()) == (None, False)
    view.close()
    assert working_files() == []
    assert lock_path(path).exists()


def test_a_copy_of_what_others_have_open_is_a_document_of_its_own(document: Document, path: Path, elsewhere):
    digest = document.add_file(b"minutes")
    document.publish()
    elsewhere()
    copy = Document.copy(path, path.with_name("copy.readiness"))
    answer(copy, "PRO1", at_level(5))
    copy.close()

    assert copy.document_id != document.document_id
    assert content(copy.path).answer("PRO1") == at_level(5)
    assert content(path).answer("PRO1") == at_level(1)
    assert document.file(digest) == b"minutes"


def test_saving_over_a_document_that_others_have_open_is_refused(document: Document, path: Path, elsewhere):
    elsewhere()
    ours = Document.create(path.with_name("ours.readiness"), *filled(PRO="3 3 3"))
    before = path.read_bytes()
    with pytest.raises(UserError, match="document-held"):
        ours.publish_as(path)

    assert path.read_bytes() == before
    ours.close()
