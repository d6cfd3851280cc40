"""A consultant's plain list: the ways in which people write questions, answers, points, sections and conditions."""

from pathlib import Path

import pytest

from readiness.app.questionnaire_sheets import SheetImport, import_sheet
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.scales import MeasureKind
from readiness.exchange.questionnaire_xlsx.points import rated
from readiness.foundation.language import ENGLISH, GERMAN
from tests.unit.exchange.questionnaire_xlsx.books import table, with_changes, write_book


def imported(folder: Path, text: str, name: str = "Check", **options: list[str]) -> SheetImport:
    return import_sheet(write_book(folder / "check.xlsx", {name: text}, **options), ENGLISH)


def pack_of(folder: Path, text: str) -> Questionnaire:
    result = imported(folder, text)
    assert result.questionnaire is not None, [fault.sentence(ENGLISH) for fault in result.faults]
    return result.questionnaire


def scale(pack: Questionnaire, number: int = 0) -> list[tuple[str, int, float]]:
    capability = [*pack.capabilities.values()][number]
    return [(next(iter(a.name.by_language.values())), a.level, round(a.worth, 2)) for a in capability.answers]


YES_PARTLY_NO = [("Yes", 5, 5.0), ("Partly", 3, 2.5), ("No", 0, 0.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Question | Answers | Points\nIs it safe? | Yes / Partly / No | 2 / 1 / 0",
        "Question | Answers | Points\nIs it safe? | Yes\\nPartly\\nNo | 100\\n50\\n0",
        "Question | Options | Score\nIs it safe? | Yes; Partly; No | '1; 0,5; 0",
        "Question | Answers\nIs it safe? | Yes (2) / Partly (1) / No (0)",
        "Question | Answers\nIs it safe? | Yes = 1; Partly = 0.5; No = 0",
        "Question | Answers\nIs it safe? | Yes / Partly / No",
        "Question\nIs it safe?",
        "Is it safe? | Yes / Partly / No | 2 / 1 / 0\nIs it tested? | Yes / No | 1 / 0",
        "1 | Is it safe? | Yes / Partly / No | 2 / 1 / 0\n2 | Is it tested? | Yes / No | 1 / 0",
        "Item | Answer 1 | Answer 2 | Points 1 | Points 2 | Answer 3 | Points 3\nSafe? | Yes | Partly | 2 | 1 | No | 0",
        "Question | Answer | Answer | Answer\nIs it safe? | Yes | Partly | No",
        "Question | Yes | Partly | No\nIs it safe? | 10 | 5 | 0",
        "Question | Yes | Partly | No\nIs it safe? | x | |",
        "Question | Answer | Points\nIs it safe? | Yes | 2\n | Partly | 1\n | No | 0",
        "Question | Answers | Points\nIs it safe? | Yes; Partly; No; n/a | 2; 1; 0; 0",
        "Points | Answers | Question\n2 / 1 / 0 | Yes / Partly / No | Is it safe?",
    ],
)
def test_answers_and_points_are_read_however_they_are_written(text: str, tmp_path: Path) -> None:
    assert scale(pack_of(tmp_path, text)) == YES_PARTLY_NO


def test_german_lists_are_known_by_their_words(tmp_path: Path) -> None:
    text = "Frage | Antworten | Punkte\nGibt es eine Sicherung? | Ja / Teilweise / Nein | 2 / 1 / 0"
    pack = pack_of(tmp_path, text)
    assert pack.languages == ("de",)
    assert scale(pack) == [("Ja", 5, 5.0), ("Teilweise", 3, 2.5), ("Nein", 0, 0.0)]
    assert pack.scale == "yes_partly_no"


def test_both_languages_stand_side_by_side(tmp_path: Path) -> None:
    text = "Frage (de) | Question (en) | Antworten (de) | Answers (en) | Punkte\n"
    pack = pack_of(tmp_path, text + "Ist es sicher? | Is it safe? | Immer / Nie | Always / Never | 1 / 0")
    [capability] = pack.capabilities.values()
    assert (capability.question.de, capability.question.en) == ("Ist es sicher?", "Is it safe?")
    assert [answer.name.by_language for answer in capability.answers] == [
        {"de": "Immer", "en": "Always"},
        {"de": "Nie", "en": "Never"},
    ]


