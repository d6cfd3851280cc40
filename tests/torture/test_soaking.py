"""The window under random keys: nothing goes wrong."""

from pathlib import Path
from random import Random

from tests.torture.soaking import soak


def test_random_keys_tabs_and_pages_leave_no_fault_in_the_log(tmp_path: Path):
    counted = soak(tmp_path, 60, Random(1))

    assert counted.faults == []
    assert counted.operations == 60
