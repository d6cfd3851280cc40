"""What is installed is whole: the wheel brings all that the program needs and nothing else, and works from there."""

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.reporting.tools import font_file
from tests.wheel_content import actual_content, expected_content

ROOT = Path(__file__).parents[2]
LICENCES = "licences/licences.json"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what git knows or would take, with the files that are made and not committed."""
    folder = tmp_path_factory.mktemp("sources")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    shutil.copytree(font_file("OFL.txt").parent, folder / "fonts")
    (folder / LICENCES).parent.mkdir()
    (folder / LICENCES).write_text("[]")
    return folder


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, cwd=sources, env=environment, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment of its own with the wheel in it; nothing else is there, and nothing is fetched."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "--isolated", "-q"]
    subprocess.run([*pip, "install", "--no-index", "--no-deps", "--no-compile", wheel], check=True)
    return folder


def test_it_holds_what_the_program_needs_and_nothing_else(sources: Path, wheel: Path) -> None:
    names = [str(path.relative_to(sources)) for path in sources.rglob("*") if path.is_file()]
    assert actual_content(zipfile.ZipFile(wheel).namelist()) == expected_content(_without_made(names))


def test_it_does_the_main_job_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        # The packages that it needs; from here, nothing leads to the checkout.
        "PYTHONPATH": site.getsitepackages()[0],
        "READINESS_DATA": str(tmp_path / "data"),
        "READINESS_LANG": "de",
    }
    empty = tmp_path / "empty"
    empty.mkdir()

    def run(*command: str) -> str:
        program = installed / "bin" / command[0]
        shared = {"env": environment, "cwd": empty, "capture_output": True, "text": True}
        done = subprocess.run([program, *command[1:]], check=False, **shared)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert Path(run("python", "-P", "-c", "import readiness; print(readiness.__file__)")).is_relative_to(installed)
    assert "social-media" in run("readiness", "packs")
    assert "Der Bericht ist gespeichert" in run("readiness", "sample", "out")
    report = next((empty / "out").glob("*.pdf"))
    used = {font["/BaseFont"] for page in PdfReader(report).pages for font in page["/Resources"]["/Font"].values()}
    assert {name.partition("+Readiness-Inter")[2] for name in used} == {"", "-Medium", "-Semi-Bold", "-Bold"}
    document = report.with_suffix(".readiness")
    run("readiness", "report", str(document), "-o", "report.pdf", "--lang", "en")
    assert (empty / "report.pdf").stat().st_size > 10_000


def _without_made(names: list[str]) -> list[str]:
    """Leave out what the build itself has made between the sources."""
    return [name for name in names if not name.endswith((".mo", ".jinja", ".pyc"))]
