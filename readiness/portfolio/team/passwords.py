"""Passwords of a team's store: in the keyring of the system and nowhere else."""

import os
import sys
from pathlib import Path

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.portfolio.team.address import StoreAddress

_SERVICE = "Readiness team store"
_USUAL_FILE = "~/AppData/Roaming/postgresql/pgpass.conf" if sys.platform == "win32" else "~/.pgpass"
# Backends that write passwords into files as they are.
_OPEN_BACKENDS = ("keyrings.alt.", "keyring.backends.null", "keyring.backends.fail")


def find_password(address: StoreAddress) -> str | None:
    """Return the password for an address; None where the keyring has none, or the environment names one (PGPASSWORD).

    Without one, the driver looks into the file that PGPASSFILE names.
    """
    if os.environ.get("PGPASSWORD"):
        return None
    try:
        return keyring.get_password(_SERVICE, _key(address)) if _is_closed() else None
    except KeyringError:
        return None


def password_is_elsewhere() -> bool:
    """Return whether the driver finds the password by itself: in PGPASSWORD, or in a file where there is no keyring.

    The file is the one that PGPASSFILE names, or the usual one of PostgreSQL, `~/.pgpass`.
    """
    if os.environ.get("PGPASSWORD"):
        return True
    file = Path(os.environ.get("PGPASSFILE") or _USUAL_FILE).expanduser()
    return not _is_closed() and file.is_file()


def keep_password(address: StoreAddress, password: str) -> None:
    """Keep a password in the keyring; raises UserError where the system has none that is closed to others."""
    try:
        if _is_closed():
            keyring.set_password(_SERVICE, _key(address), password)
            return
    except KeyringError as error:
        raise _no_keyring() from error
    raise _no_keyring()


def forget_password(address: StoreAddress) -> None:
    """Take a password out of the keyring, where it is there."""
    try:
        if _is_closed():
            keyring.delete_password(_SERVICE, _key(address))
    except (PasswordDeleteError, KeyringError):
        return


def _key(address: StoreAddress) -> str:
    return f"{address.user}@{address.host}:{address.port}/{address.database}"


def _is_closed() -> bool:
    backend = type(keyring.get_keyring())
    return not f"{backend.__module__}.{backend.__qualname__}".startswith(_OPEN_BACKENDS)


def _no_keyring() -> UserError:
    return UserError(
        "team-no-keyring",
        N_("This computer has no keyring that could keep the password, so it was kept nowhere."),
        N_("Have the variable PGPASSFILE name a file with it that only you can read, or set PGPASSWORD."),
    )
