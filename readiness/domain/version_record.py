"""Versions of record: a state of the assessment that is final, and the ones that it supersedes."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from readiness.domain.attachments import Digest
from readiness.domain.values import Limits, Part
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

MOST_VERSIONS = 999
VersionNumber = Annotated[int, Limits(ge=1, le=MOST_VERSIONS)]


@dataclass(frozen=True, slots=True)
class FinalVersion:
    """A version of record: its number, the day on which it became final, and the canonical hash of its content."""

    number: VersionNumber
    on: date
    digest: Digest


@dataclass(frozen=True, slots=True)
class VersionRecord(Part):
    """Which version of record this is, and those before it, the oldest first.

    `final` is missing in a document that is being worked on. Where there are earlier versions, it is a correction of
    the last of them.
    """

    earlier: Annotated[tuple[FinalVersion, ...], Limits(max_length=MOST_VERSIONS)] = ()
    final: FinalVersion | None = None

    def __post_init__(self) -> None:
        """Raise InvalidError where the numbers do not run from 1 without a gap."""
        every = (*self.earlier, *([self.final] if self.final else []))
        if [version.number for version in every] != [*range(1, len(every) + 1)]:
            raise InvalidError(
                "versions-not-in-order",
                N_("The versions of record are not numbered one after the other."),
                N_("Number them from 1 in their order."),
            )

    @property
    def number(self) -> int:
        """The number of this version; of a document that is being worked on, the number that it will get."""
        return len(self.earlier) + 1

    @property
    def supersedes(self) -> FinalVersion | None:
        """The version that this one takes the place of."""
        return self.earlier[-1] if self.earlier else None

    def finalised(self, on: date, digest: str) -> "VersionRecord":
        """Return the record of a document that becomes final on a day."""
        return VersionRecord(self.earlier, FinalVersion(self.number, on, digest))

    def correction(self) -> "VersionRecord":
        """Return the record of a correction of this version; the same where it is not final."""
        return self if self.final is None else VersionRecord((*self.earlier, self.final))

    def knows(self, digest: str) -> FinalVersion | None:
        """Return the version with a hash among this one and those before it; None where there is none."""
        every = (*self.earlier, *([self.final] if self.final else []))
        return next((version for version in every if version.digest == digest), None)
