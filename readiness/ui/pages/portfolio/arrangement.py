"""Which documents are shown, in which order and groups, and by what they can be chosen: the core's answers in words."""

from dataclasses import dataclass

from readiness.foundation.language import Language
from readiness.portfolio.entry import Portfolio, PortfolioEntry
from readiness.portfolio.sites import with_sites_merged
from readiness.portfolio.table import (
    GroupBy,
    SortBy,
    TableFilter,
    filtered,
    grouped,
    in_order_of,
    people_of,
)
from readiness.ui.pages.portfolio.entry_words import EntryWords
from readiness.ui.pages.portfolio.portfolio_model import ViewState

OVERDUE, PERSON = "overdue", "person"
# What rows are filtered by, in the order of the menu.
_FACETS = (GroupBy.SECTOR, GroupBy.SIZE, GroupBy.SITE, GroupBy.TAG, GroupBy.STAGE, GroupBy.QUESTIONNAIRE)
_GROUPS = (*_FACETS[:4], GroupBy.ORGANISATION, *_FACETS[4:])


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A value that rows can be chosen by, in words, and how many rows have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that rows can be chosen by."""

    code: str
    name: str
    choices: tuple[FacetChoice, ...]


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Documents below a heading; without one where nothing is grouped."""

    heading: str
    entries: tuple[PortfolioEntry, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is shown: `entries` once each, in order, and in their groups, where one may stand in several.

    `documents` are those that are shown, also where several of them stand in one row.
    """

    entries: tuple[PortfolioEntry, ...] = ()
    documents: tuple[PortfolioEntry, ...] = ()
    groups: tuple[ShownGroup, ...] = ()


class Arrangement:
    """Arranges one portfolio, in one language."""

    def __init__(self, portfolio: Portfolio, words: EntryWords, language: Language) -> None:
        self._portfolio, self._words, self._language = portfolio, words, language
        self._by: dict[str, dict[str, int]] = {
            by: {group.value: len(group.entries) for group in grouped(portfolio.entries, by)} for by in _GROUPS
        }

    def arranged(self, state: ViewState) -> Arranged:
        """Return what a state asks for."""
        kept = filtered(self._portfolio, _filter(state)).entries
        documents = kept
        if state.merged:
            kept = with_sites_merged(self._portfolio.only(kept), self._language).entries
        ordered = in_order_of(kept, SortBy(state.sort), descending=state.descending)
        if not state.group:
            return Arranged(ordered, documents, (ShownGroup("", ordered),))
        groups = grouped(ordered, state.group)
        return Arranged(
            ordered,
            documents,
            tuple(
                ShownGroup(f"{self._words.group(state.group, group.value)} ({len(group.entries)})", group.entries)
                for group in groups
            ),
        )

    def facets(self) -> list[Facet]:
        """Return what rows can be chosen by, as far as they differ."""
        _ = self._language.gettext
        found = [
            Facet(
                by,
                self._words.grouping(by),
                tuple(
                    FacetChoice(value, self._words.group(by, value), n) for value, n in self._by[by].items() if value
                ),
            )
            for by in _FACETS
        ]
        people: dict[str, int] = {}
        for entry in self._portfolio.entries:
            for person in people_of(entry):
                people[person] = people.get(person, 0) + 1
        found.append(
            Facet(PERSON, _("Person"), tuple(FacetChoice(name, name, n) for name, n in sorted(people.items())))
        )
        late = sum(entry.plan is not None and entry.plan.overdue > 0 for entry in self._portfolio.entries)
        if late:
            found.append(Facet(OVERDUE, _("Overdue"), (FacetChoice("1", _("with overdue work packages"), late),)))
        total = len(self._portfolio.entries)
        return [facet for facet in found if any(choice.count < total for choice in facet.choices)]

    def groups(self) -> list[tuple[str, str]]:
        """Return what rows can be grouped by, as far as they differ."""
        return [(by.value, self._words.grouping(by)) for by in _GROUPS if len(self._by[by]) > 1]


def _filter(state: ViewState) -> TableFilter:
    chosen = state.filters
    stage = chosen.get(GroupBy.STAGE)
    return TableFilter(
        questionnaire=chosen.get(GroupBy.QUESTIONNAIRE, ""),
        stage=int(stage) if stage else None,
        tag=chosen.get(GroupBy.TAG, ""),
        sector=chosen.get(GroupBy.SECTOR, ""),
        size=chosen.get(GroupBy.SIZE, ""),
        site=chosen.get(GroupBy.SITE, ""),
        person=chosen.get(PERSON, ""),
        overdue=bool(chosen.get(OVERDUE)),
        latest=state.latest,
        words=state.words,
    )
