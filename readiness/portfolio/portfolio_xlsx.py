"""A portfolio as sheets of a workbook: its table, dimensions by documents, and what could not be read."""

from collections.abc import Sequence

from readiness.domain.questionnaire import Depth
from readiness.exchange.workbook import Cell, CellKind, Sheet, SheetColumn
from readiness.foundation.language import Language
from readiness.portfolio.entry import Portfolio, PortfolioEntry, RatedDimension
from readiness.portfolio.heat_map import PortfolioHeatMap, heat_maps
from readiness.portfolio.table import sector_of
from readiness.portfolio.words import PortfolioWords
from readiness.wording.depths import depth_name

# What programs allow as the name of a sheet.
_LONGEST_NAME = 31
_MOST_MAPS = 20


def portfolio_sheets(portfolio: Portfolio, language: Language) -> list[Sheet]:
    """Return the table, a sheet for each group that was measured alike, and what is not in them with its reason."""
    words = PortfolioWords(portfolio, language)
    maps = heat_maps(portfolio)[:_MOST_MAPS]
    sheets = [_table(portfolio, words, language)]
    sheets += [_dimensions(one, number, words, language) for number, one in enumerate(maps, start=1)]
    if portfolio.unreadable or portfolio.set_aside:
        sheets.append(_left_out(portfolio, words, language))
    return sheets


def _table(portfolio: Portfolio, words: PortfolioWords, language: Language) -> Sheet:
    _ = language.gettext
    return Sheet(
        name=_("Portfolio"),
        title=_("Portfolio"),
        columns=[
            SheetColumn(_("Organisation"), width=28),
            SheetColumn(_("Site"), width=16),
            SheetColumn(_("Tags"), width=18),
            SheetColumn(_("Sector"), width=20),
            SheetColumn(_("Size"), width=14),
            SheetColumn(_("Questionnaire"), width=30),
            SheetColumn(_("Version"), width=10),
            SheetColumn(_("Assessed on"), CellKind.DATE, 13),
            SheetColumn(_("Stage from"), CellKind.COUNT, 10),
            SheetColumn(_("Stage to"), CellKind.COUNT, 10),
            SheetColumn(_("Index"), CellKind.INDEX, 9),
            SheetColumn(_("Index from"), CellKind.INDEX, 10),
            SheetColumn(_("Index to"), CellKind.INDEX, 10),
            SheetColumn(_("Next gate"), width=24),
            SheetColumn(_("Open packages"), CellKind.COUNT, 11),
            SheetColumn(_("Overdue"), CellKind.COUNT, 11),
            SheetColumn(_("People"), width=26),
            SheetColumn(_("File"), width=40),
        ],
        rows=[_row(entry, words, language) for entry in portfolio.entries],
        empty=_("No documents were found."),
    )


def _row(entry: PortfolioEntry, words: PortfolioWords, language: Language) -> list[Cell]:
    plan = entry.known_plan
    quick = f" ({depth_name(entry.depth, language)})" if entry.depth is Depth.QUICK else ""
    # After a quick check nothing says that a stage is reached.
    low = None if entry.stage is None or entry.upper_bound_only else entry.stage.low
    return [
        entry.organisation,
        entry.site or None,
        ", ".join(entry.tags) or None,
        words.group("sector", sector_of(entry)) if sector_of(entry) else None,
        words.group("size", entry.profile["size"]) if entry.profile.get("size") else None,
        language.of(entry.title) + quick,
        entry.version,
        entry.assessed_on,
        low,
        None if entry.stage is None else entry.stage.high,
        None if entry.index is None else entry.index.point,
        # Where nothing is answered there is no figure, and a range of 0 to 100 says nothing.
        None if entry.index is None or entry.index.point is None else entry.index.low,
        None if entry.index is None or entry.index.point is None else entry.index.high,
        words.gate(entry) if entry.next_gate else None,
        None if plan is None else plan.open,
        None if plan is None else plan.overdue,
        words.people(entry) or None,
        str(entry.path),
    ]


def _dimensions(one: PortfolioHeatMap, number: int, words: PortfolioWords, language: Language) -> Sheet:
    """Return the stages (their lower ends) or the indices of what was measured alike, dimensions by documents."""
    _ = language.gettext
    first = one.rows[0].entry
    names = words.names(first)
    kind = CellKind.INDEX if first.by_percent else CellKind.COUNT
    title = _("Dimensions: {questionnaire}").format(questionnaire=words.questionnaire(first))
    note = _("The lower ends of the stages. A cell is empty where too little is known.")
    return Sheet(
        name=f"{_('Dimensions')} {number}"[:_LONGEST_NAME],
        title=title,
        columns=[
            SheetColumn(_("Organisation"), width=28),
            SheetColumn(_("Site"), width=16),
            *(SheetColumn(names.dimension(code), kind, 14) for code in one.dimensions),
        ],
        rows=[
            [
                row.entry.organisation,
                row.entry.site or None,
                *(_cell(row.entry, cell) for cell in row.cells),
            ]
            for row in one.rows
        ],
        notes=[] if first.by_percent else [note],
    )


def _cell(entry: PortfolioEntry, cell: RatedDimension | None) -> Cell:
    if cell is None or not cell.rateable:
        return None
    return cell.index if entry.by_percent else cell.low


def _left_out(portfolio: Portfolio, words: PortfolioWords, language: Language) -> Sheet:
    _ = language.gettext
    rows: list[Sequence[Cell]] = [[str(one.path), one.error.sentence(language)] for one in portfolio.unreadable]
    rows += [[str(one.path), words.set_aside(one)] for one in portfolio.set_aside]
    return Sheet(
        name=_("Not counted"),
        title=_("Not counted"),
        columns=[SheetColumn(_("File"), width=60), SheetColumn(_("Reason"), width=80)],
        rows=rows,
    )
