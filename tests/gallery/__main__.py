"""python -m tests.gallery [--only WORD] [--language de] [--theme dark] [--text-size 200] [FOLDER]."""

import argparse
import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from readiness.foundation.language import LANGUAGES

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from readiness.ui.application import make_application
from readiness.ui.theme.tokens import THEMES
from tests.gallery.first_run import first_run
from tests.gallery.moments import moments
from tests.gallery.panel import panel
from tests.gallery.plain import plain_screens
from tests.gallery.plain_room import plain_room
from tests.gallery.report_pages import report_pages
from tests.gallery.room import room
from tests.gallery.screens import Look, screenshots

TEXT_SIZES = (100, 200)


def main() -> None:
    """Write the screenshots that are asked for, and a page that shows all of them."""
    wanted = arguments()
    folder: Path = wanted.folder
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application(["gallery"])
    # Two screenshots of a field with a cursor that blinks are never the same where the computer is busy.
    application.setCursorFlashTime(0)
    for look in looks(wanted) if wanted.only not in {"first-run", "report-pages"} else ():
        screenshots(folder, look, wanted.only)
        moments(folder, look, wanted.only)
        panel(folder, look, wanted.only)
        room(folder, look, wanted.only)
        plain_screens(folder, look, wanted.only)
        plain_room(folder, look, wanted.only)
    for language in [wanted.language] if wanted.language else LANGUAGES:
        if wanted.only in {"", "first-run"}:
            first_run(folder / "first-run", language)
        if wanted.only in {"", "report-pages"}:
            report_pages(folder / "report-pages", language)
    (folder / "index.html").write_text("".join(index(folder)), encoding="utf-8")
    print(f"{len(list(folder.rglob('*.png')))} screenshots in {folder}")  # noqa: T201
    application.quit()


def looks(wanted: argparse.Namespace) -> Iterator[Look]:
    """Yield every combination of language, theme and size of text that is wanted."""
    for language, theme, size in product(LANGUAGES, THEMES, TEXT_SIZES):
        asked = ((wanted.language, language), (wanted.theme, theme), (wanted.text_size, size))
        if all(not chosen or chosen == here for chosen, here in asked):
            yield Look(language, theme, size)


def arguments() -> argparse.Namespace:
    """Return what was asked for; without anything, everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/gallery"))
    parser.add_argument("--only", default="", help="screens whose name holds this, or first-run, or report-pages")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--theme", choices=list(THEMES))
    parser.add_argument("--text-size", type=int, choices=TEXT_SIZES)
    return parser.parse_args()


def index(folder: Path) -> Iterator[str]:
    """Yield a page with all screenshots: one row for each screen, so that looks can be compared."""
    yield (
        "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>Gallery</title>"
        "<style>body { font: 15px sans-serif; margin: 2em } div { display: flex; flex-wrap: wrap; gap: 1em }"
        "figure { margin: 0 } img { width: 480px; border: 1px solid #ccc }</style><h1>Gallery</h1>"
    )
    shown = ""
    for path in sorted(folder.rglob("*.png")):
        image = path.relative_to(folder)
        screen = str(image).split(".", 1)[0]
        if screen != shown:
            yield f"{'</div>' if shown else ''}<h2>{screen}</h2><div>"
            shown = screen
        yield (
            f"<figure><a href='{image}'><img loading='lazy' src='{image}' alt='{image.stem}'></a>"
            f"<figcaption>{image.stem}</figcaption></figure>"
        )
    yield "</div></html>\n"


if __name__ == "__main__":
    main()
