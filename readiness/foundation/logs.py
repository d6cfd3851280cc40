"""The log: which faults of ours there were, never who or what was answered."""

import traceback
from contextlib import suppress
from pathlib import Path

from readiness.foundation import clock, paths
from readiness.foundation.errors import UserError
from readiness.foundation.privacy import ensure_private_file

_MAX_BYTES = 500_000


def fault(error: BaseException) -> str:
    """Log a fault of ours and return the entry: its time, its type and the frames it passed through.

    The error's message is left out, for it may hold input; so are the user's folders, which may hold names. A log
    that cannot be written raises nothing.
    """
    frames = "".join(f"\n  {_location(frame)}" for frame in traceback.extract_tb(error.__traceback__))
    entry = f"{_time()} {type(error).__name__}{frames}"
    with suppress(OSError, UserError):
        _append(entry, path())
    return entry


def _time() -> str:
    try:
        return f"{clock.now():%Y-%m-%d %H:%M:%S}"
    except ValueError:
        # The environment fixes it to something that is no time; the fault is to be logged all the same.
        return "?"


def path() -> Path:
    """Return the path of the log; raises UserError where there can be no data folder."""
    return paths.data_folder() / "readiness.log"


def _append(entry: str, log: Path) -> None:
    """Append an entry; a full log replaces the previous one, `readiness.old.log`. Raises OSError."""
    # Imported here: only a fault needs it, and it would cost each start about 4 ms.
    from logging import ERROR, LogRecord
    from logging.handlers import RotatingFileHandler

    class Handler(RotatingFileHandler):
        def rotation_filename(self, default_name: str) -> str:
            return str(log.with_suffix(".old.log"))

        def handleError(self, record: LogRecord) -> None:
            """Print nothing: the library's default writes to the terminal where an entry cannot be written."""

    ensure_private_file(log)
    handler = Handler(log, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8")
    try:
        handler.emit(LogRecord("readiness", ERROR, "", 0, entry, None, None))
    finally:
        handler.close()


def _location(frame: traceback.FrameSummary) -> str:
    parts = Path(frame.filename).parts
    roots = [at for at, part in enumerate(parts) if part in {paths.PACKAGE.name, "site-packages"}]
    return f"{'/'.join(parts[roots[-1] if roots else -1 :])}:{frame.lineno} in {frame.name}"
