"""Everything that writes, each as a user would do it: what lies there before, what is done, what it acknowledges."""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from readiness.app.attachments import attach
from readiness.app.documents import create_document
from readiness.app.session import Session
from readiness.app.settings import Recent, Settings, save_settings
from readiness.cli import status
from readiness.cli.main import run
from readiness.documents import rows
from readiness.documents.document import Document
from readiness.documents.paths import working_path, working_paths
from readiness.documents.published_file import fingerprint
from readiness.domain.answers import Answer, Status, at_level
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests.filled_form import filled_form
from tests.torture.mangling import archive
from tests.unit.builders import filled

# What somebody wrote and took out again; and the folder's name, which is nobody's business either.
SECRET = "SECRETWORD-Mr-Miller"
# Of a sitting; it is taken out once `TAKEN_OUT` is printed.
LATER_SECRET, TAKEN_OUT = "LATERWORD-Mrs-Jones", "taken out"
FOLDER = "Private-folder-of-Ms-Smith"
_FILES = Path(__file__).parents[1] / "files"
_FORMAT_1 = "5daf1fb6-bf70-45fb-83ec-1eb1cfa3e25b"

# A small questionnaire makes a small document, and so more of them in the same time.
_QUESTIONS, _ = filled(PRO="- - - -", MON="- -", CON="-")

Levels = dict[str, int]
# The exit status of what was done: with nothing to add, or with something that wants a look.
DONE = {status.DONE, status.LOOK}


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one run."""

    root: Path

    @property
    def documents(self) -> Path:
        """Where the documents and all outputs lie."""
        return self.root / FOLDER

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.root / "data"

    @property
    def temporary(self) -> Path:
        """The system's temporary folder, as far as this run knows."""
        return self.root / "temporary"

    @property
    def document(self) -> Path:
        """The document that is worked on."""
        return self.documents / "Work.readiness"


@dataclass(frozen=True)
class Deed:
    """A piece of work: `prepare` leaves what `before` says, `act` returns an exit status and prints `says`.

    `gives` are the levels that count as acknowledged once it says so, or ends as `DONE`. `leaves` names the files
    that may lie beside the document afterwards, `*` for conflict copies. What `repeats` is done once more before that:
    who misses an output asks for it again.
    """

    name: str
    prepare: Callable[[Place], None]
    act: Callable[[Place], int]
    before: Levels = field(default_factory=dict)
    gives: Levels = field(default_factory=dict)
    says: str = ""
    leaves: tuple[str, ...] = ("Work.readiness",)
    deletes: bool = False
    repeats: bool = False


# --- what lies there before


def _nothing(_: Place) -> None:
    pass


def _closed(place: Place) -> None:
    (place.root / "minutes.txt").write_text("minutes of 3 May")
    session = create_document(place.document, _QUESTIONS, "Torture Ltd")
    session.answer("PRO2", at_level(4))
    session.document.close()


def _crashed(place: Place) -> None:
    """Leave answers that were never published, and words that were taken out again."""
    _closed(place)
    session = Session(Document.open(place.document))
    session.answer("PRO3", Answer(Status.ANSWERED, 2, evidence=f"{SECRET} said so " * 40))
    session.answer("PRO3", at_level(2))
    session.answer("MON1", Answer(Status.ANSWERED, 1, evidence=SECRET))
    session.undo()
    session.answer("MON2", at_level(5))
    session.document.abandon()


def _copied(place: Place) -> None:
    """Leave a copy beside the document, as file managers make it."""
    _closed(place)
    shutil.copy(place.document, place.documents / "Copy.readiness")


def _conflict(place: Place) -> None:
    _crashed(place)
    other = place.root / "other.readiness"
    session = create_document(other, _QUESTIONS, "Somebody else")
    session.document.close()
    os.replace(other, place.document)
    # The same document, as a synchronised folder would bring it.
    with closing(sqlite3.connect(place.document)) as connection, connection:
        rows.write_value(connection, "id", working_paths()[0].stem)
        rows.write_checksum(connection)


