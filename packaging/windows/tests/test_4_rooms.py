"""The unit tests of the rooms that know no Qt, under the installed Python."""

import re

import pytest
from conftest import WORK, Program
from sources import ROOT

ROOMS = sorted(path.name for path in (ROOT / "tests" / "unit").iterdir() if (path / "__init__.py").is_file())
# They start servers and processes by the dozen, for which Wine takes too long.
ROOMS = [room for room in ROOMS if room not in {"app", "workshop"}]
# With -B, so that pytest writes nothing into the program's folder.
_RUN = "import os, pytest, sys; os.chdir(sys.argv[1]); sys.exit(pytest.main(sys.argv[2:]))"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_works_under_windows(program: Program, room: str) -> None:
    settings = WORK / "rooms" / "pytest.ini"
    settings.write_text("[pytest]\n", "utf-8")
    arguments = ["-q", "-c", "pytest.ini", "-p", "no:cacheprovider", "--tb=short", f"tests/unit/{room}"]
    done = program.wine.run(
        [f"{program.windows}\\python\\python.exe", "-B", "-c", _RUN, WORK / "rooms", *arguments], within=1_200
    )
    (WORK / f"room-{room}.log").write_text(done.stdout, "utf-8")
    assert done.returncode == 0, done.stdout[-3_000:]
    assert re.search(r"\d+ passed", done.stdout)
