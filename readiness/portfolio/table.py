"""The table of a portfolio: filtered, put in order, in groups; and words found in the notes of all documents."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from readiness.domain.profile import SIZE
from readiness.domain.values import name_key
from readiness.foundation.folding import FoldedText, words_of
from readiness.portfolio.entry import Portfolio, PortfolioEntry, in_order
from readiness.portfolio.index import PortfolioIndex
from readiness.portfolio.notes import NoteKind

# The question of the profile that asks for the sector, by its code in any questionnaire.
SECTOR_CODES = ("sector", "trade", "industry")


class SortBy(StrEnum):
    """A column that a table can be put in order by."""

    ORGANISATION = "organisation"
    SITE = "site"
    QUESTIONNAIRE = "questionnaire"
    DAY = "day"
    STAGE = "stage"
    INDEX = "index"
    GATE = "gate"
    OPEN = "open"
    OVERDUE = "overdue"
    CHANGED = "changed"


class GroupBy(StrEnum):
    """What a table can be grouped by, besides any question of the profile, which is named by its code."""

    ORGANISATION = "organisation"
    QUESTIONNAIRE = "questionnaire"
    SECTOR = "sector"
    SIZE = "size"
    SITE = "site"
    STAGE = "stage"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFilter:
    """What an entry must be to stay in the table; what is empty asks for nothing.

    `questionnaire` is the id of the pack. `stage` is the lower end of the stage, 0 to 5. `profile` are answers to
    questions of the profile by code. Names are compared without capitals; a person is found by a part of the name, as
    are all `words` in what the table shows of an entry. `overdue` asks for a package that is overdue. With `latest` a
    document goes that another one of the portfolio goes on from, as the next assessment.
    """

    questionnaire: str = ""
    stage: int | None = None
    tag: str = ""
    sector: str = ""
    size: str = ""
    profile: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    person: str = ""
    overdue: bool = False
    latest: bool = False
    words: str = ""

    def keeps(self, entry: PortfolioEntry) -> bool:
        """Return whether an entry stays."""
        plan = entry.plan
        return (
            self.questionnaire in {"", entry.pack}
            and (self.stage is None or (entry.stage is not None and entry.stage.low == self.stage))
            and (not self.tag or name_key(self.tag) in map(name_key, entry.tags))
            and (not self.sector or self.sector == sector_of(entry))
            and (not self.size or self.size == entry.profile.get(SIZE))
            and all(entry.profile.get(code) == value for code, value in self.profile.items())
            and (not self.site or name_key(self.site) == name_key(entry.site))
            and (not self.person or any(name_key(self.person) in name_key(name) for name in people_of(entry)))
            and (not self.overdue or (plan is not None and plan.overdue > 0))
            and _holds(entry, self.words)
        )


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """Entries that have something in common; `value` is empty where that is not known."""

    value: str
    entries: tuple[PortfolioEntry, ...]


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note in which all words were found, and the text around the first of them, with the places that were found."""

    entry: PortfolioEntry
    kind: NoteKind
    code: str
    excerpt: str
    places: tuple[tuple[int, int], ...]


def filtered(portfolio: Portfolio, wanted: TableFilter) -> Portfolio:
    """Return the portfolio with the entries that a filter keeps, in the same order."""
    followed = {entry.predecessor for entry in portfolio.entries} if wanted.latest else set()
    kept = (entry for entry in portfolio.entries if wanted.keeps(entry))
    return portfolio.only(entry for entry in kept if entry.document_id not in followed or not entry.document_id)


def in_order_of(
    entries: Iterable[PortfolioEntry], by: SortBy = SortBy.ORGANISATION, *, descending: bool = False
) -> tuple[PortfolioEntry, ...]:
    """Return entries by a column; those of which it is not known come last in both directions.

    What is the same in that column stands in the portfolio's own order.
    """
    read = _COLUMNS[by]
    ordered = sorted(entries, key=in_order)
    known = [entry for entry in ordered if read(entry) is not None]
    # Sorting keeps the order of what is equal, and so it does backwards.
    known.sort(key=read, reverse=descending)
    return (*known, *(entry for entry in ordered if read(entry) is None))