def _older(place: Place) -> None:
    """Leave a document of format 1, and what a crashed session of that time left of it."""
    shutil.copy(_FILES / "format-1.readiness", place.document)
    with closing(sqlite3.connect(place.document)) as connection, connection:
        rows.write_value(connection, "id", _FORMAT_1)
    working = working_path(_FORMAT_1)
    working.parent.mkdir(exist_ok=True)
    shutil.copy(_FILES / "format-1.working", working)
    with closing(sqlite3.connect(working)) as connection, connection:
        published = [("published_path", str(place.document)), ("published_fingerprint", fingerprint(place.document))]
        connection.executemany("INSERT OR REPLACE INTO local VALUES (?, ?)", published)


def _two(place: Place) -> None:
    """Leave a second document, whose place the first one will take."""
    _crashed(place)
    session = create_document(place.documents / "Other.readiness", _QUESTIONS, "Other Ltd")
    session.answer("CON1", at_level(3))
    session.document.close()


def _form_came_back(place: Place) -> None:
    _closed(place)
    shutil.copy(_made_once("form"), place.documents / "form.pdf")


def _consultant_wrote(place: Place) -> None:
    _closed(place)
    words = {"format": "readiness-consultant/1", "foreword": "Dear reader", "findings": {"PRO": "strong"}}
    (place.documents / "words.json").write_text(json.dumps(words))


def _archived(place: Place) -> None:
    shutil.copy(_made_once("archive"), place.documents / "archive.pdf")


@cache
def _made_once(what: str) -> Path:
    """Return a file whose making takes its time; it lies in the folder of this process."""
    from readiness.foundation.private_copies import private_folder

    path = private_folder() / f"{what}.pdf"
    if what == "form":
        return filled_form(_QUESTIONS, "en", {"PRO1": "3", "MON1": "2"}, path)
    document = private_folder() / "archived.readiness"
    session = create_document(document, _QUESTIONS, "Archived Ltd")
    session.answer("PRO2", at_level(4))
    session.document.close()
    archive(document, path)
    return path


# --- what is done


def _command(*arguments: str) -> Callable[[Place], int]:
    """Return what runs a command; what ends like a file lies beside the documents."""
    endings = (".readiness", ".pdf", ".json", ".csv", ".ics", ".html")

    def act(place: Place) -> int:
        return run([str(place.documents / word) if word.endswith(endings) else word for word in arguments])

    return act


def _in_the_app(opened: Callable[[Place], Document], work: Callable[[Place, Session], None]) -> Callable[[Place], int]:
    """Return what opens a document, works on it and closes it; a refusal is told, and the rest left for recovery."""

    def act(place: Place) -> int:
        try:
            session = Session(opened(place))
            try:
                work(place, session)
            except UserError:
                session.document.abandon()
                raise
            session.document.close()
        except UserError as error:
            sys.stderr.write(f"readiness: {error.sentence(ENGLISH)}\n")
            return 1
        return 0

    return act


def _sit_down(place: Place, session: Session) -> None:
    """Do what the app does: answer, attach, undo, publish now and then."""
    for number, (code, level) in enumerate(_SITTING.items()):
        session.answer(code, at_level(level))
        _say_stored(code, level)
        if number % 3 == 2:
            session.document.publish()
    attach(session, "PRO1", place.root / "minutes.txt")
    session.answer("PRO4", Answer(Status.ANSWERED, 1, evidence=LATER_SECRET))
    session.undo()
    sys.stdout.write(f"{TAKEN_OUT}\n")
    sys.stdout.flush()


def _save_as(place: Place, session: Session) -> None:
    session.answer("PRO1", at_level(3))
    _say_stored("PRO1", 3)
    session.document.publish_as(place.documents / "Other.readiness")


def _answer_one(_: Place, session: Session) -> None:
    session.answer("PRO1", at_level(3))
    _say_stored("PRO1", 3)


def _opened(place: Place) -> Document:
    return Document.open(place.document)


def _recovered(_: Place) -> Document:
    return Document.recover(working_paths()[0])


def _keep_settings(place: Place) -> int:
    recent = Recent(str(place.document), "Torture Ltd", "At most stage 3", clock.today())
    save_settings(Settings(language="de").with_recent(recent))
    return 0


