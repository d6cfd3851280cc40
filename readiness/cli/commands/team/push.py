"""`readiness team push`: send documents as new revisions."""

import argparse
from pathlib import Path

from readiness.cli.documents import read
from readiness.cli.output import say_done
from readiness.foundation.language import Language


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    _ = language.gettext
    parser.add_argument("documents", metavar="DOC", type=Path, nargs="+")
    parser.add_argument("--project", default="", help=_("the project of documents that are new there"))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Send each of them; what is there already is said and not sent again."""
    from readiness.app.team import address_of, send, store

    address, worst = address_of(arguments.url, arguments.root_certificate), 0
    with store(address) as connection:
        for path in arguments.documents:
            latest, status = read(path, language)
            worst = max(worst, status)
            sent = send(connection, latest.content, path, arguments.project)
            if sent is None:
                say_done(language.gettext("{path}: The store has exactly this already.").format(path=path))
            else:
                words = language.gettext("{path}: Sent as revision {n}.")
                say_done(words.format(path=path, n=sent.number))
    return worst
