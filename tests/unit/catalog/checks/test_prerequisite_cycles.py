"""Can every level be reached, or do prerequisites wait for each other?"""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.language import ENGLISH
from tests.unit.catalog.tiny_pack import ONE, capability, found, line_of, tiny_pack, write_pack

# Who needs what; a circle may lead through levels that are only passed on the way.
CIRCLES = [
    {"ONE1": "ONE2>=2@2", "ONE2": "ONE1>=2@2"},
    {"ONE1": "ONE2>=5@2", "ONE2": "ONE1>=3@4"},
    {"ONE1": "ONE3>=2@3", "ONE2": "ONE1>=3@1", "ONE3": "ONE2>=2@1"},
    {"ONE1": "ONE1>=2@2"},
    {"ONE1": "ONE1>=4@3"},
]
NO_CIRCLES = [
    {"ONE1": "ONE2>=1@2", "ONE2": "ONE1>=2@2"},
    {"ONE1": "ONE2>=2@3", "ONE2": "ONE1>=2@2"},
    {"ONE1": "ONE3>=2@3", "ONE2": "ONE1>=2@3", "ONE3": "ONE2>=2@3"},
]


def pack_of(folder: Path, needs: dict[str, str]) -> tuple[Path, dict[str, int]]:
    """Return a pack with these prerequisites, and the line of each of them."""
    files = tiny_pack()
    codes = ["ONE1", "ONE2", "ONE3"]
    files[ONE]["capabilities"] = [capability(code, prerequisites=needs.get(code, "").split()) for code in codes]
    lines = {code: line_of(files, ONE, f"capabilities.{i}.prerequisites") for i, code in enumerate(codes)}
    return write_pack(folder, files), lines


@pytest.mark.parametrize("needs", CIRCLES, ids=str)
def test_a_circle_is_found_and_spelt_out(needs: dict[str, str], tmp_path: Path):
    folder, lines = pack_of(tmp_path, needs)

    (circle,) = (finding for finding in check_pack(folder) if finding.code == "prerequisite-circle")

    assert circle.line in {lines[code] for code in needs}
    message = circle.message(ENGLISH)
    assert all(code in message for code in needs)
    assert {problem.code for problem in found(folder)} <= {"prerequisite-circle", "prerequisite-itself"}


@pytest.mark.parametrize("needs", NO_CIRCLES, ids=str)
def test_taking_turns_is_no_circle(needs: dict[str, str], tmp_path: Path):
    folder, _ = pack_of(tmp_path, needs)

    assert found(folder) == []
