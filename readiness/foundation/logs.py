"""The log: which faults of ours there were, never who or what was answered."""

import traceback
from contextlib import suppress
from pathlib import Path

from readiness.foundation import clock, paths
from readiness.foundation.errors import UserError

_KEPT_BYTES = 500_000


def fault(error: BaseException) -> str:
    """Write down a fault of ours and return the entry: its time, its type and the places it went through.

    Its text is left out, for it may hold input; so are the folders of the user, which may hold names. A full log is
    put aside, the one before it goes. (The library's own logging would cost each start as much as a page to show.)
    """
    places = "".join(f"  {_place(frame)}\n" for frame in traceback.extract_tb(error.__traceback__))
    entry = f"{clock.now():%Y-%m-%d %H:%M:%S} {type(error).__name__}\n{places}"
    # A log that cannot be written must not spoil what is shown or printed.
    with suppress(OSError, UserError):
        file = path()
        if file.exists() and file.stat().st_size > _KEPT_BYTES:
            file.replace(file.with_suffix(".old.log"))
        with file.open("a", encoding="utf-8") as log:
            log.write(entry)
    return entry


def _place(frame: traceback.FrameSummary) -> str:
    parts = Path(frame.filename).parts
    roots = [at for at, part in enumerate(parts) if part in {paths.PACKAGE.name, "site-packages"}]
    return f"{'/'.join(parts[roots[-1] if roots else -1 :])}:{frame.lineno} in {frame.name}"


def path() -> Path:
    """Return where the log lies; raises UserError where there can be no data folder."""
    return paths.data_folder() / "readiness.log"
