"""The charts of one report, in its words and its colour."""

from collections.abc import Sequence

from markupsafe import Markup

from readiness.reporting.charts.calendar import calendar_chart
from readiness.reporting.charts.gates import gates_chart
from readiness.reporting.charts.heat_map import heat_map
from readiness.reporting.charts.index_change import index_chart
from readiness.reporting.charts.stages import stages_chart
from readiness.reporting.charts.votes import votes_chart
from readiness.wording.plan import PlanSection
from readiness.wording.wording import Wording
from readiness.wording.workshop_summary import RoundSummary


class ReportCharts:
    """Draws a chart each time it is asked for one; each is an SVG picture with title and description."""

    def __init__(self, wording: Wording, accent: str) -> None:
        self._wording = wording
        self._accent = accent

    def stages(self) -> Markup:
        """Return the stage of each dimension with its range."""
        return stages_chart(self._wording, self._accent)

    def gates(self) -> Markup:
        """Return the stairs of the readiness gates; empty where the questionnaire has none."""
        return gates_chart(self._wording, self._accent)

    def heat_map(self) -> Markup:
        """Return the level of each capability."""
        return heat_map(self._wording, self._accent)

    def index(self) -> Markup:
        """Return the index of each dimension, today and after the plan."""
        return index_chart(self._wording, self._accent)

    def calendar(self, sections: Sequence[PlanSection]) -> Markup:
        """Return the work of each dimension by when it is due; empty without a step."""
        return calendar_chart(sections, self._wording, self._accent)

    def votes(self, vote: RoundSummary) -> Markup:
        """Return how often each level was given; empty where the votes may not be shown."""
        return Markup("") if vote.tally is None else votes_chart(vote.tally, vote.title, self._accent)
