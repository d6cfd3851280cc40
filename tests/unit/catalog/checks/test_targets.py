"""Do targets name what exists, and does one of them always apply?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import Fault

FAULTS = [
    Fault(
        "target-unknown", "targets.yaml", "targets.0.levels", {"ONE": 2, "TWO": 2}, "targets.0.levels.TWO", shown="TWO"
    ),
    Fault("target-no-default", "targets.yaml", "targets.1.when", "own_shop = no", "targets", shown=""),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()
