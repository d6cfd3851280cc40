"""Is everybody who is named one of the pack's roles?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import MAIN, ONE, Fault

FAULTS = [
    Fault("role-unknown", ONE, "capabilities.0.owners.0", "XX"),
    Fault("role-unknown", ONE, "capabilities.1.owners.1", "DPO"),
    Fault("role-unknown", "incident.yaml", "facts.0.known_by.0", "SM"),
    Fault("role-unknown", MAIN, "decider", "XX"),
    Fault("role-unknown", "legal.yaml", "checkpoints.0.verify_with.0", "LEG"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()
