"""A portfolio in words: cells of its table, names of groups, and what was found in notes."""

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.portfolio.entry import IndexRange, KindOfCopy, Portfolio, PortfolioEntry, SetAside
from readiness.portfolio.heat_map import OtherMeasure
from readiness.portfolio.notes import NoteKind
from readiness.portfolio.table import SECTOR_CODES, GroupBy, SortBy
from readiness.scoring.score import StageInterval
from readiness.wording.depths import depth_name
from readiness.wording.names import Names
from readiness.wording.percent import percent_figure, percent_span
from readiness.wording.stages import figures, index_figure

_NONE = "–"


def sites_rule(language: Language) -> str:
    """Return by which rule several sites of a firm are one (`portfolio/sites.py`)."""
    return language.gettext(
        "For each question, the lowest level of its sites counts; what one of them does not know is not known of the "
        "whole, unless another site is at the lowest level already."
    )


class PortfolioWords:
    """The words of one portfolio in one language."""

    def __init__(self, portfolio: Portfolio, language: Language) -> None:
        self._portfolio = portfolio
        self._language = language
        self._names: dict[str, Names] = {}

    def column(self, by: SortBy) -> str:
        """Return the heading of a column."""
        _, pgettext = self._language.gettext, self._language.pgettext
        return {
            SortBy.ORGANISATION: _("Organisation"),
            SortBy.SITE: _("Site"),
            SortBy.QUESTIONNAIRE: _("Questionnaire"),
            SortBy.DAY: _("Assessed on"),
            SortBy.STAGE: pgettext("portfolio", "Stage"),
            SortBy.INDEX: _("Index"),
            SortBy.GATE: _("Next gate"),
            SortBy.OPEN: _("Open packages"),
            SortBy.OVERDUE: _("Overdue"),
            SortBy.CHANGED: _("Changed on"),
        }[by]

    def stage(self, entry: PortfolioEntry) -> str:
        """Return the stage in figures, as in "1–2" or "at most 2"; a dash where the result is in per cent."""
        if entry.stage is None:
            return _NONE
        interval = StageInterval(entry.stage.low, entry.stage.high, entry.upper_bound_only)
        return figures(interval, self._language)

    def index(self, entry: PortfolioEntry) -> str:
        """Return the index without decimals, or per cent where that is the result; a dash where there is none."""
        point = None if entry.index is None else entry.index.point
        if point is None:
            return _NONE
        if entry.by_percent:
            return percent_figure(point, self._language)
        return index_figure(point)

    def index_with_range(self, index: IndexRange | None, *, by_percent: bool) -> str:
        """Return "34 (30–41)", or per cent; without a range where nothing is open, a dash where nothing is known."""
        language = self._language
        if index is None or index.point is None:
            return _NONE
        if by_percent:
            figure, span = percent_figure(index.point, language), percent_span(index.low, index.high, language)
        else:
            figure, span = index_figure(index.point), language.span(index.low, index.high)
        return figure if span == figure else f"{figure} ({span})"

    def gate(self, entry: PortfolioEntry) -> str:
        """Return the name of the next gate; a dash where there is none."""
        return self.names(entry).gate(entry.next_gate) if entry.next_gate else _NONE

    def called(self, entry: PortfolioEntry) -> str:
        """Return the organisation and its site on one line."""
        return ", ".join(part for part in (entry.organisation, entry.site) if part)

    def measured_with(self, entry: PortfolioEntry) -> str:
        """Return the questionnaire with its version."""
        return f"{self._language.of(entry.title)} {entry.version}"

    def questionnaire(self, entry: PortfolioEntry) -> str:
        """Return the name and version of the questionnaire, and whether it was a quick check."""
        named = self.measured_with(entry)
        return f"{named} ({depth_name(entry.depth, self._language)})" if entry.depth is Depth.QUICK else named

    def open_packages(self, entry: PortfolioEntry) -> str:
        """Return how many packages are open; a dash where the plan was not worked out, or there is none."""
        return _NONE if entry.known_plan is None else str(entry.known_plan.open)

    def overdue(self, entry: PortfolioEntry) -> str:
        """Return how many of these are overdue, or a dash."""
        return _NONE if entry.known_plan is None else str(entry.known_plan.overdue)

    def people(self, entry: PortfolioEntry) -> str:
        """Return who is in charge: persons that are named, then the roles of packages that nobody was named for."""
        roles = self._portfolio.questionnaires[entry.questionnaire].roles if entry.plan and entry.plan.people else {}
        of_plan = entry.plan.people if entry.plan else ()
        named = [self._language.of(roles[one]) if one in roles else one for one in (*entry.people, *of_plan)]
        return ", ".join(dict.fromkeys(named))

    def grouping(self, by: str) -> str:
        """Return what a table is grouped by, as a heading."""
        _ = self._language.gettext
        own = {
            GroupBy.ORGANISATION: _("Organisation"),
            GroupBy.QUESTIONNAIRE: _("Questionnaire"),
            GroupBy.SECTOR: _("Sector"),
            GroupBy.SIZE: _("Size"),
            GroupBy.SITE: _("Site"),
            GroupBy.STAGE: self._language.pgettext("portfolio", "Stage"),
            GroupBy.TAG: _("Tag"),
        }
        if by in own:
            return own[GroupBy(by)]
        asked = (question for one in self._portfolio.questionnaires.values() for question in one.profile)
        return next((self._language.of(question.question) for question in asked if question.code == by), by)

    def group(self, by: str, value: str) -> str:
        """Return the name of a group; one without a value is told as unknown."""
        _ = self._language.gettext
        if not value:
            return _("without tags") if by == GroupBy.TAG else _("not known")
        if by == GroupBy.QUESTIONNAIRE:
            title = next((entry.title for entry in self._portfolio.entries if entry.pack == value), None)
            return self._language.of(title) if title else value
        if by == GroupBy.STAGE:
            return _("Stage {stage}").format(stage=value)
        codes: tuple[str, ...] = (by,)
        if by == GroupBy.SECTOR:
            codes = SECTOR_CODES
        return self._choice(codes, value)

    def note_place(self, entry: PortfolioEntry, kind: NoteKind, code: str) -> str:
        """Return where a note stands: the name of the question, and what it is."""
        _ = self._language.gettext
        kinds = {
            NoteKind.EVIDENCE: _("evidence"),
            NoteKind.REASON: _("reason"),
            NoteKind.VALUE: _("answer"),
            NoteKind.FILE: _("attached file"),
            NoteKind.PACKAGE: _("note on a work package"),
            NoteKind.INCIDENT: _("incident"),
            NoteKind.CONSULTANT: _("consultant’s words"),
            NoteKind.DECISION: _("decision of the workshop"),
            NoteKind.VIEW: _("view of one person"),
            NoteKind.SCOPE: _("scope"),
        }
        questions = self._portfolio.questionnaires[entry.questionnaire].questions
        if code in questions:
            return f"{code} {self._language.of(questions[code].name)}, {kinds[kind]}"
        return f"{kinds[kind]} {code}".strip()

    def set_aside(self, copy: SetAside) -> str:
        """Return why a file is not counted."""
        words = {
            KindOfCopy.SAME_DOCUMENT: self._language.gettext(
                "The same document as {counted}, which was written later."
            ),
            KindOfCopy.CONFLICT: self._language.gettext("Kept beside {counted} when both were changed at once."),
        }
        return words[copy.kind].format(counted=copy.counted)

    def measured_otherwise(self, kind: OtherMeasure, n: int) -> str:
        """Return how many documents a map leaves out, and what they are."""
        _, ngettext = self._language.gettext, self._language.ngettext
        words = {
            OtherMeasure.QUICK: ngettext("{n} quick check", "{n} quick checks", n),
            OtherMeasure.FULL: _("{n} with the full questionnaire"),
            OtherMeasure.VERSION: _("{n} with another version of the questionnaire"),
            OtherMeasure.QUESTIONNAIRE: _("{n} with another questionnaire"),
        }
        # A number stays with its word.
        return words[kind].format(n=self._language.number(n)).replace(" ", "\N{NO-BREAK SPACE}", 1)

    def names(self, entry: PortfolioEntry) -> Names:
        """Return the names in the questionnaire of an entry."""
        digest = entry.questionnaire
        if digest not in self._names:
            self._names[digest] = Names(self._portfolio.questionnaires[digest], self._language)
        return self._names[digest]

    def _choice(self, codes: tuple[str, ...], value: str) -> str:
        for questionnaire in self._portfolio.questionnaires.values():
            for question in questionnaire.profile:
                if question.code in codes:
                    for choice in question.choices:
                        if str(choice.value) == value:
                            return self._language.of(choice.text)
        own = {"yes": self._language.gettext("yes"), "no": self._language.gettext("no")}
        return own.get(value, value)
