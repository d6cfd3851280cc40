"""Is anything written that can never take effect?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import Fault, tiny_pack

HARM = tiny_pack()["incident.yaml"]["facts"][0]

FAULTS = [
    Fault("target-unreachable", "targets.yaml", "targets.0.when", "", "targets.1", shown="default"),
    Fault("question-unanswerable", "profile.yaml", "profile.3.kind", "choice", "profile.3", shown="remark"),
    Fault("question-unanswerable", "incident.yaml", "facts.2", {**HARM, "code": "F4", "choices": []}, shown="F4"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()
