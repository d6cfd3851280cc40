"""A JSON file of somebody else, read with care."""

from pathlib import Path
from typing import Any

import msgspec

from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.translation import N_

MOST_BYTES = 5_000_000


def read_json(path: Path) -> Any:
    """Return the content of a JSON file; raises UserError where it cannot be read, is too large or is no JSON."""
    too_large = UserError(
        "file-too-large", N_("The file is larger than 5 MB."), N_("Check that it is the right file."), where=str(path)
    )
    raw = read_at_most(path, MOST_BYTES, too_large)
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(
            "json-broken",
            N_("This is not valid JSON ({problem})."),
            N_("Look for a missing comma, quotation mark or bracket."),
            where=str(path),
            problem=str(error),
        ) from error
