"""What the window does for its pages; they know these interfaces, never the window itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar, cast

from readiness.app.session import Session
from readiness.domain.form import EVERYBODY, FormReader
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.reduction import Portion
from readiness.foundation.errors import UserError
from readiness.ui.look import Look

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from readiness.app.documents import Backup, Recoverable


@dataclass(frozen=True, slots=True)
class PassingOn:
    """What a copy for others leaves out; with a `phrase` it is sealed."""

    without: frozenset[Portion] = frozenset()
    phrase: str = ""


class Notifier(Protocol):
    """Shows sentences in the status bar."""

    def show_message(self, words: str) -> None:
        """Show a sentence."""
        ...

    def announce(self, words: str, *acts: "tuple[str, Callable[[], object]]") -> None:
        """Show a sentence for some seconds, and have assistive technology read it; `acts` are buttons behind it."""
        ...

    def tell(self, words: str) -> None:
        """Have assistive technology read a sentence that the page shows already."""
        ...

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """Put one button behind the sentence; without words it goes."""
        ...

    def keep_shown(self, words: str, act: Callable[[], object]) -> None:
        """Show a button for as long as something lasts, whatever the sentence says; without words it goes."""
        ...


class FileKind(NamedTuple):
    """A kind of file that can be chosen: what it is called, and how the names of such files end."""

    name: str
    ending: str


class Dialogs(Protocol):
    """Everything that is asked or said in a dialog. What is cancelled returns None, or nothing."""

    def documents_folder(self) -> Path:
        """Return the folder for new documents, made if missing."""
        ...

    def ask_document_to_open(self) -> Path | None:
        """Ask for a document, a report that holds one, or a filled form."""
        ...

    def ask_document_path(self, suggested: Path) -> Path | None:
        """Ask where a document is to be kept."""
        ...

    def ask_passed_on_path(self, suggested: Path) -> Path | None:
        """Ask where a copy for others is to be written; its ending is that of the suggestion."""
        ...

    def ask_to_pass_on(self) -> "PassingOn | None":
        """Ask what goes along in a copy for others, and whether it is sealed."""
        ...

    def ask_phrase(self, name: str, refused: str = "") -> str | None:
        """Ask for the pass phrase of a sealed file of this name; `refused` says why another one was not taken."""
        ...

    def ask_password(self, name: str) -> str | None:
        """Ask for the password of a name at a team's server."""
        ...

    def ask_new_password(self, name: str) -> str | None:
        """Ask twice for the new password of a name at a team's server."""
        ...

    def ask_root_certificate(self) -> Path | None:
        """Ask for the file of the certificate that the certificate of a team's server is signed with."""
        ...

    def ask_name(self, name: str) -> str | None:
        """Ask for another name of a document, without its ending."""
        ...

    def ask_benchmark(self) -> Path | None:
        """Ask for the file of a benchmark."""
        ...

    def ask_report_path(self, suggested: Path) -> Path | None:
        """Ask where a report is to be written."""
        ...

    def ask_export_path(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> tuple[Path, FileKind] | None:
        """Ask where a file for other programs is to be written, and as which of the kinds; the first is suggested."""
        ...

    def ask_text_path(self, suggested: Path) -> Path | None:
        """Ask where a text to act is to be written."""
        ...

    def ask_form_path(self, suggested: Path) -> Path | None:
        """Ask where a form is to be written; its ending is that of the suggestion."""
        ...

    def ask_support_path(self, suggested: Path) -> Path | None:
        """Ask where the facts for support are to be written."""
        ...

    def ask_pack_file(self) -> Path | None:
        """Ask for the file of a questionnaire that is to be added."""
        ...

    def ask_pack_folder(self) -> Path | None:
        """Ask for the folder of a questionnaire that is to be added."""
        ...

    def ask_folder(self, title: str) -> Path | None:
        """Ask for a folder, to read from or to write into; `title` says what for."""
        ...

    def ask_forms_to_import(self) -> list[Path]:
        """Ask for filled forms, and for documents that hold the view of one person."""
        ...

    def ask_files_to_attach(self) -> list[Path]:
        """Ask for files that back an answer."""
        ...

    def ask_copy_path(self, name: str) -> Path | None:
        """Ask where the copy of an attached file is to be written."""
        ...

    def ask_logo(self) -> Path | None:
        """Ask for an image file."""
        ...

    def ask_word_template(self) -> Path | None:
        """Ask for a Word document that is to be filled in as the report."""
        ...

    def ask_sample_template_path(self, suggested: Path) -> Path | None:
        """Ask where the sample of such a document is to be written."""
        ...

    def ask_house_name(self, name: str) -> str | None:
        """Ask what a house profile is called, beginning with a name."""
        ...

    def ask_house_to_add(self) -> Path | None:
        """Ask for the file of a house profile."""
        ...

    def ask_house_path(self, suggested: Path) -> Path | None:
        """Ask where a house profile is to be written."""
        ...

    def ask_colour(self, colour: str) -> str:
        """Ask for a colour as in #0e5a6e, beginning with one."""
        ...

    def ask_printer(self, pages: int, current: int) -> "QPrinter | None":
        """Ask for a printer and which of so many pages it prints; the current one is counted from 0."""
        ...

    def complain(self, error: UserError) -> None:
        """Say what went wrong, where, and what to do."""
        ...

    def confirm(self, question: str, act: str, leave: str = "") -> bool:
        """Ask before something that cannot be taken back or may do harm; `leave`, the button for no, is the default."""
        ...

    def choose(self, words: str, more: str, choices: Sequence[str], leave: str = "") -> int | None:
        """Say what the problem is, and return the number of the choice; `leave` names the button for none of them."""
        ...

    def choose_backup(self, backups: "Sequence[Backup]") -> Path | None:
        """Ask for one of the backups, newest first."""
        ...

    def confirm_delete(self, name: str, backups: int) -> bool | None:
        """Ask whether to delete a document: True with every trace of it, False the file alone, None not at all."""
        ...


class Companion(Protocol):
    """What a page keeps for as long as the document or the window is open, whatever page is shown."""

    def speak(self, look: Look) -> None:
        """Go on in another language or look."""
        ...

    def close(self) -> None:
        """End, with the document or the window."""
        ...


Kept = TypeVar("Kept", bound=Companion)


class Companions:
    """What pages keep: one companion of each kind."""

    def __init__(self) -> None:
        self._kept: dict[type[Companion], Companion] = {}

    def keep(self, kind: type[Kept], make: Callable[[], Kept]) -> Kept:
        """Return the companion of a kind, made if there is none yet."""
        if kind not in self._kept:
            self._kept[kind] = make()
        return cast("Kept", self._kept[kind])

    def speak(self, look: Look) -> None:
        """Have all of them go on in another language or look."""
        for companion in self._kept.values():
            companion.speak(look)

    def close(self) -> None:
        """End all of them."""
        kept, self._kept = self._kept, {}
        for companion in kept.values():
            companion.close()


class Documents(Protocol):
    """The one open document, and how to open one. Errors are shown in a dialog, never raised."""

    @property
    def session(self) -> Session | None:
        """The session of the open document."""
        ...

    def ask_to_open(self) -> None:
        """Ask for a document and open it."""
        ...

    def open(self, path: Path) -> None:
        """Open a document or the one inside a report; a filled form is compared with the open document."""
        ...

    def open_sample(self, company: str = "") -> None:
        """Open the document of a sample company, made if missing; the first of them where none is named."""
        ...

    def create(self, path: Path, questionnaire: Questionnaire, organisation: str, depth: Depth) -> None:
        """Make a new document and open it."""
        ...

    def recover(self, entry: "Recoverable") -> None:
        """Open what a crash left."""
        ...

    def save_as(self) -> None:
        """Ask for another place and keep the document there from now on; one to look at only is copied."""
        ...

    def open_backup(self, document: Path) -> None:
        """Ask for a backup of a document and open it as a copy."""
        ...

    def delete(self, document: Path) -> None:
        """Ask, and delete a document."""
        ...

    def rename(self, document: Path) -> None:
        """Ask for another name and give it to a document that is closed."""
        ...

    def begin_next(self, source: Path | None = None) -> None:
        """Ask for a place, and begin the next assessment there: after a document, or after the one that is open."""
        ...

    def begin_correction(self) -> None:
        """Ask for a place, and begin the correction of the open document, which is a version of record."""
        ...

    def ask_to_copy_next_to(self, document: Path) -> None:
        """Ask for a place beside a document, and open a copy of it there."""
        ...

    def duplicate(self, document: Path) -> None:
        """Ask for a place beside a document and put a copy of it there, without opening it."""
        ...

    def save_form(self, reader: FormReader = EVERYBODY, *, as_view: bool = False) -> None:
        """Ask for a place and write a form of the questionnaire there; with `as_view` a document to answer in."""
        ...

    def save_blank_form(self, questionnaire: Questionnaire, depth: Depth) -> None:
        """Ask for a place and write a form of a questionnaire there, which needs no document."""
        ...

    def import_form(self) -> None:
        """Ask for filled forms and show what one would change, or merge several."""
        ...

    def note_kept_both(self) -> None:
        """Take note that a page has published the document, and that it became a new file."""
        ...

    def note_renamed(self, before: Path) -> None:
        """Take note that a page has published the document, and that its file has another name than this one now."""
        ...

    def keep(self, kind: type[Kept], make: Callable[[], Kept]) -> Kept:
        """Return the companion of a kind, made if there is none yet; it ends when the document is closed."""
        ...
