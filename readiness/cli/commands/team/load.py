"""`readiness team load`: all documents of a folder at once into the store: all of them or none."""

import argparse
from pathlib import Path

from readiness.cli.output import say_done
from readiness.foundation.language import Language


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    _ = language.gettext
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="+")
    parser.add_argument("--project", default="", help=_("the project that they belong to"))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Send what the store does not have yet, and say how many that were."""
    from readiness.app.team import address_of, load_folders, store

    address = address_of(arguments.url, arguments.root_certificate)
    with store(address) as connection:
        found, new = load_folders(connection, arguments.folders, arguments.project)
    words = language.ngettext(
        "{n} document is new in the store; there were {found}.",
        "{n} documents are new in the store; there were {found}.",
        new,
    )
    say_done(words.format(n=new, found=found))
    return 0
