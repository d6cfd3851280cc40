"""A workbook from a stranger becomes a draft, whichever of the three forms it has."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from readiness.exchange.questionnaire_xlsx.book import GivenBook, read_book
from readiness.exchange.questionnaire_xlsx.draft import Draft
from readiness.exchange.questionnaire_xlsx.own_reader import is_own_book, read_own_book
from readiness.exchange.questionnaire_xlsx.plain_reader import read_plain_book
from readiness.exchange.questionnaire_xlsx.xlsform_reader import is_xlsform, read_xlsform
from readiness.foundation.language import Language
from readiness.foundation.translation import N_


class SheetForm(StrEnum):
    """The form in which a workbook holds a questionnaire."""

    OWN = "own"
    PLAIN = "plain"
    XLSFORM = "xlsform"


class GivenDraft(NamedTuple):
    """A workbook, its form, and what was read from it."""

    book: GivenBook
    form: SheetForm
    draft: Draft


def read_draft(path: Path, language: Language) -> GivenDraft:
    """Return what a workbook says; raises UserError where it is none.

    `language` is that of a list of questions which does not name its own.
    """
    book = read_book(path)
    if is_own_book(book):
        form, draft = SheetForm.OWN, read_own_book(book)
    elif is_xlsform(book):
        form, draft = SheetForm.XLSFORM, read_xlsform(book, language)
    else:
        form, draft = SheetForm.PLAIN, read_plain_book(book, language)
    for cell in book.errors:
        draft.fault(
            cell,
            "cell-error",
            N_("The spreadsheet shows an error in this cell, such as #REF!."),
            N_("Correct the formula, or type the value."),
        )
    if book.formulas:
        draft.remark(None, N_("Formulas are not run: the values that were saved with them are read."))
    if book.macros:
        draft.remark(None, N_("The macros of the workbook are not looked at."))
    return GivenDraft(book, form, draft)
