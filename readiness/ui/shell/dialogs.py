"""The system's dialogs: which file, what went wrong, what to do about it.

Their classes are imported when one is shown: a start goes without.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from readiness.app.documents import SUFFIX
from readiness.exchange.sealed_file import SEALED_SUFFIX
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.foundation.language import Language
from readiness.ui.look import Look
from readiness.ui.services import FileKind

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from readiness.app.documents import Backup
    from readiness.ui.services import PassingOn

# A usual name of a file, with room around it.
_NAME_LETTERS = 70
_ANY = FileKind("", "")
# An archived report holds its document.
_OPENED = f"Readiness (*{SUFFIX} *{SEALED_SUFFIX} *.pdf)"


class SystemDialogs:
    """The dialogs of a window, in the language and look that hold when one is shown."""

    def __init__(self, window: QWidget | None, look: Callable[[], Look]) -> None:
        self._window = window
        self._look = look

    def documents_folder(self) -> Path:
        """Return the folder for new documents, made if missing."""
        from PySide6.QtCore import QStandardPaths

        location = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(location) / "Readiness"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            logs.fault(error)
            return Path.home()
        return folder

    def ask_document_to_open(self) -> Path | None:
        """Return the document that the user wants to open."""
        return self._ask_to_open(self._language.gettext("Open an assessment"), _OPENED)

    def ask_document_path(self, suggested: Path) -> Path | None:
        """Return where a document shall be kept."""
        return self._ask_to_save(
            self._language.gettext("Where should the assessment be saved?"), suggested, {SUFFIX: "Readiness"}
        )

    def ask_passed_on_path(self, suggested: Path) -> Path | None:
        """Return where a copy for others shall be written."""
        _ = self._language.gettext
        sealed = suggested.suffix == SEALED_SUFFIX
        ending = "".join(suggested.suffixes[-2:]) if sealed else suggested.suffix
        kinds = {ending: _("Sealed assessment") if sealed else "Readiness"}
        return self._ask_to_save(_("Where should the copy be saved?"), suggested, kinds)

    def ask_to_pass_on(self) -> "PassingOn | None":
        """Return what goes along in a copy for others, and whether it is sealed."""
        from readiness.ui.shell.passing_on_dialog import ask_to_pass_on

        return ask_to_pass_on(self._window, self._look())

    def ask_phrase(self, name: str, refused: str = "") -> str | None:
        """Return the pass phrase of a sealed file."""
        from readiness.ui.shell.passing_on_dialog import ask_phrase

        return ask_phrase(self._window, self._look(), name, refused)

    def ask_password(self, name: str) -> str | None:
        """Return the password of a name at a team's server."""
        from readiness.ui.shell.passing_on_dialog import ask_password

        return ask_password(self._window, self._look(), name)

    def ask_new_password(self, name: str) -> str | None:
        """Return the new password of a name at a team's server, typed twice."""
        from readiness.ui.shell.new_password_dialog import ask_new_password

        return ask_new_password(self._window, self._look(), name)

    def ask_root_certificate(self) -> Path | None:
        """Return the file with the certificates that the server of a team is to be trusted by."""
        _ = self._language.gettext
        kinds = _("Certificates")
        return self._ask_to_open(_("Choose the root certificate"), f"{kinds} (*.crt *.pem *.cer)", str(Path.home()))

    def ask_name(self, name: str) -> str | None:
        """Return another name of a document, without its ending."""
        _ = self._language.gettext
        return self._ask_line(_("Rename the file"), _("Name of the file"), _("Rename"), name)

    def ask_house_name(self, name: str) -> str | None:
        """Return what a house profile shall be called."""
        _ = self._language.gettext
        return self._ask_line(_("Save as a house profile"), _("Name of the house profile"), _("Save"), name)

    def ask_house_to_add(self) -> Path | None:
        """Return the file of a house profile that the user wants to keep."""
        return self._ask_to_open(self._language.gettext("Add a house profile"), "JSON (*.json)")

    def ask_benchmark(self) -> Path | None:
        """Return the file of a benchmark that the user wants to look at."""
        return self._ask_to_open(self._language.gettext("Choose a benchmark"), "JSON (*.json)")

    def ask_house_path(self, suggested: Path) -> Path | None:
        """Return where a house profile shall be written."""
        title = self._language.gettext("Pass on the house profile")
        return self._ask_to_save(title, self.documents_folder() / safe_name(suggested.name), {".json": "JSON"})

    def _ask_line(self, title: str, label: str, act: str, words: str) -> str | None:
        from PySide6.QtWidgets import QDialog, QInputDialog

        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(words)
        dialog.setOkButtonText(act)
        dialog.setCancelButtonText(self._language.gettext("Cancel"))
        # Qt's own width cuts the title, and most names.
        usual = _NAME_LETTERS * dialog.fontMetrics().averageCharWidth()
        dialog.resize(min(usual, dialog.screen().availableGeometry().width()), dialog.sizeHint().height())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        given = dialog.textValue().strip()
        dialog.deleteLater()
        return given if accepted and given else None

    def ask_report_path(self, suggested: Path) -> Path | None:
        """Return where a report shall be written."""
        _ = self._language.gettext
        kinds = {
            ".pdf": "PDF",
            ".docx": _("Word document"),
            ".pptx": _("PowerPoint slides"),
            ".html": _("Web page"),
        }
        # What is suggested comes first, so that the dialog shows files of this kind.
        kinds = {suggested.suffix: kinds[suggested.suffix], **kinds}
        return self._ask_to_save(self._language.gettext("Save report"), suggested, kinds)

    def ask_word_template(self) -> Path | None:
        """Return the Word document that the user wants to have filled in as the report."""
        _ = self._language.gettext
        return self._ask_to_open(_("Choose a Word template"), _("Word document") + " (*.docx)")

    def ask_sample_template_path(self, suggested: Path) -> Path | None:
        """Return where the sample of a Word template shall be written."""
        _ = self._language.gettext
        return self._ask_to_save(
            _("Save a sample template"), self.documents_folder() / suggested.name, {".docx": _("Word document")}
        )

    def ask_logo(self) -> Path | None:
        """Return the image file that the user wants as a logo."""
        from PySide6.QtCore import QStandardPaths

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return self._ask_to_open(self._language.gettext("Choose a logo"), "PNG, SVG (*.png *.svg)", folder)

    def ask_colour(self, colour: str) -> str:
        """Return a colour as in #0e5a6e, or nothing where none was chosen."""
        from PySide6.QtGui import QColor
        from PySide6.QtWidgets import QColorDialog

        chosen = QColorDialog.getColor(QColor(colour), self._window, self._language.gettext("Accent colour"))
        return chosen.name() if chosen.isValid() else ""

    def ask_export_path(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> tuple[Path, FileKind] | None:
        """Return where a file for other programs shall be written, and as which of the kinds."""
        return self._ask_to_save_as(title, suggested, kinds)

    def ask_text_path(self, suggested: Path) -> Path | None:
        """Return where a text to act shall be written."""
        kinds = {".docx": "Word", ".txt": self._language.gettext("Text")}
        return self._ask_to_save(self._language.gettext("Save the text"), suggested, kinds)

    def ask_form_path(self, suggested: Path) -> Path | None:
        """Return where a form shall be written; its ending is that of the suggestion."""
        kinds = {".pdf": "PDF", ".readiness": "Readiness"}
        ending = suggested.suffix
        return self._ask_to_save(self._language.gettext("Save the form"), suggested, {ending: kinds[ending]})

    def ask_support_path(self, suggested: Path) -> Path | None:
        """Return where the facts for support shall be written."""
        kinds = {".txt": self._language.gettext("Text")}
        return self._ask_to_save(self._language.gettext("Save details for support"), suggested, kinds)

    def ask_files_to_attach(self) -> list[Path]:
        """Return the files that the user wants to attach."""
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(self._window, self._language.gettext("Attach files"))
        return [Path(name) for name in names]

    def ask_copy_path(self, name: str) -> Path | None:
        """Return where a copy of an attached file shall be written; it keeps its ending."""
        suggested = self.documents_folder() / name
        kinds = {suggested.suffix: suggested.suffix} if suggested.suffix else {}
        return self._ask_to_save(self._language.gettext("Save a copy"), suggested, kinds)

    def ask_pack_file(self) -> Path | None:
        """Return the file of a questionnaire that the user wants to add."""
        _ = self._language.gettext
        kinds = f"{_('Questionnaires')} (*.zip *.xlsx *.xlsm)"
        return self._ask_to_open(_("Add a questionnaire"), kinds, str(Path.home()))

    def ask_pack_folder(self) -> Path | None:
        """Return the folder of a questionnaire that the user wants to add."""
        from PySide6.QtWidgets import QFileDialog

        title = self._language.gettext("Add a questionnaire")
        name = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        return Path(name) if name else None

    def ask_folder(self, title: str) -> Path | None:
        """Return a folder to read from or to write into."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, title, str(self.documents_folder()))
        return Path(name) if name else None

    def ask_forms_to_import(self) -> list[Path]:
        """Return the filled forms that the user wants to take over, or what was sent in their place."""
        from PySide6.QtWidgets import QFileDialog

        kinds = self._language.gettext("Completed forms and views")
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self._language.gettext("Import completed forms"),
            "",
            f"{kinds} (*.pdf *.readiness *.fdf *.xfdf)",
        )
        return [Path(name) for name in names]

    def complain(self, error: UserError) -> None:
        """Say what went wrong, where, and what to do."""
        from PySide6.QtWidgets import QMessageBox

        from readiness.ui.shell.message_box import show_message

        show_message(self._window, QMessageBox.Icon.Warning, error.sentence(self._language))

    def confirm(self, question: str, act: str, leave: str = "") -> bool:
        """Return whether `act` was pressed, before what cannot be taken back or may do harm; `leave` is the default."""
        from PySide6.QtWidgets import QMessageBox

        from readiness.ui.shell.message_box import message_box

        box = message_box(self._window, QMessageBox.Icon.Question, question)
        doing = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
        left = box.addButton(leave or self._language.gettext("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(left)
        box.setEscapeButton(left)
        box.exec()
        confirmed = box.clickedButton() is doing
        box.deleteLater()
        return confirmed

    def _ask_to_open(self, title: str, kinds: str, folder: str = "") -> Path | None:
        """Return a file of these kinds that the user chooses, first of all among their documents."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self._window, title, folder or str(self.documents_folder()), kinds)
        return Path(name) if name else None

    def _ask_to_save(self, title: str, suggested: Path, kinds: Mapping[str, str]) -> Path | None:
        """Return a name that ends in one of `kinds` (what it is called, by ending)."""
        found = self._ask_to_save_as(title, suggested, [FileKind(name, ending) for ending, name in kinds.items()])
        return None if found is None else found[0]

    def _ask_to_save_as(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> tuple[Path, FileKind] | None:
        """Return a name that ends as one of `kinds` does, or in anything where none is given, and the kind.

        A missing ending is appended, never put in the place of one: the name may hold dots of its own. What lies under
        the name that is returned may be replaced: the dialog has asked, or we have where the ending was ours.
        """
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, title, str(suggested.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        filters = {f"{kind.name} (*{kind.ending})": kind for kind in kinds}
        if filters:
            dialog.setNameFilters([*filters])
            dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen].ending))
            dialog.setDefaultSuffix(filters[dialog.selectedNameFilter()].ending)
        # It may come from a stranger's document.
        dialog.selectFile(safe_name(suggested.name))
        try:
            while dialog.exec() == QFileDialog.DialogCode.Accepted:
                chosen = Path(dialog.selectedFiles()[0])
                kind = _kind_of(chosen, kinds, filters.get(dialog.selectedNameFilter()))
                path = _with_ending(chosen, kind)
                # Qt appends to names without any dot only, so it has not asked about this one.
                if path == chosen or not os.path.lexists(path) or self._may_replace(path):
                    return path, kind
                dialog.selectFile(path.name)
            return None
        finally:
            # Its self._window would keep every one of them.
            dialog.deleteLater()

    def _may_replace(self, path: Path) -> bool:
        _ = self._language.gettext
        return self.confirm(_("“{name}” already exists. Replace it?").format(name=path.name), _("Replace"))

    def choose(self, words: str, more: str, choices: Sequence[str], leave: str = "") -> int | None:
        """Say what the problem is, and return the number of the choice; `leave` names the button for none of them."""
        from readiness.ui.shell import document_dialogs

        return document_dialogs.choose(self._window, words, more, choices, leave or self._language.gettext("Cancel"))

    def choose_backup(self, backups: "Sequence[Backup]") -> Path | None:
        """Ask for one of the backups, newest first."""
        from readiness.ui.shell import document_dialogs

        return document_dialogs.choose_backup(self._window, self._look(), backups)

    def confirm_delete(self, name: str, backups: int) -> bool | None:
        """Ask whether to delete a document: True with every trace of it, False the file alone, None not at all."""
        from readiness.ui.shell import document_dialogs

        return document_dialogs.confirm_delete(self._window, self._look(), name, backups)

    def ask_printer(self, pages: int, current: int) -> "QPrinter | None":
        """Ask for a printer and which of so many pages it prints; the current one is counted from 0."""
        from readiness.ui.pages.report.printing import ask_printer

        assert self._window is not None
        return ask_printer(self._window, pages, current)

    @property
    def _language(self) -> Language:
        return self._look().language


def _kind_of(path: Path, kinds: Sequence[FileKind], chosen: FileKind | None) -> FileKind:
    """Return the kind that a name has by its ending, or else the chosen one; that of any file where there is none."""
    if chosen is None:
        return _ANY
    # An ending may have two parts, as that of a sealed file has.
    name = path.name.lower()
    return next((kind for kind in (chosen, *kinds) if kind.ending and name.endswith(kind.ending)), chosen)


def _with_ending(path: Path, kind: FileKind) -> Path:
    """Return a path that ends as its kind does."""
    return path if path.name.lower().endswith(kind.ending) else path.with_name(path.name + kind.ending)
