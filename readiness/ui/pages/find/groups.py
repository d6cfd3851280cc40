"""The groups that hits are shown in, and the page that each of them leads to."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from readiness.app.find import Hit
from readiness.app.searchable import Item, Kind
from readiness.foundation.translation import N_
from readiness.ui.routes import (
    LOG_PART,
    CheckpointsRoute,
    DocumentRoute,
    IncidentRoute,
    PlanRoute,
    ProfileRoute,
    QuestionRoute,
    TextsRoute,
)


class Group(NamedTuple):
    """Hits that are shown together: their name (English source), and what they are."""

    name: str
    kinds: frozenset[Kind]


GROUPS = (
    Group(N_("Questions"), frozenset({Kind.QUESTION})),
    Group(N_("Plan"), frozenset({Kind.STEP})),
    Group(N_("Your incidents"), frozenset({Kind.INCIDENT, Kind.LOG})),
    Group(N_("Incident guide"), frozenset({Kind.FACT, Kind.RESPONSE, Kind.TASK, Kind.IDEA})),
    Group(N_("Legal points"), frozenset({Kind.LEGAL_POINT})),
    Group(N_("Texts to act"), frozenset({Kind.TEXT})),
    Group(N_("Terms"), frozenset({Kind.TERM})),
    Group(N_("About your company"), frozenset({Kind.PROFILE})),
)


def grouped(hits: Iterable[Hit]) -> dict[Group, list[Hit]]:
    """Return hits by group, in their order; groups without hits are left out."""
    found: dict[Group, list[Hit]] = {group: [] for group in GROUPS}
    for hit in hits:
        found[next(group for group in GROUPS if hit.item.kind in group.kinds)].append(hit)
    return {group: members for group, members in found.items() if members}


def route_of(item: Item) -> DocumentRoute:
    """Return the route to the page that shows an item."""
    code = item.code
    routes: dict[Kind, Callable[[], DocumentRoute]] = {
        Kind.QUESTION: lambda: QuestionRoute(code),
        Kind.TERM: lambda: QuestionRoute(code),
        Kind.STEP: lambda: PlanRoute(code),
        Kind.LEGAL_POINT: lambda: CheckpointsRoute(code),
        Kind.TEXT: lambda: TextsRoute(code),
        Kind.PROFILE: lambda: ProfileRoute(code),
        Kind.INCIDENT: lambda: IncidentRoute(number=int(code)),
        Kind.LOG: lambda: IncidentRoute(LOG_PART, int(code.partition(".")[0])),
    }
    return routes.get(item.kind, lambda: IncidentRoute(code))()
