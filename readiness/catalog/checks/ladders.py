"""Is the wording of the overall stage complete, where there is one of its own?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.domain.levels import COUNT
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield an `overall` that names some stages and leaves others without words."""
    found = len(pack.questionnaire.overall)
    if found not in {0, COUNT}:
        yield Fault(
            "overall-incomplete",
            ("overall",),
            N_("“overall” must name all six stages, 0 to 5; there are {found}."),
            N_("Add the missing entries, or leave “overall” out: then the words of “ladder” are used."),
            {"found": found},
        )
