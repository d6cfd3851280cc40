"""The system's dialogs: which file, and what went wrong.

Their classes are imported when one is shown: a start goes without.
"""

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
    from PySide6.QtWidgets import QFileDialog

    words = language.gettext("Where should the assessment be kept?")
    name, _ = QFileDialog.getSaveFileName(parent, words, str(suggested), _DOCUMENTS)
    return Path(name).with_suffix(SUFFIX) if name else None


def ask_report_path(parent: QWidget, language: Language, suggested: Path) -> Path | None:
    """Return where a report shall be written."""
    from PySide6.QtWidgets import QFileDialog

    kinds = f"PDF (*.pdf);;{language.gettext('Web page')} (*.html)"
    name, kind = QFileDialog.getSaveFileName(parent, language.gettext("Save report"), str(suggested), kinds)
    path = Path(name)
    return None if not name else path if path.suffix else path.with_suffix(".html" if "html" in kind else ".pdf")


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
    from PySide6.QtWidgets import QFileDialog

    ending = suggested.suffix
    kinds = {".csv": language.gettext("Table for spreadsheets"), ".ics": language.gettext("Calendar")}
    name, _ = QFileDialog.getSaveFileName(
        parent, language.gettext("Save the plan"), str(suggested), f"{kinds[ending]} (*{ending})"
    )
    path = Path(name)
    return None if not name else path if path.suffix else path.with_suffix(ending)


def ask_form_path(parent: QWidget, language: Language, suggested: Path) -> Path | None:
    """Return where a blank form shall be written."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getSaveFileName(parent, language.gettext("Save a blank form"), str(suggested), "PDF (*.pdf)")
    return Path(name).with_suffix(".pdf") if name else None


def ask_files_to_attach(parent: QWidget, language: Language) -> list[Path]:
    """Return the files that somebody wants to attach."""
    from PySide6.QtWidgets import QFileDialog

    names, _ = QFileDialog.getOpenFileNames(parent, language.gettext("Attach files"))
    return [Path(name) for name in names]


def ask_copy_path(parent: QWidget, language: Language, name: str) -> Path | None:
    """Return where a copy of an attached file shall be written."""
    from PySide6.QtWidgets import QFileDialog

    suggested = str(documents_folder() / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, language.gettext("Save a copy"), suggested)
    return Path(chosen) if chosen else None


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
