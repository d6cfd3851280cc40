"""XLSForm: what of real forms is taken over, how conditions are read, and out and back."""

from pathlib import Path

import pytest

from readiness.app.questionnaire_sheets import SheetImport, export_form, import_sheet
from readiness.catalog.packs import load_pack
from readiness.domain.scales import MeasureKind
from readiness.exchange.questionnaire_xlsx.plain_conditions import Asked
from readiness.exchange.questionnaire_xlsx.xlsform_conditions import NotSaidError, number_range, relevant
from readiness.exchange.questionnaire_xlsx.xlsform_words import RowKind, language_code, row_kind
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.paths import content_folder
from tests.unit.exchange.questionnaire_xlsx.books import PLAIN_PACK, write_book
from tests.unit.exchange.questionnaire_xlsx.xlsforms import FORMS, sheets_of

# Of rows that ask, tell, group or depend, so many are taken over at least.
SHARE = 0.8
ASKED = {
    "age": Asked("AGE", number=True),
    "ok": Asked("OK", {"yes": "5", "no": "0"}),
    "pets": Asked("PETS", {"cat": "cat", "dog": "dog"}),
    "level": Asked("LEVEL", {"1": "1", "2": "2"}),
}


def imported(name: str, folder: Path, label: str = "label") -> SheetImport:
    return import_sheet(write_book(folder / f"{name}.xlsx", sheets_of(name, label)), ENGLISH)


@pytest.mark.parametrize("name", FORMS)
def test_a_realistic_form_becomes_a_questionnaire(name: str, tmp_path: Path) -> None:
    assert 30 <= len(sheets_of(name)["survey"]) - 1 <= 80
    result = imported(name, tmp_path)
    assert result.questionnaire is not None, [fault.sentence(ENGLISH) for fault in result.faults]
    assert result.taken >= SHARE * result.rows
    # What is left out is told with its row and a reason.
    left_out = [remark for remark in result.remarks if remark.left_out]
    assert all(remark.cell and remark.cell.sheet == "survey" for remark in left_out)
    assert all(
        remark.sentence(ENGLISH) != remark.sentence(GERMAN) for remark in result.remarks if "becomes" in remark.what
    )


def test_all_forms_together_are_taken_over_almost_whole(tmp_path: Path) -> None:
    results = [imported(name, tmp_path) for name in FORMS]
    assert sum(result.taken for result in results) >= 0.95 * sum(result.rows for result in results)


def test_a_form_keeps_its_groups_conditions_and_kinds(tmp_path: Path) -> None:
    pack = imported("clinic", tmp_path).questionnaire
    assert pack is not None
    assert (pack.id, pack.title.en, pack.result) == ("clinic-survey", "The clinic survey", "percent")
    assert [dimension.name.en for dimension in pack.dimensions] == ["Facility", "Staff", "Medicines", "Records"]
    assert pack.dimensions[0].portrait.en == "Please ask the person in charge of the clinic."
    assert [one.worth for one in pack.capabilities["TRAINED"].answers] == [5, 2.5, 0]
    assert pack.facts["LAST_TRAINING"].ask_when == "TRAINED = 5 or TRAINED = 3"
    assert pack.facts["AMOX_STOCK"].ask_when == "AVAILABLE = amox"
    beds = pack.facts["BEDS"].measure
    assert (beds.kind, beds.whole, beds.lowest, beds.highest) == (MeasureKind.NUMBER, True, 0, 500)
    remarks = pack.facts["REMARKS"]
    assert remarks.help is not None
    assert remarks.help.en == "Thank you. The report comes within a week."


def test_one_group_around_all_is_no_dimension(tmp_path: Path) -> None:
    pack = imported("farm", tmp_path).questionnaire
    assert pack is not None
    assert [dimension.name.en for dimension in pack.dimensions] == ["Farmer", "Land", "Crops", "Animals", "Sale"]
    assert pack.facts["VET_WHY"].ask_when == "VET = 5 and (COWS > 0 or GOATS > 0)"


def test_points_of_choices_rate_a_question(tmp_path: Path) -> None:
    pack = imported("staff", tmp_path).questionnaire
    assert pack is not None
    assert pack.languages == ("de",)
    assert [(one.name.de, one.level, round(one.worth, 2)) for one in pack.capabilities["AUFGABE"].answers] == [
        ("Gar nicht", 0, 0),
        ("Kaum", 2, 1.67),
        ("Eher", 3, 3.33),
        ("Ganz", 5, 5),
    ]


def test_what_is_left_out_is_told_with_its_reason(tmp_path: Path) -> None:
    said = [remark.sentence(ENGLISH) for remark in imported("event", tmp_path).remarks if remark.left_out]
    assert any("“acknowledge” has no counterpart" in line for line in said)
    assert any("string-length" in line and "is always asked" in line for line in said)


