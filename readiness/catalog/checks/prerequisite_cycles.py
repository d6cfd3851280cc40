"""Can every level be reached, or do prerequisites wait for each other?"""

from collections.abc import Iterator

from readiness.catalog.problem import Pack, Problem
from readiness.domain.consistency import find_circle
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Problem]:
    """Yield the first circle of steps that wait for each other."""
    try:
        circle = find_circle(pack.questionnaire)
    except ValueError:
        # The check of single prerequisites has told this already.
        return
    if circle:
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
