"""Beside each released file lies the list of its parts, beside all of them their sums."""

import json
import re
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.release.places import DIST, ROOT


def sbom(file: Path) -> dict[str, Any]:
    return json.loads(file.with_name(f"{file.name}.cdx.json").read_text(encoding="utf-8"))


def packages(file: Path) -> list[dict[str, Any]]:
    return [part for part in sbom(file)["components"] if part.get("purl", "").startswith("pkg:pypi/")]


def libraries(file: Path) -> dict[str, str]:
    """Return the sum of each compiled library in a file, by its place there."""
    parts = [part for part in sbom(file)["components"] if part["type"] == "file"]
    return {part["name"]: part["hashes"][0]["content"] for part in parts}


@pytest.fixture(scope="module")
def locked() -> dict[tuple[str, str], set[str]]:
    """Return the sums that the lock allows for each name and version."""
    text = (ROOT / "requirements" / "run.lock").read_text().replace("\\\n", "")
    found = {}
    for line in text.splitlines():
        name, version = line.split()[0].split("==")
        found[name, version] = set(re.findall(r"sha256:([0-9a-f]{64})", line))
    return found


@pytest.fixture(scope="module")
def licences(wheel: Path) -> list[dict[str, str]]:
    return json.loads(zipfile.ZipFile(wheel).read("readiness/content/licences/licences.json"))


def test_all_files_have_their_sum_and_it_is_right() -> None:
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=DIST, check=True, capture_output=True)
    summed = [line.partition(":")[0] for line in done.stdout.decode().splitlines()]
    assert sorted(summed) == sorted(path.name for path in DIST.iterdir() if path.name != "SHA256SUMS")


def test_every_list_is_valid_and_means_its_file(released: list[Path]) -> None:
    sums = dict(reversed(line.split()) for line in (DIST / "SHA256SUMS").read_text().splitlines())
    for file in released:
        text = file.with_name(f"{file.name}.cdx.json").read_text(encoding="utf-8")
        assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
        (digest,) = sbom(file)["metadata"]["component"]["hashes"]
        assert digest == {"alg": "SHA-256", "content": sums[file.name]}


def test_packages_have_the_versions_and_sums_of_the_lock(
    released: list[Path], locked: dict[tuple[str, str], set[str]]
) -> None:
    for file in released:
        parts = packages(file)
        assert {"weasyprint", "pyside6-essentials", "pydantic"} <= {part["name"] for part in parts}
        for part in parts:
            sums = {entry["content"] for entry in part["externalReferences"][0]["hashes"]}
            assert sums == locked[part["name"], part["version"]]
            assert part["licenses"]


def test_the_wheel_s_list_is_what_pip_would_install(wheel: Path, locked: dict[tuple[str, str], set[str]]) -> None:
    names = {part["name"] for part in packages(wheel)}
    # What only builds the program, or runs it elsewhere.
    others = {"brotlicffi", "editables", "hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
    assert names == {name for name, _version in locked} - others


def test_what_the_installer_holds_is_in_its_list(released: list[Path]) -> None:
    for file in released:
        if file.suffix == ".exe":
            found = libraries(file)
            names = {Path(name).name for name in found}
            assert {"python311.dll", "pango-1.0-0.dll", "fontconfig-1.dll", "Qt6Core.dll"} <= names
            assert "Python" in {part["name"] for part in sbom(file)["components"]}
            # As they were when it was packed.
            packed = (ROOT / "build" / "windows" / "tree.sha256").read_text(encoding="utf-8").splitlines()
            assert found.items() <= {name: digest for digest, name in (line.split("  ") for line in packed)}.items()


def test_what_the_debian_package_holds_is_in_its_list(released: list[Path], tmp_path: Path) -> None:
    for file in released:
        if file.suffix == ".deb":
            subprocess.run(["dpkg-deb", "--extract", str(file), str(tmp_path)], check=True)
            inside = [path for path in tmp_path.rglob("*.so*") if path.is_file() and not path.is_symlink()]
            sums = {str(path.relative_to(tmp_path)): sha256(path.read_bytes()).hexdigest() for path in inside}
            assert libraries(file) == sums
            assert "libpango-1.0-0" in {part["name"] for part in sbom(file)["components"]}


def test_every_part_has_a_licence_and_its_text(wheel: Path, licences: list[dict[str, str]]) -> None:
    assert licences == sorted(licences, key=lambda entry: (entry["name"].casefold(), entry["version"]))
    names = {re.sub(r"[-_.]+", "-", entry["name"]).lower() for entry in licences}
    assert {part["name"] for part in packages(wheel)} <= names
    assert {"inter", "python", "qt", "pango", "glib", "harfbuzz", "fontconfig", "readiness"} <= names
    short = {entry["name"] for entry in licences if len(entry["text"]) < 900}
    # Own words: these bring no text.
    assert short == {"gstreamer_libs", "gstreamer_ext_runtime", "Visual C++ runtime"}
    assert all(entry["licence"] and entry["version"] for entry in licences)
