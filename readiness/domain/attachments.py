"""Files that back an answer: what is known about each; their bytes lie in the document under their digest."""

from typing import Annotated

import msgspec

from readiness.domain.values import Value

Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Attachment(Value, frozen=True):
    """A file as its owner named it; `digest` is the SHA-256 of its bytes, `size` their number."""

    digest: Digest
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    size: Annotated[int, msgspec.Meta(ge=0)]
    media_type: str = "application/octet-stream"


class Attachments(Value, frozen=True, tag="attachments"):
    """The attached files of each capability, in the order in which they were added."""

    of: dict[str, tuple[Attachment, ...]] = {}

    def total_size(self) -> int:
        """Return the size of all files together in bytes."""
        return sum(attachment.size for attached in self.of.values() for attachment in attached)

    def with_files(self, code: str, attached: tuple[Attachment, ...]) -> "Attachments":
        """Return the attachments with other files at one capability."""
        others = {other: files for other, files in self.of.items() if other != code}
        return Attachments(of={**others, code: attached} if attached else others)
