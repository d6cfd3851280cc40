"""Bytes of a document are flipped; it is read as it was written, or refused with a sentence."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from readiness.documents.content import Content
from readiness.documents.published_file import read_published
from readiness.documents.verification import verify
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES


@dataclass
class Flips:
    """How damaged files ended; `wrong` were read, but as something else than was written."""

    files: int = 0
    refused: int = 0
    harmless: int = 0
    wrong: int = 0
    tracebacks: int = 0


def flip_loop(whole: Path, times: int, dice: Random) -> Flips:
    """Damage copies of a document, one to four bytes anywhere in each, and read them."""
    counted = Flips()
    raw, content = whole.read_bytes(), read_published(whole)
    damaged = whole.with_name("Damaged.readiness")
    for _ in range(times):
        flipped = bytearray(raw)
        for _ in range(dice.randint(1, 4)):
            flipped[dice.randrange(len(flipped))] ^= dice.randint(1, 255)
        damaged.write_bytes(flipped)
        counted.files += 1
        for read in (read_published, _verified):
            try:
                same = read(damaged) == content
            except UserError as error:
                told = all(error.sentence(LANGUAGES[language]) for language in LANGUAGES)
                counted.refused += told and read is read_published
            except Exception:  # noqa: BLE001 - to count what must not be
                counted.tracebacks += 1
            else:
                counted.harmless += same and read is read_published
                counted.wrong += not same
    return counted


def _verified(document: Path) -> Content:
    return verify(document)[0]
