"""The log: what happened, never who or what was answered."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from readiness.foundation import paths

_KEPT_BYTES = 500_000


def start() -> None:
    """Write warnings and worse to a small rotating file in the user's data folder.

    Messages carry codes and counts only. Exceptions are logged by type and place: their texts may hold
    file names and input.
    """
    handler = RotatingFileHandler(path(), maxBytes=_KEPT_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("readiness")
    root.setLevel(logging.INFO)
    root.addHandler(handler)


def path() -> Path:
    """Return where the log lies."""
    return paths.data_folder() / "readiness.log"
