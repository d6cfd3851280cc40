"""Files that back an answer: what is known about each; their bytes lie in the document under their digest."""

from dataclasses import dataclass, field
from typing import Annotated

from readiness.domain.values import Limits, Part

Digest = Annotated[str, Limits(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as its owner named it; `digest` is the SHA-256 of its bytes, `size` their number."""

    digest: Digest
    name: Annotated[str, Limits(min_length=1, max_length=255)]
    size: Annotated[int, Limits(ge=0, le=1_000_000_000)]
    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attachments(Part):
    """The attached files of each capability, in the order in which they were added."""

    of: dict[str, tuple[Attachment, ...]] = field(default_factory=dict)

    def total_size(self) -> int:
        """Return the size of all files together in bytes."""
        return sum(attachment.size for attached in self.of.values() for attachment in attached)

    def with_files(self, code: str, attached: tuple[Attachment, ...]) -> "Attachments":
        """Return the attachments with other files at one capability."""
        others = {other: files for other, files in self.of.items() if other != code}
        return Attachments(of={**others, code: attached} if attached else others)
