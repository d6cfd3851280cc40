"""Answers by name, facts, and questions that are not asked: in the terminal, and as JSON in and out."""

import json
from pathlib import Path

import pytest

from readiness.catalog.packs import load_pack
from readiness.exchange.answers_json import read_answers
from readiness.foundation.errors import UserError
from tests.cli.conftest import Readiness, Untouched
from tests.cli.plain_document import PLAIN_PACK, plain_document


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return plain_document(tmp_path / "plain.readiness")


def test_answers_are_given_by_level_by_name_and_as_facts(readiness: Readiness, plain: Path) -> None:
    given = ("BAS1=5", "BAS2=partly", "PEO5=By role", "PEOPLE=12", "GROUPS=customers staff", "BAS6=14")
    assert readiness("answer", plain, *given).out == "6 answers stored.\n"

    stored = readiness("answers", plain, "--json").json["answers"]
    assert stored == {
        "PEOPLE": {"value": "12"},
        "GROUPS": {"value": "customers staff"},
        "BAS1": {"level": 5},
        "BAS2": {"level": 3},
        "BAS6": {"level": 3, "value": "14"},
        "PEO5": {"level": 3},
    }
    shown = readiness("answers", plain).out
    for line in (
        "PEOPLE People: 12 people",
        "GROUPS Whose data: Customers; Staff",
        "Legal basis (key question): Partly",
    ):
        assert line in shown


def test_an_answer_that_is_not_asked_is_stored_and_said_to_be_so(readiness: Readiness, plain: Path) -> None:
    said = readiness("answer", plain, "GROUPS=customers", "BAS4=no").out
    assert "BAS4 is not asked at present" in said
    assert "Only if “Whose data” is “Children”." in said
    assert readiness("answers", plain, "--json").json["answers"]["BAS4"] == {"level": 0}
    assert "No – not asked at present" in readiness("answers", plain).out
    assert "not asked" not in readiness("answer", plain, "GROUPS=children").out


def test_all_that_does_not_fit_is_said_at_once_and_nothing_stored(
    readiness: Readiness, plain: Path, untouched: Untouched
) -> None:
    with untouched():
        said = readiness("answer", plain, "BAS1=yes", "BAS3=3", "PEOPLE=1.5", "BAS6=x", "NOPE=1", "BAS2=maybe").err
    for fault in ("BAS3=3: BAS3 has no answer", "PEOPLE=1.5: ", "BAS6=x: ", "NOPE=1: ", "“BAS2=maybe”"):
        assert fault in said
    assert readiness("answers", plain, "--json").json["answers"] == {}


def test_written_answers_are_read_back(readiness: Readiness, plain: Path, tmp_path: Path) -> None:
    readiness("answer", plain, "BAS1=no", "PEOPLE=12", "BAS6=40", "PEO3=?", "BAS4=na:none")
    written = tmp_path / "answers.json"
    written.write_text(readiness("answers", plain, "--json").out, encoding="utf-8")
    _, answers = read_answers(written, load_pack(PLAIN_PACK))
    assert {code: (answer.level, answer.value) for code, answer in answers.items()} == {
        "PEOPLE": (None, "12"),
        "BAS1": (0, ""),
        "BAS4": (None, ""),
        "BAS6": (0, "40"),
        "PEO3": (None, ""),
    }


def test_a_file_of_answers_is_refused_with_every_fault(tmp_path: Path) -> None:
    faulty = {"PEOPLE": {"value": "x"}, "BAS3": {"level": 3}, "BAS1": {"level": 9}, "GROUPS": {"level": 2}, "X1": {}}
    written = tmp_path / "answers.json"
    content = {"format": "readiness-answers/1", "pack": "data-protection-check", "answers": faulty}
    written.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_answers(written, load_pack(PLAIN_PACK))
    assert sorted(fault.code for fault in refused.value.faults) == [
        "fact-number",
        "level-no-answer",
        "unknown-code",
        "value-maximum",
        "value-missing",
    ]
