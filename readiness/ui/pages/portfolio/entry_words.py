"""What the portfolio's page says of one document, besides what all that tells of portfolios says."""

from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.portfolio.entry import EarlierPoint, Portfolio, PortfolioEntry, RatedDimension, StageRange
from readiness.portfolio.table import GroupBy
from readiness.portfolio.words import PortfolioWords
from readiness.scoring.score import StageInterval
from readiness.wording.depths import depth_name
from readiness.wording.percent import percent_figure
from readiness.wording.stages import figures

# More are named beside the table.
_MOST_NAMED = 2


class EntryWords(PortfolioWords):
    """The words of the entries of one portfolio in one language."""

    def __init__(self, portfolio: Portfolio, language: Language) -> None:
        super().__init__(portfolio, language)
        self._gates: dict[tuple[str, str], str] = {}

    def named(self, entry: PortfolioEntry) -> str:
        """Return the organisation, with its site below it where it has one."""
        return f"{entry.organisation}\n{entry.site}" if entry.site else entry.organisation

    def depth(self, entry: PortfolioEntry) -> str:
        """Return how deep was asked."""
        return depth_name(entry.depth, self._language)

    @override
    def grouping(self, by: str) -> str:
        return self._language.gettext("Overall stage") if by == GroupBy.STAGE else super().grouping(by)

    @override
    def index(self, entry: PortfolioEntry) -> str:
        # As results say it elsewhere.
        if entry.by_percent:
            return percent_figure(entry.index.point if entry.index else None, self._language)
        return super().index(entry)

    @override
    def gate(self, entry: PortfolioEntry) -> str:
        # Asked for each row of a table.
        key = entry.questionnaire, entry.next_gate
        if key not in self._gates:
            self._gates[key] = super().gate(entry)
        return self._gates[key]

    def stage_range(self, stage: StageRange | None) -> str:
        """Return a stage in figures."""
        return "–" if stage is None else figures(StageInterval(stage.low, stage.high), self._language)

    def gates(self, entry: PortfolioEntry) -> str:
        """Return the next gate, or that all are passed; nothing where gates are not told."""
        _ = self._language.gettext
        if entry.next_gate:
            return _("Next gate: {gate}").format(gate=self.gate(entry))
        return _("All gates are passed.") if entry.gates_passed else ""

    def packages(self, entry: PortfolioEntry) -> tuple[str, str]:
        """Return how many packages are open and overdue; three dots while the plan is being worked out."""
        waiting = entry.plan is None and not entry.merged
        return ("…", "…") if waiting else (self.open_packages(entry), self.overdue(entry))

    def persons(self, entry: PortfolioEntry) -> str:
        """Return the first persons who are in charge, for a cell; the panel names all, and roles."""
        named = entry.people[:_MOST_NAMED]
        more = len(entry.people) - len(named)
        words = ", ".join(named)
        if not more:
            return words
        return self._language.ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=words, n=more)

    def dimension(self, entry: PortfolioEntry, rated: RatedDimension | None) -> str:
        """Return the figure of a dimension: its stage, or per cent; a dash where it cannot be rated."""
        if rated is None or not rated.rateable:
            return "–"
        if entry.by_percent:
            return percent_figure(rated.index, self._language)
        return str(rated.low) if rated.low == rated.high else f"{rated.low}–{rated.high}"

    def point(self, point: EarlierPoint, *, by_percent: bool) -> str:
        """Return what an earlier state came to, and that it was measured otherwise where it was."""
        _ = self._language.gettext
        index = self.index_with_range(point.index, by_percent=by_percent)
        told = index
        if not by_percent and point.stage is not None:
            told = _("stage {stage}").format(stage=self.stage_range(point.stage))
            if point.index is not None:
                told = _("{stage}, index {index}").format(stage=told, index=index)
        return told if point.alike else _("{result} (measured with other questions)").format(result=told)
