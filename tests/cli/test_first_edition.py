"""A document of the questionnaire's first edition (1.0.0) goes on working: its questionnaire lies in it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Readiness


def test_its_numbers_are_those_of_its_time(readiness: Readiness, old: Path) -> None:
    found = readiness("score", old, "--json").json

    assert found["pack"] == {"id": "social-media", "version": "1.0.0"}
    assert found["stage"] == {"low": 0, "high": 0, "upper_bound_only": False}
    assert {code: one["index"]["low"] for code, one in found["dimensions"].items()} == pytest.approx(
        {"PRO": 0, "SKL": 8, "MGT": 4, "STR": 20 / 3, "MON": 8, "PAR": 20 / 3, "CON": 0, "RSK": 0}
    )


def test_it_can_be_read_changed_planned_and_verified(readiness: Readiness, old: Path) -> None:
    assert readiness("verify", old).status == 0
    assert readiness("answer", old, "PRO1=2").status == 0
    assert readiness("answers", old, "--json").json["answers"]["PRO1"]["level"] == 2
    assert readiness("plan", old, "--json").json["reachable"]
    assert readiness("report", old, "-o", "old.html").status == 0
    assert "Stage 0: Absent" in readiness("score", old).out


def test_its_incident_guide_decides_in_both_versions(readiness: Readiness, old: Path) -> None:
    Path("facts.json").write_text(json.dumps({"format": "readiness-incident-facts/1", "F3": 0, "F4": 1}), "utf-8")

    first = readiness("incident", old, "--facts", "facts.json", "--json", "--format", "readiness-incident/1").json
    second = readiness("incident", old, "--facts", "facts.json", "--json").json

    assert (first["severity"], second["severity"]) == ("green", "open")
    assert [option["option"] for option in second["options"]] == ["A", "B", "C", "D", "E"]
    assert "Further ideas:" in readiness("incident", old, "--facts", "facts.json").out


def test_it_has_no_texts_to_act(readiness: Readiness, old: Path) -> None:
    assert "has no letters" in readiness("texts", old, "--list").sentence
    assert "has no letters" in readiness("texts", old, "agency-email").sentence
