"""`python -m tests.reporting.office.looks [FOLDER]`: what LibreOffice shows of every office file, page by page.

It writes the files, turns them into PDFs with LibreOffice, and these into pictures to look at. It ends with an error
where a file cannot be opened or slides are not eight.
"""

import subprocess
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdfium2 import PdfDocument

from readiness.foundation.language import LANGUAGES
from readiness.reporting.editions import EDITIONS
from tests.reporting.office.files import office_file
from tests.reporting.samples import WITH_EVERYTHING
from tests.reporting.tools import program

_SCALE = 80 / 72
_SLIDES = 8


def main(folder: Path) -> None:
    """Write files and pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, language in product(("sample company", "long names", WITH_EVERYTHING), LANGUAGES):
        for edition in EDITIONS:
            _look(folder / f"{name} {language} {edition}.docx", office_file(name, language, edition, "docx"))
        pages = _look(folder / f"{name} {language}.pptx", office_file(name, language, EDITIONS[0], "pptx"))
        if pages != _SLIDES:
            raise SystemExit(f"{name}, {language}: {pages} slides")


def _look(path: Path, content: bytes) -> int:
    """Write a file and a picture of each of its pages; return how many there are."""
    path.write_bytes(content)
    with TemporaryDirectory() as profile:
        command = [program("soffice"), f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(path.parent), str(path)], check=True, capture_output=True)
    document = PdfDocument(path.with_suffix(".pdf"))
    try:
        for number, page in enumerate(document, start=1):
            page.render(scale=_SCALE).to_pil().save(path.with_name(f"{path.stem}{path.suffix[1:]} {number:02}.png"))
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main(Path(*sys.argv[1:2] or ["build/office"]))
