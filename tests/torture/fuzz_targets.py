"""What the fuzzer feeds, and what real files it begins with. Only a UserError may come out."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from readiness.app.form_import import read_difference
from readiness.app.settings import Recent, Settings, load_settings, save_settings
from readiness.documents import rows
from readiness.documents.checked import is_checked, keep_checked
from readiness.documents.document import Document
from readiness.documents.lock import Lock, lock_path
from readiness.documents.opening import take_lock
from readiness.documents.paths import working_path
from readiness.documents.published_file import read_published
from readiness.documents.recovery import recoverable
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers, write_answers
from readiness.foundation.language import LANGUAGES
from readiness.foundation.paths import data_folder
from readiness.workshop.ballot_box import Ballot, BallotBox
from readiness.workshop.ballot_file import BallotFile, files_of
from tests.filled_form import filled_form
from tests.unit.builders import filled, social_media

CORPUS = Path(__file__).parent / "corpus"
_FILES = Path(__file__).parents[1] / "files"
_ID = "5daf1fb6-bf70-45fb-83ec-1eb1cfa3e25b"
# What a target is made of: real content, and what reads other content.
Target = tuple[list[bytes], Callable[[bytes], object]]


def _document(folder: Path) -> Target:
    path = folder / "x.readiness"
    Document.create(path, *filled(PRO="1★ 2★ -")).close()
    return [path.read_bytes(), (_FILES / "format-1.readiness").read_bytes()], _from_file(path, read_published)


def _rows(folder: Path) -> Target:
    """A value of a document, with the checksum of a forger; the first byte says which."""
    whole, path = folder / "whole.readiness", folder / "x.readiness"
    Document.create(whole, *filled(PRO="1★ 2★ -")).close()
    with closing(sqlite3.connect(whole)) as connection:
        values = dict(connection.execute("SELECT key, value FROM document WHERE key != 'checksum'"))
    keys = sorted({*values, "plan", "incident", "consultant", "attachments", "workshop", "legal"})

    def read(content: bytes) -> None:
        shutil.copy(whole, path)
        key = keys[content[0] % len(keys)] if content else keys[0]
        with closing(sqlite3.connect(path)) as connection, connection:
            text = content[1:].decode("utf-8", "replace")
            connection.execute("INSERT OR REPLACE INTO document VALUES (?, ?)", (key, text))
            rows.write_checksum(connection)
        read_published(path)

    return [bytes([keys.index(key)]) + value.encode() for key, value in values.items()], read


def _working_copy(folder: Path) -> Target:
    working = working_path(_ID)
    working.parent.mkdir(parents=True, exist_ok=True)

    def read(content: bytes) -> None:
        for left in working.parent.iterdir():
            left.unlink()
        working.write_bytes(content)
        recoverable()
        if working.exists():
            Document.recover(working).abandon()

    return [(_FILES / f"format-{number}.working").read_bytes() for number in (1, 2)], read


def _ballots(folder: Path) -> Target:
    """One of the two files, or both with the checksum of a forger; the first byte says which."""
    path = folder / "x.ballots"
    box = BallotBox.open(path, "ABCDEF", date(2026, 11, 2))
    box.join("a" * 64, None, 60)
    box.move(box.snapshot.room.open("PRO1"))
    box.cast([Ballot(1, "a" * 64, 2)])
    box.close()
    both = files_of(path)
    whole = path.read_bytes()
    file = BallotFile(path)
    held = file.read() or b""
    file.close()

    def read(content: bytes) -> None:
        which = content[0] % 3 if content else 0
        for number, one in enumerate(both):
            one.write_bytes(content[1:] if which == number else whole)
        if which == len(both):
            forged = BallotFile(path)
            forged.store(content[1:])
            forged.settle()
            forged.close()
        opened = BallotBox.open(path, "ABCDEF", date(2026, 11, 2))
        try:
            opened.meeting()
            opened.rounds()
        finally:
            opened.close()

    return [b"\0" + whole, b"\1" + whole, b"\2" + held], read


def _lock(folder: Path) -> Target:
    path = folder / "x.readiness"
    lock = Lock.take(path)
    assert lock is not None
    whole = lock_path(path).read_bytes()

    def read(content: bytes) -> None:
        lock_path(path).write_bytes(content)
        taken = take_lock(path)
        if taken is not None:
            taken.refresh()
            taken.release()

    return [whole], read


def _settings(folder: Path) -> Target:
    path = data_folder() / "settings.json"
    save_settings(Settings(recent=(Recent("/a/b.readiness", "Muster GmbH", "At most stage 3", date(2026, 11, 2)),)))
    whole = path.read_bytes()

    def read(content: bytes) -> None:
        path.write_bytes(content)
        settings = load_settings()
        settings.active_language()
        save_settings(settings.with_recent(Recent("/c", "C", "", date(2026, 11, 2))))

    return [whole], read


def _checked(folder: Path) -> Target:
    path = data_folder() / "checked.json"
    keep_checked("1-aa", _ID)
    whole = path.read_bytes()

    def read(content: bytes) -> None:
        path.write_bytes(content)
        is_checked("1-aa")
        keep_checked("2-bb", _ID)

    return [whole], read


def _form(folder: Path) -> Target:
    # A small form is read fast.
    asked, state = filled(PRO="1★ 2★ -")
    path = filled_form(asked, "en", {"PRO1": "3"}, folder / "form.pdf")
    return [path.read_bytes()], _from_file(path, lambda form: read_difference(form, asked, state))


def _answers(folder: Path) -> Target:
    asked = social_media()
    path = folder / "answers.json"
    whole = write_answers(asked, Assessment(Details("Muster GmbH", Depth.FULL), {"PRO1": at_level(2)}))
    return [whole], _from_file(path, lambda file: read_answers(file, asked))


def _all(folder: Path) -> Target:
    """Every target in one process, which is soon under way; the first byte says which one is meant."""
    names = [name for name in TARGETS if name != ALL]
    made = []
    for name in names:
        (folder / name).mkdir()
        made.append(TARGETS[name](folder / name))

    def read(content: bytes) -> None:
        if content:
            made[content[0] % len(made)][1](content[1:])

    seeds = [
        bytes([number]) + seed for number, (real, _) in enumerate(made) for seed in (*real, *corpus(names[number]))
    ]
    return seeds, read


def corpus(target: str) -> list[bytes]:
    """Return what a fuzzer found for a target at some time."""
    return [path.read_bytes() for path in sorted((CORPUS / target).glob("*"))]


def _from_file(path: Path, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    def read_bytes(content: bytes) -> object:
        path.write_bytes(content)
        return read(path)

    return read_bytes


ALL = "all"
TARGETS: Mapping[str, Callable[[Path], Target]] = {
    "document": _document,
    "rows": _rows,
    "working": _working_copy,
    "ballots": _ballots,
    "lock": _lock,
    "settings": _settings,
    "checked": _checked,
    "form": _form,
    "answers": _answers,
    ALL: _all,
}


@contextmanager
def only_sentences() -> Iterator[None]:
    """Let a UserError pass that can be told in every language."""
    from readiness.foundation.errors import UserError

    try:
        yield
    except UserError as error:
        for language in LANGUAGES.values():
            error.sentence(language)
