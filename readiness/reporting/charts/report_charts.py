"""The charts of one report, in its words and its colour."""

from collections.abc import Sequence

from markupsafe import Markup

from readiness.domain.questionnaire import Dimension
from readiness.reporting.charts.percent_bars import percent_bars
from readiness.reporting.charts.proof_bar import proof_bar
from readiness.reporting.charts.roadmap import roadmap_charts
from readiness.reporting.charts.strip import strip
from readiness.reporting.charts.votes import votes_chart
from readiness.results.proof import Proof
from readiness.wording.wording import Wording
from readiness.wording.work_packages import WorkPackage
from readiness.wording.workshop_summary import RoundSummary


class ReportCharts:
    """Draws a chart each time it is asked for one; each is an SVG picture with title and description."""

    def __init__(self, wording: Wording, accent: str) -> None:
        self._wording = wording
        self._accent = accent

    def strip(self, dimension: Dimension) -> Markup:
        """Return the levels of one dimension."""
        return strip(dimension, self._wording, self._accent)

    def roadmap(self, packages: Sequence[WorkPackage]) -> list[Markup]:
        """Return the packages over time, in several pictures where they are many."""
        return roadmap_charts(packages, self._wording, self._accent)

    def proof(self, proof: Proof) -> Markup:
        """Return what backs the answers; empty where there are none."""
        return proof_bar(proof, self._wording, self._accent)

    def percent(self) -> Markup:
        """Return the per cent of every dimension."""
        return percent_bars(self._wording.percent.rows(), self._wording.language, self._accent)

    def votes(self, vote: RoundSummary) -> Markup:
        """Return how often each answer was given; empty where the votes may not be shown."""
        if vote.tally is None:
            return Markup("")
        return votes_chart(vote.tally, vote.answers, vote.title, self._accent, named=vote.own)
