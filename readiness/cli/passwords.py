"""Passwords in the terminal: asked for without showing them, or from the first line of a file; never an argument."""

import sys
from pathlib import Path

from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

_LONGEST_FILE = 10_000


def password(words: str, file: Path | None) -> str:
    """Return a password; `words` ask for it. Raises UserError where there is none."""
    found = _from_file(file) if file is not None else _asked(words)
    if not found:
        raise UserError(
            "password-empty", N_("The password is empty."), N_("Repeat the command."), where=str(file or "")
        )
    return found


def new_password(name: str, file: Path | None, language: Language) -> str:
    """Return a new password for a name, asked for twice; raises UserError."""
    found = password(language.gettext("New password for {name}: ").format(name=name), file)
    if file is None and found != _asked(language.gettext("The same once more: ")):
        raise UserError(
            "passwords-differ", N_("The two passwords differ; nothing was changed."), N_("Repeat the command.")
        )
    return found


def can_ask() -> bool:
    """Return whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def _from_file(file: Path) -> str:
    return read_at_most(file, _LONGEST_FILE).decode("utf-8-sig", "replace").split("\n", 1)[0].rstrip("\r")


def _asked(words: str) -> str:
    if not can_ask():
        raise UserError(
            "password-not-asked",
            N_("The password cannot be asked for here."),
            N_("Name a file that contains it: --password-file FILE."),
        )
    # Imported here: it sets up terminals, and most commands need none.
    from getpass import getpass

    try:
        return getpass(words)
    except EOFError:
        return ""
