"""The columns and rows of the table, in one language."""

from collections.abc import Sequence

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.portfolio.entry import PortfolioEntry
from readiness.ui.pages.portfolio.entry_words import EntryWords
from readiness.ui.pages.portfolio.grid_model import GridRow, RowColumn

# Codes of the columns, as the table is sorted by them.
_CODES = ("organisation", "questionnaire", "day", "stage", "index", "gate", "open", "overdue", "people")
_FIGURES = frozenset(["stage", "index", "open", "overdue"])
# The least width of a column that wraps, and the width from which on it does.
_WIDTHS = {
    "organisation": (128, 360),
    "questionnaire": (88, 200),
    "stage": (32, 110),
    # A range such as "(41–48)" stays on one line.
    "index": (66, 110),
    "gate": (72, 160),
    "people": (72, 260),
}


def titles(language: Language) -> dict[str, str]:
    """Return the title of each column."""
    _ = language.gettext
    return {
        "organisation": _("Organisation"),
        "questionnaire": _("Questionnaire"),
        "day": _("As of"),
        "stage": _("Overall stage"),
        "index": _("Index"),
        "gate": _("Next gate"),
        "open": _("Still open"),
        "overdue": _("Overdue"),
        "people": _("People"),
    }


def shown_columns(entries: Sequence[PortfolioEntry]) -> list[str]:
    """Return the columns that say something: one questionnaire alone is told above the table."""
    several = len({_measured(entry) for entry in entries}) > 1
    gates = any(entry.next_gate or entry.gates_passed for entry in entries)
    stages = any(entry.stage is not None for entry in entries)
    left_out = {"questionnaire": not several, "gate": not gates, "stage": not stages}
    return [code for code in _CODES if not left_out.get(code, False)]


def one_questionnaire(entries: Sequence[PortfolioEntry]) -> bool:
    """Return whether all were made with one questionnaire in one version: then it is told above the table."""
    return len({_measured(entry)[:2] for entry in entries}) == 1


def _measured(entry: PortfolioEntry) -> tuple[str, str, Depth]:
    return entry.pack, entry.version, entry.depth


def columns(codes: Sequence[str], sort: str, language: Language, *, descending: bool) -> list[RowColumn]:
    """Return the columns; the one that the rows are sorted by bears an arrow."""
    _, named, made = language.gettext, titles(language), []
    # What is said of a title that is short.
    full = {"open": _("Open work packages"), "overdue": _("Overdue work packages")}
    for code in codes:
        title = named[code]
        told = full.get(code, title)
        if code == sort:
            told = (_("{title}, sorted downwards") if descending else _("{title}, sorted upwards")).format(title=told)
            title = f"{title}\N{NO-BREAK SPACE}{'▼' if descending else '▲'}"
        least, most = _WIDTHS.get(code, (0, 0))
        made.append(RowColumn(title, code in _FIGURES, least=least, most=most, told=told))
    return made


def row_of(
    entry: PortfolioEntry, codes: Sequence[str], words: EntryWords, language: Language, *, depth_only: bool
) -> GridRow:
    """Return the row of a document; with `depth_only` its questionnaire is told by how deep it was asked."""
    open_, overdue = words.packages(entry)
    questionnaire = words.depth(entry) if depth_only else words.questionnaire(entry)
    cells = {
        "organisation": words.named(entry),
        "questionnaire": questionnaire,
        "day": language.short_date(entry.assessed_on),
        # The figure stays with its word.
        "stage": words.stage(entry).replace(" ", "\N{NO-BREAK SPACE}"),
        # The range stands below its figure, so that the column stays narrow.
        "index": words.index_with_range(entry.index, by_percent=entry.by_percent).replace(" (", "\n("),
        "gate": words.gate(entry),
        "open": open_,
        "overdue": overdue,
        "people": words.persons(entry),
    }
    return GridRow(tuple(cells[code] for code in codes), entry, entry.path)
