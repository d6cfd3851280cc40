"""What a second start hands to the window that is open already: a file, or only the wish to see that window.

The message comes from outside, so it is taken by its format alone: the name and number of the format, the path and the
token in UTF-8, each ended by a zero byte, which no path can hold. An empty path names no file.
"""

from dataclasses import dataclass
from pathlib import Path

FORMAT = b"readiness-handover/1"
# What the window answers once it has taken a message.
TAKEN = FORMAT + b" taken\0"
# Bytes of a whole message; a path has 32,767 signs at most on any system, and most signs one byte.
LARGEST_MESSAGE = 65_536
_LONGEST_TOKEN = 256
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Handover:
    """A file that is to be opened, by its whole path, and what lets the window come to the front under Wayland."""

    path: Path | None = None
    activation: str = ""


def opened_suffixes() -> tuple[str, ...]:
    """Return the endings of what the window opens, in this order of preference: documents, sealed ones, then PDFs.

    A PDF is a report that holds a document, or a filled form.
    """
    # Imported when needed: a start that hands nothing over goes without.
    from readiness.app.archives import PDF_SUFFIXES
    from readiness.app.documents import SUFFIX
    from readiness.exchange.sealed_file import SEALED_SUFFIX

    return SUFFIX, SEALED_SUFFIX, *PDF_SUFFIXES


def encode(handover: Handover) -> bytes | None:
    """Return the message, or None for a path that no message can hold, such as bytes that are no text."""
    path = "" if handover.path is None else str(handover.path)
    token = handover.activation
    if len(token) > _LONGEST_TOKEN or not (token.isascii() and token.isprintable()):
        token = ""
    try:
        message = b"".join(part + b"\0" for part in (FORMAT, path.encode(), token.encode()))
        decode(message)
    except ValueError:
        return None
    return message


def is_whole(message: bytes) -> bool:
    """Return whether nothing more is to come."""
    return message.count(b"\0") >= _PARTS or len(message) > LARGEST_MESSAGE


def decode(message: bytes) -> Handover:
    """Return what a message says; raises ValueError for anything that is not exactly one of ours."""
    parts = message.split(b"\0")
    if len(message) > LARGEST_MESSAGE or len(parts) != _PARTS + 1 or parts[0] != FORMAT or parts[-1]:
        raise ValueError("not a message of ours")
    name, token = parts[1].decode(), parts[2].decode("ascii")
    if len(token) > _LONGEST_TOKEN or not token.isprintable():
        raise ValueError("not a token")
    if not name:
        return Handover(None, token)
    path = Path(name)
    if not path.is_absolute() or path.suffix.lower() not in opened_suffixes():
        raise ValueError("not a file that is opened")
    return Handover(path, token)