def grouped(entries: Iterable[PortfolioEntry], by: str) -> list[EntryGroup]:
    """Return entries in groups by one of `GroupBy`, or by a question of the profile, named by its code.

    Groups stand in the order of their values, what is not known at the end; entries keep their order. An entry with
    several tags stands in the group of each; in all other groups each entry stands once.
    """
    groups: dict[str, list[PortfolioEntry]] = {}
    for entry in entries:
        for value in _values(entry, by):
            groups.setdefault(value, []).append(entry)
    values = sorted(groups, key=lambda value: (value == "", name_key(value), value))
    return [EntryGroup(value, tuple(groups[value])) for value in values]


def search_notes(portfolio: Portfolio, typed: str, index: PortfolioIndex) -> list[NoteHit]:
    """Return the notes of a portfolio that hold every word that was typed, entry by entry.

    A word is found as in the search of one document: without capitals and accents, inside others, and as several.
    Raises IndexUnusableError.
    """
    words = words_of(typed)
    if not words:
        return []
    by_path = {entry.path: entry for entry in portfolio.entries}
    hits = []
    for path, note in index.notes(words, by_path):
        text = FoldedText(note.text)
        if all(text.holds(word) for word in words):
            cut = FoldedText(text.excerpt(words[0]))
            hits.append(NoteHit(by_path[path], note.kind, note.code, cut.text, cut.marks(words)))
    return hits


def sector_of(entry: PortfolioEntry) -> str:
    """Return the sector of an organisation, as the value of its answer; empty where it is not known."""
    return next((entry.profile[code] for code in SECTOR_CODES if entry.profile.get(code)), "")


def people_of(entry: PortfolioEntry) -> tuple[str, ...]:
    """Return everybody who is named: the assessor, and those who are in charge of something."""
    return tuple(dict.fromkeys(name for name in (*entry.people, entry.assessor.strip()) if name))


def _values(entry: PortfolioEntry, by: str) -> tuple[str, ...]:
    if by == GroupBy.TAG:
        return tuple(dict.fromkeys(tag.strip() for tag in entry.tags if tag.strip())) or ("",)
    if by == GroupBy.STAGE:
        return ("" if entry.stage is None else str(entry.stage.low),)
    own = {
        GroupBy.ORGANISATION: entry.organisation.strip(),
        GroupBy.QUESTIONNAIRE: entry.pack,
        GroupBy.SITE: entry.site.strip(),
        GroupBy.SECTOR: sector_of(entry),
    }
    return (own[GroupBy(by)] if by in own else entry.profile.get(by, ""),)


def _holds(entry: PortfolioEntry, typed: str) -> bool:
    if not typed:
        return True
    shown = _folded(" \n ".join((entry.organisation, entry.site, entry.scope, entry.path.name, *entry.tags)))
    return all(shown.holds(word) for word in words_of(typed))


@cache
def _folded(text: str) -> FoldedText:
    # Typing asks it of the same entries letter by letter.
    return FoldedText(text)


def _stage(entry: PortfolioEntry) -> Any:
    return None if entry.stage is None else (entry.stage.low, entry.stage.high)


def _index(entry: PortfolioEntry) -> Any:
    return None if entry.index is None else entry.index.point


def _of_plan(count: str) -> Callable[[PortfolioEntry], Any]:
    return lambda entry: None if entry.known_plan is None else getattr(entry.known_plan, count)


_COLUMNS: dict[SortBy, Callable[[PortfolioEntry], Any]] = {
    SortBy.ORGANISATION: lambda entry: entry.organisation.casefold() or None,
    SortBy.SITE: lambda entry: entry.site.casefold() or None,
    SortBy.QUESTIONNAIRE: lambda entry: (entry.pack, entry.version, entry.depth.value),
    SortBy.DAY: lambda entry: entry.assessed_on,
    SortBy.STAGE: _stage,
    SortBy.INDEX: _index,
    # The more gates are passed, the further the next one is.
    SortBy.GATE: lambda entry: (len(entry.gates_passed), entry.next_gate) if entry.next_gate else None,
    SortBy.OPEN: _of_plan("open"),
    SortBy.OVERDUE: _of_plan("overdue"),
    SortBy.CHANGED: lambda entry: entry.changed_at,
}
