"""Reads one file of a kind and prints how that ended: `python -m tests.torture.reader KIND PATH`."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from readiness.app.archives import read_content
from readiness.app.consultant import consultant_faults
from readiness.catalog.checker import check_pack
from readiness.catalog.given_pack import look_at
from readiness.catalog.packs import find_pack
from readiness.exchange.answers_json import read_answers
from readiness.exchange.consultant_json import read_consultant
from readiness.foundation.errors import UserError
from readiness.validation.pictures import check_logo

_READERS: Mapping[str, Callable[[Path], object]] = {
    "answers": lambda path: read_answers(path, find_pack("social-media")),
    "consultant": lambda path: read_consultant(path, lambda data: consultant_faults(data, find_pack("social-media"))),
    "pack": check_pack,
    "given-pack": look_at,
    "document": read_content,
    "logo": lambda path: check_logo(path.read_bytes()),
}


def main(kind: str, path: str) -> None:
    """Print the code of the refusal, or nothing where the file was read."""
    try:
        _READERS[kind](Path(path))
    except UserError as error:
        sys.stdout.write(error.code)


if __name__ == "__main__":
    main(*sys.argv[1:])
