"""`readiness team erase`: remove a document with all its revisions, as the right to be forgotten asks."""

import argparse

from readiness.cli.output import say, say_done
from readiness.foundation.language import Language


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    _ = language.gettext
    parser.add_argument("document", metavar="ID", help=_("the id of the document, as status shows it"))
    parser.add_argument("--yes", action="store_true", help=_("erase it; without this option nothing is changed"))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Say what would be removed; with --yes remove it."""
    from readiness.app.team import address_of, head_of, store
    from readiness.portfolio.team.revisions import erase

    with store(address_of(arguments.url, arguments.root_certificate)) as connection:
        head = head_of(connection, arguments.document, by_name=False)
        facts = {"organisation": head.organisation, "n": head.number}
        if not arguments.yes:
            words = language.ngettext(
                "{organisation}: {n} revision would be erased for good. To do so, repeat the command with --yes.",
                "{organisation}: {n} revisions would be erased for good. To do so, repeat the command with --yes.",
                head.number,
            )
            say(words.format(**facts))
            return 0
        erase(connection, head.document)
    say_done(language.gettext("{organisation} was erased from the store. Files and backups stay.").format(**facts))
    return 0