def _say_stored(code: str, level: int) -> None:
    # One write, so that a line is there or not.
    sys.stdout.write(f"stored {code} {level}\n")
    sys.stdout.flush()


_SITTING: Levels = {"PRO1": 3, "MON1": 2, "CON1": 0, "PRO3": 5}
_CRASHED: Levels = {"PRO2": 4, "PRO3": 2, "MON2": 5}
_CLOSED: Levels = {"PRO2": 4}
_GIVEN: Levels = {"PRO1": 3, "MON1": 2}
_ANSWER = _command("answer", "Work.readiness", "PRO1=3", "MON1=2")

DEEDS: Mapping[str, Deed] = {
    deed.name: deed
    for deed in (
        Deed(
            "new",
            _nothing,
            _command("new", "Work.readiness", "--pack", "social-media", "--organisation", "Torture Ltd"),
            leaves=("Work.readiness",),
        ),
        Deed("answer", _closed, _ANSWER, _CLOSED, _GIVEN, "2 answers stored."),
        Deed("answer after a crash", _crashed, _ANSWER, _CRASHED, _GIVEN, "2 answers stored."),
        Deed(
            "answer where others wrote",
            _conflict,
            _ANSWER,
            _CRASHED,
            _GIVEN,
            "2 answers stored.",
            ("Work.readiness", "Work (conflict*"),
        ),
        Deed(
            "answer in a copy",
            _copied,
            _command("answer", "Copy.readiness", "PRO1=3", "MON1=2"),
            _CLOSED,
            _GIVEN,
            "2 answers stored.",
            ("Work.readiness", "Copy.readiness"),
        ),
        Deed("answer in an older format", _older, _ANSWER, {}, _GIVEN, "2 answers stored."),
        Deed(
            "import",
            _form_came_back,
            _command("import", "Work.readiness", "form.pdf", "--yes"),
            _CLOSED,
            _GIVEN,
            "answers imported.",
            ("Work.readiness", "form.pdf"),
        ),
        Deed(
            "consultant",
            _consultant_wrote,
            _command("consultant", "Work.readiness", "--from", "words.json"),
            _CLOSED,
            leaves=("Work.readiness", "words.json"),
        ),
        Deed(
            "unpack",
            _archived,
            _command("unpack", "archive.pdf", "-o", "Work.readiness"),
            gives=_CLOSED,
            says="The document is saved to",
            leaves=("Work.readiness", "archive.pdf"),
        ),
        Deed(
            "plan",
            _closed,
            _command("plan", "Work.readiness", "--csv", "plan.csv", "--ics", "plan.ics"),
            _CLOSED,
            leaves=("Work.readiness", "plan.csv", "plan.ics"),
            repeats=True,
        ),
        Deed(
            "report",
            _closed,
            _command("report", "Work.readiness", "-o", "report.html"),
            _CLOSED,
            leaves=("Work.readiness", "report.html"),
            repeats=True,
        ),
        Deed("delete", _crashed, _command("delete", "Work.readiness", "--yes"), _CRASHED, leaves=(), deletes=True),
        Deed("a sitting", _crashed, _in_the_app(_opened, _sit_down), _CRASHED, _SITTING),
        Deed(
            "save as",
            _two,
            _in_the_app(_opened, _save_as),
            _CRASHED,
            {"PRO1": 3},
            leaves=("Work.readiness", "Other.readiness"),
        ),
        Deed("recover", _crashed, _in_the_app(_recovered, _answer_one), _CRASHED, {"PRO1": 3}),
        Deed(
            "recover in the terminal",
            _crashed,
            _command("recover", "Work.readiness"),
            _CRASHED,
            says="answers recovered",
        ),
        Deed(
            "recover into another file",
            _crashed,
            _command("recover", "Work.readiness", "-o", "Other.readiness"),
            _CRASHED,
            says="answers recovered",
            leaves=("Work.readiness", "Other.readiness"),
        ),
        Deed("settings", _closed, _keep_settings, _CLOSED, repeats=True),
    )
}
