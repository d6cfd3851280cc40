"""Do prerequisites have the form `A>=m@n`, and do they name capabilities that exist?"""

from collections.abc import Iterator

from readiness.catalog.problem import Pack, Problem
from readiness.domain.requirements import parse_prerequisite
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Problem]:
    """Yield prerequisites that cannot be read, name nobody, or name the capability itself."""
    for place, capability in pack.capabilities():
        for i, text in enumerate(capability.prerequisites):
            here = (*place, "prerequisites", i)
            try:
                code = parse_prerequisite(text).requirement.code
            except ValueError:
                yield Problem(
                    "prerequisite-syntax",
                    here,
                    N_("“{text}” is not a prerequisite."),
                    N_("Write A>=m@n: before this goes to level n, A must be at least m; both from 1 to 5."),
                    {"text": text},
                    text,
                )
                continue
            if code not in pack.questionnaire.capabilities:
                yield Problem(
                    "prerequisite-unknown",
                    here,
                    N_("There is no capability {code}."),
                    N_("Correct the code, or remove the prerequisite."),
                    {"code": code},
                    text,
                )
            elif code == capability.code:
                yield Problem(
                    "prerequisite-itself",
                    here,
                    N_("{code} is its own prerequisite."),
                    N_("Remove it: a capability passes its own levels one by one anyway."),
                    {"code": code},
                    text,
                )