@pytest.mark.parametrize(
    ("points", "levels", "percent"),
    [
        ([2, 1, 0], [5, 3, 0], [100, 50, 0]),
        ([1, 0], [5, 0], [100, 0]),
        ([0, 1, 3], [0, 2, 5], [0, 33, 100]),
        ([100, 60, 30, 0], [5, 3, 2, 0], [100, 60, 30, 0]),
        ([0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5], [0, 20, 40, 60, 80, 100]),
        ([4, 3, 2, 1], [5, 3, 2, 0], [100, 67, 33, 0]),
        ([10, 2, 1, 0], [5, 2, 1, 0], [100, 20, 10, 0]),
        ([2, 2, 0], [5, 4, 0], [100, 100, 0]),
        ([0, 0, 1], [0, 1, 5], [0, 0, 100]),
        ([1, 0.5, 0.25, 0], [5, 3, 1, 0], [100, 50, 25, 0]),
    ],
)
def test_points_become_levels(points: list[float], levels: list[int], percent: list[int]) -> None:
    found = rated(points)
    assert found is not None
    assert [one.level for one in found] == levels
    assert [one.percent for one in found] == percent


@pytest.mark.parametrize("points", [[], [1], [1, 1], list(range(7))])
def test_points_that_rate_nothing(points: list[float]) -> None:
    assert rated(points) is None


def test_what_was_made_of_each_row_is_told(tmp_path: Path) -> None:
    result = imported(tmp_path, "Question | Answers | Points\nIs it safe? | Yes / Partly / No | 2 / 1 / 0")
    [told] = [remark.sentence(ENGLISH) for remark in result.remarks]
    assert told.startswith(
        "Check!B2: CHE1: Yes: 2 of 2 points → level 5, counts 100%; Partly: 1 of 2 points → level 3, counts 50%;"
    )
    assert "Partly: 1 von 2 Punkten → Stufe 3, zählt 50 %" in result.remarks[0].sentence(GERMAN).replace("\u00a0", " ")


SECTIONS = [
    "Section | Question\nAccess | Is it locked?\n | Who has a key?\nBackup | Is there one?",
    "Question | Answers\nAccess\nIs it locked? | Yes / No\nWho has a key? | text\nBackup\nIs there one? | Yes / No",
    "No | Question | Answers\n | Access |\n1 | Is it locked? | Yes / No\n2 | Who? | text\n | Backup\n3 | Is it?",
    "Area | Question | Answers\nAccess\n | Is it locked? | Yes / No\n | Who? | text\nBackup\n | Is it? | Yes / No",
]


@pytest.mark.parametrize("text", SECTIONS)
def test_sections_are_rows_or_a_column(text: str, tmp_path: Path) -> None:
    pack = pack_of(tmp_path, text)
    assert [(d.code, d.name.en, len(d.questions())) for d in pack.dimensions] == [
        ("ACC", "Access", 2),
        ("BAC", "Backup", 1),
    ]


def test_each_of_several_sheets_is_a_section(tmp_path: Path) -> None:
    sheets = {name: f"Question\nIs {name} safe?" for name in ("Access", "Backup")} | {"Notes": "Ask Ada"}
    result = import_sheet(write_book(tmp_path / "x.xlsx", sheets), ENGLISH)
    assert result.questionnaire is not None
    assert [dimension.name.en for dimension in result.questionnaire.dimensions] == ["Access", "Backup"]
    assert "Notes!A1: The sheet “Notes” is not read." in [remark.sentence(ENGLISH) for remark in result.remarks]


