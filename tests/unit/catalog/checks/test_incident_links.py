"""Do the parts of the incident guide name each other correctly?"""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import Fault, found, put, rich_pack, tiny_pack, write_pack

FAULTS = [
    Fault("incident-link", "incident.yaml", "options.0.gate", "G9"),
    Fault("incident-link", "incident.yaml", "courses.0.option", "B"),
    Fault("incident-link", "incident.yaml", "rules.0.course.0", "A"),
    Fault("incident-link", "incident.yaml", "modifiers.0.adds.0", "pause"),
    Fault("incident-link", "incident.yaml", "modifiers.0.removes.0", "pause"),
    Fault("incident-link", "incident.yaml", "steps.0.leads_to.0", "TWO1>=1", shown="TWO1"),
    Fault("incident-link", "incident.yaml", "steps.0.leads_to.0", "ONE>=1", shown="ONE"),
    Fault("incident-link", "incident.yaml", "steps.0.leads_to.0", "somewhere"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()


def test_severities_may_not_depend_on_more_facts_than_can_be_tried(tmp_path: Path):
    files = tiny_pack()
    guide = files["incident.yaml"]
    first = guide["facts"][0]
    for more in range(12):
        guide["facts"].append({**first, "code": f"H{more}"})
    guide["severities"][0]["when"] = " or ".join(f"H{more} >= 2" for more in range(7))
    assert found(write_pack(tmp_path / "few", files)) == []

    guide["severities"][0]["when"] = " or ".join(f"H{more} >= 2" for more in range(12))

    assert [fault.code for fault in found(write_pack(tmp_path / "many", files))] == ["incident-cases"]


@pytest.mark.parametrize("kind", ["date", "text"])
def test_only_facts_with_few_values_can_be_prefilled(kind: str, tmp_path: Path):
    files = rich_pack()
    fact = {**files["incident.yaml"]["facts"][1], "code": "since", "kind": kind}
    files["incident.yaml"]["facts"].append({**fact, "prefill": [{"when": "own_shop", "value": "yes"}]})

    [fault] = check_pack(write_pack(tmp_path, files))

    assert fault.code == "prefill-value"
    assert "remove “prefill”" in fault.advice(LANGUAGES["en"])
    assert "Entfernen Sie „prefill“" in fault.advice(LANGUAGES["de"])


def test_where_nothing_can_be_chosen_none_is_offered(tmp_path: Path):
    files = tiny_pack()
    del files["gates.yaml"]
    put(files, "incident.yaml", "modifiers.0.when", "rule = 1")

    [fault] = check_pack(write_pack(tmp_path, files))

    assert fault.code == "incident-link"
    assert "nothing of this kind" in fault.advice(LANGUAGES["en"])
    assert "noch nichts zur Auswahl" in fault.advice(LANGUAGES["de"])
