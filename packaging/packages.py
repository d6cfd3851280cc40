"""The packages that the program needs at run time: what the lock pins, and what each says of itself.

Which they are differs from system to system; here they are those of Linux, Windows and macOS together.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# The markers of each system.
_SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
)
# What is not installed here is for Windows or macOS, and each has a wheel for Windows.
_PLATFORM = "win_amd64"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)\s*(?:;\s*(.+?))?\s*$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """A line of a lock: one version, and the SHA-256 sums of all files that pip may install for it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


@dataclass
class Package:
    """A package of the run time, what it says of itself, and the names of those that it needs."""

    pin: Pin
    said: metadata.Distribution
    needs: set[str] = field(default_factory=set)


def pins(lock: Path) -> list[Pin]:
    """Return what a lock pins; a name comes twice where two versions of Python get two versions of it.

    Raises ValueError for a line that is no pinned version.
    """
    found = []
    for entry in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        pinned, *_ = entry.split("--hash=")
        match = _PINNED.match(pinned)
        if not match:
            raise ValueError(f"{lock}: not a pinned version: {entry[:80]}")
        name, version, marker = match.groups()
        found.append(Pin(canonicalize_name(name), version, marker or "", tuple(_HASH.findall(entry))))
    return found


def run_time(root: Path, cache: Path) -> list[Package]:
    """Return the packages that the project in `root` needs at run time on any system, by name.

    A package that is not installed here is asked in its wheel, which pip fetches; `cache` keeps what it said.
    Raises ValueError where one is needed and not pinned, CalledProcessError where pip fails.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = pins(root / "requirements" / "run.lock")
    packages: dict[str, Package] = {}
    for markers in _SYSTEMS:
        environment = {**default_environment(), **markers}
        todo = [(Requirement(line), "") for line in project["dependencies"]]
        seen = set()
        while todo:
            wanted, wanted_by = todo.pop()
            name = canonicalize_name(wanted.name)
            if not _applies(wanted, environment):
                continue
            if wanted_by:
                packages[wanted_by].needs.add(name)
            if (key := (name, frozenset(wanted.extras))) in seen:
                continue
            seen.add(key)
            if name not in packages:
                pin = _pin_of(name, locked, environment)
                packages[name] = Package(pin, _said(pin, cache))
            todo += [(needed, name) for needed in _needed(packages[name].said, wanted.extras, environment)]
    return sorted(packages.values(), key=lambda package: package.pin.name)


def _applies(wanted: Requirement, environment: dict[str, str]) -> bool:
    return wanted.marker is None or wanted.marker.evaluate({"extra": "", **environment})


def _needed(said: metadata.Distribution, extras: set[str], environment: dict[str, str]) -> Iterator[Requirement]:
    """Yield what a package needs, with its chosen extras; the marker of an extra is resolved."""
    for line in said.requires or []:
        needed = Requirement(line)
        if needed.marker is not None and "extra" in str(needed.marker):
            if not any(needed.marker.evaluate({**environment, "extra": extra}) for extra in extras):
                continue
            needed.marker = None
        yield needed


def _pin_of(name: str, locked: list[Pin], environment: dict[str, str]) -> Pin:
    for pin in locked:
        if pin.name == name and (not pin.marker or _applies(Requirement(f"{name}; {pin.marker}"), environment)):
            return pin
    raise ValueError(f"{name} is needed at run time, and requirements/run.lock does not pin it: make lock")


def _said(pin: Pin, cache: Path) -> metadata.Distribution:
    """Return what a package says of itself: the installed one, or the folder `.dist-info` of its wheel."""
    try:
        installed = metadata.distribution(pin.name)
    except metadata.PackageNotFoundError:
        pass
    else:
        if installed.version == pin.version:
            return installed
    kept = cache / f"{pin.name.replace('-', '_')}-{pin.version}.dist-info"
    if not (kept / "METADATA").is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            _unpack_said(_fetch(pin, Path(folder)), kept)
    return metadata.Distribution.at(kept)


def _fetch(pin: Pin, folder: Path) -> Path:
    """Return the wheel of a package, fetched by pip and checked by its sum."""
    wanted = folder / "wanted.txt"
    wanted.write_text(" ".join([f"{pin.name}=={pin.version}", *(f"--hash=sha256:{sum_}" for sum_ in pin.hashes)]))
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-q", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--platform", _PLATFORM, "--dest", str(folder)]
    subprocess.run([*command, "-r", str(wanted)], check=True)
    return next(folder.glob("*.whl"))


def _unpack_said(wheel: Path, kept: Path) -> None:
    """Take the folder `.dist-info` out of a wheel; METADATA comes last, so that half a folder is told from a whole."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.split("/")[0].endswith(".dist-info")]
        for name in sorted(names, key=lambda name: name.endswith("/METADATA")):
            if name.endswith("/"):
                continue
            place = kept.joinpath(*name.split("/")[1:])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(name))
