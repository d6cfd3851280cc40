"""Can every condition be read, and do its names and values exist?"""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.language import ENGLISH, GERMAN
from tests.unit.catalog.tiny_pack import Fault, found, put, tiny_pack, write_pack

FAULTS = [
    *(
        Fault("condition-syntax", "targets.yaml", "targets.0.when", text)
        for text in ("own_shop and", "(own_shop", "own_shop = ", "= yes", "own_shop is yes", "import os; own_shop")
    ),
    Fault("condition-syntax", "legal.yaml", "checkpoints.0.when", "not"),
    Fault("condition-name", "targets.yaml", "targets.0.when", "shoe_size = 3"),
    Fault("condition-name", "targets.yaml", "targets.0.when", "F3 = 2"),
    Fault("condition-name", "legal.yaml", "checkpoints.0.when", "own_shop or G0 = pass"),
    # A severity cannot speak of the gates, nor a rule of the rule that fired: neither is known yet.
    Fault("condition-name", "incident.yaml", "severities.0.when", "G0 = pass"),
    Fault("condition-name", "incident.yaml", "rules.0.when", "rule = 1"),
    Fault("condition-name", "incident.yaml", "steps.0.when", "shoe_size = 3"),
    Fault("condition-value", "targets.yaml", "targets.0.when", "own_shop = maybe"),
    Fault("condition-value", "targets.yaml", "targets.0.when", "country = FR"),
    Fault("condition-value", "targets.yaml", "targets.0.when", "country >= DE"),
    Fault("condition-value", "targets.yaml", "targets.0.when", "country"),
    Fault("condition-value", "targets.yaml", "targets.0.when", "launch = soon"),
    Fault("condition-value", "targets.yaml", "targets.0.when", "remark = anything"),
    Fault("condition-value", "incident.yaml", "severities.0.when", "F3 = 7"),
    Fault("condition-value", "incident.yaml", "rules.0.when", "severity = blue"),
    Fault("condition-value", "incident.yaml", "modifiers.0.when", "G0 = maybe"),
    Fault("condition-value", "incident.yaml", "modifiers.0.when", "rule = 9"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()


@pytest.mark.parametrize(
    "condition",
    [
        "own_shop",
        "not own_shop or country != AT",
        "(launch >= 0 and launch <= 183) or country = DE",
        "launch > -30",
    ],
)
def test_what_the_grammar_allows_is_no_fault(condition: str, tmp_path: Path):
    files = tiny_pack()
    put(files, "targets.yaml", "targets.0.when", condition)

    assert found(write_pack(tmp_path, files)) == []


def test_the_remedy_names_the_possible_values(tmp_path: Path):
    files = tiny_pack()
    put(files, "targets.yaml", "targets.0.when", "country = FR")

    (finding,) = check_pack(write_pack(tmp_path, files))

    assert "AT, DE" in finding.advice(ENGLISH)


def test_a_free_text_is_not_said_to_be_a_number(tmp_path: Path):
    files = tiny_pack()
    put(files, "targets.yaml", "targets.0.when", "remark = anything")

    (finding,) = check_pack(write_pack(tmp_path, files))

    assert "0, 1, 2" not in finding.advice(ENGLISH)


@pytest.mark.parametrize(
    ("condition", "meant"),
    [
        ("country == DE", "country = DE"),
        ("own_shop und country = DE", "own_shop and country = DE"),
        ("own_shop oder nicht country = DE", "own_shop or not country = DE"),
        ("own_shop && country != DE", "own_shop and country != DE"),
        ("launch ≥ 3", "launch >= 3"),
        ("launch≤3", "launch <= 3"),
        ("country ≠ DE", "country != DE"),
        ("launch => 3", "launch >= 3"),
        ("country = “DE”", "country = DE"),
    ],
)
def test_other_notations_are_written_out(condition: str, meant: str, tmp_path: Path):
    files = tiny_pack()
    put(files, "targets.yaml", "targets.0.when", condition)

    [fault] = check_pack(write_pack(tmp_path, files))

    assert fault.advice(ENGLISH) == f"Write: {meant}"
    assert fault.advice(GERMAN) == f"Schreiben Sie: {meant}"


def test_why_a_condition_cannot_be_read_is_said_in_the_language_of_the_reader(tmp_path: Path):
    files = tiny_pack()
    put(files, "targets.yaml", "targets.0.when", "own_shop = = yes")

    [fault] = check_pack(write_pack(tmp_path, files))

    assert fault.message(ENGLISH) == "The condition cannot be read: a value is missing before “=”."
    assert fault.message(GERMAN) == "Die Bedingung ist nicht lesbar: vor „=“ fehlt ein Wert."


def test_where_no_facts_are_known_none_is_offered(tmp_path: Path):
    files = tiny_pack()
    put(files, "profile.yaml", "profile", [])
    put(files, "targets.yaml", "targets.0.when", "own_shop")
    put(files, "legal.yaml", "checkpoints.0.when", "")

    [fault] = check_pack(write_pack(tmp_path, files))

    assert fault.advice(ENGLISH) == "No facts are known here: leave “when” empty."
