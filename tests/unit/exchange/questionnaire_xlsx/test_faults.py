"""Broken workbooks: each fault with its cell, in both languages, and as a comment in a copy of the workbook."""

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from readiness.app.questionnaire_sheets import SheetImport, import_sheet
from readiness.foundation.language import ENGLISH, GERMAN
from tests.unit.exchange.questionnaire_xlsx.books import changed, table, write_book

GATE = {"Gates!A2": "G0", "Gates!B2": "See", "Gates!D2": "You see.", "Gates!E2": "BAS1>=2"}
TARGET = {"Targets!A2": "std", "Targets!B2": "Standard", "Targets!C2": "For all.", "Targets!D2": 3, "Targets!E2": 3}
PROFILE = {"Profile!A2": "shop", "Profile!B2": "yes or no", "Profile!C2": "Do you have a shop?"}

# Cells of a sound workbook that are changed, then the cell and the code of the first fault.
OWN: list[tuple[Mapping[str, Any], str, str]] = [
    ({"Pack!B2": "Data Check"}, "Pack!B2", "value-pattern"),
    ({"Pack!B3": 1.0}, "Pack!B3", "value-pattern"),
    ({"Pack!B3": date(2026, 1, 2)}, "Pack!B3", "value-pattern"),
    ({"Pack!B4": "readiness-pack/9"}, "Pack!B4", "value-enum"),
    ({"Pack!B6": "perzent"}, "Pack!B6", "value-enum"),
    ({"Pack!B7": "yes_maybe"}, "Pack!B7", "scale-unknown"),
    ({"Pack!A8": "titel of it"}, "Pack!A8", "pack-part"),
    ({"Pack!A9": "minutes in full", "Pack!B9": "long"}, "Pack!B9", "cell-number"),
    ({"Dimensions!A2": "Bas"}, "Dimensions!A2", "dimension-code"),
    ({"Dimensions!A2": ""}, "Dimensions!A2", "dimension-code"),
    ({"Dimensions!A3": "BAS"}, "Dimensions!A3", "dimension-twice"),
    ({"Dimensions!A1": None}, "Pack!A1", "dimensions-none"),
    ({"Dimensions!A4": "NEW", "Dimensions!C4": "New"}, "Dimensions!A4", "dimension-empty"),
    ({"Dimensions!B2": "kernel"}, "Dimensions!B2", "value-enum"),
    ({"Dimensions!C2": ""}, "Dimensions!C2", "key-missing"),
    ({"Dimensions!F3": "PEO1 = 5"}, "Dimensions!F3", "ask-when-later"),
    ({"Dimensions!C1": "name"}, "Dimensions!C1", "sheet-column"),
    ({"Dimensions!D1": "name (en)"}, "Dimensions!D1", "sheet-column-twice"),
    ({f"Gates!{letter}1": "x" for letter in "ABCDEFG"}, "Gates!A1", "sheet-headings"),
    ({"Questions!A4": "XXX"}, "Questions!A4", "question-dimension"),
    ({"Questions!B4": "bas1"}, "Questions!B4", "value-pattern"),
    ({"Questions!B4": date(2026, 1, 2)}, "Questions!B4", "value-pattern"),
    ({"Questions!B4": ""}, "Questions!B4", "key-missing"),
    ({"Questions!B5": "BAS1"}, "Questions!B5", "code-twice"),
    ({"Questions!C4": "rating"}, "Questions!C4", "question-kind"),
    ({"Questions!C2": "rated number"}, "Questions!C2", "measure-without-bands"),
    ({"Questions!C4": "choice"}, "Questions!C4", "measure-choices"),
    ({"Questions!D4": "maybe"}, "Questions!D4", "cell-yes-no"),
    ({"Questions!E4": ""}, "Questions!E4", "key-missing"),
    ({"Questions!F4": ""}, "Questions!F4", "key-missing"),
    ({"Questions!F1": "qestion (en)"}, "Questions!F1", "sheet-column"),
    ({"Questions!G6": "yes_or_no"}, "Questions!G6", "scale-unknown"),
    ({"Questions!H7": "GROUPS == children"}, "Questions!H7", "condition-syntax"),
    ({"Questions!H7": "“GROUPS = children”"}, "Questions!H7", "condition-syntax"),
    ({"Questions!H7": "BAS6 = 5"}, "Questions!H7", "ask-when-later"),
    ({"Questions!K2": "perhaps"}, "Questions!K2", "cell-yes-no"),
    ({"Questions!L2": "one"}, "Questions!L2", "cell-number"),
    ({"Questions!L9": 700}, "Questions!C9", "range-reversed"),
    ({"Questions!Q4": 9}, "Questions!Q4", "value-maximum"),
    ({"Questions!R4": 0}, "Questions!R4", "value-exclusiveMinimum"),
    ({"Questions!R4": "heavy"}, "Questions!R4", "cell-number"),
    ({"Questions!R4": True}, "Questions!R4", "cell-number"),
    ({"Questions!T4": 5}, "Questions!U4", "key-missing"),
    ({"Questions!V4": -3}, "Questions!V4", "value-minimum"),
    ({"Questions!W4": "BAS2>=2"}, "Questions!W4", "prerequisite-syntax"),
    ({"Questions!W4": "ZZZ>=2@2"}, "Questions!W4", "prerequisite-unknown"),
    ({"Questions!X4": "safety"}, "Questions!X4", "tag-unknown"),
    ({"Answers!A2": "", "Answers!A3": ""}, "Answers!A2", "answer-of"),
    ({"Answers!A9": "PEO9"}, "Answers!A9", "value-minItems"),
    ({"Answers!B6": 7}, "Answers!B6", "value-maximum"),
    ({"Answers!B6": "high"}, "Answers!B6", "cell-number"),
    ({"Answers!B6": 4}, "Answers!A6", "scale-ends"),
    ({"Answers!B10": 2.5}, "Answers!B10", "value-type"),
    ({"Answers!C10": 9}, "Answers!C10", "value-maximum"),
    ({"Answers!D7": 50}, "Questions!C9", "measure-band-order"),
    ({"Answers!E2": "my customers"}, "Answers!E2", "value-pattern"),
    ({"Answers!E3": "customers"}, "Answers!E3", "choice-twice"),
    ({"Answers!F2": ""}, "Answers!F2", "key-missing"),
    ({"Answers!F9": ""}, "Answers!F9", "key-missing"),
    (GATE | {"Gates!E2": "BAS1>2"}, "Gates!E2", "requirement-syntax"),
    (GATE | {"Gates!E2": "XXX>=2"}, "Gates!E2", "requirement-unknown"),
    (GATE | {"Gates!E2": ""}, "Gates!E2", "key-missing"),
    (TARGET | {"Targets!E2": 6}, "Targets!E2", "value-maximum"),
    (TARGET | {"Targets!F2": "BAS: 3"}, "Targets!F2", "cell-levels"),
    (PROFILE | {"Profile!B2": "list"}, "Profile!B2", "value-enum"),
    (PROFILE | {"Profile!A2": "my shop"}, "Profile!A2", "value-pattern"),
    (PROFILE | {"Profile!B2": "date", "Profile!E2": "BAS1"}, "Profile!A2", "ruled-out-kind"),
]
HEAD = "Nr | Question | Answers | Points | Only if | Type | Weight | Code\n"
# Rows below the headings of a plain list, then the cell and the code of the first fault.
PLAIN: list[tuple[str, str, str]] = [
    ("1 | Is it safe? | Yes / Partly / No | 2 / 1", "Sheet!D2", "points-count"),
    ("1 | Is it safe? | Good / Bad | 1 / many", "Sheet!D2", "points-number"),
    ("1 | Is it safe? | Good / Bad | 1 / 1", "Sheet!C2", "points-alike"),
    ("1 | Is it safe? | Yes", "Sheet!C2", "answer-single"),
    ("1 | Is it safe? | Good / Good / Bad | 2 / 1 / 0", "Sheet!C2", "answer-twice"),
    ("1 | Is it safe? | Yes / No | | Only if Q9 = Yes", "Sheet!E2", "condition-not-read"),
    ("1 | Is it safe? | Yes / No\n2 | Is it? | Yes / No | | Only if Q1 = Perhaps", "Sheet!E3", "condition-not-read"),
    ("1 | Is it safe? | Yes / No\n2 | Is it? | Yes / No | | if no, go to 7", "Sheet!E3", "condition-not-read"),
    ("1 | How many? | number\n2 | Is it? | Yes / No | | Only if Q1 > many", "Sheet!E3", "condition-not-read"),
    ("1 | Is it safe? | Yes / No | | | funny", "Sheet!F2", "kind-unknown"),
    ("1 | Is it safe? | Yes / No | | | | heavy", "Sheet!G2", "weight"),
    ("1 | Is it safe? | Yes / No | | | | 11", "Sheet!G2", "weight"),
    ("1 | Is it? | Yes / No | | | | | A1\n2 | Is it safe? | Yes / No | | | | | A1", "Sheet!H3", "code-twice"),
    ("", "Sheet!A1", "questions-none"),
]


