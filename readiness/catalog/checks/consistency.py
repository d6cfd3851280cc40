"""Does the questionnaire hold together? The rules are the domain's: documents are refused by the same ones."""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.domain.consistency import inconsistencies
from readiness.foundation.errors import Fault


def check(pack: Pack) -> Iterator[Fault]:
    """Yield requirements and conditions that cannot be read, unknown codes, and circles."""
    yield from inconsistencies(pack.questionnaire)
