"""Is every role that is named one of the pack's roles?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield role codes that `roles` does not explain."""
    named: list[tuple[Place, str]] = [
        ((*place, "owners", i), role) for place, c in pack.capabilities() for i, role in enumerate(c.owners)
    ]
    if pack.questionnaire.legal:
        for n, point in enumerate(pack.questionnaire.legal.checkpoints):
            named += [(("legal", "checkpoints", n, "verify_with", i), r) for i, r in enumerate(point.verify_with)]
    if pack.questionnaire.incident:
        for n, fact in enumerate(pack.questionnaire.incident.facts):
            named += [(("incident", "facts", n, "known_by", i), role) for i, role in enumerate(fact.known_by)]
    for place, role in named:
        if role not in pack.questionnaire.roles:
            yield Fault(
                "role-unknown",
                place,
                N_("There is no role “{role}”."),
                N_("Add it to “roles” in pack.yaml, or use one of these: {roles}."),
                {"role": role, "roles": ", ".join(pack.questionnaire.roles)},
                role,
            )
