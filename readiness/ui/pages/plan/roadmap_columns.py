"""The columns of a roadmap: names, owners and effort at the left, the weeks beside them where there is room."""

from dataclasses import dataclass

from readiness.ui.theme.typography import zoomed

MARK, GAP = 28, 12
_OWNER, _EFFORT = 150, 96
_WIDE_FROM, _MIDDLE_FROM = 900, 560
_LEAST_NAME = 220


@dataclass(frozen=True, slots=True)
class RoadmapColumns:
    """Where the columns of a row begin, and how wide they are.

    Where it is narrow, owner and effort have no column and stand below the name, and the weeks are left out: 0 wide.
    """

    name: int
    name_width: int
    owner: int
    owner_width: int
    effort: int
    effort_width: int
    weeks: int
    weeks_width: int


def columns_in(width: int) -> RoadmapColumns:
    """Return the columns for a width in pixels."""
    left, gap = zoomed(MARK), zoomed(GAP)
    if width < zoomed(_MIDDLE_FROM):
        return RoadmapColumns(left, max(1, width - left), 0, 0, 0, 0, 0, 0)
    if width < zoomed(_WIDE_FROM):
        name = max(zoomed(_LEAST_NAME), width * 2 // 5)
        weeks = left + name + gap
        return RoadmapColumns(left, name, 0, 0, 0, 0, weeks, width - weeks)
    owner, effort = zoomed(_OWNER), zoomed(_EFFORT)
    name = max(zoomed(_LEAST_NAME), width * 3 // 10)
    at_owner = left + name + gap
    at_effort = at_owner + owner + gap
    weeks = at_effort + effort + gap
    return RoadmapColumns(left, name, at_owner, owner, at_effort, effort, weeks, width - weeks)
