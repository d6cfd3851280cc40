"""A problem of a pack: what, where, with which value, and what to do."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from readiness.catalog.pack_files import PackFiles
from readiness.catalog.yaml_source import Place
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.foundation.language import Language

_LONGEST_VALUE = 60


class Problem(msgspec.Struct, frozen=True):
    """One fault, with its place in the joined data; `what` and `remedy` are source strings."""

    code: str
    place: Place
    what: str
    remedy: str
    facts: dict[str, object] = {}
    value: object = None
    file: Path | None = None

    def message(self, language: Language) -> str:
        """Return what is wrong, in the reader's language."""
        return language.gettext(self.what).format(**self.facts)

    def advice(self, language: Language) -> str:
        """Return what to do, in the reader's language."""
        return language.gettext(self.remedy).format(**self.facts)

    def shown_value(self) -> str:
        """Return the faulty value, cut where it is long."""
        text = "" if self.value is None else str(self.value)
        return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


class Pack(msgspec.Struct, frozen=True):
    """A pack under check: its files and what was read from them."""

    files: PackFiles
    questionnaire: Questionnaire

    def capabilities(self) -> Iterator[tuple[Place, Capability]]:
        """Yield every capability with its place."""
        for i, dimension in enumerate(self.questionnaire.dimensions):
            for j, capability in enumerate(dimension.capabilities):
                yield ("dimensions", i, "capabilities", j), capability

    def dimension_codes(self) -> set[str]:
        """Return the codes of all dimensions."""
        return {dimension.code for dimension in self.questionnaire.dimensions}
