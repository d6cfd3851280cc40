"""One Wine, into which the installer of dist/ is installed once: the files of this folder are one story, in order."""

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from packaging.utils import canonicalize_name, parse_wheel_filename  # noqa: E402
from sources import ROOT, TAG, dependencies, fetch_wheels  # noqa: E402
from wine import Wine  # noqa: E402

WORK = ROOT / "build" / "windows-test"
TREE = ROOT / "build" / "windows" / "tree"
WHEEL = next((ROOT / "dist").glob("readiness-*.whl"), Path("readiness-0-py3-none-any.whl"))
VERSION = str(parse_wheel_filename(WHEEL.name)[1])
SETUP = ROOT / "dist" / f"Readiness-{VERSION}-setup.exe"
FIXED = {"SOURCE_DATE_EPOCH": "1790000000", "READINESS_LANG": "en"}
_DOWNLOADS = ROOT / "build" / "windows" / "downloads"
# What the tests themselves import, and what those of the rooms do.
_TOOLS = ("pytest", "hypothesis", "httpx", "icalendar", "pikepdf")


@dataclass(frozen=True)
class Program:
    """The installed program; `windows` is its folder as Windows calls it, `folder` as we do."""

    wine: Wine
    folder: Path
    windows: str

    def python(self, *arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the installed Python."""
        return self.wine.run([f"{self.windows}\\python\\python.exe", *arguments], **FIXED | variables)

    def readiness(self, *arguments: str | Path) -> str:
        """Run a command and return what it prints; its status is 0."""
        done = self.python("-m", "readiness", *arguments)
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture(scope="session")
def wine() -> Iterator[Wine]:
    """Return a Wine that is made for this run; the pictures of the run before are gone."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    made = Wine(WORK / "wine")
    yield made
    made.close()


@pytest.fixture(scope="session")
def program(wine: Wine) -> Program:
    """Install the program without a question."""
    assert SETUP.is_file(), "run `make windows` first"
    old = wine.run([SETUP, "/S"])
    assert old.returncode == 2, "Wine begins as Windows 7, on which the program does not run"
    wine.run(["winecfg", "-v", "win10"])
    done = wine.run([SETUP, "/S"])
    assert done.returncode == 0, done.stdout
    location = wine.value(r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Readiness", "InstallLocation")
    assert location is not None
    program = Program(wine, wine.c / location.removeprefix("C:\\").replace("\\", "/"), location)
    lend_tools(program)
    return program


def lend_tools(program: Program) -> None:
    """Have the installed Python find pytest, the tests, and the NumPy that Wine can run: not in its own folder."""
    tools, rooms, numpy = (WORK / name for name in ("tools", "rooms", "numpy"))
    if not numpy.is_dir():
        (older,) = fetch_wheels(ROOT / "requirements" / "windows-test.lock", _DOWNLOADS / "test").values()
        _unpack([older], numpy)
        _unpack(_tools(), tools)
        for part in ("tests", "docs", "questionnaires"):
            shutil.copytree(ROOT / part, rooms / part, ignore=shutil.ignore_patterns("__pycache__"))
    places = [f"python{TAG}.zip", ".", _windows(numpy), "Lib\\site-packages", _windows(tools), _windows(rooms)]
    (program.folder / "python" / f"python{TAG}._pth").write_text("\n".join(places) + "\n", "utf-8")


def _tools() -> Iterable[Path]:
    """Return the wheels of the tools and of what they need."""
    wheels: dict[str, Path] = {}
    missing = set(_TOOLS)
    while missing:
        wheels |= fetch_wheels(ROOT / "requirements" / "test.lock", _DOWNLOADS / "test", only=missing)
        assert missing <= wheels.keys(), "the lock has no such wheel"
        wanted = [requirement for wheel in wheels.values() for requirement in dependencies(wheel)]
        missing = {canonicalize_name(requirement.name) for requirement in wanted} - wheels.keys()
    return wheels.values()


def _unpack(wheels: Iterable[Path], folder: Path) -> None:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)


def _windows(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what no Wine can prove."""
    terminalreporter.section("what Wine cannot prove")
    terminalreporter.write_line((HERE / "unproved.txt").read_text("utf-8"))
