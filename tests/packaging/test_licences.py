"""The list of licences is whole, or it is not made: a package without licence or text stops the build by its name."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = """\
[project]
license = "MIT"
dependencies = ["thing>=1; sys_platform == 'win32'"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that needs one package, on Windows only, which says nothing of its licence yet."""
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "LICENSE", tmp_path)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "readiness").mkdir()
    (tmp_path / "readiness" / "__init__.py").write_text('__version__ = "3.2.1"\n')
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.lock").write_text(f"thing==1.5 \\\n    --hash=sha256:{'0' * 64}\n")
    # The text of the typeface, and what pip fetched before.
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "OFL.txt").write_text("This Font Software …")
    (tmp_path / "fonts" / "origin.txt").write_text(
        "Inter, from Debian's package fonts-inter 4.1+ds-2. Changed: its name"
    )
    (tmp_path / "cache" / "thing-1.5.dist-info" / "licenses").mkdir(parents=True)
    return tmp_path


def say(project: Path, licence: str, **texts: str) -> None:
    folder = project / "cache" / "thing-1.5.dist-info"
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: thing\nVersion: 1.5\n{licence}\n\n")
    for name, text in texts.items():
        (folder / "licenses" / name).write_text(text)
    names = ["METADATA", *(f"licenses/{name}" for name in texts)]
    (folder / "RECORD").write_text("".join(f"thing-1.5.dist-info/{name},,\n" for name in names))


def collected(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "packaging/licences.py", "licences.json", "--cache", "cache"]
    return subprocess.run(command, cwd=project, check=False, capture_output=True, text=True)


def test_a_package_is_listed_with_all_its_texts(project: Path) -> None:
    say(project, "License-Expression: MIT AND Zlib", COPYING="You may …", NOTICE="Thanks to …")
    assert collected(project).returncode == 0
    entries = {entry["name"]: entry for entry in json.loads((project / "licences.json").read_text())}
    assert entries.keys() == {"Inter", "OpenSSL", "Python", "Readiness", "thing", "Visual C++ runtime"}
    assert entries["Readiness"]["version"] == "3.2.1"
    assert entries["Inter"]["version"] == "4.1"
    text = "----- COPYING -----\n\nYou may …\n\n----- NOTICE -----\n\nThanks to …"
    assert entries["thing"] == {"name": "thing", "version": "1.5", "licence": "MIT AND Zlib", "text": text}


def test_a_text_that_everybody_knows_is_taken_from_the_system(project: Path) -> None:
    say(project, "License: LGPL-2.1-or-later")
    assert collected(project).returncode == 0
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (project / "licences.json").read_text()


def test_what_rides_along_in_a_package_is_listed_too(project: Path) -> None:
    lock = project / "requirements" / "run.lock"
    for name, version in {"gstreamer-libs": "1.9", "pyside6-essentials": "6.9"}.items():
        folder = project / "cache" / f"{name.replace('-', '_')}-{version}.dist-info"
        folder.mkdir()
        said = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense: LGPL-3.0-only\n\n"
        (folder / "METADATA").write_text(said)
        lock.write_text(f"{lock.read_text()}{name}=={version}\n")
    say(project, "License: Apache-2.0\nRequires-Dist: gstreamer-libs\nRequires-Dist: PySide6_Essentials>=6")
    done = collected(project)
    assert done.returncode == 0, done.stderr
    entries = {entry["name"]: entry for entry in json.loads((project / "licences.json").read_text())}
    assert {"bzip2", "Fontconfig", "GLib", "HarfBuzz", "Pango", "proxy-libintl", "Qt"} <= entries.keys()
    assert entries["Pango"]["version"] == "gstreamer-libs 1.9"
    assert "GNU LIBRARY GENERAL PUBLIC LICENSE" in entries["Pango"]["text"]
    assert entries["Qt"]["version"] == "6.9"


@pytest.mark.parametrize(
    ("licence", "texts", "fault"),
    [
        ("License: free of charge", {"LICENSE": "You may …"}, "thing: its metadata name no SPDX licence"),
        ("License: MIT", {}, "thing 1.5: its wheel brings no licence text"),
    ],
)
def test_a_gap_stops_the_build_by_name(project: Path, licence: str, texts: dict[str, str], fault: str) -> None:
    say(project, licence, **texts)
    done = collected(project)
    assert done.returncode == 1
    assert fault in done.stderr
    assert not (project / "licences.json").exists()


def test_what_is_needed_and_not_locked_is_told(project: Path) -> None:
    (project / "requirements" / "run.lock").write_text("")
    done = collected(project)
    assert done.returncode == 1
    assert "thing is needed at run time" in done.stderr


ASKED = """\
import sys
from importlib import metadata
from packaging.requirements import Requirement
sys.path.insert(0, "packaging")
import licences
todo, seen = ["readiness"], set()
while todo:
    name = todo.pop()
    if name in seen:
        continue
    seen.add(name)
    for wanted in map(Requirement, metadata.requires(name) or []):
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            todo.append(wanted.name)
for name in sorted(seen - {"readiness"}):
    try:
        licences.expression(name.lower().replace("_", "-"), metadata.metadata(name))
    except ValueError as error:
        print(error)
print(len(seen), "packages", file=sys.stderr)
"""


def test_every_package_that_rides_along_here_has_a_licence_that_was_read() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert int(done.stderr.split()[0]) > 20
