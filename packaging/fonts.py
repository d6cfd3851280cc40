"""Fill `fonts/` with the faces of Inter that report, screens and phones use, from Debian's package `fonts-inter`.

Git holds no font: the faces come from the package where it is installed, or else from apt-get, which only downloads
it. Where all of them lie there already, as in an unpacked sdist, nothing is done. Ends with status 1 where they cannot
be had.

Usage: python packaging/fonts.py [FOLDER], where the package was unpacked into FOLDER instead of /.
"""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).resolve().parents[1] / "fonts"
PACKAGE = "fonts-inter"
_SOURCE = "usr/share/fonts/opentype/inter"
_COPYRIGHT = f"usr/share/doc/{PACKAGE}/copyright"

# For report and screens, whole: names of people and companies are written in many alphabets.
FACES = ("Regular", "Medium", "SemiBold", "Bold", "Italic")
# For phones, as small as they can be: the Latin letters of European languages. By weight, as their files are named.
WEB_FACES = {"Regular": "400", "SemiBold": "600"}
WEB_LETTERS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x218, 0x21B), (0x2C6, 0x2DD), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E),
    (0x2010, 0x2027), (0x202F, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
    (0x2248, 0x2265), (0x25A0, 0x25CF), (0x2605, 0x2606), (0x2713, 0x2717),
)  # fmt: skip

# Which entries of a face's table of names hold its family: family, unique name, full name, PostScript's, typographic.
# Ours is a name of its own: another version of Inter, where a system has one, would win, or be mixed with it.
_NAMED = (1, 3, 4, 6, 16)

LICENCE = "OFL.txt"
ORIGIN = "origin.txt"
FILES = (
    *(f"ReadinessInter-{face}.otf" for face in FACES),
    *(f"inter-{weight}.woff2" for weight in WEB_FACES.values()),
    LICENCE,
    ORIGIN,
)


class FontsMissingError(Exception):
    """The faces cannot be had here; the text says why."""


def fill(system: Path) -> None:
    """Make all FILES in FOLDER where one is missing; raises FontsMissingError.

    The package is that of the `system`, a folder, or the one that apt-get downloads.
    """
    if all((FOLDER / name).is_file() for name in FILES):
        return
    with TemporaryDirectory() as temporary:
        root, version = _package(system, Path(temporary))
        try:
            made = _made(root)
        except FileNotFoundError as error:
            raise FontsMissingError(f"{PACKAGE} {version} has no {error.filename}") from error
    made[ORIGIN] = (
        f"Inter, from Debian's package {PACKAGE} {version}. Changed: the family's name, so that no other version is\n"
        "taken for it; for the .woff2 files, only the letters of European languages in Latin script are left.\n"
    ).encode()
    FOLDER.mkdir(exist_ok=True)
    for name in FILES:
        # Whole or not at all: two builds may run at once.
        unfinished = FOLDER / f"{name}.{os.getpid()}"
        unfinished.write_bytes(made[name])
        unfinished.replace(FOLDER / name)


def _package(system: Path, temporary: Path) -> tuple[Path, str]:
    """Return the folder under which the package's files lie, and its version."""
    try:
        if (system / _SOURCE).is_dir():
            return system, _said("dpkg-query", "-W", "-f", "${Version}", PACKAGE)
        _said("apt-get", "download", PACKAGE, folder=temporary)
        archive = next(temporary.glob("*.deb"))
        _said("dpkg-deb", "-x", str(archive), str(temporary))
        return temporary, _said("dpkg-deb", "-f", str(archive), "Version")
    except FileNotFoundError as error:
        raise FontsMissingError(f"there is no {error.filename}") from error
    except subprocess.CalledProcessError as error:
        raise FontsMissingError(f"{error.cmd[0]}: {error.stderr.strip()}") from error


def _said(*command: str, folder: Path | None = None) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def _made(root: Path) -> dict[str, bytes]:
    """Return the content of all files but the origin by name, made from the package's files under `root`."""
    made = {LICENCE: (root / _COPYRIGHT).read_bytes()}
    for face in FACES:
        source = (root / _SOURCE / f"Inter-{face}.otf").read_bytes()
        made[f"ReadinessInter-{face}.otf"] = _renamed(source)
        if face in WEB_FACES:
            made[f"inter-{WEB_FACES[face]}.woff2"] = _for_phones(source)
    return made


def _renamed(source: bytes) -> bytes:
    """Return a face under our name; everything else in it stays as it is."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(source), lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        for record in font["name"].names:
            if record.nameID in _NAMED:
                name = record.toUnicode()
                # Names for PostScript have no spaces.
                own = "ReadinessInter-" if name.startswith("Inter-") else "Readiness Inter"
                record.string = own + name.removeprefix("Inter").removeprefix("-")
        return _written(font)


def _for_phones(source: bytes) -> bytes:
    """Return a face with the letters for phones alone, packed for the web."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, notdef_outline=True)
    # Figures of one width, which the pages ask for.
    options.layout_features += ["tnum"]
    with TTFont(BytesIO(source), recalcTimestamp=False) as font:
        chosen = Subsetter(options)
        chosen.populate(unicodes=[letter for first, last in WEB_LETTERS for letter in range(first, last + 1)])
        chosen.subset(font)
        font.flavor = "woff2"
        return _written(font)


def _written(font: object) -> bytes:
    file = BytesIO()
    font.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def main(system: Path = Path("/")) -> int:
    """Fill the folder, and say what to do where that fails."""
    try:
        fill(system)
    except (FontsMissingError, ImportError) as error:
        print(
            f"The faces of Inter are missing in {FOLDER}: {error}.\n"
            f"They come from Debian's package {PACKAGE}: apt-get install {PACKAGE} (before it, apt-get update).\n"
            "On another system, build from the sdist, which brings them. Without them, the system's fonts are used.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
