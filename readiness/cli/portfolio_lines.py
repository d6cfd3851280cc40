"""A portfolio as lines for the terminal: a table, groups, a map of dimensions, and notes that were found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from readiness.cli.output import say, say_error
from readiness.foundation.language import Language
from readiness.portfolio.entry import Portfolio, PortfolioEntry
from readiness.portfolio.heat_map import HeatMapRow, MapOrder, PortfolioHeatMap, heat_maps
from readiness.portfolio.table import EntryGroup, NoteHit, SortBy
from readiness.portfolio.words import PortfolioWords

# A longer name is cut, so that the table stays one.
_WIDEST = 34
_COLUMNS = (
    SortBy.ORGANISATION,
    SortBy.SITE,
    SortBy.DAY,
    SortBy.STAGE,
    SortBy.INDEX,
    SortBy.GATE,
    SortBy.OPEN,
    SortBy.OVERDUE,
    SortBy.QUESTIONNAIRE,
)


@dataclass(frozen=True, slots=True)
class PortfolioOutput:
    """What is shown besides the table: groups instead of one table, a map of dimensions, and what was found."""

    groups: Sequence[EntryGroup] | None = None
    group_by: str = ""
    hits: Sequence[NoteHit] | None = None
    heat_map: bool = False


def print_portfolio(portfolio: Portfolio, language: Language, shown: PortfolioOutput) -> None:
    """Print a portfolio for people; what could not be read goes to standard error."""
    words = PortfolioWords(portfolio, language)
    if shown.groups is None:
        _print_table(portfolio.entries, words, language)
    else:
        say(language.gettext("By {what}").format(what=words.grouping(shown.group_by)))
        for group in shown.groups:
            say("")
            say(f"{words.group(shown.group_by, group.value)} ({len(group.entries)})")
            _print_table(group.entries, words, language)
    if shown.heat_map:
        for one in heat_maps(portfolio, MapOrder.WEAKEST):
            say("")
            _print_map(one, words, language)
    if shown.hits is not None:
        _print_hits(shown.hits, words, language)
    _print_left_out(portfolio, words, language)


def _print_table(entries: Sequence[PortfolioEntry], words: PortfolioWords, language: Language) -> None:
    if not entries:
        say(language.gettext("No documents were found."))
        return
    # A column in which nothing stands tells nothing.
    empty = set() if any(entry.site for entry in entries) else {SortBy.SITE}
    if not any(entry.plan for entry in entries):
        empty |= {SortBy.OPEN, SortBy.OVERDUE}
    columns = [by for by in _COLUMNS if by not in empty]
    head = [words.column(by) for by in columns]
    for line in aligned([head, *([_cell(entry, by, words, language) for by in columns] for entry in entries)]):
        say(line)


def _cell(entry: PortfolioEntry, by: SortBy, words: PortfolioWords, language: Language) -> str:
    read = {
        SortBy.ORGANISATION: lambda: entry.organisation,
        SortBy.SITE: lambda: entry.site,
        SortBy.DAY: lambda: language.short_date(entry.assessed_on),
        SortBy.STAGE: lambda: words.stage(entry),
        SortBy.INDEX: lambda: words.index_with_range(entry.index, by_percent=entry.by_percent),
        SortBy.GATE: lambda: words.gate(entry),
        SortBy.OPEN: lambda: words.open_packages(entry),
        SortBy.OVERDUE: lambda: words.overdue(entry),
        SortBy.QUESTIONNAIRE: lambda: words.questionnaire(entry),
    }
    return read[by]()


def _print_map(one: PortfolioHeatMap, words: PortfolioWords, language: Language) -> None:
    first = one.rows[0].entry
    say(language.gettext("Dimensions: {questionnaire}").format(questionnaire=words.questionnaire(first)))
    head = [words.column(SortBy.ORGANISATION), *one.dimensions]
    lines = [head, *([words.called(row.entry), *_stages(row)] for row in one.rows)]
    if not first.by_percent:
        lines.append(
            [
                language.gettext("Median of the lower ends"),
                *("–" if stage is None else str(stage) for stage in one.medians),
            ]
        )
    for line in aligned(lines):
        say(line)


def _stages(row: HeatMapRow) -> list[str]:
    cells = []
    for cell in row.cells:
        if cell is None or not cell.rateable:
            cells.append("–")
        elif row.entry.by_percent:
            cells.append("–" if cell.index is None else f"{cell.index:.0f}")
        else:
            cells.append(str(cell.low) if cell.low == cell.high else f"{cell.low}–{cell.high}")
    return cells


def _print_hits(hits: Sequence[NoteHit], words: PortfolioWords, language: Language) -> None:
    say("")
    count = len(hits)
    say(language.ngettext("{n} note found", "{n} notes found", count).format(n=count))
    for hit in hits:
        place = words.note_place(hit.entry, hit.kind, hit.code)
        say(f"{words.called(hit.entry)} · {place}")
        say(f"     {hit.excerpt}")


def _print_left_out(portfolio: Portfolio, words: PortfolioWords, language: Language) -> None:
    if portfolio.set_aside:
        say("")
        count = len(portfolio.set_aside)
        say(language.ngettext("{n} copy is not counted:", "{n} copies are not counted:", count).format(n=count))
        for copy in portfolio.set_aside:
            say(f"  {copy.path}: {words.set_aside(copy)}")
    for one in portfolio.unreadable:
        told = one.error.sentence(language)
        say_error(told if str(one.path) in told else f"{one.path}: {told}")


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return rows of cells as lines whose columns stand below each other; long cells are cut."""
    cut = [[_cut(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cut, strict=True)]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cut
    ]


def _cut(cell: str) -> str:
    one_line = " ".join(cell.split())
    return one_line if len(one_line) <= _WIDEST else one_line[: _WIDEST - 1] + "…"


def _width(cell: str) -> int:
    return sum(2 if east_asian_width(sign) in {"W", "F"} else 1 for sign in cell)
