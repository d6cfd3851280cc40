"""Do prerequisites have the form `A>=m@n`, and do they name capabilities that exist?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import ONE, Fault

FAULTS = [
    *(
        Fault("prerequisite-syntax", ONE, "capabilities.1.prerequisites.0", text)
        for text in ("ONE1", "ONE1>2@2", "ONE1>=2", "ONE1>=2@6", "ONE1>=0@1", "ONE1 >= 2 @ 2", "{0}", "")
    ),
    Fault("prerequisite-unknown", ONE, "capabilities.1.prerequisites.0", "TWO1>=1@2"),
    Fault("prerequisite-unknown", ONE, "capabilities.1.prerequisites.1", "ONE>=1@2"),
    Fault("prerequisite-itself", ONE, "capabilities.0.prerequisites.0", "ONE1>=1@2"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()
