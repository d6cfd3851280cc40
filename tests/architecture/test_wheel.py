"""What is installed is whole: the wheel brings questionnaires, templates and catalogues, and works from there."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.reporting.tools import font_file

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_it_holds_content_and_translations_but_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "readiness/content/questionnaires/social-media/pack.yaml" in names
    assert "readiness/content/questionnaires/social-media/dimensions/PRO.yaml" in names
    assert "readiness/content/report_templates/management/report.html.j2" in names
    assert "readiness/content/docs/user/workshop.de.md" in names
    assert "readiness/workshop/pages/phone.css" in names
    assert {f"readiness/content/fonts/{file.name}" for file in font_file("OFL.txt").parent.iterdir()} <= names
    assert "readiness/locale/de/LC_MESSAGES/readiness.mo" in names
    assert not [name for name in names if name.startswith(("tests/", "bench/"))]


def test_it_does_the_main_job_from_where_it_was_installed(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(tmp_path / "site"),
        "READINESS_DATA": str(tmp_path / "data"),
        "READINESS_LANG": "de",
    }
    # -P keeps the checkout out of the way: only the wheel may be found.
    command = [sys.executable, "-P", "-m", "readiness", "sample", str(tmp_path / "out"), "--lang", "de"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "Der Bericht liegt" in done.stdout
    report = next((tmp_path / "out").glob("*.pdf"))
    assert report.stat().st_size > 10_000
    used = {font["/BaseFont"] for page in PdfReader(report).pages for font in page["/Resources"]["/Font"].values()}
    assert {name.partition("+Readiness-Inter")[2] for name in used} == {"", "-Medium", "-Semi-Bold", "-Bold"}
