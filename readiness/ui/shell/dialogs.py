"""The system's dialogs: which file, and what went wrong.

Their classes are imported when one is shown: a start goes without.
"""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from readiness.documents.schema import SUFFIX
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.translation import Translator

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


def ask_document_to_open(parent: QWidget, t: Translator) -> Path | None:
    """Return the document that somebody wants to open."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(parent, t.gettext("Open an assessment"), str(documents_folder()), _OPENED)
    return Path(name) if name else None


def ask_document_path(parent: QWidget, t: Translator, suggested: Path) -> Path | None:
    """Return where a document shall be kept."""
    from PySide6.QtWidgets import QFileDialog

    words = t.gettext("Where should the assessment be kept?")
    name, _ = QFileDialog.getSaveFileName(parent, words, str(suggested), _DOCUMENTS)
    return Path(name).with_suffix(SUFFIX) if name else None


def ask_report_path(parent: QWidget, t: Translator, suggested: Path) -> Path | None:
    """Return where a report shall be written."""
    from PySide6.QtWidgets import QFileDialog

    kinds = f"PDF (*.pdf);;{t.gettext('Web page')} (*.html)"
    name, kind = QFileDialog.getSaveFileName(parent, t.gettext("Save report"), str(suggested), kinds)
    path = Path(name)
    return None if not name else path if path.suffix else path.with_suffix(".html" if "html" in kind else ".pdf")


def ask_logo(parent: QWidget, t: Translator) -> Path | None:
    """Return the picture that somebody wants as a logo."""
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QFileDialog

    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    name, _ = QFileDialog.getOpenFileName(parent, t.gettext("Choose a logo"), pictures, "PNG, SVG (*.png *.svg)")
    return Path(name) if name else None


def ask_colour(parent: QWidget, t: Translator, colour: str) -> str:
    """Return a colour as in #0e5a6e, or nothing where none was chosen."""
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QColorDialog

    chosen = QColorDialog.getColor(QColor(colour), parent, t.gettext("Accent colour"))
    return chosen.name() if chosen.isValid() else ""


def ask_export_path(parent: QWidget, t: Translator, suggested: Path) -> Path | None:
    """Return where a file for other programs shall be written; its ending is that of the suggestion."""
    from PySide6.QtWidgets import QFileDialog

    ending = suggested.suffix
    kinds = {".csv": t.gettext("Table for spreadsheets"), ".ics": t.gettext("Calendar")}
    name, _ = QFileDialog.getSaveFileName(
        parent, t.gettext("Save the plan"), str(suggested), f"{kinds[ending]} (*{ending})"
    )
    path = Path(name)
    return None if not name else path if path.suffix else path.with_suffix(ending)


def ask_form_path(parent: QWidget, t: Translator, suggested: Path) -> Path | None:
    """Return where a blank form shall be written."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getSaveFileName(parent, t.gettext("Save a blank form"), str(suggested), "PDF (*.pdf)")
    return Path(name).with_suffix(".pdf") if name else None


def ask_files_to_attach(parent: QWidget, t: Translator) -> list[Path]:
    """Return the files that somebody wants to attach."""
    from PySide6.QtWidgets import QFileDialog

    names, _ = QFileDialog.getOpenFileNames(parent, t.gettext("Attach files"))
    return [Path(name) for name in names]


def ask_copy_path(parent: QWidget, t: Translator, name: str) -> Path | None:
    """Return where a copy of an attached file shall be written."""
    from PySide6.QtWidgets import QFileDialog

    suggested = str(documents_folder() / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, t.gettext("Save a copy"), suggested)
    return Path(chosen) if chosen else None


def ask_form_to_import(parent: QWidget, t: Translator) -> Path | None:
    """Return the filled form that somebody wants to take over."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(parent, t.gettext("Import a filled form"), "", "PDF (*.pdf)")
    return Path(name) if name else None


def complain(parent: QWidget | None, t: Translator, error: UserError) -> None:
    """Say what went wrong, where, and what to do."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(parent, "Readiness", error.sentence(t))


def confirm(parent: QWidget, question: str) -> bool:
    """Return whether somebody says yes to what cannot be taken back; no is the default."""
    from PySide6.QtWidgets import QMessageBox

    answer = QMessageBox.question(parent, "Readiness", question, defaultButton=QMessageBox.StandardButton.No)
    return answer == QMessageBox.StandardButton.Yes
