"""Does a pack follow the format? Every fault is found where it stands, and several at once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.errors import UserError
from tests.unit.catalog.tiny_pack import GONE, MAIN, ONE, Fault, found, line_of, put, tiny_pack, words, write_pack

FAULTS = [
    Fault("key-missing", MAIN, "title", GONE),
    Fault("key-missing", ONE, "capabilities.1.why", GONE),
    Fault("key-missing", ONE, "capabilities.0.person_days.high", GONE),
    Fault("key-missing", "incident.yaml", "rules.0.reason", GONE),
    Fault("key-missing", "legal.yaml", "disclaimer", GONE),
    Fault("key-unknown", MAIN, "colour", "blue", shown="colour"),
    Fault("key-unknown", ONE, "capabilities.1.prerequisits", [], shown="prerequisits"),
    Fault("key-unknown", "targets.yaml", "targets.0.goal", 3, shown="goal"),
    Fault("value-type", MAIN, "title.de", 5),
    Fault("value-type", MAIN, "version", 1.0),
    Fault("value-type", MAIN, "languages", "de"),
    Fault("value-type", MAIN, "subtitle", "Just a text"),
    Fault("value-type", ONE, "capabilities.0.key_question", "perhaps"),
    Fault("value-type", ONE, "capabilities.0.person_days.low", "two"),
    Fault("value-type", "legal.yaml", "as_of", date(2026, 7, 31)),
    Fault("value-enum", ONE, "kind", "soft"),
    Fault("value-enum", "profile.yaml", "profile.1.kind", "number"),
    Fault("value-enum", "legal.yaml", "checkpoints.0.verification", "maybe"),
    Fault("value-pattern", MAIN, "id", "Tiny Pack"),
    Fault("value-pattern", MAIN, "version", "1.0"),
    Fault("value-pattern", ONE, "code", "one"),
    Fault("value-pattern", ONE, "capabilities.0.owners.0", "gf"),
    Fault("value-pattern", "incident.yaml", "steps.0.by", "2d"),
    Fault("value-maxLength", MAIN, "id", "a" * 61),
    Fault("value-minItems", MAIN, "ladder", []),
    Fault("value-minItems", ONE, "capabilities", []),
    Fault("value-minItems", ONE, "capabilities.0.next_steps", [words("Only one")]),
    Fault("value-minItems", ONE, "capabilities.0.owners", []),
    Fault("value-minItems", "gates.yaml", "gates.0.requires", []),
    Fault("value-minItems", "legal.yaml", "checkpoints.0.countries", []),
    Fault("value-maxItems", ONE, "capabilities.0.levels", [words("One too many")] * 7),
    Fault("value-minimum", ONE, "capabilities.0.risk_class", 0),
    Fault("value-minimum", ONE, "capabilities.0.horizon_days", 0),
    Fault("value-maximum", ONE, "capabilities.0.risk_class", 4),
    Fault("value-maximum", ONE, "capabilities.0.weight", 11),
    Fault("value-maximum", "targets.yaml", "targets.0.level", 6),
    Fault("value-exclusiveMinimum", ONE, "capabilities.0.weight", 0),
    Fault("range-reversed", ONE, "capabilities.0.person_days", {"low": 5, "high": 2}),
    Fault("range-reversed", ONE, "capabilities.0.running_days", {"low": 2, "high": 1}),
]

# What the schema calls "any of": the words must name the fault, not that there are two possibilities.
FAULTS_INSIDE_OPTIONAL_PARTS = [
    Fault("value-type", ONE, "capabilities.0.help", "Just a text"),
    Fault("value-type", ONE, "capabilities.0.running_days", 3),
    Fault("value-type", "incident.yaml", "steps", "none"),
]


@pytest.mark.parametrize("fault", FAULTS + FAULTS_INSIDE_OPTIONAL_PARTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()


@pytest.mark.parametrize(
    ("file", "path", "value"),
    [
        (MAIN, "format", "readiness-pack/3"),
        (MAIN, "minutes", {"long": 5}),
        (MAIN, "roles", {1: words("A number")}),
        (ONE, "format", "readiness-dimension/2"),
        (ONE, "capabilities.0.horizon_days", 30.0),
        (ONE, "capabilities.0.horizon_days_by_level", {"two": 7}),
        (ONE, "capabilities.0.horizon_days_by_level", {"2": 7}),
        (ONE, "capabilities.0.weight", float("nan")),
        (ONE, "capabilities.0.person_days.high", float("inf")),
        ("profile.yaml", "profile.0.choices.0.value", True),
        ("profile.yaml", "profile.0.choices.0.value", 1.0),
        ("incident.yaml", "facts", None),
    ],
)
def test_whatever_loading_would_refuse_is_told_with_its_file(file: str, path: str, value: Any, tmp_path: Path):
    files = tiny_pack()
    put(files, file, path, value)

    assert {told.rpartition(":")[0] for told in told_places(write_pack(tmp_path, files))} == {str(tmp_path / file)}


@pytest.mark.parametrize("content", ["", "- a list\n", "just words\n", "7\n"])
def test_a_dimension_file_without_keys_is_one_fault(content: str, tmp_path: Path):
    (problem,) = found(write_pack(tmp_path, {**tiny_pack(), ONE: content}))

    assert (problem.code, problem.file, problem.line) == ("value-type", ONE, 1)


def test_all_faults_are_told_at_once_each_one_time(tmp_path: Path):
    files = tiny_pack()
    for path in ("title", "version"):
        put(files, MAIN, path, GONE)
    for path in ("capabilities.0.risk", "capabilities.0.evidence", "capabilities.1.risk"):
        put(files, ONE, path, GONE)

    findings = check_pack(write_pack(tmp_path, files))

    assert sorted((f.file.name, f.place, f.facts["key"]) for f in findings) == [
        ("ONE.yaml", ("dimensions", 0, "capabilities", 0), "evidence"),
        ("ONE.yaml", ("dimensions", 0, "capabilities", 0), "risk"),
        ("ONE.yaml", ("dimensions", 0, "capabilities", 1), "risk"),
        ("pack.yaml", (), "title"),
        ("pack.yaml", (), "version"),
    ]


def test_all_missing_keys_of_an_optional_file_are_told(tmp_path: Path):
    files = tiny_pack()
    for path in ("facts", "courses", "disclaimer"):
        put(files, "incident.yaml", path, GONE)

    findings = check_pack(write_pack(tmp_path, files))

    assert sorted(str(f.facts.get("key")) for f in findings) == ["courses", "disclaimer", "facts"]


def test_an_unknown_key_beside_a_list_is_told_with_its_own_file_and_line(tmp_path: Path):
    files = tiny_pack()
    files["gates.yaml"]["gatez"] = []

    line = line_of(files, "gates.yaml", "gatez")
    assert told_places(write_pack(tmp_path, files)) == [f"{tmp_path / 'gates.yaml'}:{line}"]


def test_faults_of_content_wait_until_the_structure_is_right(tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, "capabilities.0.owners.0", "XX")
    put(files, MAIN, "title", GONE)

    assert [problem.code for problem in found(write_pack(tmp_path, files))] == ["key-missing"]


def told_places(folder: Path) -> list[str]:
    """Return `file:line` of everything that is told about a pack, whether it can be read or not."""
    try:
        return [f"{finding.file}:{finding.line}" for finding in check_pack(folder)]
    except UserError as refusal:
        return [refusal.where]
