"""Dialogs that a test answers beforehand; what they said can be read afterwards."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.ui.services import Dialogs, FileKind, PassingOn

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from readiness.app.documents import Backup


class ScriptedDialogs(Dialogs):
    """Every dialog is cancelled, until a test says otherwise.

    `place` answers whatever asks for a file, whether to read or to write; it may depend on the suggestion.
    `presses` are the words of the button that is pressed where there is a choice.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place: Path | Callable[[Path], Path] | None = None
        self.files: list[Path] = []
        self.colour = ""
        self.name: str | None = None
        self.passing_on: PassingOn | None = None
        # One after the other.
        self.phrases: list[str] = []
        self.printer: QPrinter | None = None
        # The number of pages and the current one, of what was to be printed last.
        self.printing: tuple[int, int] | None = None
        self.presses = ""
        # A word from the name of the kind of file that is chosen; the first one without.
        self.kind = ""
        self.confirms = False
        # Which backup, counted from the newest.
        self.backup: int | None = None
        self.deletes: bool | None = None
        self.read: list[str] = []
        self.complaints: list[str] = []

    def documents_folder(self) -> Path:
        return self.folder

    def ask_document_to_open(self) -> Path | None:
        return self._place(self.folder)

    def ask_document_path(self, suggested: Path) -> Path | None:
        return self._place(suggested)

    def ask_passed_on_path(self, suggested: Path) -> Path | None:
        return self._place(suggested)

    def ask_to_pass_on(self) -> PassingOn | None:
        return self.passing_on

    def ask_phrase(self, name: str, refused: str = "") -> str | None:
        self.read.append(f"{name} {refused}".strip())
        return self.phrases.pop(0) if self.phrases else None

    def ask_password(self, name: str) -> str | None:
        self.read.append(name)
        return self.phrases.pop(0) if self.phrases else None

    def ask_new_password(self, name: str) -> str | None:
        return self.ask_password(name)

    def ask_root_certificate(self) -> Path | None:
        return self._place(Path("root.crt"))

    def ask_name(self, name: str) -> str | None:
        return self.name

    def ask_report_path(self, suggested: Path) -> Path | None:
        return self._place(suggested)

    def ask_export_path(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> tuple[Path, FileKind] | None:
        kind = next((kind for kind in kinds if self.kind and self.kind in kind.name), kinds[0])
        place = self._place(suggested.with_suffix(kind.ending))
        return None if place is None else (place, kind)

    def ask_text_path(self, suggested: Path) -> Path | None:
        return self._place(suggested)

    def ask_form_path(self, suggested: Path) -> Path | None:
        return self._place(suggested)

    def ask_support_path(self, suggested: Path) -> Path | None:
        return self._place(suggested)

    def ask_pack_file(self) -> Path | None:
        return self._place(self.folder)

    def ask_pack_folder(self) -> Path | None:
        return self._place(self.folder)

    def ask_folder(self, title: str) -> Path | None:
        return self._place(self.folder)

    def ask_forms_to_import(self) -> list[Path]:
        if self.files:
            return self.files
        place = self._place(self.folder)
        return [place] if place else []

    def ask_files_to_attach(self) -> list[Path]:
        return self.files

    def ask_copy_path(self, name: str) -> Path | None:
        return self._place(self.folder / name)

    def ask_logo(self) -> Path | None:
        return self._place(self.folder)

    def ask_word_template(self) -> Path | None:
        return self._place(self.folder)

    def ask_sample_template_path(self, suggested: Path) -> Path | None:
        return self._place(self.folder / suggested)

    def ask_house_name(self, name: str) -> str | None:
        return self.name

    def ask_house_to_add(self) -> Path | None:
        return self._place(self.folder)

    def ask_benchmark(self) -> Path | None:
        return self._place(self.folder)

    def ask_house_path(self, suggested: Path) -> Path | None:
        return self._place(suggested)

    def ask_colour(self, colour: str) -> str:
        return self.colour

    def ask_printer(self, pages: int, current: int) -> "QPrinter | None":
        self.printing = (pages, current)
        return self.printer

    def complain(self, error: UserError) -> None:
        self.complaints.append(error.sentence(ENGLISH))

    def confirm(self, question: str, act: str, leave: str = "") -> bool:
        self.read.append(question)
        return self.confirms

    def choose(self, words: str, more: str, choices: Sequence[str], leave: str = "") -> int | None:
        self.read.append(f"{words} {more}".strip())
        return choices.index(self.presses) if self.presses in choices else None

    def choose_backup(self, backups: "Sequence[Backup]") -> Path | None:
        return None if self.backup is None else backups[self.backup].path

    def confirm_delete(self, name: str, backups: int) -> bool | None:
        return self.deletes

    def _place(self, suggested: Path) -> Path | None:
        return self.place(suggested) if callable(self.place) else self.place
