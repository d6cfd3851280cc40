"""The terminal where no PDF can be made: in processes of their own, since this one has a Pango that works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.spoilt_pango import spoil_pango

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="another system's loader looks elsewhere")

MISSING = "No PDF can be created: Pango is missing or damaged. Install it, on Debian with “apt install "
REMEDY = "”, and restart Readiness."


@pytest.fixture(autouse=True)
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in spoil_pango(tmp_path / "spoilt", "no library").items():
        monkeypatch.setenv(name, value)


def readiness(*arguments: str) -> tuple[int, str, str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "readiness", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, env=environment, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("options", "offer"),
    [
        ([], "With -o out.html you get a web page instead, to print from the browser."),
        (["--archive"], "Without --archive, -o out.html writes a web page instead, to print from the browser."),
    ],
    ids=["report", "archive"],
)
def test_a_report_is_offered_as_a_page(options: list[str], offer: str, sample: Path) -> None:
    status, out, err = readiness("report", str(sample), "-o", "out.pdf", *options)

    assert (status, out) == (1, "")
    assert err.startswith(f"readiness: out.pdf: {MISSING}")
    assert err.endswith(f"{REMEDY} {offer}\n")
    assert err.count("\n") == 1
    assert not Path("out.pdf").exists()


def test_a_form_is_not_written_and_why_is_said() -> None:
    status, out, err = readiness("form", "social-media", "-o", "form.pdf")

    assert (status, out) == (1, "")
    assert err.startswith(f"readiness: {MISSING}")
    assert err.endswith(f"{REMEDY}\n")
    assert not Path("form.pdf").exists()


def test_the_sample_is_made_with_a_page_as_its_report() -> None:
    status, out, err = readiness("sample", "folder", "--lang", "en")

    assert status == 3
    assert err.startswith(f"readiness: {MISSING}")
    assert "Report saved to folder/Muster Pumpenbau GmbH.html." in out
    assert sorted(path.suffix for path in Path("folder").iterdir()) == [".html", ".readiness", ".readiness"]
