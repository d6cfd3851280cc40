"""Untrusted PDFs: nothing in them is run or fetched, and they are read in a process of its own, within limits.

A hostile PDF of 100 kB can keep a reader busy for minutes, or fill the memory. Whatever it does, it does to that
process, and ends in a sentence here.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from readiness.domain.archive import LARGEST_ATTACHED
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.files import MEGABYTE, open_at_most
from readiness.foundation.translation import N_

# A document with all attached files, and the report around it.
MOST_BYTES = LARGEST_ATTACHED + 25 * MEGABYTE
# From here on the status of a process on Windows tells of what a signal does elsewhere, such as an access violation.
_WINDOWS_EXCEPTION = 0xC0000000


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """What the reading of a PDF may take.

    `seconds` of a processor: the largest archive takes one, a form a tenth. `waiting` is in seconds on the clock, for a
    busy computer, and for systems that know no limit of processor time. `memory` is in bytes; the largest archive stays
    below half of it.
    """

    seconds: int = 10
    waiting: float = 20
    memory: int = 1_000 * MEGABYTE


LIMITS = PdfLimits()


class PdfPart(StrEnum):
    """What a PDF can hold for us."""

    FIELDS = "fields"
    DOCUMENT = "document"
    HASHES = "hashes"


@dataclass(frozen=True, slots=True)
class PdfField:
    """A field of a form; a widget that belongs to a field has no name of its `own`."""

    name: str
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class PdfContent:
    """What was found of the parts that were asked for; the bytes of a document are untrusted, as any file's are.

    `hashes` has for each page the hash of the version of record that it names; empty where it names none, or several.
    """

    fields: tuple[PdfField, ...] = ()
    hashes: tuple[str, ...] = ()
    document: bytes = field(default=b"", repr=False)


def read_pdf(path: Path, *parts: PdfPart, limits: PdfLimits = LIMITS) -> PdfContent:
    """Return the parts of a PDF that are asked for and are there.

    Raises UserError where it cannot be read, is encrypted, or takes more time or memory than any file of ours.
    """
    too_large = UserError(
        "pdf-too-large", N_("The PDF is larger than 100 MB."), N_("Check that it is the right file."), where=str(path)
    )
    with open_at_most(path, MOST_BYTES, too_large) as file:
        _refuse_form_data(path, file)
        head, _, document = _answer(path, file, parts, limits).partition(b"\n")
    found = json.loads(head)
    fields = tuple(PdfField(*one) for one in found.get("fields", ()))
    content = PdfContent(fields, tuple(found.get("hashes", ())), document)
    if "refused" in found and content == PdfContent():
        raise _refused(found["refused"], path)
    return content


def _answer(path: Path, file: BinaryIO, parts: tuple[PdfPart, ...], limits: PdfLimits) -> bytes:
    """Return what the reading process answers; raises UserError where it came to its limits or broke down."""
    reader = [sys.executable, "-P", "-m", "readiness.exchange.pdf_reader"]
    command = [*reader, str(limits.seconds), str(limits.memory), *parts]
    # It finds our code where this process found it, and, by -P, nothing in the folder that the user happens to be in.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        # Ctrl+C in a terminal is for us, and we end it: on its own it would end as if the PDF were at fault.
        start_new_session=True,
        # No console window flashes up on Windows.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            answer, _ = process.communicate(timeout=limits.waiting)
        except subprocess.TimeoutExpired as error:
            raise _too_long(path) from error
        finally:
            process.kill()
    if process.returncode:
        raise _ended(process.returncode, path)
    return answer


def _ended(status: int, path: Path) -> UserError:
    """Return the fault of a reading process that did not end by itself, or not well."""
    if sys.platform == "win32":
        return _refused("broken", path) if status >= _WINDOWS_EXCEPTION else _broken_down(path, status)
    import signal

    if status > 0:
        return _broken_down(path, status)
    if -status == signal.SIGXCPU:
        return _too_long(path)
    # The system kills a process when the memory of the whole computer runs out.
    return _refused("memory" if -status == signal.SIGKILL else "broken", path)


def _broken_down(path: Path, status: int) -> UserError:
    """Return the fault of a reading process that could not work, as where the disk fails or memory is short."""
    logs.fault(RuntimeError(f"the reader of PDFs ended with status {status}"))
    return UserError(
        "pdf-reader-failed",
        N_("The process that reads PDFs has ended unexpectedly."),
        N_("Try once more. If it happens again, restart the computer; the log has the details."),
        where=str(path),
    )


def _refuse_form_data(path: Path, file: BinaryIO) -> None:
    """Raise UserError for what some viewers send instead of the form: its entries alone."""
    start = file.read(1_000)
    file.seek(0)
    if start.startswith(b"%FDF") or b"<xfdf" in start:
        raise UserError(
            "form-data",
            N_("This file contains only what was typed into a form (FDF or XFDF), not the form itself."),
            N_("Ask for the PDF: in the viewer it is “Save” or “Save as”, not “Export data” or “Send data”."),
            where=str(path),
        )


def _too_long(path: Path) -> UserError:
    return UserError(
        "pdf-takes-too-long",
        N_("This PDF takes too long to read; reading was stopped."),
        N_("Check where it comes from. If you trust it, open it in a PDF viewer, save it again and try once more."),
        where=str(path),
    )


def _refused(why: str, path: Path) -> UserError:
    if why == "memory":
        return UserError(
            "pdf-takes-too-much-memory",
            N_("This PDF takes too much memory to read; reading was stopped."),
            N_("Check where it comes from. If you trust it, open it in a PDF viewer, save it again and try once more."),
            where=str(path),
        )
    if why == "encrypted":
        return UserError(
            "pdf-encrypted",
            N_("This PDF is encrypted."),
            N_("Save it without a password and use that file."),
            where=str(path),
        )
    return UserError(
        "pdf-broken",
        N_("This PDF cannot be read."),
        N_("Open it in a PDF viewer, save it again and try once more."),
        where=str(path),
    )
