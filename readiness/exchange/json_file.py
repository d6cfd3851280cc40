"""Untrusted JSON files: read within limits, all faults reported together."""

from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from readiness.foundation.errors import FormatError
from readiness.foundation.files import MEGABYTE, read_at_most
from readiness.foundation.translation import N_
from readiness.validation.boundary import Also, read_json
from readiness.validation.refusal import RefusedError

MOST_BYTES = 5 * MEGABYTE
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Format:
    """A format of ours: its name as in `readiness-answers/1`, the code of its refusal, and where it is described."""

    name: str
    code: str
    page: str


def read_file(path: Path, kind: type[T], form: Format, also: Also) -> T:
    """Return the content of a JSON file of a format; raises UserError with all of its faults.

    `also` looks for faults that the format alone does not know. A key that is given twice is a fault in every file.
    """
    try:
        # Some editors put a mark at the beginning that says it is UTF-8.
        return read_json(read_at_most(path, MOST_BYTES).removeprefix(BOM_UTF8), kind, also=also)
    except RefusedError as refused:
        broken = next((fault.code for fault in refused.faults if fault.code == "json-broken"), None)
        # Of a file that is something else as a whole there is no more to say than the name of the format.
        whole = any(fault.code == "value-type" and not fault.place for fault in refused.faults)
        raise FormatError(
            broken or form.code,
            N_("The file does not follow {format}."),
            N_("See {page} for an example."),
            where=str(path),
            faults=() if whole else refused.faults,
            format=form.name,
            page=form.page,
        ) from refused
