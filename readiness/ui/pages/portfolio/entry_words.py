"""What the portfolio says of one document: its cells in the table, and its facts beside it."""

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import Language
from readiness.portfolio.entry import EarlierPoint, IndexRange, Portfolio, PortfolioEntry, RatedDimension, StageRange
from readiness.scoring.score import StageInterval
from readiness.wording.names import Names
from readiness.wording.percent import percent_figure, percent_span
from readiness.wording.stages import figures, index_figure

# More are named beside the table.
_MOST_NAMED = 2


class EntryWords:
    """The words of the entries of one portfolio in one language."""

    def __init__(self, portfolio: Portfolio, language: Language) -> None:
        self._portfolio = portfolio
        self._language = language
        self._names: dict[str, Names] = {}
        self._gates: dict[tuple[str, str], str] = {}

    def questionnaire_of(self, entry: PortfolioEntry) -> Questionnaire:
        """Return the questionnaire that a document brings along."""
        return self._portfolio.questionnaires[entry.questionnaire]

    def names_of(self, entry: PortfolioEntry) -> Names:
        """Return the names of its questionnaire."""
        digest = entry.questionnaire
        if digest not in self._names:
            self._names[digest] = Names(self._portfolio.questionnaires[digest], self._language)
        return self._names[digest]

    def named(self, entry: PortfolioEntry) -> str:
        """Return the organisation, with its site below it where it has one."""
        return f"{entry.organisation}\n{entry.site}" if entry.site else entry.organisation

    def called(self, entry: PortfolioEntry) -> str:
        """Return the organisation and its site on one line."""
        return ", ".join(part for part in (entry.organisation, entry.site) if part)

    def questionnaire(self, entry: PortfolioEntry) -> str:
        """Return the questionnaire with its version, and that it was a quick check."""
        title = f"{self._language.of(entry.title)} {entry.version}"
        return f"{title}, {self._language.gettext('Quick check')}" if entry.depth is Depth.QUICK else title

    def stage(self, entry: PortfolioEntry) -> str:
        """Return "1", "1–2" or "at most 2"; a dash where the result is per cent."""
        return self.stage_range(entry.stage, quick=entry.depth is Depth.QUICK)

    def stage_range(self, stage: StageRange | None, *, quick: bool = False) -> str:
        """Return a stage in figures."""
        if stage is None:
            return "–"
        return figures(StageInterval(stage.low, stage.high, upper_bound_only=quick), self._language)

    def index(self, entry: PortfolioEntry) -> str:
        """Return the index, or the result in per cent."""
        point = entry.index.point if entry.index else None
        return percent_figure(point, self._language) if entry.by_percent else index_figure(point)

    def index_with_range(self, index: IndexRange | None, *, by_percent: bool) -> str:
        """Return "34 (30–41)", or per cent; a dash where nothing is known."""
        language = self._language
        if index is None or index.point is None:
            return "–"
        if by_percent:
            figure, span = percent_figure(index.point, language), percent_span(index.low, index.high, language)
        else:
            figure, span = index_figure(index.point), language.span(index.low, index.high)
        return figure if span == figure else f"{figure} ({span})"

    def gate(self, entry: PortfolioEntry) -> str:
        """Return the name of the first gate that is not passed; a dash where there is none."""
        key = entry.questionnaire, entry.next_gate
        if key not in self._gates:
            self._gates[key] = self.names_of(entry).gate(entry.next_gate) if entry.next_gate else "–"
        return self._gates[key]

    def gates(self, entry: PortfolioEntry) -> str:
        """Return the next gate, or that all are passed; nothing where gates are not told."""
        _ = self._language.gettext
        if entry.next_gate:
            return _("Next gate: {gate}").format(gate=self.gate(entry))
        return _("All gates are passed.") if entry.gates_passed else ""

    def packages(self, entry: PortfolioEntry) -> tuple[str, str]:
        """Return how many packages are open and overdue; three dots while the plan is being worked out."""
        if entry.plan is None:
            return "…", "…"
        return str(entry.plan.open), str(entry.plan.overdue)

    def persons(self, entry: PortfolioEntry) -> str:
        """Return the first persons who are in charge, for a cell; the panel names all, and roles."""
        named = entry.people[:_MOST_NAMED]
        more = len(entry.people) - len(named)
        words = ", ".join(named)
        if not more:
            return words
        return self._language.ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=words, n=more)

    def people(self, entry: PortfolioEntry) -> str:
        """Return the persons that its plan, decision and incidents name, and the roles that are in charge."""
        names = self.names_of(entry)
        planned = [names.person(person) for person in entry.plan.people] if entry.plan else []
        return ", ".join(dict.fromkeys([*entry.people, *planned]))

    def dimension(self, entry: PortfolioEntry, rated: RatedDimension | None) -> str:
        """Return the figure of a dimension: its stage, or per cent; a dash where it cannot be rated."""
        if rated is None or not rated.rateable:
            return "–"
        if entry.by_percent:
            return percent_figure(rated.index, self._language)
        return str(rated.low) if rated.low == rated.high else f"{rated.low}–{rated.high}"

    def point(self, point: EarlierPoint, *, by_percent: bool) -> str:
        """Return what an earlier state came to."""
        _ = self._language.gettext
        index = self.index_with_range(point.index, by_percent=by_percent)
        if by_percent or point.stage is None:
            return index
        stage = _("stage {stage}").format(stage=self.stage_range(point.stage))
        return stage if point.index is None else _("{stage}, index {index}").format(stage=stage, index=index)
