"""What is said of a file that was just written: where it is, and the ways to it."""

from pathlib import Path

from readiness.ui.look import Look
from readiness.ui.open_outside import open_outside
from readiness.ui.services import Notifier


def announce_saved(notifier: Notifier, look: Look, path: Path, *, ours: bool = True) -> None:
    """Say that a file was saved, with buttons that open it, where it is `ours`, and its folder."""
    _ = look.language.gettext
    opening = (_("Open"), lambda: open_outside(path))
    showing = (_("Show folder"), lambda: open_outside(path.parent))
    notifier.announce(_("Saved: {path}").format(path=path), *([opening] if ours else []), showing)
