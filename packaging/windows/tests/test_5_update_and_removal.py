"""A newer version over this one, a program that runs, and the removal: ours goes, everything else stays."""

import shutil
import time
from pathlib import Path

import pytest
from conftest import FIXED, SETUP, TREE, WORK, Program
from installer import make_installer
from tree import PACKAGES, files_of

UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Readiness"
RUNNING = 3


@pytest.fixture(scope="module")
def newer() -> Path:
    """Return the installer of a later version, which has one file less and one more."""
    tree = WORK / "newer" / "tree"
    shutil.copytree(TREE, tree)
    (tree / "LICENSE.txt").rename(tree / "Licence.txt")
    return make_installer(tree, WORK / "newer", "99.1rc2", int(time.time()), fast=True)


@pytest.fixture(scope="module", autouse=True)
def _as_installed(program: Program) -> None:
    """Take away what this Wine's font settings have kept in the folder; those of the program keep it in the user's."""
    shutil.rmtree(program.folder / PACKAGES / "gstreamer_libs" / "tmp", ignore_errors=True)


def test_a_running_program_is_noticed_and_left_alone(program: Program, newer: Path) -> None:
    wine = program.wine
    running = wine.start([f"{program.windows}\\python\\pythonw.exe", "-m", "readiness"], **FIXED)
    window = wine.window("^Readiness")
    before = set(program.folder.rglob("*"))
    assert wine.run([newer, "/S"]).returncode == RUNNING
    assert _uninstall(program) == RUNNING
    assert set(program.folder.rglob("*")) == before
    assert wine.value(UNINSTALL, "DisplayName") == "Readiness"
    wine.press(window, "alt+F4")
    running.wait(60)
    wine.idle()


def test_a_newer_version_replaces_the_older_one(program: Program, newer: Path) -> None:
    foreign = program.folder / "python" / "mine.txt"
    foreign.write_text("not yours", "utf-8")
    assert program.wine.run([newer, "/S"]).returncode == 0
    assert not (program.folder / "LICENSE.txt").exists()
    assert (program.folder / "Licence.txt").is_file()
    assert foreign.is_file()
    assert program.wine.value(UNINSTALL, "DisplayVersion") == "99.1rc2"
    installed = {file.relative_to(program.folder).as_posix() for file in program.folder.rglob("*") if file.is_file()}
    expected = {str(file) for file in files_of(newer.parent / "tree")} | {"uninstall.exe", "python/mine.txt"}
    assert installed == expected


def test_the_same_version_again_repairs_what_is_missing(program: Program) -> None:
    (program.folder / "python" / "python3.dll").unlink()
    assert program.wine.run([SETUP, "/S"]).returncode == 0
    assert (program.folder / "python" / "python3.dll").is_file()
    assert (program.folder / "LICENSE.txt").is_file()


def test_another_folder_leaves_nothing_of_ours_in_the_old_one(program: Program, newer: Path) -> None:
    wine, elsewhere = program.wine, r"C:\Elsewhere"
    assert wine.run([newer, "/S", f"/D={elsewhere}"]).returncode == 0
    assert not (program.folder / "bin").exists()
    assert f"{program.windows}\\bin" not in (wine.value("Environment", "Path") or "")
    assert f"{elsewhere}\\bin" in (wine.value("Environment", "Path") or "")
    assert wine.run([SETUP, "/S", f"/D={program.windows}"]).returncode == 0
    assert not (wine.c / "Elsewhere").exists()
    assert f"{program.windows}\\bin" in (wine.value("Environment", "Path") or "")
    assert f"{elsewhere}\\bin" not in (wine.value("Environment", "Path") or "")


def test_programs_and_features_shows_everything(program: Program) -> None:
    shown = {
        name: program.wine.value(UNINSTALL, name) for name in ("DisplayName", "Publisher", "DisplayIcon", "NoModify")
    }
    assert None not in shown.values()
    assert program.wine.value(UNINSTALL, "QuietUninstallString") == f'"{program.windows}\\uninstall.exe" /S'
    kilobytes = int(program.wine.value(UNINSTALL, "EstimatedSize") or "0", 16)
    assert kilobytes == pytest.approx(sum((TREE / file).stat().st_size for file in files_of(TREE)) / 1024, rel=0.01)


def test_the_removal_takes_ours_and_nothing_else(program: Program) -> None:
    wine = program.wine
    document = program.folder / "Mein Bogen.readiness"
    document.write_bytes(b"a document in our folder")
    others = program.folder / "python" / "Lib" / "site-packages" / "mine" / "module.py"
    others.parent.mkdir()
    others.write_text("", "utf-8")
    data = [path for path in wine.c.glob("users/*/AppData/Local/readiness/*") if path.exists()]
    assert data, "the program has kept working copies and backups"
    wine.run(["reg", "add", r"HKCU\Software\Classes\.readiness\OpenWithProgids", "/v", "Another.Program", "/f"])
    wine.run(["reg", "add", r"HKCU\Environment", "/v", "Path", "/t", "REG_EXPAND_SZ", "/f", "/d",
              f"%USERPROFILE%\\tools;{program.windows}\\bin;C:\\other"])  # fmt: skip
    wine.run([f"{program.windows}\\uninstall.exe", "/S"])
    wine.idle()
    left = {file.relative_to(program.folder).as_posix() for file in program.folder.rglob("*") if file.is_file()}
    assert left == {"Mein Bogen.readiness", "python/mine.txt", "python/Lib/site-packages/mine/module.py"}
    assert all(path.exists() for path in data)
    assert not list(wine.c.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Readiness.lnk"))
    assert wine.value("Environment", "Path") == "%USERPROFILE%\\tools;C:\\other"
    assert wine.value(r"Software\Classes\.readiness\OpenWithProgids", "Another.Program") is not None
    everything = wine.run(["reg", "query", "HKCU\\Software", "/s"]).stdout
    ours = [line for line in everything.splitlines() if "Readiness" in line and "MuiCache" not in line]
    assert not ours


def _uninstall(program: Program) -> int:
    """Run the uninstaller where it lies, so that it can be waited for, and return its status."""
    return program.wine.run([f"{program.windows}\\uninstall.exe", "/S", f"_?={program.windows}"]).returncode
