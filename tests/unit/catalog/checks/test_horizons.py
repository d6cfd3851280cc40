"""Do the time spans per level belong to levels that exist?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import ONE, Fault

FAULTS = [
    Fault("horizon-level", ONE, "capabilities.0.horizon_days_by_level", {2: 7, level: 9}, place, shown=str(level))
    for level, place in [(0, "capabilities.0.horizon_days_by_level.0"), (6, "capabilities.0.horizon_days_by_level.6")]
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()
