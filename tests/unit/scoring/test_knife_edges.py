"""Rule 10: the answers that deserve a second look, because one level more or less changes the stage."""

import pytest

from tests.unit.builders import rated


@pytest.mark.parametrize(
    ("sheet", "codes"),
    [
        ("3★ 3★ 2 2 3", "PRO1 PRO2 PRO3 PRO4 PRO5"),
        ("4★ 4★ 4 4 0", "PRO5"),
        ("3★ 2★ 3 3 3", "PRO2"),
        ("2★ 2★ 2 2 2", "PRO1 PRO2"),
        ("5★ 5★ 5 5 5", "PRO1 PRO2"),  # one of the others at 4 still leaves more than half at 5
        ("0★ 0★ 0 0 0", ""),
        ("?★ ?★ 3 3 3", "PRO3 PRO4 PRO5"),  # they decide how high the stage can still be
        ("?★ ?★ ? ? ?", ""),
        ("x★ 1★ 1 2", "PRO2"),
    ],
)
def test_knife_edge_answers(sheet: str, codes: str):
    assert rated(sheet).knife_edge == tuple(codes.split())
