"""`readiness answer`."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Readiness, Untouched


def stored(readiness: Readiness, document: Path) -> Any:
    return readiness("answers", document, "--json").json["answers"]


def test_every_kind_of_answer_is_stored(readiness: Readiness, document: Path) -> None:
    given = readiness("answer", document, "PRO1=3", "SKL2=?", "CON3=na:no own channel, decided 2026-03", "MON1=0")
    assert (given.status, given.err) == (0, "")
    assert "4" in given.out
    assert stored(readiness, document) == {
        "PRO1": {"level": 3},
        "SKL2": {"status": "dont_know"},
        "MON1": {"level": 0},
        "CON3": {"status": "not_applicable", "reason": "no own channel, decided 2026-03"},
    }


def test_an_answer_can_be_changed_and_cleared(readiness: Readiness, document: Path) -> None:
    readiness("answer", document, "PRO1=3", "PRO2=1", "PRO3=?")
    readiness("answer", document, "PRO1=-", "PRO2=5", "PRO3=2")
    assert stored(readiness, document) == {"PRO2": {"level": 5}, "PRO3": {"level": 2}}


def test_a_reason_may_hold_anything(readiness: Readiness, document: Path) -> None:
    reason = 'na:a=b, "quoted": – ? and\na second line'
    readiness("answer", document, f"CON3=na:{reason}")
    assert stored(readiness, document)["CON3"]["reason"] == reason


def test_notes_and_flags_outlive_a_changed_level(readiness: Readiness, document: Path, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text(
        '{"format": "readiness-answers/1", "pack": "social-media", "answers":'
        ' {"PRO1": {"level": 2, "evidence": "rule of 3 May", "flagged": true}}}'
    )
    readiness("new", "b.readiness", "--pack", "social-media", "--organisation", "X", "--answers", "in.json")
    readiness("answer", "b.readiness", "PRO1=3")
    assert stored(readiness, Path("b.readiness"))["PRO1"] == {"level": 3, "evidence": "rule of 3 May", "flagged": True}


FAULTY = {
    "unknown code": ("NOPE1=3", "NOPE1"),
    "code in small letters": ("pro1=3", "pro1"),
    "level 7": ("PRO1=7", "PRO1=7: The number is too large"),
    "level -1": ("PRO1=-1", "PRO1=-1"),
    "half a level": ("PRO1=2.5", "PRO1=2.5"),
    "other figures": ("PRO1=３", "PRO1=３"),
    "no value": ("PRO1=", "PRO1="),
    "no code": ("=3", "=3"),
    "no sign": ("PRO1", "PRO1"),
    "no reason": ("CON3=na", "CON3"),
    "empty reason": ("CON3=na:", "CON3"),
    "blank reason": ("CON3=na:  ", "CON3"),
    "nonsense": ("PRO1=three", "PRO1=three"),
    "endless level": ("PRO1=" + "9" * 5000, "PRO1"),
    "endless reason": ("CON3=na:" + "x" * 20_001, "CON3"),
    "half a character": ("CON3=na:\udcff", "CON3"),
}


@pytest.mark.parametrize(("answer", "said"), FAULTY.values(), ids=FAULTY.keys())
def test_a_faulty_answer_is_refused_and_those_beside_it_too(
    answer: str, said: str, readiness: Readiness, document: Path, untouched: Untouched
) -> None:
    with untouched():
        assert said in readiness("answer", document, "PRO2=3", answer, "PRO3=3").sentence
    assert stored(readiness, document) == {}


@pytest.mark.parametrize("name", ["missing.readiness", ".", "text.readiness", "empty.readiness", "cut.readiness"])
def test_what_is_no_document_is_told(name: str, readiness: Readiness, document: Path, untouched: Untouched) -> None:
    Path("text.readiness").write_text("hello")
    Path("empty.readiness").write_bytes(b"")
    Path("cut.readiness").write_bytes(document.read_bytes()[:5000])
    with untouched():
        assert readiness("answer", name, "PRO1=3").sentence.startswith(f"{name}: ")


def test_without_an_answer_it_is_wrong_usage(readiness: Readiness, document: Path, untouched: Untouched) -> None:
    with untouched():
        assert readiness("answer", document).status == 2
