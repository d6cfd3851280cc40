"""Do the short texts of capabilities, steps and gates fit where they stand?"""

from pathlib import Path
from typing import Any

import pytest

from readiness.catalog.checks.short_texts import MOST_OF_A_GATE, MOST_OF_A_NAME, MOST_OF_A_TITLE
from tests.unit.catalog.tiny_pack import GONE, ONE, Fault, Files, found, put, tiny_pack, words, write_pack


def short_pack() -> Files:
    """Return the tiny pack with short texts."""
    files = tiny_pack()
    first, second = files[ONE]["capabilities"]
    first |= {"short": text("First"), "step_titles": [text(f"Do {n}") for n in ("this", "that", "more", "it", "all")]}
    second["short"] = text("Second")
    files["gates.yaml"]["gates"][0]["short"] = words("All is well")
    return files


def text(short: str) -> dict[str, str]:
    return {"de": f"{short} DE", "en": f"{short} EN"}


def fault(code: str, file: str, path: str, value: Any, place: str | None = None, shown: str | None = None) -> Fault:
    return Fault(code, file, path, value, place, shown=shown, files=short_pack())


FAULTS = [
    fault("short-long", ONE, "capabilities.0.short.de", "x" * (MOST_OF_A_NAME + 1)),
    fault("short-long", ONE, "capabilities.0.step_titles.4.en", "x" * (MOST_OF_A_TITLE + 1)),
    fault("short-long", "gates.yaml", "gates.0.short.en", "x" * (MOST_OF_A_GATE + 1)),
    fault("short-twice", ONE, "capabilities.1.short.en", "first en"),
    fault("step-title-stop", ONE, "capabilities.0.step_titles.2.de", "Alles tun."),
    fault("step-titles-incomplete", ONE, "capabilities.0.step_titles", [text("Only one")]),
    fault("text-missing", ONE, "capabilities.0.short.en", GONE),
    fault("text-reference", ONE, "capabilities.0.step_titles.1.de", "Die Liste ergänzen", shown="Die Liste"),
]


@pytest.mark.parametrize("one", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(one: Fault, tmp_path: Path):
    assert one.findings(tmp_path) == one.expected()


def test_a_short_text_may_be_as_long_as_its_place(tmp_path: Path):
    files = short_pack()
    put(files, ONE, "capabilities.0.short.de", "x" * MOST_OF_A_NAME)
    put(files, ONE, "capabilities.0.step_titles.0.de", "x" * MOST_OF_A_TITLE)
    put(files, "gates.yaml", "gates.0.short.de", "x" * MOST_OF_A_GATE)

    assert found(write_pack(tmp_path, files)) == []
