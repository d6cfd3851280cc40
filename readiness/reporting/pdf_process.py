"""A process that makes one PDF: it loads WeasyPrint while this one reads, plans and writes the page."""

import json
import os
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Self


def process_ahead(target: Path) -> "AbstractContextManager[PdfProcess | None]":
    """Return a process for the PDF that is to be written to `target`; None where it would not help."""
    # A single processor does not do two things at once.
    is_helpful = target.suffix.lower() == ".pdf" and (os.cpu_count() or 1) > 1
    return PdfProcess() if is_helpful else nullcontext()


class PdfProcess:
    """The process, from the beginning of a `with` block to its end."""

    def __enter__(self) -> Self:
        # It finds our code where this process found it, and by -P nothing in the folder that the user happens to be in.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "readiness.reporting.pdf_maker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What it could complain of is told by this process, which then tries as well.
            stderr=subprocess.DEVNULL,
            env=environment,
            # Ctrl+C in a terminal is for us, and we end it.
            start_new_session=True,
            # No console window flashes up on Windows.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # At its end the pipes are closed, and the process is waited for.
        with self._process:
            self._process.kill()

    def make(self, html: str, *, picture: str, source: bytes) -> bytes:
        """Return the PDF of a page, as `render_pdf` does; for one page only.

        Where the process has broken down, this one makes the PDF, and raises what `render_pdf` raises.
        """
        head = json.dumps({"html": html, "picture": picture}).encode()
        content, _ = self._process.communicate(head + b"\n" + source)
        if self._process.returncode == 0:
            return content
        # Imported here: this process needs no WeasyPrint otherwise.
        from readiness.reporting.pdf import render_pdf

        return render_pdf(html, picture=picture, source=source)
