"""Do gates require capabilities or dimensions that exist, at levels that exist?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import Fault

FAULTS = [
    *(
        Fault("requirement-syntax", "gates.yaml", "gates.0.requires.0", text)
        for text in ("ONE1", "ONE1>2", "ONE1>=6", "ONE1>=0", "one1>=2", "ONE1>=2@3")
    ),
    Fault("requirement-unknown", "gates.yaml", "gates.0.requires.0", "TWO1>=2"),
    Fault("requirement-unknown", "gates.yaml", "gates.0.requires.1", "TWO>=2"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()
