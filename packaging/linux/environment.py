"""The private environment of the package: Debian's Python, the locked wheels, and of Qt only what the app needs.

It is laid out as `python -m venv` would, so that every process that the program starts finds the same packages.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from readiness.foundation.language import LANGUAGES

ROOT = Path(__file__).parents[2]
# Where it lies on the user's computer.
HOME = Path("usr/lib/readiness")
PYTHON = "python3.11"
SITE = HOME / "lib" / PYTHON / "site-packages"
# What Qt loads by name while it runs. Without OpenGL: the app draws its windows itself.
PLUGINS = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqgif.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "platformthemes/libqgtk3.so",
    "platformthemes/libqxdgdesktopportal.so",
    "printsupport/libcupsprintersupport.so",
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-shell-integration/libxdg-shell.so",
)
# Loaded on desktops only that have GTK anyway, for their colours and dialogs.
OPTIONAL_PLUGINS = ("platformthemes/libqgtk3.so",)
# What wheels carry for those who develop with them.
_SUPERFLUOUS = (
    "bin",
    "share",
    "*.pyi",
    "*.a",
    "*.lib",
    "*.c",
    "*.h",
    "*.pyx",
    "*.pxd",
    "numpy/**/tests",
    "fontTools/**/testTools.py",
    # It says in which folder the package was built.
    "readiness-*.dist-info/direct_url.json",
)
_PLAIN_FILE, _PROGRAM = 0o644, 0o755

_START = f"""#!/{HOME}/bin/python3 -I
import sys

from readiness.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
"""


def make(tree: Path, wheel: Path, downloads: Path) -> None:
    """Put the environment into the tree of the package; the locked wheels are kept in `downloads`.

    Raises CalledProcessError where pip fails, as for a wheel whose hash is not the one of the lock.
    """
    lock = ROOT / "requirements" / "run.lock"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    fetch = ["download", "-q", "--only-binary", ":all:", "--require-hashes", "-r", lock, "-d", downloads]
    subprocess.run([*pip, *fetch], check=True)
    # The lock also holds what builds the project: from the folder that it filled, pip takes what the wheel asks for.
    site = tree / SITE
    local = ["--isolated", "--no-index", "--find-links", downloads, "--only-binary", ":all:"]
    subprocess.run([*pip, "install", "-q", *local, "--no-compile", "--target", site, wheel], check=True)
    _make_programs(tree / HOME)
    _remove_superfluous(site)
    _keep_needed_of_qt(site / "PySide6", _qt_modules(site / "readiness"))
    _set_modes(tree)


def libraries(folder: Path) -> Iterator[Path]:
    """Yield the compiled libraries below a folder, in the order of their names."""
    for path in sorted(folder.rglob("*")):
        if re.search(r"\.so(\.\d+)*$", path.name) and path.is_file() and not path.is_symlink():
            yield path


def _make_programs(home: Path) -> None:
    """Write what makes a folder an environment of Debian's Python, and the start of the program."""
    programs = home / "bin"
    programs.mkdir()
    (home / "pyvenv.cfg").write_text(f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {PYTHON[6:]}\n")
    (programs / "python3").symlink_to(f"../../../bin/{PYTHON}")
    start = programs / "readiness"
    start.write_text(_START)
    start.chmod(_PROGRAM)


def _remove_superfluous(site: Path) -> None:
    for pattern in _SUPERFLUOUS:
        found = site.glob(pattern) if "/" in pattern or "*" not in pattern else site.rglob(pattern)
        for path in sorted(found):
            if path.is_dir():
                shutil.rmtree(path)
            elif path.exists():
                path.unlink()
    locales = site / "babel" / "locale-data"
    for path in locales.iterdir():
        if path.stem.partition("_")[0] not in {*LANGUAGES, "root"}:
            path.unlink()


def _qt_modules(package: Path) -> set[str]:
    """Return the modules of PySide6 that the program imports."""
    modules = set()
    for source in package.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_bytes())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                modules.add(str(node.module).split(".")[1])
            elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                modules.update(name.name for name in node.names)
    return modules


def _keep_needed_of_qt(folder: Path, modules: Iterable[str]) -> None:
    """Remove what neither the modules nor the plugins need; translations stay for the languages of the app."""
    kept = {folder / "Qt" / "plugins" / plugin for plugin in PLUGINS}
    kept |= {folder / f"{module}.abi3.so" for module in modules}
    missing = sorted(str(path) for path in kept if not path.is_file())
    if missing:
        raise FileNotFoundError(f"PySide6 has no {', '.join(missing)}: see PLUGINS in {__file__}")
    here = {path.name: path for path in libraries(folder)}
    todo = list(kept)
    while todo:
        found = {here[name] for name in _needed_by(todo) if name in here}
        todo = sorted(found - kept)
        kept |= found
    kept |= {folder / "Qt" / "translations" / f"qtbase_{language}.qm" for language in LANGUAGES}
    for path in folder.rglob("*"):
        ours = path.suffix == ".py" and path.parent in {folder, folder / "support"}
        if path.is_file() and path not in kept and not ours:
            path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _needed_by(files: Iterable[Path]) -> set[str]:
    """Return the names of the libraries that these link to."""
    told = subprocess.run(["readelf", "-d", *files], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", told))


def _set_modes(tree: Path) -> None:
    """Set what every file may do, whatever the umask of the builder and the modes in a wheel are."""
    for path in [tree, *tree.rglob("*")]:
        if path.is_symlink():
            continue
        program = path.is_dir() or path.parent == tree / HOME / "bin"
        os.chmod(path, _PROGRAM if program else _PLAIN_FILE)  # noqa: PTH101 - as is said of os.replace
