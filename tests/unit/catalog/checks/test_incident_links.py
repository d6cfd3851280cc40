"""Do the parts of the incident guide name each other correctly?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import Fault

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
