"""Names of files: ones that every system takes, and that show what they are."""

from pathlib import Path

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

# Bytes, not characters, are what a folder counts: 255. A number or the ending of a temporary file fits behind these.
LONGEST_NAME = 200
_LONGEST_ENDING = 20
# Windows drops dots and spaces at the end; a dot in front hides a file.
_ENDS = " ."
_REFUSED = frozenset('<>:"/\\|?*')
# Windows counts the superscript digits among the digits; zero and the clock were devices of earlier versions.
_PORTS = [f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"]
_DROPPINGS = frozenset(["thumbs.db", "desktop.ini", "__macosx"])
_DEVICES = frozenset(["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$", *_PORTS])


def safe_name(name: str, most: int = LONGEST_NAME, otherwise: str = "_") -> str:
    """Return a name, perhaps a stranger's, as one that every system can store and that shows what it is.

    It names no folder, no device of Windows and no hidden file, has no sign that turns or breaks what is read, and at
    most `most` bytes with its ending. Where nothing is left of it, it is `otherwise`.
    """
    kept = "".join(_safe_sign(sign) for sign in name).strip(_ENDS)
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, ending = kept, ""
    stem = _cut(stem, most - len(f"{dot}{ending}".encode()) if ending else most).strip(_ENDS) or otherwise
    whole = f"{stem}.{ending}" if ending else stem
    if not reserved_on_windows(whole):
        return whole
    first, dot, rest = whole.partition(".")
    return f"{first.rstrip(' ')}_{dot}{rest}"


def _safe_sign(sign: str) -> str:
    # Windows writes none of these; what is not printable may turn the direction of reading, or break the line.
    if sign.isspace():
        return " "
    return "_" if sign in _REFUSED or not sign.isprintable() else sign


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text that has at most `most` bytes."""
    return text.encode(errors="replace")[:most].decode(errors="ignore")


def is_dropping(name: str) -> bool:
    """Return whether a file is what systems and programs leave behind in folders, such as `._x` of a Mac."""
    return name.startswith((".", "~$")) or name.lower() in _DROPPINGS


def reserved_on_windows(name: str) -> bool:
    """Return whether Windows takes the name of a file for a device, whatever its ending and its case."""
    return name.partition(".")[0].rstrip(" ").upper() in _DEVICES


def refused_by_windows(name: str) -> bool:
    """Return whether Windows stores no file under a name: for a sign in it, or for its end, which would be dropped."""
    return any(sign in _REFUSED or sign < " " for sign in name) or name[-1:] in _ENDS


def check_not_reserved(path: Path) -> None:
    """Raise UserError where a file or folder that is to be made would bear the name of a device of Windows.

    On every system: it is passed on to others.
    """
    if reserved_on_windows(path.name):
        raise UserError(
            "file-name-device",
            N_("Windows reserves the name {name} for a device; a file of that name cannot be stored there."),
            N_("Choose another name, such as {better}."),
            where=str(path),
            name=path.name,
            better=safe_name(path.name),
        )


def check_is_text(name: str) -> None:
    """Raise UserError where a name holds bytes that are no text: no document and no window could show it."""
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise UserError(
            "argument-no-text",
            N_("This is not text in the encoding of your system."),
            N_("Type it again, or rename the file."),
            where=name.encode(errors="replace").decode(),
        ) from error
