"""Faults of format 2: answers, scales, facts and conditions, each found where it stands."""

from pathlib import Path
from typing import Any

import pytest

from readiness.catalog.checker import check_pack
from tests.unit.catalog.tiny_pack import words, write_pack

MAIN, ONE = "pack.yaml", "dimensions/ONE.yaml"
YES_NO = [{"level": 5, "name": words("Yes")}, {"level": 0, "name": words("No")}]


def asks(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": words(f"Name {code}"), "question": words(f"Question {code}"), **more}


def number(*bands: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "number", **({"bands": [*bands]} if bands else {}), **more}


def files(questions: list[Any], facts: list[Any] | None = None, **main: Any) -> dict[str, Any]:
    """Return the files of a pack of format 2 with one dimension."""
    head = {"format": "readiness-pack/2", "id": "plain", "version": "1.0.0", "title": words("Plain")}
    dimension: dict[str, Any] = {"code": "ONE", "name": words("One"), "capabilities": questions}
    if facts is not None:
        dimension["facts"] = facts
    return {MAIN: {**head, "languages": ["de", "en"], "dimensions": ["ONE"], **main}, ONE: dimension}


def told(folder: Path) -> list[tuple[str, str, str]]:
    return [(f.code, f.file.name, ".".join(map(str, f.place))) for f in check_pack(folder)]


def test_a_questionnaire_needs_no_more_than_names_questions_and_a_scale(tmp_path: Path):
    assert told(write_pack(tmp_path, files([asks("A1"), asks("A2")], scale="yes_no"))) == []


@pytest.mark.parametrize(
    ("code", "place", "broken"),
    [
        ("answers-missing", "dimensions.0.capabilities.0", files([asks("A1")])),
        ("scale-unknown", "dimensions.0.capabilities.0.scale", files([asks("A1", scale="ja_nein")])),
        ("answers-missing", "dimensions.0.capabilities.0", files([asks("A1")], scale="ja_nein")),
        (
            "answers-twice",
            "dimensions.0.capabilities.0.measure",
            files([asks("A1", answers=YES_NO, measure=number({"level": 0}, {"level": 5, "least": 1}))]),
        ),
        ("answers-twice", "dimensions.0.capabilities.0.answers",
         files([asks("A1", answers=YES_NO, levels=[words(f"Level {n}") for n in "012345"])])),
        ("answers-count", "dimensions.0.capabilities.0.levels",
         files([asks("A1", levels=[words("Nothing"), words("Something"), words("All")])])),
        ("answers-count", "dimensions.0.capabilities.0.next_steps",
         files([asks("A1", scale="yes_no", next_steps=[words("First"), words("Then")])])),
        ("scale-level-twice", "dimensions.0.capabilities.0.answers.2.level",
         files([asks("A1", answers=[*YES_NO, {"level": 5, "name": words("Of course")}])])),
        ("scale-ends", "dimensions.0.capabilities.0.answers",
         files([asks("A1", answers=[{"level": 4, "name": words("Yes")}, {"level": 0, "name": words("No")}])])),
        ("scale-ends", "scales.ours",
         files([asks("A1")], scale="ours",
               scales={"ours": [{"level": 5, "name": words("Yes")}, {"level": 1, "name": words("No")}]})),
        ("value-minItems", "scales.ours",
         files([asks("A1")], scale="ours", scales={"ours": [{"level": 5, "name": words("Yes")}]})),
        ("value-maximum", "dimensions.0.capabilities.0.answers.0.level",
         files([asks("A1", answers=[{"level": 6, "name": words("Yes")}, {"level": 0, "name": words("No")}])])),
        ("value-maximum", "dimensions.0.capabilities.0.answers.0.points",
         files([asks("A1", answers=[{**YES_NO[0], "points": 50}, YES_NO[1]])])),
        ("key-missing", "dimensions.0.capabilities.0.answers.0",
         files([asks("A1", answers=[{"level": 5}, YES_NO[1]])])),
        ("measure-without-bands", "dimensions.0.capabilities.0.measure", files([asks("A1", measure=number())])),
        ("measure-bands", "dimensions.0.capabilities.0.measure",
         files([asks("A1", measure={"kind": "date", "bands": [{"level": 0}]})])),
        ("measure-choices", "dimensions.0.facts.0.measure",
         files([asks("A1", scale="yes_no")], [asks("F", measure={"kind": "choice"})])),
        ("measure-band-order", "dimensions.0.capabilities.0.measure",
         files([asks("A1", measure=number({"level": 0}, {"level": 5}))])),
        ("value-enum", "dimensions.0.facts.0.measure.kind",
         files([asks("A1", scale="yes_no")], [asks("F", measure={"kind": "money"})])),
        ("fact-with-bands", "dimensions.0.facts.0.measure.bands",
         files([asks("A1", scale="yes_no")],
               [asks("F", measure=number({"level": 0}, {"level": 5, "least": 1}))])),
        ("fact-after-unknown", "dimensions.0.facts.0.after",
         files([asks("A1", scale="yes_no")], [asks("F", after="A9", measure=number())])),
        ("code-twice", "dimensions.0.facts.0.code",
         files([asks("A1", scale="yes_no")], [asks("A1", measure=number())])),
        ("dimension-empty", "dimensions.0", files([])),
        ("tag-unknown", "dimensions.0.capabilities.0.tags.0", files([asks("A1", scale="yes_no", tags=["law"])])),
        ("ask-when-later", "dimensions.0.capabilities.0.ask_when",
         files([asks("A1", scale="yes_no", ask_when="A2 = 5"), asks("A2", scale="yes_no")])),
        ("ask-when-later", "dimensions.0.capabilities.0.ask_when",
         files([asks("A1", scale="yes_no", ask_when="A1 = 5")])),
        ("ask-when-day", "dimensions.0.capabilities.0.ask_when",
         files([asks("A1", scale="yes_no", ask_when="DAY > 3")], [asks("DAY", measure={"kind": "date"})])),
        ("condition-name", "dimensions.0.capabilities.0.ask_when",
         files([asks("A1", scale="yes_no", ask_when="B7 = 5")])),
        ("condition-value", "dimensions.0.capabilities.0.ask_when",
         files([asks("A1", scale="yes_no", ask_when="KIND = c")],
               [asks("KIND", measure={"kind": "choice", "choices": [
                   {"value": "a", "text": words("First kind")}, {"value": "b", "text": words("Second kind")}]})])),
        ("condition-syntax", "dimensions.0.capabilities.0.ask_when",
         files([asks("A1", scale="yes_no", ask_when="A0 = = 5")])),
        ("value-enum", "result", files([asks("A1", scale="yes_no")], result="points")),
        ("scale-language", "dimensions.0.capabilities.0",
         files([{"code": "A1", "name": {"fr": "Nom"}, "question": {"fr": "Question ?"}}], scale="yes_no",
               languages=["fr"], title={"fr": "Titre"})),
    ],
)  # fmt: skip
def test_a_fault_is_found_where_it_stands(code: str, place: str, broken: dict[str, Any], tmp_path: Path):
    found = {(one, where) for one, _, where in told(write_pack(tmp_path, broken))}

    assert (code, place) in found


def test_more_than_five_hundred_questions_are_told_with_their_number(tmp_path: Path):
    many = files([asks(f"A{n}") for n in range(501)], scale="yes_no")

    (fault,) = [one for one in check_pack(write_pack(tmp_path, many)) if one.code == "too-many-questions"]

    assert (fault.facts["found"], fault.facts["most"]) == (501, 500)


def test_a_pack_may_speak_any_language(tmp_path: Path):
    french = files([], languages=["fr"], title={"fr": "Titre"})
    french[ONE] = {
        "code": "ONE",
        "name": {"fr": "Nom"},
        "capabilities": [
            {
                "code": "A1",
                "name": {"fr": "Accès"},
                "question": {"fr": "Qui a accès ?"},
                "answers": [{"level": 0, "name": {"fr": "Tous"}}, {"level": 5, "name": {"fr": "Peu de gens"}}],
            }
        ],
    }

    assert told(write_pack(tmp_path, french)) == []
