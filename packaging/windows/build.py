"""Build the Windows installer: `python packaging/windows/build.py WHEEL ICONS` (`make windows` does it)."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from installer import make_installer
from packaging.utils import parse_wheel_filename
from sources import ROOT, RUN_LOCK, BuildError, fetch_python, fetch_wheels, needed
from tree import make_tree, sums_of


def main() -> None:
    """Fetch, put together, pack, and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path, help="the program's own wheel")
    parser.add_argument("icons", type=Path, help="folder with the icons")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build" / "windows", help="folder for what is in the making"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the installer")
    chosen = parser.parse_args()
    started = time.monotonic()
    downloads = ROOT / "build" / "windows" / "downloads"
    tree = chosen.work / "tree"
    try:
        python = fetch_python(downloads)
        wheels = fetch_wheels(RUN_LOCK, downloads / "wheels")
        make_tree(tree, python, needed(chosen.wheel, wheels), chosen.icons, _epoch())
        (chosen.work / "tree.sha256").write_text(sums_of(tree), "utf-8")
        setup = make_installer(tree, chosen.out, str(parse_wheel_filename(chosen.wheel.name)[1]), _epoch())
    except BuildError as error:
        sys.exit(str(error))
    seconds = time.monotonic() - started
    sizes = [path.stat().st_size for path in tree.rglob("*") if path.is_file()]
    print(f"{setup}: {_megabytes(setup.stat().st_size)}, installed {_megabytes(sum(sizes))} in {len(sizes)} files,")
    print(f"built in {seconds:.0f} s. Not signed: on a real Windows, SmartScreen warns until a publisher signs it.")
    print("What Wine cannot prove of it stands in docs/windows.md; `make windows-test` proves the rest.")


def _epoch() -> int:
    """Return the date that all files get, in seconds since 1970: that of the last commit, or what was asked for."""
    if chosen := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(chosen)
    last = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(last.stdout)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


if __name__ == "__main__":
    main()
