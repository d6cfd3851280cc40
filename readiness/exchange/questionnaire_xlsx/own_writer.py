"""Our own workbook, written: headings with comments, drop-downs, filters, texts that wrap, in the user's language."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.exchange.questionnaire_xlsx import columns as c
from readiness.exchange.questionnaire_xlsx.columns import BookColumn, ColumnKind
from readiness.exchange.questionnaire_xlsx.rows import SheetRows, languages_of, rows_of
from readiness.exchange.spreadsheet_text import begins_a_formula
from readiness.exchange.workbook import new_workbook
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_HAIRLINE, _QUIET = "#c6cac8", "#f3f5f4"
_LINE, _TALLEST, _LETTERS = 15, 409, 1.1
# Rows below the last one that have drop-downs too, so that new questions get them.
_SPARE = 200
# What Excel allows in a drop-down.
_LONGEST_LIST = 255
_COMMON_SCALES = ("yes_no", "yes_partly_no")


def write_own_book(tree: Mapping[str, Any], files: Mapping[str, str], language: Language, made: datetime) -> bytes:
    """Return the plain data of a sound pack, and its other files by name, as a workbook."""
    target = BytesIO()
    workbook = new_workbook(target)
    workbook.set_properties({"title": str(tree["id"]), "created": made.replace(tzinfo=None)})
    sheets = rows_of(tree, files)
    writer = _BookWriter(workbook, languages_of(tree), language, _codes(tree))
    for rows in sheets.values():
        if rows.rows or rows.kind not in {c.FURTHER, c.FILES}:
            writer.sheet(rows)
    workbook.close()
    return target.getvalue()


def _codes(tree: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what can be chosen from in the columns whose words come from the pack itself."""
    return {
        "dimension": [dimension["code"] for dimension in tree["dimensions"]],
        "scale": [*tree.get("scales", {}), *_COMMON_SCALES],
    }


class _BookWriter:
    def __init__(
        self, workbook: "Workbook", languages: Sequence[str], language: Language, codes: Mapping[str, list[str]]
    ) -> None:
        self._workbook = workbook
        self._languages = languages
        self._language = language
        self._codes = codes
        ground = {"bold": True, "font_color": "#ffffff", "bg_color": DEFAULT_ACCENT, "text_wrap": True, "valign": "top"}
        line = {"valign": "top", "bottom": 1, "bottom_color": _HAIRLINE}
        self._heading: Format = workbook.add_format(ground)
        self._text: Format = workbook.add_format({**line, "text_wrap": True})
        self._quoted: Format = workbook.add_format({**line, "text_wrap": True, "quote_prefix": True})
        self._fixed: Format = workbook.add_format({**line, "bg_color": _QUIET, "text_wrap": True})

    def sheet(self, rows: SheetRows) -> None:
        """Write one sheet."""
        target = self._workbook.add_worksheet(self._language.gettext(rows.kind.name))
        laid_out = list(self._laid_out(rows.kind.columns))
        for number, (column, title, _) in enumerate(laid_out):
            target.set_column(number, number, column.width)
            target.write_string(0, number, title, self._heading)
            target.write_comment(
                0, number, self._language.gettext(column.comment), {"x_scale": 2, "author": "Readiness"}
            )
            self._drop_down(target, number, column, len(rows.rows))
        for row, cells in enumerate(rows.rows, start=1):
            lines = 1.0
            for number, (column, _, language) in enumerate(laid_out):
                value = cells.get((column.path, language))
                if value is not None:
                    shown = self._shown(column, value, rows)
                    self._cell(target, row, number, shown, fixed=column.path in {("path",), ("part",), ("file",)})
                    lines = max(lines, _lines(shown, column.width))
            target.set_row(row, min(_TALLEST, lines * _LINE))
        target.freeze_panes(1, 2 if rows.kind in {c.QUESTIONS, c.ANSWERS} else 1)
        target.autofilter(0, 0, max(1, len(rows.rows)), len(laid_out) - 1)
        target.set_landscape()
        target.set_paper(9)
        target.fit_to_pages(1, 0)
        target.repeat_rows(0)

    def _laid_out(self, columns: Sequence[BookColumn]) -> Iterator[tuple[BookColumn, str, str]]:
        """Yield the columns as they stand side by side: a text has one for each language."""
        for column in columns:
            title = self._language.gettext(column.title)
            if column.kind is ColumnKind.TEXT:
                yield from ((column, f"{title} ({language})", language) for language in self._languages)
            else:
                yield column, title, ""

    def _shown(self, column: BookColumn, value: Any, rows: SheetRows) -> Any:
        """Return a value as people see it: words of the format in their language."""
        _ = self._language.gettext
        if column.kind is ColumnKind.YES:
            return _("yes") if value else _("no")
        title = next((title for meant, title in column.choices if meant == value), None)
        named = rows.kind is c.PACK and column.path == ("part",)
        named = named or (rows.kind is c.ANSWERS and column.path == ("of",) and value in c.LADDERS)
        return _(title) if title else _(value) if named else value

    def _cell(self, target: "Worksheet", row: int, number: int, value: Any, *, fixed: bool) -> None:
        if isinstance(value, bool):
            target.write_boolean(row, number, value, self._text)
        elif isinstance(value, int | float):
            target.write_number(row, number, value, self._text)
        else:
            look = self._fixed if fixed else self._quoted if begins_a_formula(value) else self._text
            target.write_string(row, number, value, look)

    def _drop_down(self, target: "Worksheet", number: int, column: BookColumn, rows: int) -> None:
        _ = self._language.gettext
        choices = [_(title) for _meant, title in column.choices]
        if column.kind is ColumnKind.YES:
            choices = [_("yes"), _("no")]
        elif column.path == ("risk_class",):
            choices = ["1", "2", "3"]
        elif column.path in {("level",), ("key_level",)}:
            choices = ["0", "1", "2", "3", "4", "5"]
        choices = choices or self._codes.get(str(column.path[0]), []) if len(column.path) == 1 else choices
        if choices and len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice for choice in choices):
            rule = {
                "validate": "list",
                "source": choices,
                "error_title": _("Not in the list"),
                "error_message": _("Choose one of the entries, or leave the cell empty."),
                "error_type": "warning",
            }
            target.data_validation(1, number, rows + _SPARE, number, rule)


def _lines(value: Any, width: int) -> float:
    """Return how many lines a text takes in a column of a width in characters."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, -(-len(line) // max(1, int(width * _LETTERS)))) for line in value.split("\n"))


# In the drop-downs and cells of this workbook.
WORDS = (N_("yes"), N_("no"))
