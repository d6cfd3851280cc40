"""Documents as commands read and change them: what a command cannot see in the file it was given is told."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from readiness.app.documents import load_adapters, open_patiently, read_latest
from readiness.app.session import Session
from readiness.cli.output import as_argument, say_done, say_error
from readiness.cli.remedies import in_terminal
from readiness.cli.signals import INTERRUPTS
from readiness.cli.status import DONE, LOOK
from readiness.documents.document import Document
from readiness.documents.latest import Latest, Standing
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.files import real_path
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.wording.framing import frame_language, told_otherwise

_STANDING = {
    Standing.LEFT: N_(
        "{path}: This includes what a session that ended unexpectedly has stored; the file does not contain it "
        "yet. Recover it with: readiness recover {argument}."
    ),
    Standing.OPEN: N_(
        "{path}: Another process has the document open, and what was entered there last may be missing here. "
        "Close it there, then repeat the command."
    ),
    Standing.WAITS: N_(
        "{path}: What a session that ended unexpectedly has stored is missing here. Recover it with: readiness "
        "recover {argument}."
    ),
}


class OpenDocument:
    """A document that is being changed: `status` is the command's once the document is closed."""

    def __init__(self, session: Session, path: Path, language: Language) -> None:
        self.session = session
        self.status = DONE
        self._named = path
        self._location = real_path(path)
        self._was_there = path.exists()
        self._language = language
        self._done = ""
        self._facts: dict[str, object] = {}

    @property
    def kept_both(self) -> bool:
        """Whether others had changed the file, so that ours went into another one."""
        return self.session.document.path != self._location

    def say_when_stored(self, words: str, **facts: object) -> None:
        """Have a line printed as soon as the published file holds the change; `{path}` in it becomes that file."""
        self._done, self._facts = words, facts

    def close(self) -> None:
        """Publish, then say what was done, and what became of the file; raises UserError."""
        document = self.session.document
        with INTERRUPTS.held_back():
            try:
                document.close()
            finally:
                tell_warnings(document, self._language)
            self._tell()
            if self._done:
                path = document.path if self.kept_both else self._named
                say_done(self._done.format(path=path, argument=as_argument(path), **self._facts))

    def _tell(self) -> None:
        document = self.session.document
        gettext = self._language.gettext
        if self.kept_both:
            self.status = LOOK
            words = gettext("The file was changed elsewhere, so both are kept. Yours is now “{name}”.")
            say_error(f"{self._location.name}: {words.format(name=document.path)}")
        elif document.restored and self._was_there:
            self.status = LOOK
            words = gettext("The file had been deleted or moved; it was written again: “{name}”.")
            say_error(f"{self._location.name}: {words.format(name=document.path)}")


def read(path: Path, language: Language, phrase: Callable[[Path], str] | None = None) -> tuple[Latest, int]:
    """Return a document as it was stored last, and the status of a command that shows it; raises UserError.

    `phrase` finds the pass phrase of a sealed one.
    """
    latest = read_latest(path, phrase)
    return latest, tell_standing(latest.standing, path, language)


def framed(questionnaire: Questionnaire, wanted: Language) -> Language:
    """Return the language in which a command speaks of a questionnaire; where it is not the wanted one, say so."""
    frame = frame_language(questionnaire, wanted)
    if words := told_otherwise(frame, wanted):
        say_error(words)
    return frame


def tell_standing(standing: Standing, path: Path, language: Language) -> int:
    """Say where what was read is not what the file holds, or not all that is stored; return the status."""
    words = _STANDING.get(standing)
    if words is not None:
        say_error(language.gettext(words).format(path=path, argument=as_argument(path)))
    return LOOK if standing in (Standing.OPEN, Standing.WAITS) else DONE


def tell_warnings(document: Document, language: Language) -> None:
    """Say what the user is to know of a document although nothing was refused."""
    for warning in document.take_warnings():
        say_error(in_terminal(warning).sentence(language))


@contextmanager
def changing(path: Path, language: Language) -> Iterator[OpenDocument]:
    """Open a document for a few changes, and publish it at the end; raises UserError.

    Ctrl+C waits until what is stored is published as well.
    """
    # What cannot be printed is noticed here, before anything is stored.
    sys.stdout.flush()
    # Ahead of it: others wait for as long as the document is open.
    load_adapters()
    with INTERRUPTS.held_back(), closing(open_patiently(path, INTERRUPTS.pause), path, language) as opened:
        yield opened


@contextmanager
def closing(session: Session, path: Path, language: Language) -> Iterator[OpenDocument]:
    """Publish an open document at the end, also where the block fails."""
    opened = OpenDocument(session, path, language)
    try:
        yield opened
    finally:
        opened.close()
