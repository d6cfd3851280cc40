"""Can every level be reached, or do prerequisites wait for each other?"""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from readiness.catalog.problem import Pack, Problem
from readiness.domain.levels import HIGHEST
from readiness.domain.requirements import parse_prerequisite
from readiness.foundation.translation import N_

Node = tuple[str, int]


def check(pack: Pack) -> Iterator[Problem]:
    """Yield the first circle of steps that wait for each other."""
    sorter: TopologicalSorter[Node] = TopologicalSorter()
    for code in pack.questionnaire.capabilities:
        for level in range(2, HIGHEST + 1):
            sorter.add((code, level), (code, level - 1))
    for _, capability in pack.capabilities():
        for text in capability.prerequisites:
            try:
                needed = parse_prerequisite(text)
            except ValueError:
                continue
            sorter.add((capability.code, needed.before), (needed.requirement.code, needed.requirement.level))
    try:
        sorter.prepare()
    except CycleError as error:
        circle: list[Node] = error.args[1]
        place = next(p for p, c in pack.capabilities() if c.code == circle[0][0])
        steps = " → ".join(f"{code} {level}" for code, level in reversed(circle))
        yield Problem(
            "prerequisite-circle",
            (*place, "prerequisites"),
            N_("These levels wait for each other: {steps}."),
            N_("Remove one of the prerequisites in the circle."),
            {"steps": steps},
            steps,
        )
