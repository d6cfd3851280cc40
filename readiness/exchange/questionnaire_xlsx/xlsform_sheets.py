"""The sheets of an XLSForm as rows by the names of their columns, with texts by language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readiness.exchange.questionnaire_xlsx.book import BookSheet, GivenBook, word, words
from readiness.exchange.questionnaire_xlsx.draft import CellName
from readiness.exchange.questionnaire_xlsx.xlsform_words import cleaned, language_code

_LANGUAGE = re.compile(r"(label|hint|guidance_hint|constraint_message)\s*:{1,2}\s*(.+)", re.IGNORECASE)
_ALIASES = {
    "listname": "list_name",
    "value": "name",
    "relevance": "relevant",
    "caption": "label",
    "calculate": "calculation",
    "readonly": "read_only",
    "command": "type",
    "tag": "name",
    "image": "media",
    "formtitle": "form_title",
    "formid": "form_id",
    "settitle": "form_title",
    "title": "form_title",
    "setformtitle": "form_title",
    "idstring": "form_id",
    "setformid": "form_id",
    "defaultlanguage": "default_language",
}


@dataclass(slots=True)
class FormSheet:
    """A sheet: where its columns stand by name, and texts by name and language."""

    sheet: BookSheet
    head: int
    columns: dict[str, int]
    texts: dict[tuple[str, str], int]

    def rows(self) -> Iterator[int]:
        """Yield the rows below the headings in which anything stands."""
        return (row for row in self.sheet.filled_rows() if row > self.head)

    def word(self, row: int, column: str) -> str:
        """Return a value as a word, "" where there is no such column."""
        return word(self.sheet.value(row, self.columns[column])) if column in self.columns else ""

    def plain(self, row: int, column: str) -> str:
        """Return a value as it stands there, "" where there is no such column."""
        return words(self.sheet.value(row, self.columns[column])) if column in self.columns else ""

    def text(self, row: int, column: str, default: str) -> dict[str, str]:
        """Return the texts of a column by language; one without a language is in `default`."""
        found: dict[str, str] = {}
        for (name, language), at in self.texts.items():
            if name == column and (text := cleaned(words(self.sheet.value(row, at)))):
                found.setdefault(language or default, text)
        return found

    def cell(self, row: int, *columns: str) -> CellName:
        """Return the cell in the first of some columns that there is."""
        at = next((self.columns[one] for one in columns if one in self.columns), None)
        if at is None:
            at = next((at for (name, _), at in self.texts.items() if name in columns), 0)
        return self.sheet.cell(row, at)


def form_sheet(book: GivenBook, name: str) -> FormSheet | None:
    """Return a sheet of a form; None where the workbook has no such one, or it is empty."""
    sheet = book.sheet(name)
    head = next(iter(sheet.filled_rows()), None) if sheet else None
    if sheet is None or head is None:
        return None
    found = FormSheet(sheet, head, {}, {})
    for at, value in enumerate(sheet.rows[head]):
        title = word(value)
        if match := _LANGUAGE.fullmatch(title):
            found.texts.setdefault((match[1].lower(), language_code(match[2])), at)
            continue
        if not title:
            continue
        plain = title.casefold().replace(" ", "_")
        plain = _ALIASES.get(plain.replace("_", ""), plain)
        found.columns.setdefault(plain, at)
        if plain in {"label", "hint"}:
            found.texts.setdefault((plain, ""), at)
    return found


def languages_of_form(*sheets: FormSheet | None) -> list[str]:
    """Return the languages that the columns of labels name, in their order."""
    named = [language for sheet in sheets if sheet for (name, language) in sheet.texts if name == "label" and language]
    return list(dict.fromkeys(named))