def check(result: SheetImport, cell: str, code: str) -> None:
    assert result.questionnaire is None
    assert result.files == {} or result.faults
    first = result.faults[0]
    assert (str(first.file), first.code) == (cell, code)
    english, german = first.sentence(ENGLISH), first.sentence(GERMAN)
    assert english.startswith(f"{cell}: ")
    assert german.startswith(f"{cell}: ")
    # What is wrong and what to do, in both languages.
    assert first.message(ENGLISH) != first.message(GERMAN)
    assert first.advice(ENGLISH) != first.advice(GERMAN)
    marked = comments(result.copy(GERMAN))
    assert any(first.advice(GERMAN) in text for text in marked), marked


def comments(book: bytes) -> list[str]:
    """Return the comments of a workbook, as XLSX stores them."""
    from io import BytesIO
    from xml.etree import ElementTree as ET

    with zipfile.ZipFile(BytesIO(book)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.startswith("xl/comments")]
    return [
        "".join(comment.itertext())
        for part in parts
        for comment in ET.fromstring(part).iter()
        if comment.tag.endswith("}comment")
    ]


@pytest.mark.parametrize(("changes", "cell", "code"), OWN, ids=[f"{code}-{cell}" for _, cell, code in OWN])
def test_a_fault_of_our_own_workbook_names_its_cell(
    changes: Mapping[str, Any], cell: str, code: str, tmp_path: Path
) -> None:
    check(import_sheet(changed(tmp_path / "x.xlsx", changes), ENGLISH), cell, code)


