"""Put the files of the installed program together: the same input gives the same bytes, on every computer."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from libraries import closure, modules_of_qt, opened_by_weasyprint
from sources import MINOR, ROOT, TAG, BuildError

PROGRAM = Path(__file__).parent / "program"
# Where the parts lie in the folder that the user chooses.
PYTHON = Path("python")
PACKAGES = PYTHON / "Lib" / "site-packages"
# Beside the modules themselves: windows and pictures. The program draws its controls in the style that is part of Qt,
# and the other plug-ins serve modules that it does not use.
QT_PLUGINS = ("iconengines/*", "imageformats/*", "platforms/qwindows.dll")
# For those who build with a package or test it. Licences stay.
_FOR_DEVELOPERS = (
    "**/tests",
    "**/*.pyi",
    "**/*.lib",
    "**/*.h",
    "**/*.pxd",
    "**/*.pyx",
    "numpy/f2py",
    "numpy/_core/lib",
)
_FOR_DEVELOPERS += ("*.dist-info/RECORD", "*.dist-info/entry_points.txt", "*.dist-info/top_level.txt")
# Its catalogue of signatures, and what installs programs or makes sounds.
_NOT_OF_PYTHON = ("python.cat", "_msi.pyd", "winsound.pyd")


def make_tree(tree: Path, python: Path, wheels: Iterable[Path], icons: Path, epoch: int) -> None:
    """Make the folder anew; the date of every file is `epoch`, in seconds since 1970."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(python, tree / PYTHON, ignore=shutil.ignore_patterns(*_NOT_OF_PYTHON))
    # No other folder is looked into, whatever environment variables say.
    (tree / PYTHON / f"python{TAG}._pth").write_text(f"python{TAG}.zip\n.\nLib\\site-packages\n", "utf-8")
    packages = tree / PACKAGES
    for wheel in wheels:
        _unpack(wheel, packages)
    _drop(packages, _FOR_DEVELOPERS)
    _keep_languages(packages)
    _keep_qt(packages)
    _keep_pango(packages)
    _compile(packages)
    shutil.copytree(PROGRAM, tree, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for icon in ("readiness.ico", "readiness-document.ico"):
        shutil.copy(icons / icon, tree)
    shutil.copy(ROOT / "LICENSE", tree / "LICENSE.txt")
    _remove_empty_folders(tree)
    for path in tree.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (epoch, epoch))


def files_of(tree: Path) -> list[PurePosixPath]:
    """Return all files of the tree, relative to it, in a fixed order."""
    return sorted(PurePosixPath(path.relative_to(tree)) for path in tree.rglob("*") if path.is_file())


def sums_of(tree: Path) -> str:
    """Return the SHA-256 of every file as `sha256sum` prints it."""
    return "".join(f"{hashlib.sha256((tree / file).read_bytes()).hexdigest()}  {file}\n" for file in files_of(tree))


def _unpack(wheel: Path, packages: Path) -> None:
    """Unpack a wheel's modules; its scripts and manuals have no place here."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            folder, _, rest = entry.filename.partition("/")
            if folder.endswith(".data"):
                part, _, rest = rest.partition("/")
                if part not in {"purelib", "platlib"}:
                    continue
                entry.filename = rest
            archive.extract(entry, packages)


def _drop(packages: Path, patterns: Iterable[str]) -> None:
    """Delete files and folders that match."""
    for pattern in patterns:
        for path in list(packages.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _keep_languages(packages: Path) -> None:
    """Keep the data of the languages that the program speaks: Babel has 1,000 locales, Pyphen 60 dictionaries."""
    languages = {folder.name for folder in (packages / "readiness" / "locale").iterdir() if folder.is_dir()} | {"en"}
    for file in (packages / "babel" / "locale-data").glob("*.dat"):
        if file.stem.split("_")[0] not in languages | {"root"}:
            file.unlink()
    for file in (packages / "pyphen" / "dictionaries").glob("hyph_*.dic"):
        if file.stem.split("_")[1] not in languages:
            file.unlink()
    texts_of_qt = packages / "PySide6" / "translations"
    _keep_only({texts_of_qt / f"qtbase_{language}.qm" for language in languages}, texts_of_qt)


def _keep_qt(packages: Path) -> None:
    """Keep of PySide6 the modules that the program imports, the libraries that these need, and plug-ins of theirs.

    A plug-in that needs more of Qt is for other programs, such as the one that shows a PDF as a picture.
    """
    qt, shiboken = packages / "PySide6", packages / "shiboken6"
    modules = {qt / f"{name}.pyd" for name in modules_of_qt(packages / "readiness")}
    kept, _ = closure(modules | {shiboken / "Shiboken.pyd"}, (qt, shiboken))
    for plugin in sorted(file for pattern in QT_PLUGINS for file in (qt / "plugins").glob(pattern)):
        with_plugin, outside = closure([plugin], (qt, shiboken))
        if with_plugin <= kept | {plugin} and not any(name.startswith("qt6") for name in outside):
            kept.add(plugin)
    kept |= {file for folder in (qt, qt / "support", shiboken) for file in folder.glob("*.py")}
    kept |= set((qt / "translations").iterdir())
    _keep_only(kept, qt, shiboken)


def _keep_only(kept: set[Path], *folders: Path) -> None:
    """Delete all other files in the folders."""
    for folder in folders:
        for file in [path for path in folder.rglob("*") if path.is_file() and path not in kept]:
            file.unlink()


def _keep_pango(packages: Path) -> None:
    """Keep of GStreamer's libraries those that WeasyPrint opens, and what these need."""
    package = packages / "gstreamer_libs"
    folder = package / "bin"
    opened = opened_by_weasyprint(packages / "weasyprint" / "text" / "ffi.py", folder)
    kept, _ = closure(opened, (folder,))
    kept |= {package / "__init__.py", *(package / "etc" / "fonts").rglob("*")}
    _keep_only(kept, package)


def _compile(packages: Path) -> None:
    """Compile all modules now: a first start need not, and nothing is written into the folder later.

    They are bound to their source by nothing but their place: its date would change with the unpacking.
    """
    if f"{sys.version_info.major}.{sys.version_info.minor}" != MINOR:
        raise BuildError(
            f"The installer's modules are compiled by Python {MINOR}: please run make PYTHON=python{MINOR}."
        )
    # In one process with a fixed seed: in which order a set is written depends on both.
    command = [sys.executable, "-m", "compileall", "-q", "-s", str(packages), "--invalidation-mode", "unchecked-hash"]
    done = subprocess.run([*command, str(packages)], env={**os.environ, "PYTHONHASHSEED": "0"}, check=False)
    if done.returncode:
        raise BuildError("Some modules could not be compiled.")


def _remove_empty_folders(tree: Path) -> None:
    for folder in sorted((path for path in tree.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
