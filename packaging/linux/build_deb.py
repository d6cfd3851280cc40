"""Build the Debian package: `build_deb.py WHEEL OUT`, on Debian 12 with requirements/system-linux.txt.

Two builds of one commit give the same bytes: times are that of the commit, and order and modes are set.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import copyrights
import environment
import manual

from readiness import __version__ as version
from readiness.foundation import language

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORK = ROOT / "build" / "deb"
ICONS = ROOT / "readiness/ui/theme/icons"
MIME_TYPE = "application-vnd.readiness+sqlite3"
COMPONENT = "org.example.readiness"
# Reserved names of the internet, until the project has an address of its own; COMPONENT likewise.
MAINTAINER = "The Readiness authors <readiness@example.org>"
# What WeasyPrint opens by name (docs/decisions/0043-debian-package.md), and the Python that the wheels are made for.
BY_NAME = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
PYTHON = ("python3 (>= 3.11)", "python3 (<< 3.12)")
SCRIPTS = {
    # Compiled at the user's, as Debian does: a third less to carry, and every point release writes its own.
    "postinst": f'set -e\nif [ "$1" = configure ]; then\n    py3compile -p readiness /{environment.HOME}\nfi\n',
    "prerm": "set -e\npy3clean -p readiness\n",
}


def main(wheel: Path, out: Path) -> Path:
    """Build the package and return where it lies."""
    if sys.version_info[:2] != (3, 11):
        sys.exit("The package is for Python 3.11 of Debian 12: build it with that, as `make deb PYTHON=python3.11`.")
    commit = ["git", "-C", ROOT, "log", "-1", "--format=%ct"]
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or subprocess.check_output(commit))
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    tree = WORK / "debian" / "readiness"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    environment.make(tree, wheel, WORK / "wheels")
    _add_desktop(tree, datetime.fromtimestamp(epoch, UTC))
    _add_documents(tree, datetime.fromtimestamp(epoch, UTC))
    _add_control(tree)
    for path in [*tree.rglob("*"), tree]:
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    out.mkdir(exist_ok=True)
    package = out / f"readiness_{version}_amd64.deb"
    compression = os.environ.get("DEB_COMPRESSION", "xz")
    subprocess.run(["dpkg-deb", f"-Z{compression}", "--root-owner-group", "--build", tree, package], check=True)
    return package


def _add_desktop(tree: Path, date: datetime) -> None:
    """Add what a desktop needs: the entry in its menu, the type of documents, icons, the text for software centres."""
    share = tree / "usr" / "share"
    _write(share / "applications/readiness.desktop", (HERE / "readiness.desktop").read_bytes())
    _write(share / "mime/packages/readiness.xml", (HERE / "readiness-mime.xml").read_bytes())
    about = (HERE / f"{COMPONENT}.metainfo.xml").read_text("utf-8")
    about = about.replace("@VERSION@", version).replace("@DATE@", f"{date:%Y-%m-%d}")
    _write(share / f"metainfo/{COMPONENT}.metainfo.xml", about.encode())
    subprocess.run([sys.executable, HERE.parent / "icons.py", WORK / "icons"], check=True)
    theme = share / "icons/hicolor"
    for name, place in {"readiness": "apps/readiness", "readiness-document": f"mimetypes/{MIME_TYPE}"}.items():
        for picture in sorted((WORK / "icons").glob(f"{name}-[0-9]*.png")):
            size = picture.stem.rpartition("-")[2]
            if size in {"16", "22", "24", "32", "48", "64", "128", "256"}:
                _write(theme / f"{size}x{size}" / f"{place}.png", picture.read_bytes())
        _write(theme / "scalable" / f"{place}.svg", (ICONS / f"{name}.svg").read_bytes())


def _add_documents(tree: Path, date: datetime) -> None:
    """Add the command, its manual pages, licences, changes, and why lintian is to be quiet about some things."""
    command = tree / "usr/bin/readiness"
    command.parent.mkdir()
    command.symlink_to("../lib/readiness/bin/readiness")
    share = tree / "usr" / "share"
    pages = {"man/man1": (language.ENGLISH, manual.ENGLISH), "man/de/man1": (language.GERMAN, manual.GERMAN)}
    for place, (spoken, words) in pages.items():
        page = manual.page(spoken, words, version, f"{date:%Y-%m-%d}")
        _write(share / place / "readiness.1.gz", _gzip(page.encode()))
    _write(share / "doc/readiness/README.md", (ROOT / "README.md").read_bytes())
    _write(share / "doc/readiness/NEWS.md.gz", _gzip((ROOT / "CHANGELOG.md").read_bytes()))
    changes = f"readiness ({version}) bookworm; urgency=medium\n\n  * What is new: NEWS.md.gz in this folder.\n\n"
    changes += f" -- {MAINTAINER}  {format_datetime(date)}\n"
    _write(share / "doc/readiness/changelog.gz", _gzip(changes.encode()))
    copyrights.write(tree, share / "doc/readiness/copyright")
    (share / "doc/readiness/copyright").chmod(0o644)
    _write(share / "lintian/overrides/readiness", (HERE / "lintian-overrides").read_bytes())


def _add_control(tree: Path) -> None:
    """Write what dpkg reads: name, dependencies, sums, scripts."""
    control = tree / "DEBIAN"
    # dpkg-shlibdeps knows the folder of a package by it.
    control.mkdir()
    depends = _linked(tree)
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    fields = {
        "Package": "readiness",
        "Version": version,
        "Architecture": "amd64",
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Depends": ", ".join([*PYTHON, *sorted({*depends, *BY_NAME})]),
        "Recommends": "fonts-noto-color-emoji, xdg-utils",
        "Suggests": "libgtk-3-0",
        "Section": "misc",
        "Priority": "optional",
        "Description": (HERE / "description.txt").read_text("utf-8").strip().replace("\n", "\n "),
    }
    _write(control / "control", "".join(f"{name}: {value}\n" for name, value in fields.items()).encode())
    sums = (f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files)
    _write(control / "md5sums", "".join(sums).encode())
    for name, commands in SCRIPTS.items():
        _write(control / name, f"#!/bin/sh\n{commands}".encode())
        (control / name).chmod(0o755)
    _set_folder_modes(tree)


def _linked(tree: Path) -> set[str]:
    """Return the Debian packages of the libraries that ours link to, with the versions that they need."""
    site = tree / environment.SITE
    optional = {site / "PySide6/Qt/plugins" / plugin for plugin in environment.OPTIONAL_PLUGINS}
    needed = [path for path in environment.libraries(tree) if path not in optional]
    # It asks for a source package; this is the least of one.
    _write(WORK / "debian" / "control", b"Source: readiness\n\nPackage: readiness\nArchitecture: amd64\n")
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info"]
    command += [f"-l{folder}" for folder in (site / "PySide6/Qt/lib", site / "shiboken6", *sorted(site.glob("*.libs")))]
    ran = subprocess.run([*command, *needed], cwd=WORK, check=False, capture_output=True, text=True)
    if ran.returncode:
        # Else it only warns of symbols that Python itself brings.
        sys.exit("\n".join(line for line in ran.stderr.splitlines() if "warning" not in line))
    return set(ran.stdout.strip().removeprefix("shlibs:Depends=").split(", "))


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    place.chmod(0o644)


def _set_folder_modes(tree: Path) -> None:
    for path in [tree, *tree.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2])))