@pytest.mark.parametrize(("rows", "cell", "code"), PLAIN, ids=[f"{code}-{cell}" for _, cell, code in PLAIN])
def test_a_fault_of_a_plain_list_names_its_cell(rows: str, cell: str, code: str, tmp_path: Path) -> None:
    check(import_sheet(write_book(tmp_path / "x.xlsx", {"Sheet": HEAD + rows}), ENGLISH), cell, code)


def test_points_that_became_a_day_are_told(tmp_path: Path) -> None:
    rows = table(HEAD + "1 | Is it safe? | Good / Bad")
    rows[1] += [date(2026, 2, 1)]
    check(import_sheet(write_book(tmp_path / "x.xlsx", {"Sheet": rows}), ENGLISH), "Sheet!D2", "points-day")


def test_all_faults_are_told_at_once_and_listed_with_links(tmp_path: Path) -> None:
    changes = {"Questions!R4": "heavy", "Questions!D5": "maybe", "Answers!B6": "high"}
    result = import_sheet(changed(tmp_path / "x.xlsx", changes), ENGLISH)
    assert [str(fault.file) for fault in result.faults] == ["Questions!R4", "Questions!D5", "Answers!B6"]
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(result.copy(GERMAN))
    book = CalamineWorkbook.from_path(copy)
    listed = book.get_sheet_by_name("Fehler").to_python()
    assert [row[0] for row in listed] == ["Zelle", "Answers!B6", "Questions!R4", "Questions!D5"]
    assert listed[1][1] == "„high“ ist keine Zahl. Geben Sie eine Zahl an; ihre Einheit gehört nicht in die Zelle."


def test_the_copy_can_be_corrected_and_read_again(tmp_path: Path) -> None:
    """The values stay where they were, and the sheet that lists the faults is no part of the questionnaire."""
    from tests.unit.exchange.questionnaire_xlsx.books import with_changes

    broken = import_sheet(changed(tmp_path / "x.xlsx", {"Questions!R4": "heavy"}), ENGLISH)
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(broken.copy(ENGLISH))
    mended = import_sheet(with_changes(copy, tmp_path / "mended.xlsx", {"Questions!R4": 2}), ENGLISH)
    assert mended.questionnaire is not None
    assert mended.questionnaire.capabilities["BAS1"].weight == 2


def test_what_the_checker_finds_beyond_faults_is_a_hint_with_its_cell(tmp_path: Path) -> None:
    result = import_sheet(changed(tmp_path / "x.xlsx", {"Questions!H7": "GROUPS = kids"}), ENGLISH)
    assert result.questionnaire is not None
    assert [(str(hint.file), hint.code) for hint in result.hints] == [("Questions!H7", "condition-value")]
