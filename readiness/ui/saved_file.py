"""What is said of a file that was just written: where it is, and the ways to it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from readiness.ui.look import Look
from readiness.ui.services import Notifier


def announce_saved(notifier: Notifier, look: Look, path: Path) -> None:
    """Say that a file was saved, with buttons that open it and its folder."""
    _ = look.language.gettext
    notifier.announce(
        _("Saved: {path}").format(path=path),
        (_("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
        (_("Show folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))),
    )
