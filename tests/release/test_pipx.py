"""pipx installs the wheel as anybody would, and the program then works from an empty folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readiness import __version__


@pytest.fixture(scope="module")
def readiness(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("pipx")
    places = {"PIPX_HOME": str(home), "PIPX_BIN_DIR": str(home / "bin"), "PIPX_MAN_DIR": str(home / "man")}
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run([sys.executable, "-m", "pipx", "install", str(wheel)], env={**environment, **places}, check=True)
    return home / "bin" / "readiness"


def test_the_command_works(readiness: Path, tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "READINESS_DATA": str(tmp_path / "data"), "READINESS_LANG": "en"}
    empty = tmp_path / "empty"
    empty.mkdir()

    def run(*arguments: str) -> str:
        command = [readiness, *arguments]
        return subprocess.run(command, cwd=empty, env=environment, check=True, capture_output=True, text=True).stdout

    assert run("--version") == f"Readiness {__version__}\n"
    assert "social-media" in run("packs")
    run("sample", "out")
    assert next((empty / "out").glob("*.pdf")).stat().st_size > 10_000
