"""Publishing replaces one file in one step, keeps secrets, and never overwrites what others did."""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from readiness.documents.document import Document
from readiness.documents.lock import lock_path
from readiness.documents.published_file import fingerprint, read_published
from readiness.documents.recovery import recoverable
from readiness.documents.schema import APPLICATION_ID, PRIVATE_TABLES, VERSION
from readiness.domain.answers import UNANSWERED, at_level
from readiness.domain.attachments import Attachment, Attachments
from readiness.domain.changes import PartChange
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from tests import systems
from tests.unit.builders import filled
from tests.unit.documents.edits import answer, content, files_beside, noted, working_files


def count_rows(path: Path, table: str) -> int:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    finally:
        connection.close()


def test_the_file_says_what_it_is(published: Path):
    header = published.read_bytes()[:100]

    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == VERSION
    assert header[18:20] == b"\x01\x01"  # no write-ahead log: the one file is all there is


def test_private_tables_are_empty(document: Document, path: Path):
    answer(document, "PRO1", noted(4))
    document.undo()
    document.close()

    assert {table: count_rows(path, table) for table in PRIVATE_TABLES} == {"change": 0, "local": 0}
    assert count_rows(path, "answer") == 2


@pytest.mark.parametrize("length", [20, 3_000, 18_000])
def test_what_was_taken_back_cannot_be_found_in_the_bytes(document: Document, path: Path, length: int):
    secrets = [f"{word}-{word}" * (length // 20 + 1) for word in ("undone", "replaced", "cleared", "forgotten")]
    answer(document, "PRO1", noted(1, secrets[1]))
    answer(document, "PRO1", noted(1, "kept-kept"))
    answer(document, "PRO3", noted(1, secrets[2]))
    document.publish()
    answer(document, "PRO3", UNANSWERED)
    answer(document, "PRO2", noted(1, secrets[3]))
    document.undo()
    answer(document, "PRO2", noted(1, secrets[0]))
    document.undo()
    document.close()

    raw = path.read_bytes()
    assert b"kept-kept" in raw
    assert not [word for word in (b"undone-", b"replaced-", b"cleared-", b"forgotten-") if word in raw]


def test_the_file_does_not_tell_where_it_was_written(published: Path):
    assert published.parent.name.encode() not in published.read_bytes()


def test_a_file_that_was_changed_from_outside_is_kept(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    theirs = path.read_bytes() + b"\0"
    path.write_bytes(theirs)

    ours = document.publish()

    assert path.read_bytes() == theirs
    assert re.fullmatch(r"Muster GmbH #1 \(conflict \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\)\.readiness", ours.name)
    assert ours.parent == path.parent.resolve()
    assert content(ours).answer("PRO1") == at_level(5)
    assert document.path == ours


def test_a_file_that_others_replace_while_ours_is_being_written_is_kept(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    answer(document, "PRO1", at_level(5))
    flush = os.fsync

    def others_are_quicker(handle: int) -> None:
        flush(handle)
        path.write_bytes(b"theirs")

    monkeypatch.setattr("os.fsync", others_are_quicker)
    ours = document.publish()
    monkeypatch.undo()

    assert path.read_bytes() == b"theirs"
    assert content(ours).answer("PRO1") == at_level(5)


def test_saving_under_its_own_name_replaces_what_others_wrote_there(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    path.write_bytes(b"theirs")
    document.publish_as(path)

    assert content(path).answer("PRO1") == at_level(5)


def test_after_a_conflict_the_document_stays_with_its_copy(document: Document, path: Path):
    path.write_bytes(b"theirs")
    answer(document, "PRO2", at_level(4))
    ours = document.publish()
    answer(document, "PRO1", at_level(5))
    document.close()

    assert path.read_bytes() == b"theirs"
    assert (content(ours).answer("PRO1"), content(ours).answer("PRO2")) == (at_level(5), at_level(4))
    assert len([*path.parent.iterdir()]) == 2


def test_after_a_conflict_both_files_can_be_open_at_once(document: Document, path: Path):
    theirs = shutil.copy(path, path.with_name("theirs"))
    answer(document, "PRO1", at_level(5))
    document.publish()
    shutil.copy(theirs, path)
    answer(document, "PRO1", at_level(4))
    ours = document.publish()

    assert read_published(ours).document_id == document.document_id != read_published(path).document_id
    other = Document.open(path)
    answer(other, "PRO1", at_level(0))
    document.undo()
    document.close()
    other.close()
    assert content(path).answer("PRO1") == at_level(0)
    assert content(ours).answer("PRO1") == at_level(5)
    assert working_files() == []


def test_a_file_that_is_gone_at_the_end_is_written_again(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    document.publish()
    path.unlink()
    document.close()

    assert document.restored
    assert content(path).answer("PRO1") == at_level(5)
    assert files_beside(path) == [path.name]
    assert working_files() == []


def test_a_new_document_without_a_change_is_written_again_as_well(document: Document, path: Path):
    path.unlink()
    document.close()

    assert content(path).answer("PRO1") == at_level(1)


def test_a_file_that_is_replaced_at_the_end_is_kept_beside_ours(document: Document, path: Path):
    older = path.read_bytes()
    answer(document, "PRO1", at_level(5))
    document.publish()
    path.write_bytes(older)
    document.close()

    (ours,) = path.parent.glob("*conflict*")
    assert not document.restored
    assert path.read_bytes() == older
    assert content(ours).answer("PRO1") == at_level(5)
    assert working_files() == []


@pytest.mark.parametrize("level", [1, 5])
def test_where_the_folder_is_gone_at_the_end_the_work_waits_for_recovery(document: Document, path: Path, level: int):
    # At level 1 nothing was changed: then the working copy was empty.
    if level != 1:
        answer(document, "PRO1", at_level(level))
        document.publish()
    shutil.rmtree(path.parent)

    with pytest.raises(UserError, match="publish-failed"):
        document.close()

    (left,) = recoverable()
    again = Document.recover(left.working_path)
    assert again.assessment().answer("PRO1") == at_level(level)
    again.abandon()


def test_without_changes_a_file_that_others_changed_is_theirs(published: Path):
    path, document = published, Document.open(published)
    path.write_bytes(b"theirs")

    assert document.publish() == path.resolve()
    document.close()
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [(path.name, b"theirs")]


def test_a_conflict_of_the_longest_name_keeps_both(tmp_path: Path):
    path = tmp_path / f"{'ü' * 110}.readiness"
    document = Document.create(path, *filled(PRO="1 1 1"))
    answer(document, "PRO1", at_level(5))
    path.write_bytes(b"theirs")
    document.close()

    (ours,) = path.parent.glob("*conflict*")
    assert content(ours).answer("PRO1") == at_level(5)


@systems.modes
def test_who_may_read_the_file_stays_as_it_was(document: Document, path: Path):
    path.chmod(0o600)
    answer(document, "PRO1", at_level(5))
    document.publish()

    assert path.stat().st_mode & 0o777 == 0o600


@systems.modes
def test_nobody_else_may_read_it_under_another_name(document: Document, path: Path, tmp_path: Path):
    path.chmod(0o600)
    answer(document, "PRO1", at_level(5))
    path.write_bytes(b"theirs")
    conflict = document.publish()
    answer(document, "PRO1", at_level(4))
    document.publish_as(tmp_path / "other.readiness")

    assert [file.stat().st_mode & 0o777 for file in (conflict, document.path)] == [0o600, 0o600]


@systems.open_files_go
def test_where_the_data_folder_was_removed_the_document_is_published_all_the_same(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    shutil.rmtree(data_folder())
    document.publish()

    assert content(path).answer("PRO1") == at_level(5)


@systems.links
def test_a_link_to_the_file_stays_a_link(document: Document, path: Path):
    link = path.with_name("link.readiness")
    link.symlink_to(path)
    document.publish_as(link)
    answer(document, "PRO1", at_level(5))
    document.close()

    assert link.is_symlink()
    assert content(path).answer("PRO1") == at_level(5)


def test_two_conflicts_in_the_same_second_keep_all_files(path: Path, published: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    original, copies = path.read_bytes(), []
    for level in (4, 5):
        path.write_bytes(original)
        document = Document.open(path)
        answer(document, "PRO1", at_level(level))
        path.write_bytes(b"theirs")
        copies.append(document.publish())
        document.close()

    assert [content(copy).answer("PRO1") for copy in copies] == [at_level(4), at_level(5)]


def test_a_file_that_is_gone_is_written_again(document: Document, path: Path):
    path.unlink()
    answer(document, "PRO1", at_level(5))

    assert document.publish() == path.resolve()
    assert content(path) == document.assessment()


def test_an_unchanged_file_is_no_conflict(document: Document, path: Path):
    path.write_bytes(path.read_bytes())
    path.touch()
    answer(document, "PRO1", at_level(5))

    assert document.publish() == path.resolve()


def test_a_folder_in_the_place_of_the_file_is_left_alone(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    path.unlink()
    path.mkdir()
    document.close()

    (beside,) = path.parent.glob("*conflict*")
    assert content(beside).answer("PRO1") == at_level(5)
    assert path.is_dir()


def test_where_closing_fails_the_answers_are_kept(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    shutil.rmtree(path.parent)

    with pytest.raises(UserError, match="publish-failed"):
        document.close()

    (left,) = recoverable()
    again = Document.recover(left.working_path)
    assert again.assessment().answer("PRO1") == at_level(5)
    again.publish_as(path.parent.parent / "rescued.readiness")
    again.close()
    assert content(path.parent.parent / "rescued.readiness").answer("PRO1") == at_level(5)


def test_where_replacing_fails_the_old_file_stays_whole(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    answer(document, "PRO1", at_level(5))
    before = path.read_bytes()

    def refuse(source: Path, goal: Path) -> None:
        raise PermissionError(13, "held by a sync client")

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", refuse)
        with pytest.raises(UserError, match="publish-failed"):
            document.publish()

    assert path.read_bytes() == before
    assert files_beside(path) == [path.name]
    document.publish()
    assert content(path).answer("PRO1") == at_level(5)


def test_a_damaged_working_copy_is_not_published(document: Document, path: Path):
    digest = document.add_file(b"minutes")
    minutes = Attachments({"PRO1": (Attachment(digest, "minutes.txt", 7),)})
    document.record(PartChange(document.assessment().attachments, minutes))
    document.publish()
    whole = path.read_bytes()
    answer(document, "PRO1", at_level(5))
    document.abandon()
    with closing(sqlite3.connect(data_folder() / "working" / f"{document.document_id}.working")) as damaged:
        # Nothing that is read tells of it: the bytes of an attached file are no bytes any more.
        damaged.execute("PRAGMA writable_schema = ON")
        strict = damaged.execute("SELECT sql FROM sqlite_schema WHERE name = 'file'").fetchone()
        damaged.execute("UPDATE sqlite_schema SET sql = replace(sql, 'BLOB NOT NULL', 'BLOB') WHERE name = 'file'")
        damaged.commit()
        damaged.execute("PRAGMA writable_schema = RESET")
        damaged.execute("UPDATE file SET bytes = NULL")
        damaged.execute("PRAGMA writable_schema = ON")
        damaged.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'file'", strict)
        damaged.commit()

    again = Document.open(path)
    with pytest.raises(UserError, match="publish-failed"):
        again.publish()
    again.abandon()
    assert path.read_bytes() == whole


def test_where_nothing_can_be_written_the_document_goes_on(document: Document, tmp_path: Path):
    with pytest.raises(UserError, match="publish-failed"):
        document.publish_as(tmp_path / "missing" / "x.readiness")

    answer(document, "PRO1", at_level(5))
    document.close()
    assert working_files() == []


def test_a_name_that_the_folder_refuses_is_a_sentence(document: Document, tmp_path: Path):
    with pytest.raises(UserError, match="publish-failed"):
        document.publish_as(tmp_path / ("x" * 246 + ".readiness"))


@pytest.mark.parametrize("name", ["x" * 230, "x" * 245, "ü" * 122])
def test_every_name_that_the_folder_takes_can_be_worked_with(tmp_path: Path, name: str):
    path = tmp_path / f"{name}.readiness"
    Document.create(path, *filled(PRO="1 1 1")).close()
    document = Document.open(path)
    assert lock_path(path).exists()
    answer(document, "PRO1", at_level(5))
    document.close()

    assert content(path).answer("PRO1") == at_level(5)
    assert [*tmp_path.iterdir()] == [path]


def test_a_fingerprint_tells_one_flipped_bit(tmp_path: Path):
    file = tmp_path / "file"
    file.write_bytes(b"abcdefgh")
    before = fingerprint(file)
    file.write_bytes(b"abcdefgi")

    assert fingerprint(file) != before
    assert fingerprint(tmp_path / "missing") is None


def test_answers_go_on_while_a_thread_publishes(document: Document, path: Path):
    digest = document.add_file(b"large" * 200_000)
    faults: list[BaseException] = []
    stop = Event()

    def publish_again_and_again() -> None:
        try:
            while not stop.is_set():
                assert content(document.publish()).answers
        except BaseException as error:  # noqa: BLE001 - told below, in the thread that counts
            faults.append(error)

    publisher = Thread(target=publish_again_and_again)
    publisher.start()
    for number in range(300):
        answer(document, f"PRO{number % 3 + 1}", noted(number % 6, str(number)))
        assert document.file(digest) is not None or number > 0
        document.can_undo()
    stop.set()
    publisher.join()
    path.write_bytes(b"theirs")
    answer(document, "PRO2", noted(0, "298"))
    last = document.assessment()
    document.close()

    assert faults == []
    assert path.read_bytes() == b"theirs"
    assert content(document.path) == last
    assert (last.answer("PRO1").evidence, last.answer("PRO3").evidence) == ("297", "299")
