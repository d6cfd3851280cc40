"""Do gates require capabilities or dimensions that exist, at levels that exist?"""

from collections.abc import Iterator

from readiness.catalog.problem import Pack, Problem
from readiness.domain.requirements import parse_requirement
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Problem]:
    """Yield requirements that nobody could ever meet."""
    known = pack.dimension_codes() | pack.questionnaire.capabilities.keys()
    for i, gate in enumerate(pack.questionnaire.gates):
        for j, text in enumerate(gate.requires):
            place = ("gates", i, "requires", j)
            try:
                requirement = parse_requirement(text)
            except ValueError:
                yield Problem(
                    "requirement-syntax",
                    place,
                    N_("“{text}” is not a requirement."),
                    N_("Write CODE>=level with a level from 1 to 5."),
                    {"text": text},
                    text,
                )
                continue
            if requirement.code not in known:
                yield Problem(
                    "requirement-unknown",
                    place,
                    N_("Gate {gate} can never be passed: there is no {code}."),
                    N_("Use the code of a capability or of a dimension."),
                    {"gate": gate.code, "code": requirement.code},
                    text,
                )
