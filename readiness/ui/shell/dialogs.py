"""The system's dialogs: which file, what went wrong, what to do about it.

Their classes are imported when one is shown: a start goes without.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from readiness.app.documents import SUFFIX
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.foundation.language import Language
from readiness.ui.look import Look

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from readiness.app.documents import Backup

# A usual name of a file, with room around it.
_NAME_LETTERS = 70
# An archived report holds its document.
_OPENED = f"Readiness (*{SUFFIX} *.pdf)"


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
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self._language.gettext("Open an assessment"), str(self.documents_folder()), _OPENED
        )
        return Path(name) if name else None

    def ask_document_path(self, suggested: Path) -> Path | None:
        """Return where a document shall be kept."""
        return self._ask_to_save(
            self._language.gettext("Where should the assessment be saved?"), suggested, {SUFFIX: "Readiness"}
        )

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
        from PySide6.QtWidgets import QFileDialog

        title = self._language.gettext("Add a house profile")
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(self.documents_folder()), "JSON (*.json)")
        return Path(name) if name else None

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
        kinds = {".pdf": "PDF", ".html": self._language.gettext("Web page")}
        # What is suggested comes first, so that the dialog shows files of this kind.
        kinds = {suggested.suffix: kinds[suggested.suffix], **kinds}
        return self._ask_to_save(self._language.gettext("Save report"), suggested, kinds)

    def ask_logo(self) -> Path | None:
        """Return the image file that the user wants as a logo."""
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        name, _ = QFileDialog.getOpenFileName(
            self._window, self._language.gettext("Choose a logo"), folder, "PNG, SVG (*.png *.svg)"
        )
        return Path(name) if name else None

    def ask_colour(self, colour: str) -> str:
        """Return a colour as in #0e5a6e, or nothing where none was chosen."""
        from PySide6.QtGui import QColor
        from PySide6.QtWidgets import QColorDialog

        chosen = QColorDialog.getColor(QColor(colour), self._window, self._language.gettext("Accent colour"))
        return chosen.name() if chosen.isValid() else ""

    def ask_export_path(self, suggested: Path) -> Path | None:
        """Return where a file for other programs shall be written; its ending is that of the suggestion."""
        kinds = {".csv": self._language.gettext("Table for spreadsheets"), ".ics": self._language.gettext("Calendar")}
        ending = suggested.suffix
        return self._ask_to_save(self._language.gettext("Save the plan"), suggested, {ending: kinds[ending]})

    def ask_text_path(self, suggested: Path) -> Path | None:
        """Return where a text to act shall be written."""
        kinds = {".txt": self._language.gettext("Text")}
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

    def _ask_to_save(self, title: str, suggested: Path, kinds: Mapping[str, str]) -> Path | None:
        """Return a name that ends in one of `kinds` (what it is called, by ending), or in anything where none is given.

        A missing ending is appended, never put in the place of one: the name may hold dots of its own. What lies under
        the name that is returned may be replaced: the dialog has asked, or we have where the ending was ours.
        """
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, title, str(suggested.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        endings = {f"{kind} (*{ending})": ending for ending, kind in kinds.items()}
        if endings:
            dialog.setNameFilters([*endings])
            dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))
            dialog.setDefaultSuffix(endings[dialog.selectedNameFilter()])
        # It may come from a stranger's document.
        dialog.selectFile(safe_name(suggested.name))
        try:
            while dialog.exec() == QFileDialog.DialogCode.Accepted:
                chosen = Path(dialog.selectedFiles()[0])
                path = _with_ending(chosen, endings, dialog.selectedNameFilter())
                # Qt appends to names without any dot only, so it has not asked about this one.
                if path == chosen or not os.path.lexists(path) or self._may_replace(path):
                    return path
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


def _with_ending(path: Path, endings: Mapping[str, str], chosen: str) -> Path:
    """Return a path that ends as one of the kinds does, by default as the chosen one."""
    if not endings or path.suffix.lower() in endings.values():
        return path
    return path.with_name(path.name + endings[chosen])
