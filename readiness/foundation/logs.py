"""The log: what happened, never who or what was answered."""

import logging
import traceback
from contextlib import suppress
from pathlib import Path

from readiness.foundation import paths

_KEPT_BYTES = 500_000


def start() -> None:
    """Write to a small file in the user's data folder; a full one is put aside, the one before it goes.

    Messages carry codes and counts only. Exceptions are logged by type and place: their texts may hold
    file names and input. (The library's own rotating handler costs as much time to import as a page to show.)
    """
    # A log that cannot be written must not spoil what is shown or printed.
    logging.raiseExceptions = False
    file = path()
    with suppress(OSError):
        if file.stat().st_size > _KEPT_BYTES:
            file.replace(file.with_suffix(".old.log"))
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("readiness")
    root.setLevel(logging.INFO)
    root.addHandler(handler)


def fault(error: BaseException) -> None:
    """Log a fault of ours: its type and the places it went through.

    Its text is left out, for it may hold input; so are the folders of the user, which may hold names.
    """
    if not logging.getLogger("readiness").handlers:
        start()
    places = "".join(f"  {_place(frame)}\n" for frame in traceback.extract_tb(error.__traceback__))
    logging.getLogger("readiness").error("%s\n%s", type(error).__name__, places)


def _place(frame: traceback.FrameSummary) -> str:
    parts = Path(frame.filename).parts
    roots = [at for at, part in enumerate(parts) if part in {paths.PACKAGE.name, "site-packages"}]
    return f"{'/'.join(parts[roots[-1] if roots else -1 :])}:{frame.lineno} in {frame.name}"


def path() -> Path:
    """Return where the log lies."""
    return paths.data_folder() / "readiness.log"
