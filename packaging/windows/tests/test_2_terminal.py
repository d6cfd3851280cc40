"""The installed program at the terminal, and its report beside that of this computer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FIXED, Program
from PIL import Image, ImageChops
from sources import ROOT

ODD = "Grüße an 100% & Co"


@pytest.fixture(scope="module")
def folder(program: Program) -> Path:
    """Return a folder whose name has what a terminal may stumble over."""
    made = program.wine.folder / "home" / ODD
    made.mkdir()
    return made


@pytest.fixture(scope="module")
def sample(program: Program, folder: Path) -> Path:
    """Return the sample company's document, made by the installed program."""
    program.readiness("sample", folder / "sample")
    return folder / "sample" / "Muster Pumpenbau GmbH.readiness"


def test_questionnaires_are_there(program: Program) -> None:
    assert "social-media" in program.readiness("packs")


def test_a_document_is_made_answered_scored_and_planned(program: Program, folder: Path) -> None:
    document = folder / "Müller.readiness"
    program.readiness("new", document, "--pack", "social-media", "--organisation", "Müller & Söhne 50%")
    program.readiness("answer", document, "MON1=3", "MON2=2", "PRO1=1")
    assert "Müller & Söhne 50%" in program.readiness("score", document)
    # HiGHS finds the plan.
    assert "Müller & Söhne 50%" in program.readiness("plan", document)
    assert program.readiness("verify", document)


def test_the_command_takes_umlauts_and_spaces_and_hands_on_the_status(program: Program) -> None:
    # Without a percent sign: Wine's cmd looks for a variable in what it hands on, Windows' own does not.
    folder = program.wine.folder / "home"
    command = f"{program.windows}\\bin\\readiness.cmd"
    wine = program.wine
    made = wine.run(["cmd", "/c", command, "new", folder / "Zwei Öfen.readiness", "--pack", "social-media",
                     "--organisation", "Zwei Öfen"], **FIXED)  # fmt: skip
    assert (folder / "Zwei Öfen.readiness").is_file(), made.stdout
    refused = wine.run(["cmd", "/c", command, "score", folder / "nowhere.readiness"], **FIXED)
    assert refused.returncode == program.python("-m", "readiness", "score", folder / "nowhere.readiness").returncode
    assert refused.returncode not in {0, 70}


def test_a_new_terminal_finds_the_command_by_its_name(program: Program) -> None:
    assert "social-media" in program.wine.run(["cmd", "/c", "readiness", "packs"], **FIXED).stdout


def test_an_archived_report_gives_its_document_back(program: Program, folder: Path, sample: Path) -> None:
    program.readiness("report", sample, "-o", folder / "archive.pdf", "--archive", "--edition", "full")
    # A process of its own reads the PDF: the installed Python starts itself.
    program.readiness("unpack", folder / "archive.pdf", "-o", folder / "again.readiness")
    assert program.readiness("verify", folder / "again.readiness")


@pytest.mark.parametrize("edition", ["management", "full"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_report_is_that_of_linux_pixel_by_pixel(
    program: Program, folder: Path, sample: Path, edition: str, language: str
) -> None:
    arguments = ["report", str(sample), "--edition", edition, "--lang", language, "-o"]
    theirs, ours = folder / f"windows-{edition}-{language}.pdf", folder / f"linux-{edition}-{language}.pdf"
    program.readiness(*arguments, theirs)
    environment = os.environ | FIXED | {"READINESS_DATA": str(folder / "data")}
    subprocess.run([sys.executable, "-m", "readiness", *arguments, ours], env=environment, cwd=ROOT, check=True)
    assert _fonts(theirs) == _fonts(ours)
    assert _text(theirs) == _text(ours)
    pages, expected = _pages(theirs), _pages(ours)
    assert len(pages) == len(expected) >= 4
    assert [page for page, other in zip(pages, expected, strict=True) if _differ(page, other)] == []


def test_the_report_holds_the_fonts_that_the_program_brings(program: Program, folder: Path) -> None:
    assert all("Inter" in name for name in _fonts(folder / "windows-full-de.pdf"))
    listing = "from PySide6.QtGui import QFontDatabase, QGuiApplication; a = QGuiApplication([]); "
    families = program.python("-c", listing + "print(QFontDatabase.families())").stdout
    # The machine has them, and Wine does not see them.
    assert families.strip().startswith("["), families
    assert "Inter" not in families
    assert "DejaVu" not in families


def _fonts(pdf: Path) -> list[str]:
    """Return the names of the embedded fonts, without the letters that tell subsets apart."""
    lines = _run("pdffonts", str(pdf)).decode().splitlines()[2:]
    return sorted(line.split()[0].partition("+")[2] for line in lines)


def _text(pdf: Path) -> bytes:
    return _run("pdftotext", "-layout", str(pdf), "-")


def _pages(pdf: Path) -> list[Path]:
    """Return pictures of the pages, 100 dots an inch."""
    _run("pdftoppm", "-r", "100", str(pdf), str(pdf.with_suffix("")))
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.ppm"))


def _differ(one: Path, other: Path) -> bool:
    with Image.open(one) as first, Image.open(other) as second:
        return first.size != second.size or ImageChops.difference(first, second).getbbox() is not None


def _run(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout
