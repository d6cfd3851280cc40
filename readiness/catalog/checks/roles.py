"""Is every role that is named one of the pack's roles?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield role codes that `roles` does not explain, and roles that stand in for themselves."""
    for place, role in _named(pack):
        if role not in pack.questionnaire.roles:
            yield Fault(
                "role-unknown",
                place,
                N_("There is no role “{role}”."),
                N_("Add it to “roles” in pack.yaml, or use one of these: {roles}."),
                {"role": role, "roles": ", ".join(pack.questionnaire.roles)},
                role,
            )
    for n, stand_in in enumerate(pack.questionnaire.stand_ins):
        if stand_in.by == stand_in.role:
            yield Fault(
                "stand-in-itself",
                ("stand_ins", n, "by"),
                N_("“{role}” would act for itself, although no one holds this role then."),
                N_("Name another role, or leave “by” out."),
                {"role": stand_in.role},
                stand_in.role,
            )


def _named(pack: Pack) -> Iterator[tuple[Place, str]]:
    """Yield every role that is named, with its place."""
    lists: list[tuple[Place, tuple[str, ...]]] = [((*place, "owners"), c.owners) for place, c in pack.capabilities()]
    if pack.questionnaire.legal:
        points = pack.questionnaire.legal.checkpoints
        lists += [(("legal", "checkpoints", n, "verify_with"), point.verify_with) for n, point in enumerate(points)]
    if pack.questionnaire.incident:
        facts = pack.questionnaire.incident.facts
        lists += [(("incident", "facts", n, "known_by"), fact.known_by) for n, fact in enumerate(facts)]
    lists += [(("texts", n, "verify_with"), text.verify_with) for n, text in enumerate(pack.questionnaire.texts)]
    for place, roles in lists:
        yield from (((*place, i), role) for i, role in enumerate(roles))
    if pack.questionnaire.decider:
        yield ("decider",), pack.questionnaire.decider
    for n, stand_in in enumerate(pack.questionnaire.stand_ins):
        yield ("stand_ins", n, "role"), stand_in.role
        if stand_in.by:
            yield ("stand_ins", n, "by"), stand_in.by
