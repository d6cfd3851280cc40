"""Our own workbook: out and back without loss, in both languages, and as people edit it."""

import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from readiness.app.questionnaire_sheets import export_sheet, import_sheet
from readiness.catalog.packs import load_pack
from readiness.exchange.questionnaire_xlsx import columns
from readiness.foundation.language import ENGLISH, GERMAN, LANGUAGES, Language
from readiness.foundation.paths import content_folder
from tests.unit.exchange.questionnaire_xlsx.books import EXAMPLE_PACK, PLAIN_PACK, changed, own_book, with_changes

SHIPPED = content_folder("questionnaires")
PACKS = [SHIPPED / "social-media", SHIPPED / "agency-readiness", PLAIN_PACK, EXAMPLE_PACK]


@pytest.mark.parametrize("language", [ENGLISH, GERMAN], ids=lambda language: language.code)
@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_pack_goes_out_and_comes_back_without_loss(pack: Path, language: Language, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    exported = export_sheet(pack, language)
    file.write_bytes(exported.content)

    result = import_sheet(file, ENGLISH)

    assert not result.faults
    assert result.questionnaire == load_pack(pack)
    further = {
        path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file() and path.suffix != ".yaml"
    }
    assert exported.left_out == ()
    assert {name: result.files[name] for name in further} == {name: (pack / name).read_bytes() for name in further}


def test_what_was_read_is_written_as_people_would(tmp_path: Path) -> None:
    files = import_sheet(own_book(tmp_path / "x.xlsx"), ENGLISH).files
    main = files["pack.yaml"].decode()
    assert main.startswith("# Made from x.xlsx")
    assert "title: {en: Data protection check for small organisations}" in main
    assert main.rstrip().endswith("dimensions: [BAS, PEO]")
    questions = files["dimensions/BAS.yaml"].decode()
    assert "- {value: customers, text: {en: Customers}}" in questions
    assert "\n      en: Do you have a written overview" in questions
    assert all(len(line) <= 120 for line in questions.splitlines())


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_headings_are_told_apart_in_every_language(language: Language) -> None:
    names = [language.gettext(sheet.name) for sheet in columns.SHEETS]
    assert len({name.casefold() for name in names}) == len(names)
    for sheet in columns.SHEETS:
        titles = [columns.folded(language.gettext(column.title)) for column in sheet.columns]
        assert len(set(titles)) == len(titles), sheet.name
        assert all(language.gettext(column.comment) for column in sheet.columns)


def test_the_workbook_helps_whoever_fills_it(tmp_path: Path) -> None:
    file = own_book(tmp_path / "x.xlsx", EXAMPLE_PACK, GERMAN)
    assert CalamineWorkbook.from_path(file).sheet_names[:4] == ["Fragebogen", "Bereiche", "Fragen", "Antworten"]
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet3.xml").decode()
        comments = archive.read("xl/comments3.xml").decode()
    for wanted in (
        'state="frozen"',
        "<autoFilter",
        '<formula1>"bewertet,bewertete Zahl,',
        '<formula1>"ja,nein"</formula1>',
    ):
        assert wanted in sheet
    assert "COP,RES" in sheet
    assert "Großbuchstaben und Ziffern wie PRO1" in comments


def test_columns_and_rows_may_be_moved_renamed_and_left_out(tmp_path: Path) -> None:
    """The codes alone say what belongs together; headings may be English in a German workbook."""
    changes = {"Questions!E1": "Name (EN)", "Questions!A4": "", "Questions!F14": " How is access limited?\u00a0\n"}
    result = import_sheet(changed(tmp_path / "x.xlsx", changes), ENGLISH)
    assert result.questionnaire is not None
    assert result.questionnaire.capabilities["PEO5"].question.en == "How is access limited?"
    assert result.questionnaire.dimension_of["BAS1"].code == "BAS"


def test_a_further_part_without_its_question_is_told(tmp_path: Path) -> None:
    file = changed(tmp_path / "x.xlsx", {"Further parts!A3": "questions/GONE/running_days/low"}, EXAMPLE_PACK)
    [fault] = import_sheet(file, ENGLISH).faults
    assert (str(fault.file), fault.code) == ("'Further parts'!A3", "further-place")


def test_what_stands_beside_our_columns_is_told(tmp_path: Path) -> None:
    file = changed(tmp_path / "x.xlsx", {"Questions!Z1": "Reviewed by", "Questions!Z4": "Ada"})
    result = import_sheet(file, ENGLISH)
    assert result.questionnaire is not None
    assert [remark.sentence(ENGLISH) for remark in result.remarks] == [
        "Questions!Z1: The column “Reviewed by” is not read."
    ]


def test_a_file_that_leads_outside_is_left_out(tmp_path: Path) -> None:
    changes = {
        f"Files!A{row}": name for row, name in enumerate(("../evil.md", "/etc/x.md", "a\\b.md", "run.exe"), start=2)
    }
    file = tmp_path / "x.xlsx"
    file.write_bytes(export_sheet(SHIPPED / "agency-readiness", ENGLISH).content)
    result = import_sheet(with_changes(file, tmp_path / "y.xlsx", changes), ENGLISH)
    assert result.questionnaire is not None
    assert not {"../evil.md", "/etc/x.md", "a\\b.md", "run.exe"} & result.files.keys()
    assert sum("is left out" in remark.sentence(ENGLISH) for remark in result.remarks) == 4
