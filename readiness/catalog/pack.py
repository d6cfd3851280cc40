"""A pack under check: its files and what was read from them."""

from collections.abc import Iterator
from dataclasses import dataclass

from readiness.catalog.pack_files import PackFiles
from readiness.domain.consistency import capabilities_with_places
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.foundation.errors import Place


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a pack and the questionnaire in them."""

    files: PackFiles
    questionnaire: Questionnaire

    def capabilities(self) -> Iterator[tuple[Place, Capability]]:
        """Yield every capability with its place."""
        return capabilities_with_places(self.questionnaire)

    def dimension_codes(self) -> set[str]:
        """Return the codes of all dimensions."""
        return {dimension.code for dimension in self.questionnaire.dimensions}
