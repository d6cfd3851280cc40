"""Test companies of a questionnaire: what comes out otherwise is told with file, line, expectation and result."""

import json
from pathlib import Path
from typing import Any

import pytest

from readiness.app.questionnaire_check import check_questionnaire
from readiness.foundation.language import ENGLISH
from tests.unit.catalog.tiny_pack import ONE, tiny_pack, write_pack

RIGHT: dict[str, Any] = {
    "format": "readiness-pack-test/1",
    "pack": "tiny",
    "on": "2026-11-30",
    "profile": {"own_shop": "yes", "country": "DE", "launch": "2027-03-01", "remark": "none"},
    "answers": {"ONE1": {"level": 2}, "ONE2": {"status": "dont_know"}},
    "expected": {"stage": {"low": 0, "high": 2}, "dimensions": {"ONE": {"low": 0, "high": 2}}, "gates": {"G0": "open"}},
}


def pack(folder: Path, **companies: object) -> Path:
    """Write the tiny questionnaire with test companies, each a line a key."""
    texts = {name: one if isinstance(one, str) else json.dumps(one, indent=1) for name, one in companies.items()}
    return write_pack(folder, tiny_pack() | {f"tests/{name}.json": text.encode() for name, text in texts.items()})


def told(folder: Path) -> list[tuple[str, str, int, str]]:
    return [
        (fault.code, Path(str(fault.file)).name, fault.line or 0, fault.message(ENGLISH))
        for fault in check_questionnaire(folder).faults
    ]


def line_of(company: Any, key: str) -> int:
    """Return the line that a key is written on."""
    lines = json.dumps(company, indent=1).splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.strip().startswith(f'"{key}"'))


def with_expected(**expected: object) -> dict[str, Any]:
    return RIGHT | {"expected": expected}


def test_a_company_that_comes_out_as_expected_is_counted(tmp_path: Path) -> None:
    found = check_questionnaire(pack(tmp_path, right=RIGHT, quick=RIGHT | {"depth": "quick", "expected": {"stage": 2}}))
    assert (found.faults, found.companies) == ((), 2)


@pytest.mark.parametrize(
    ("expected", "key", "message"),
    [
        ({"stage": 3}, "stage", "For the overall stage, 3 was expected; 0–2 came out."),
        ({"dimensions": {"ONE": 4}}, "ONE", "For ONE, 4 was expected; 0–2 came out."),
        ({"gates": {"G0": "pass"}}, "G0", "For G0, pass was expected; open came out."),
        (
            {"packages": ["ONE1:0>1"]},
            "packages",
            "For the recommended way, ONE1:0>1 was expected; {came} came out.",
        ),
    ],
)
def test_what_comes_out_otherwise_is_told_with_its_line(
    tmp_path: Path, expected: dict[str, Any], key: str, message: str
) -> None:
    company = with_expected(**expected)
    ((code, file, line, words),) = told(pack(tmp_path, wrong=company))
    assert (code, file, line) == ("test-differs", "wrong.json", line_of(company, key))
    before, _, after = message.partition("{came}")
    assert words.startswith(before)
    assert words.endswith(after)


def test_the_packages_may_stand_in_any_order(tmp_path: Path) -> None:
    beginner = {"answers": {"ONE1": {"level": 0}, "ONE2": {"level": 0}}}
    ((_code, _file, _line, words),) = told(pack(tmp_path / "one", wrong=with_expected(packages=[]) | beginner))
    came = words.removeprefix("For the recommended way, – was expected; ").removesuffix(" came out.").split(", ")
    assert len(came) > 1
    assert told(pack(tmp_path / "two", right=with_expected(packages=came[::-1]) | beginner)) == []


@pytest.mark.parametrize(
    ("company", "code", "key"),
    [
        (RIGHT | {"pack": "other"}, "test-other-pack", "pack"),
        (RIGHT | {"answers": {"XX1": {"level": 1}}}, "unknown-code", "XX1"),
        (RIGHT | {"answers": {"ONE1": {"level": 7}}}, "value-maximum", "level"),
        (RIGHT | {"profile": {"shop": "yes"}}, "test-profile", "shop"),
        (RIGHT | {"profile": {"country": "FR"}}, "test-profile", "country"),
        (RIGHT | {"profile": {"own_shop": "maybe"}}, "test-profile", "own_shop"),
        (with_expected(dimensions={"TWO": 1}), "test-unknown-code", "TWO"),
        (with_expected(gates={"G9": "pass"}), "test-unknown-code", "G9"),
        (with_expected(stages=1), "key-unknown", "stages"),
        (with_expected(), "test-empty", "expected"),
    ],
)
def test_a_company_that_does_not_fit_is_refused_with_its_line(
    tmp_path: Path, company: Any, code: str, key: str
) -> None:
    found = told(pack(tmp_path, wrong=company))
    assert [(c, file, line) for c, file, line, _ in found] == [(code, "wrong.json", line_of(company, key))]


def test_a_file_that_is_no_json_is_one_fault(tmp_path: Path) -> None:
    (found,) = told(pack(tmp_path, broken='{"format": '))
    assert found[:2] == ("json-broken", "broken.json")


def test_a_pack_that_cannot_be_used_is_told_without_its_companies(tmp_path: Path) -> None:
    folder = pack(tmp_path, wrong=with_expected(stage=5))
    files = tiny_pack()
    files[ONE]["capabilities"][0]["risk_class"] = 9
    write_pack(folder, files)
    found = check_questionnaire(folder)
    assert found.faults
    assert "test-differs" not in {fault.code for fault in found.faults}


def test_another_file_among_the_companies_is_told_and_droppings_are_not(tmp_path: Path) -> None:
    folder = pack(tmp_path, right=RIGHT)
    (folder / "tests" / "notes.yaml").write_text("a: b", encoding="utf-8")
    (folder / "tests" / "._right.json").write_bytes(b"\0")
    (folder / "tests" / ".DS_Store").write_bytes(b"\0")
    assert [(code, file) for code, file, _line, _words in told(folder)] == [("file-not-listed", "notes.yaml")]
