"""The system's dialogs: which file, and what went wrong.

Their classes are imported when one is shown: a start goes without.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from readiness.documents.schema import SUFFIX
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language

_DOCUMENTS = f"Readiness (*{SUFFIX})"
# An archived report holds its document.
_OPENED = f"Readiness (*{SUFFIX} *.pdf)"


def documents_folder() -> Path:
    """Return the folder for new documents, made if missing."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) / "Readiness"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        logs.fault(error)
        return Path.home()
    return folder


def ask_document_to_open(parent: QWidget, language: Language) -> Path | None:
    """Return the document that somebody wants to open."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(
        parent, language.gettext("Open an assessment"), str(documents_folder()), _OPENED
    )
    return Path(name) if name else None


def ask_document_path(parent: QWidget, language: Language, suggested: Path) -> Path | None:
    """Return where a document shall be kept."""
    return _ask_to_save(
        parent, language, language.gettext("Where should the assessment be kept?"), suggested, {SUFFIX: "Readiness"}
    )


def ask_report_path(parent: QWidget, language: Language, suggested: Path) -> Path | None:
    """Return where a report shall be written."""
    kinds = {".pdf": "PDF", ".html": language.gettext("Web page")}
    return _ask_to_save(parent, language, language.gettext("Save report"), suggested, kinds)


def ask_logo(parent: QWidget, language: Language) -> Path | None:
    """Return the picture that somebody wants as a logo."""
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QFileDialog

    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    name, _ = QFileDialog.getOpenFileName(parent, language.gettext("Choose a logo"), pictures, "PNG, SVG (*.png *.svg)")
    return Path(name) if name else None


def ask_colour(parent: QWidget, language: Language, colour: str) -> str:
    """Return a colour as in #0e5a6e, or nothing where none was chosen."""
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QColorDialog

    chosen = QColorDialog.getColor(QColor(colour), parent, language.gettext("Accent colour"))
    return chosen.name() if chosen.isValid() else ""


def ask_export_path(parent: QWidget, language: Language, suggested: Path) -> Path | None:
    """Return where a file for other programs shall be written; its ending is that of the suggestion."""
    kinds = {".csv": language.gettext("Table for spreadsheets"), ".ics": language.gettext("Calendar")}
    ending = suggested.suffix
    return _ask_to_save(parent, language, language.gettext("Save the plan"), suggested, {ending: kinds[ending]})


def ask_form_path(parent: QWidget, language: Language, suggested: Path) -> Path | None:
    """Return where a blank form shall be written."""
    return _ask_to_save(parent, language, language.gettext("Save a blank form"), suggested, {".pdf": "PDF"})


def ask_files_to_attach(parent: QWidget, language: Language) -> list[Path]:
    """Return the files that somebody wants to attach."""
    from PySide6.QtWidgets import QFileDialog

    names, _ = QFileDialog.getOpenFileNames(parent, language.gettext("Attach files"))
    return [Path(name) for name in names]


def ask_copy_path(parent: QWidget, language: Language, name: str) -> Path | None:
    """Return where a copy of an attached file shall be written; it keeps its ending."""
    suggested = documents_folder() / name
    kinds = {suggested.suffix: suggested.suffix} if suggested.suffix else {}
    return _ask_to_save(parent, language, language.gettext("Save a copy"), suggested, kinds)


def ask_form_to_import(parent: QWidget, language: Language) -> Path | None:
    """Return the filled form that somebody wants to take over."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(parent, language.gettext("Import a filled form"), "", "PDF (*.pdf)")
    return Path(name) if name else None


def complain(parent: QWidget | None, language: Language, error: UserError) -> None:
    """Say what went wrong, where, and what to do."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(parent, "Readiness", error.sentence(language))


def confirm(parent: QWidget, question: str) -> bool:
    """Return whether somebody says yes to what cannot be taken back; no is the default."""
    from PySide6.QtWidgets import QMessageBox

    answer = QMessageBox.question(parent, "Readiness", question, defaultButton=QMessageBox.StandardButton.No)
    return answer == QMessageBox.StandardButton.Yes


def _ask_to_save(
    parent: QWidget, language: Language, title: str, suggested: Path, kinds: Mapping[str, str]
) -> Path | None:
    """Return a name that ends in one of `kinds` (what it is called, by ending), or in anything where none is given.

    A missing ending is appended, never put in the place of one: the name may hold dots of its own. What lies under
    the name that is returned may be replaced: the dialog has asked, or we have where the ending was ours.
    """
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    endings = {f"{kind} (*{ending})": ending for ending, kind in kinds.items()}
    if endings:
        dialog.setNameFilters([*endings])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))
        dialog.setDefaultSuffix(endings[dialog.selectedNameFilter()])
    dialog.selectFile(suggested.name)
    try:
        while dialog.exec() == QFileDialog.DialogCode.Accepted:
            chosen = Path(dialog.selectedFiles()[0])
            path = _with_ending(chosen, endings, dialog.selectedNameFilter())
            # Qt appends to names without any dot only, so it has not asked about this one.
            if path == chosen or not os.path.lexists(path) or _may_replace(parent, language, path):
                return path
            dialog.selectFile(path.name)
        return None
    finally:
        # Its parent would keep every one of them.
        dialog.deleteLater()


def _with_ending(path: Path, endings: Mapping[str, str], chosen: str) -> Path:
    """Return a path that ends as one of the kinds does, by default as the chosen one."""
    if not endings or path.suffix.lower() in endings.values():
        return path
    return path.with_name(path.name + endings[chosen])


def _may_replace(parent: QWidget, language: Language, path: Path) -> bool:
    return confirm(parent, language.gettext("“{name}” is already there. Replace it?").format(name=path.name))
