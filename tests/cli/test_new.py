"""`readiness new`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Readiness, Untouched

NEW = ("new", "a.readiness", "--pack", "social-media", "--organisation", "Muster GmbH")
LEVEL_3 = {"PRO1": {"level": 3}}


def answers_file(answers: Any = LEVEL_3, **changed: Any) -> bytes:
    whole = {"format": "readiness-answers/1", "pack": "social-media", "organisation": "Other", "answers": answers}
    return json.dumps({**whole, **changed}).encode()


def test_a_document_is_made(readiness: Readiness) -> None:
    made = readiness(*NEW)
    assert (made.status, made.err) == (0, "")
    assert "a.readiness" in made.out
    assert readiness("answers", "a.readiness", "--json").json == {
        "format": "readiness-answers/1",
        "pack": "social-media",
        "organisation": "Muster GmbH",
        "answers": {},
    }


@pytest.mark.parametrize("depth", ["quick", "full"])
def test_the_depth_is_kept(depth: str, readiness: Readiness) -> None:
    readiness(*NEW, "--depth", depth)
    assert readiness("score", "a.readiness", "--json").json["depth"] == depth


def test_without_a_depth_everything_is_asked(readiness: Readiness) -> None:
    readiness(*NEW)
    assert readiness("score", "a.readiness", "--json").json["depth"] == "full"


def test_answers_are_taken_over_and_the_argument_names_the_organisation(readiness: Readiness) -> None:
    Path("in.json").write_bytes(answers_file())
    made = readiness(*NEW, "--answers", "in.json")
    assert "1" in made.out
    assert "1 answers" not in made.out
    stored = readiness("answers", "a.readiness", "--json").json
    assert (stored["organisation"], stored["answers"]) == ("Muster GmbH", LEVEL_3)


@pytest.mark.parametrize("name", ["  Muster GmbH ", 'A "B" & <C>', "Ö" * 300, "שלום 🎉"])
def test_any_name_will_do_and_is_trimmed(name: str, readiness: Readiness) -> None:
    readiness("new", "a.readiness", "--pack", "social-media", "--organisation", name)
    assert readiness("answers", "a.readiness", "--json").json["organisation"] == name.strip()


FAULTY = {
    "unknown code": (answers_file({"NOPE1": {"level": 3}}), "NOPE1"),
    "code in small letters": (answers_file({"pro1": {"level": 3}}), "pro1"),
    "level 7": (answers_file({"PRO1": {"level": 7}}), "answers.PRO1.level (7)"),
    "level -1": (answers_file({"PRO1": {"level": -1}}), "answers.PRO1.level (-1)"),
    "huge level": (answers_file({"PRO1": {"level": 10**40}}), "level"),
    "half a level": (answers_file({"PRO1": {"level": 2.5}}), "level"),
    "level as text": (answers_file({"PRO1": {"level": "3"}}), "level"),
    "level as truth": (answers_file({"PRO1": {"level": True}}), "level"),
    "no reason": (answers_file({"CON3": {"status": "not_applicable"}}), "CON3"),
    "empty reason": (answers_file({"CON3": {"status": "not_applicable", "reason": " \n"}}), "CON3"),
    "level and don’t know": (answers_file({"PRO1": {"status": "dont_know", "level": 2}}), "PRO1"),
    "answered without level": (answers_file({"PRO1": {"status": "answered"}}), "PRO1"),
    "unknown status": (answers_file({"PRO1": {"status": "maybe"}}), "maybe"),
    "unknown confidence": (answers_file({"PRO1": {"level": 3, "confidence": "sure"}}), "sure"),
    "unknown field": (answers_file({"PRO1": {"level": 3, "points": 5}}), "points"),
    "endless evidence": (answers_file({"PRO1": {"level": 3, "evidence": "x" * 20_001}}), "evidence"),
    "one fault among good ones": (answers_file({**LEVEL_3, "PRO2": {"level": 6}}), "PRO2"),
    "other pack": (answers_file(pack="iso-27001"), "iso-27001"),
    "other format": (answers_file(format="readiness-answers/2"), "readiness-answers/1"),
    "no answers": (b'{"format": "readiness-answers/1", "pack": "social-media"}', "answers"),
    "a list": (b"[]", "readiness-answers/1"),
    "broken JSON": (answers_file()[:-3], "JSON"),
    "empty file": (b"", "JSON"),
    "two documents": (answers_file() * 2, "JSON"),
    "not UTF-8": (answers_file(organisation="X").replace(b'"X"', b'"\xff"'), "UTF-8"),
    "endless nesting": (b"[" * 100_000, "in.json"),
    "half a character": (answers_file({"PRO1": {"level": 3, "evidence": "\ud800"}}), "in.json"),
    "too large": (b" " * 5_000_001, "5 MB"),
}


@pytest.mark.parametrize(("content", "said"), FAULTY.values(), ids=FAULTY.keys())
def test_faulty_answers_are_refused_as_a_whole(
    content: bytes, said: str, readiness: Readiness, untouched: Untouched
) -> None:
    Path("in.json").write_bytes(content)
    with untouched():
        sentence = readiness(*NEW, "--answers", "in.json").sentence
    assert sentence.startswith("in.json:")
    assert said in sentence


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_answers_that_cannot_be_read_are_told(name: str, readiness: Readiness, untouched: Untouched) -> None:
    with untouched():
        assert readiness(*NEW, "--answers", name).sentence.startswith(f"{name}: ")


def test_an_existing_file_is_never_overwritten(readiness: Readiness, untouched: Untouched) -> None:
    Path("a.readiness").write_text("something else")
    with untouched():
        assert "a.readiness" in readiness(*NEW).sentence


@pytest.mark.parametrize("target", [".", "missing/a.readiness", "a-file/a.readiness"])
def test_a_place_where_nothing_can_be_written_is_told(target: str, readiness: Readiness, untouched: Untouched) -> None:
    Path("a-file").write_text("in the way")
    with untouched():
        sentence = readiness("new", target, "--pack", "social-media", "--organisation", "X").sentence
    assert sentence.startswith(f"{Path(target)}: ")
    # There is no “Save as” in a terminal, and the name of a Python class tells nobody anything.
    assert "Save as" not in sentence
    assert "Error" not in sentence


@pytest.mark.parametrize("pack", ["nope", "", "../social-media", "."])
def test_an_unknown_pack_is_told(pack: str, readiness: Readiness, untouched: Untouched) -> None:
    with untouched():
        sentence = readiness("new", "a.readiness", "--pack", pack, "--organisation", "X").sentence
    assert f"“{pack}”" in sentence


@pytest.mark.parametrize("name", ["", "   ", "undecodable \udcff"])
def test_a_name_that_is_none_is_refused(name: str, readiness: Readiness, untouched: Untouched) -> None:
    """Bytes that are no text reach Python as half characters; no file can hold them."""
    with untouched():
        assert readiness("new", "a.readiness", "--pack", "social-media", "--organisation", name).sentence


@pytest.mark.parametrize("depth", ["medium", "QUICK", ""])
def test_another_depth_is_wrong_usage(depth: str, readiness: Readiness, untouched: Untouched) -> None:
    with untouched():
        assert readiness(*NEW, "--depth", depth).status == 2