FIRST = "No | Question | Answers | Points | Only if\n1 | Is there one? | Yes / Partly / No | 2 / 1 / 0\n"
FIRST += "2 | How many? | number\n"


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("3 | Is it tested? | Yes / No | | Only if Q1 = Yes", "CHE1 = 5"),
        ("3 | Is it tested? | Yes / No | | Nur wenn Frage 1 = Yes", "CHE1 = 5"),
        ("3 | Is it tested? | Yes / No | | 1 = Yes or Partly", "CHE1 = 5 or CHE1 = 3"),
        ("3 | Is it tested? | Yes / No | | Q1 is not No", "CHE1 != 0"),
        ("3 | Is it tested? | Yes / No | | wenn Frage 1 ist nicht No und Frage 2 >= 10", "CHE1 != 0 and CHE2 >= 10"),
        ("3 | Is it tested? | Yes / No | | CHE1 = “Yes”", "CHE1 = 5"),
        ("3 | Only if Q2 > 3: Is it tested? | Yes / No", "CHE2 > 3"),
        ("3 | Is it tested? (only if question 1 = Partly) | Yes / No", "CHE1 = 3"),
        (" | Only if Q1 = Yes\n3 | Is it tested? | Yes / No", "CHE1 = 5"),
        ("Nur wenn Frage 1 = Yes\n3 | Is it tested? | Yes / No", "CHE1 = 5"),
        ("3 | Is it tested? | Yes / No | | Q1 = Yes and Q2 > 1 or Q2 > 9", "(CHE1 = 5 and CHE2 > 1) or CHE2 > 9"),
    ],
)
def test_conditions_are_read_as_people_write_them(row: str, wanted: str, tmp_path: Path) -> None:
    pack = pack_of(tmp_path, FIRST + row)
    capability = pack.capabilities["CHE3"]
    assert capability.ask_when == wanted
    assert capability.question.en == "Is it tested?"


def test_facts_are_asked_and_not_rated(tmp_path: Path) -> None:
    text = "Question | Answers | Type\nHow many? | number\nSince when? | | date\nWho? | free text\n"
    text += "Which systems? | CRM; ERP; Pay roll | multiple choice\nWhich sector? | Trade; Craft; Industry\n"
    text += "Is it safe? | Yes / No"
    pack = pack_of(tmp_path, text)
    kinds = {fact.question.en: fact.measure.kind for fact in pack.facts.values()}
    assert kinds == {
        "How many?": MeasureKind.NUMBER,
        "Since when?": MeasureKind.DATE,
        "Who?": MeasureKind.TEXT,
        "Which systems?": MeasureKind.MULTIPLE,
        "Which sector?": MeasureKind.CHOICE,
    }
    assert [str(choice.value) for choice in [*pack.facts.values()][3].measure.choices] == ["crm", "erp", "pay_roll"]


def test_codes_are_made_once_and_written_back(tmp_path: Path) -> None:
    """Whoever goes on with the copy keeps the codes, though rows were added above."""
    first = imported(tmp_path, "Question | Answers\nIs it safe? | Yes / No\nIs it tested? | Yes / No")
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(first.copy(ENGLISH))
    changed = with_changes(copy, tmp_path / "next.xlsx", {"Check!A4": "Is it new?", "Check!B4": "Yes / No"})
    again = import_sheet(changed, ENGLISH)
    assert again.questionnaire is not None
    asked = {code: capability.question.en for code, capability in again.questionnaire.capabilities.items()}
    assert [asked["CHE1"], asked["CHE2"]] == ["Is it safe?", "Is it tested?"]
    assert list(asked.values()) == ["Is it safe?", "Is it tested?", "Is it new?"]


def test_a_scale_that_several_questions_share_is_written_once(tmp_path: Path) -> None:
    text = "Question | Answers | Points\n" + "".join(
        f"Is {name} good? | Always; Often; Never | 3; 2; 0\n" for name in ("it", "he", "she")
    )
    pack = pack_of(tmp_path, text)
    assert len(pack.scales) == 1
    assert pack.scale in pack.scales
    assert scale(pack, 2) == [("Always", 5, 5.0), ("Often", 3, 3.33), ("Never", 0, 0.0)]


def test_further_columns_become_texts(tmp_path: Path) -> None:
    text = (
        "Topic | Title | Question | Answers | Help | Evidence | Risk | Why | Weight | Key question | ID | Responsible\n"
    )
    text += (
        "Data | Backup | Is there one? | Yes / No | Every day. | Log | All is gone. | It burns. | 2 | x | DAT9 | Ada"
    )
    result = imported(tmp_path, text)
    assert result.questionnaire is not None
    capability = result.questionnaire.capabilities["DAT9"]
    assert (capability.name.en, capability.weight, capability.key_question) == ("Backup", 2, True)
    assert (str(capability.evidence.en), capability.risk.en, capability.why.en) == ("Log", "All is gone.", "It burns.")
    assert [remark.sentence(ENGLISH) for remark in result.remarks if remark.left_out] == [
        "Check!L1: The column “Responsible” is not read."
    ]


def test_tables_of_tests_are_read_as_meant() -> None:
    assert table("a | 1 | '2 | x\\ny") == [["a", 1.0, "2", "x\ny"]]
