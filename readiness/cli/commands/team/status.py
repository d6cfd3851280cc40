"""`readiness team status`: the team's documents, and how those of this computer stand to them."""

import argparse
from pathlib import Path

from readiness.cli.documents import read
from readiness.cli.output import say, write_json
from readiness.exchange.team_json import TeamEntry, write_team
from readiness.foundation.language import Language
from readiness.wording.team import revision_words, state_words


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    _ = language.gettext
    parser.add_argument("documents", metavar="DOC", type=Path, nargs="*", help=_("only these"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """List the documents: those that were named, or all of the store."""
    from readiness.app.team import address_of, overview, store

    address = address_of(arguments.url, arguments.root_certificate)
    read_here = {path: read(path, language)[0].content for path in arguments.documents}
    with store(address) as connection:
        listed = overview(connection, read_here, every=not read_here)
    entries = [one.entry for one in listed]
    if arguments.json:
        write_json(write_team(address.text, entries))
        return 0
    if not entries:
        say(language.gettext("The store holds no document that you may see."))
    for entry in entries:
        say(_line(entry, language))
    return 0


def _line(entry: TeamEntry, language: Language) -> str:
    parts = [entry.document[:8], entry.organisation, state_words(entry.state, language)]
    if entry.revision is not None and entry.author is not None and entry.at is not None:
        parts.append(revision_words(entry.revision, entry.author, entry.at, language))
    parts += [part for part in (entry.project, entry.file) if part]
    return " · ".join(parts)
