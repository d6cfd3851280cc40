"""What a plain list is told beside its rows: a question that leads to others counts, unless it says otherwise."""

from pathlib import Path

from readiness.app.questionnaire_sheets import import_sheet
from readiness.foundation.language import ENGLISH
from tests.unit.exchange.questionnaire_xlsx.books import write_book

HEAD = "Question | Answers | Points | Only if | Type"
LEADING = "Do you employ people? | Yes / No | | | {kind}"
REST = """Are they trained? | Yes / Partly / No | 2 / 1 / 0 | Only if Q1 = Yes |
Are they insured? | Yes / No | | Only if Q1 = Yes |"""


def _told(path: Path, kind: str) -> tuple[list[str], bool]:
    book = write_book(path, {"List": "\n".join((HEAD, LEADING.format(kind=kind), REST))})
    found = import_sheet(book, ENGLISH)
    assert found.questionnaire is not None
    said = [one.sentence(ENGLISH) for one in found.remarks]
    return [one for one in said if "counts as well" in one], bool(found.questionnaire.facts)


def test_a_question_that_leads_to_others_is_told_once_that_it_counts(tmp_path: Path) -> None:
    told, _facts = _told(tmp_path / "a.xlsx", "")
    assert len(told) == 1
    assert "write “choice” beside it" in told[0]


def test_one_that_is_a_choice_does_not_count_and_is_not_told(tmp_path: Path) -> None:
    assert _told(tmp_path / "b.xlsx", "choice") == ([], True)
