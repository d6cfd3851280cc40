"""What was read of a file, on its way from the reader to the portfolio and to the index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.portfolio.entry import PortfolioEntry, Unreadable
from readiness.portfolio.files import FoundFile
from readiness.portfolio.notes import DocumentNote

# The day of an entry of which no day is known: it is today's, whichever day that is.
NO_DAY = date.max


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with what it says; `checksum` is that of its content. `entry.assessed_on` may be `NO_DAY`."""

    file: FoundFile
    checksum: str
    entry: PortfolioEntry
    notes: tuple[DocumentNote, ...]


@dataclass(frozen=True, slots=True)
class ReadPortion:
    """What some files say, and what could not be read; the questionnaires that they embed, as stored, by digest.

    `unread` are files that another process could not read.
    """

    read: Sequence[ReadFile]
    unreadable: Sequence[Unreadable]
    questionnaires: dict[str, bytes]
    unread: Sequence[FoundFile] = ()
