"""A Pango that cannot be used, for the processes that are started from then on. Linux only: its loader looks there."""

from ctypes import CDLL
from pathlib import Path

_NAME, _OTHER = "libpango-1.0.so.0", "libfontconfig.so.1"

KINDS = ("no library", "half of it", "another library")


def spoil_pango(folder: Path, kind: str) -> dict[str, str]:
    """Put a useless Pango into a folder, and return the environment in which it is the one that is found.

    What is no library is refused by the loader, half of one kills the process that opens it (SIGBUS), and another one
    lacks the functions.
    """
    folder.mkdir()
    whole = _file_of(_NAME).read_bytes()
    contents = dict(zip(KINDS, (b"", whole[: len(whole) // 2], _file_of(_OTHER).read_bytes()), strict=True))
    (folder / _NAME).write_bytes(contents[kind])
    return {"LD_LIBRARY_PATH": str(folder)}


def _file_of(library: str) -> Path:
    """Return where the system keeps a library."""
    CDLL(library)
    mapped = (line.split(maxsplit=5)[-1] for line in Path("/proc/self/maps").read_text("ascii").splitlines())
    return next(Path(path) for path in mapped if path.rpartition("/")[2].startswith(library))
