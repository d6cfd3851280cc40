"""A document sealed with a pass phrase: a file of the format age (age-encryption.org/v1); other programs open it too.

The phrase becomes a key by scrypt, which takes about a second. The file is untrusted: what it asks for is looked at
before any work is done.
"""

import re
import unicodedata
from pathlib import Path
from time import sleep

from readiness.foundation.errors import UserError
from readiness.foundation.files import MEGABYTE, open_regular, read_at_most
from readiness.foundation.translation import N_

SEALED_SUFFIX = ".age"
# A document at its largest, and the sixteen bytes that each block of 64 KiB carries.
MOST_BYTES = 125 * MEGABYTE
_START = b"age-encryption.org/v1\n"
_HEADER = re.compile(re.escape(_START) + rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_HEADER_BYTES = 80
# One more is twice the work and twice the memory: 20 take up to ten seconds and a gigabyte. What seals asks for a
# second on its own computer, which is 18 or 19 today.
_MOST_WORK = 20
# What the library says where opening takes too much work for this computer, as fast as it is at the moment.
_TOO_SLOW = "Excessive work"
_ATTEMPTS, _PAUSE = 5, 0.5


def is_sealed(path: Path) -> bool:
    """Return whether a path names a sealed document; the file is not looked at."""
    return path.suffix.lower() == SEALED_SUFFIX


def holds_a_seal(path: Path) -> bool:
    """Return whether a file begins as a sealed one, whatever its name; raises OSError."""
    with open_regular(path) as file:
        return file.read(len(_START)) == _START


def seal(document: bytes, phrase: str) -> bytes:
    """Return the bytes of a document, sealed; takes about a second."""
    # Imported here: only sealing needs it.
    from pyrage import passphrase

    return bytes(passphrase.encrypt(document, _composed(phrase)))


def unseal(path: Path, phrase: str) -> bytes:
    """Return the bytes of the document in a sealed file, which are untrusted; takes some seconds at most.

    Raises UserError where it cannot be read, is sealed in another way, or the phrase is not the right one.
    """
    sealed = _read(path)
    _check_header(path, sealed[:_HEADER_BYTES])
    from pyrage import DecryptError, passphrase

    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return bytes(passphrase.decrypt(sealed, _composed(phrase)))
        except DecryptError as error:
            # Before it looks at the phrase, the library measures how fast this computer is at the moment, and refuses
            # what would take some sixteen seconds by that. A busy computer measures better a moment later.
            if str(error).startswith(_TOO_SLOW) and attempt < _ATTEMPTS:
                sleep(_PAUSE)
                continue
            raise _refused(path, error) from error
    raise AssertionError


def _refused(path: Path, error: Exception) -> UserError:
    if str(error).startswith(_TOO_SLOW):
        return UserError(
            "too-busy-to-unseal",
            N_("This computer is too busy at the moment to open the file: its phrase takes much work to check."),
            N_("Close other programs and try again, or open it on a faster computer."),
            where=str(path),
        )
    return UserError(
        "wrong-phrase",
        N_("The pass phrase is wrong, or the file is damaged."),
        N_("Check the phrase letter by letter; if it is right, have the file sent once more."),
        where=str(path),
    )


def check_sealed(path: Path) -> None:
    """Raise UserError where no phrase opens a file in reasonable time: before one is asked for."""
    _check_header(path, _read(path)[:_HEADER_BYTES])


def _check_header(path: Path, header: bytes) -> None:
    if not header.startswith(_START):
        raise UserError(
            "not-sealed",
            N_("This is not a sealed document."),
            N_("Check that it is the right file, and that it came whole."),
            where=str(path),
        )
    found = _HEADER.match(header)
    if found is None:
        raise UserError(
            "sealed-otherwise",
            N_("This file is sealed, but not with a pass phrase."),
            N_("Have it passed on with a pass phrase, or open it with the program that sealed it."),
            where=str(path),
        )
    if int(found[1]) > _MOST_WORK:
        raise UserError(
            "sealed-too-hard",
            N_("Opening this file would take unusually long; it was not tried."),
            N_("Have it passed on once more, by Readiness."),
            where=str(path),
        )


def _read(path: Path) -> bytes:
    too_large = UserError(
        "sealed-too-large",
        N_("The sealed file is larger than {most} MB."),
        N_("Check that it is the right file."),
        where=str(path),
        most=MOST_BYTES // MEGABYTE,
    )
    return read_at_most(path, MOST_BYTES, too_large)


def _composed(phrase: str) -> str:
    """Return a phrase in one of the ways in which Unicode can write it: keyboards differ."""
    return unicodedata.normalize("NFC", phrase)
