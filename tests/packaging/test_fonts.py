"""The faces of Inter come from a package when the program is built: renamed, small for phones, the same each time."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.reporting.tools import missing

SCRIPT = Path(__file__).parents[2] / "packaging" / "fonts.py"
SOURCE = Path("/usr/share/fonts/opentype/inter")


def filled(clone: Path, *system: Path, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    """Run the script in a clone of its own."""
    script = clone / "packaging" / SCRIPT.name
    script.parent.mkdir(exist_ok=True)
    shutil.copy(SCRIPT, script)
    command = [sys.executable, str(script), *map(str, system)]
    return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not SOURCE.is_dir():
        missing("fonts-inter")
    folder = tmp_path_factory.mktemp("clone")
    done = filled(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_only_the_name_of_a_face_is_changed(clone: Path) -> None:
    faces = sorted((clone / "fonts").glob("*.otf"))
    assert [face.stem.partition("-")[2] for face in faces] == ["Bold", "Italic", "Medium", "Regular", "SemiBold"]
    for face in faces:
        ours, theirs = TTFont(face), TTFont(SOURCE / face.name.removeprefix("Readiness"))
        assert ours["name"].getBestFamilyName() == "Readiness Inter"
        assert ours["name"].getDebugName(6) == face.stem
        changed = {tag for tag in theirs.reader.keys() | ours.reader.keys() if ours.reader[tag] != theirs.reader[tag]}
        # The table of a face's own data holds the checksum of the whole.
        assert changed == {"name", "head"}


def test_the_phones_faces_are_small_and_spell_european_languages(clone: Path) -> None:
    for name in ("inter-400.woff2", "inter-600.woff2"):
        face = clone / "fonts" / name
        assert face.stat().st_size < 40_000
        assert {*map(ord, "ÄÖÜäöüßẞ„“‚‘–…€✓ čéğłñøåîőșżĳ→")} <= TTFont(face).getBestCmap().keys()
        assert "tnum" in {record.FeatureTag for record in TTFont(face)["GSUB"].table.FeatureList.FeatureRecord}


def test_the_licence_and_the_origin_lie_beside_them(clone: Path) -> None:
    assert "The OFL allows the licensed fonts to be used" in (clone / "fonts" / "OFL.txt").read_text("utf-8")
    assert "fonts-inter" in (clone / "fonts" / "origin.txt").read_text("utf-8")


def test_what_is_there_stays_and_what_is_missing_is_made_again(clone: Path) -> None:
    made = {file.name: file.read_bytes() for file in (clone / "fonts").iterdir()}
    nowhere = clone / "nowhere"
    assert filled(clone, nowhere, path="").returncode == 0
    for name in ("ReadinessInter-Regular.otf", "inter-600.woff2"):
        (clone / "fonts" / name).unlink()
    assert filled(clone).returncode == 0
    assert {file.name: file.read_bytes() for file in (clone / "fonts").iterdir()} == made


def test_where_they_cannot_be_had_it_says_what_to_do(tmp_path: Path) -> None:
    done = filled(tmp_path, tmp_path / "nowhere", path="")
    assert done.returncode == 1
    assert "apt-get install fonts-inter" in done.stderr
    assert "build from the sdist" in done.stderr
    assert not (tmp_path / "fonts").exists()
