"""What is asked about a document: how to open it, which backup, whether to delete it. Made when shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QMessageBox, QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.shell.message_box import message_box
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.wrapped_choice import WrappedCheck

if TYPE_CHECKING:
    from readiness.app.documents import Backup


def choose(parent: QWidget | None, words: str, more: str, choices: Sequence[str], leave: str) -> int | None:
    """Say what the problem is and return the number of the choice that was pressed; None for leaving it."""
    box = message_box(parent, QMessageBox.Icon.Warning, words, more)
    # An ampersand is part of the words here, not the mark of a shortcut.
    buttons = [box.addButton(choice.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole) for choice in choices]
    left = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(left)
    if buttons:
        box.setDefaultButton(buttons[0])
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((number for number, button in enumerate(buttons) if button is clicked), None)


def choose_backup(parent: QWidget | None, look: Look, backups: "Sequence[Backup]") -> Path | None:
    """Return the backup to open, newest first; how many answers it holds is shown when it is selected."""
    language = look.language
    _ = language.gettext
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Backups"))
    layout = QVBoxLayout(dialog)
    layout.addWidget(
        text(_("Each backup is the whole assessment at one time. It opens as a copy; nothing is replaced."))
    )
    times = QListWidget()
    times.setAccessibleName(_("Backups"))
    times.addItems([language.local_time(backup.stamp.at) for backup in backups])
    layout.addWidget(times)
    inside = text("", role="quiet")
    layout.addWidget(inside)
    buttons = QDialogButtonBox()
    opening = buttons.addButton(_("Open a copy …"), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    times.itemActivated.connect(dialog.accept)
    layout.addWidget(buttons)

    def show_inside(number: int) -> None:
        found = backups[number].answers()
        opening.setEnabled(found is not None)
        words = language.ngettext("{n} answer", "{n} answers", found or 0).format(n=found)
        inside.setText(_("This backup is damaged.") if found is None else words)

    times.currentRowChanged.connect(show_inside)
    times.setCurrentRow(0)
    dialog.resize(420, 360)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted and opening.isEnabled()
    return backups[times.currentRow()].path if accepted else None


def confirm_delete(parent: QWidget | None, look: Look, name: str, backups: int) -> bool | None:
    """Ask whether to delete a document: True with every trace of it, False the file alone, None not at all."""
    _ = look.language.gettext
    question = _("Delete “{name}”?").format(name=name)
    more = _("The file goes to the recycle bin, where you can restore it. Backups on this computer are kept.")
    box = message_box(parent, QMessageBox.Icon.Question, question, more)
    words = look.language.ngettext(
        "Delete for good instead: the file, {n}\N{NO-BREAK SPACE}backup and unsaved work on this computer",
        "Delete for good instead: the file, {n}\N{NO-BREAK SPACE}backups and unsaved work on this computer",
        backups,
    )
    if not backups:
        words = _("Delete for good instead: the file and unsaved work on this computer")
    traces = WrappedCheck(words.format(n=backups), look.tokens)
    box.setCheckBox(traces)
    delete = box.addButton(_("Delete"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    chosen = traces.isChecked() if box.clickedButton() is delete else None
    box.deleteLater()
    return chosen