def test_labels_in_several_languages_become_texts(tmp_path: Path) -> None:
    survey = [
        ["type", "name", "label::English (en)", "label::Français (fr)", "hint::Français (fr)"],
        ["select_one yn", "safe", "Is it safe?", "Est-ce sûr ?", "Regardez bien."],
        ["text", "why", "Why?", "Pourquoi ?", ""],
    ]
    choices = [
        ["list_name", "name", "label::English (en)", "label::Français (fr)"],
        ["yn", "yes", "Yes", "Oui"],
        ["yn", "no", "No", "Non"],
    ]
    pack = import_sheet(write_book(tmp_path / "x.xlsx", {"survey": survey, "choices": choices}), GERMAN).questionnaire
    assert pack is not None
    assert pack.languages == ("en", "fr")
    assert pack.capabilities["SAFE"].answers[0].name.by_language == {"en": "Yes", "fr": "Oui"}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("${age} >= 18", "AGE >= 18"),
        ("18 <= ${age}", "AGE >= 18"),
        ("${ok} = 'yes'", "OK = 5"),
        ("${ok}=‘yes’", "OK = 5"),
        ('${ok} != "no"', "OK != 0"),
        ("selected(${pets}, 'cat')", "PETS = cat"),
        ("not(selected(${pets}, 'cat'))", "not (PETS = cat)"),
        ("selected(${pets}, 'cat') and (${age} > 3 or ${ok} = 'yes')", "PETS = cat and (AGE > 3 or OK = 5)"),
        ("${level} = 2 and ${age} < 5 or ${ok} = 'no'", "LEVEL = 2 and AGE < 5 or OK = 0"),
        ("((${age} > 1))", "AGE > 1"),
    ],
)
def test_conditions_are_read(written: str, wanted: str) -> None:
    assert relevant(written, ASKED.get) == wanted


@pytest.mark.parametrize(
    "written",
    [
        "${age} > 1.5",
        "${ok} = ''",
        "${ok} = 'maybe'",
        "${gone} = 1",
        "count-selected(${pets}) > 1",
        "${age} + 1 > 3",
        "${age}",
        "${age} >",
        "(" * 40 + "${age} > 1" + ")" * 40,
        "true()",
        "",
    ],
)
def test_conditions_that_cannot_be_said_are_told(written: str) -> None:
    with pytest.raises(NotSaidError) as caught:
        relevant(written, ASKED.get)
    assert caught.value.why


@pytest.mark.parametrize(
    ("constraint", "whole", "wanted"),
    [
        (". >= 0 and . <= 100", True, (0, 100)),
        (".>0 and .<10", True, (1, 9)),
        (". > 0", False, (0, None)),
        (". >= 0 or . = 99", True, None),
        ("regex(., '[0-9]+')", True, None),
    ],
)
def test_ranges_are_read(constraint: str, whole: bool, wanted: object) -> None:  # noqa: FBT001
    assert number_range(constraint, whole=whole) == wanted


def test_words_of_forms_are_known() -> None:
    assert row_kind("select one from yn") == (RowKind.CHOICE, "yn", False)
    assert row_kind("select_multiple food or_other") == (RowKind.MULTIPLE, "food", True)
    assert row_kind("begin  Group")[0] is RowKind.BEGIN
    assert [language_code(name) for name in ("Deutsch (de)", "French", "pt-BR (pt-BR)", "Klingon", "?")] == [
        "de",
        "fr",
        "pt-BR",
        "kli",
        "qaa",
    ]


@pytest.mark.parametrize(
    "pack", [PLAIN_PACK, content_folder("questionnaires") / "social-media"], ids=lambda pack: pack.name
)
def test_a_questionnaire_goes_out_as_a_form_and_what_it_cannot_say_is_told(pack: Path, tmp_path: Path) -> None:
    form = export_form(pack)
    file = tmp_path / "form.xlsx"
    file.write_bytes(form.content)
    back = import_sheet(file, ENGLISH)
    before = load_pack(pack)
    assert back.questionnaire is not None
    assert back.taken == back.rows
    assert form.left_out
    asked = [question.question for dimension in before.dimensions for question in dimension.questions()]
    assert [
        question.question for dimension in back.questionnaire.dimensions for question in dimension.questions()
    ] == asked
    same = [code for code in before.capabilities if not before.capabilities[code].measure]
    for code in same:
        worth = {before.capabilities[code].worth(level) for level in before.capabilities[code].rungs}
        assert {
            back.questionnaire.capabilities[code].worth(level) for level in back.questionnaire.capabilities[code].rungs
        } == worth
