"""`readiness benchmark contribute`: the one line that an organisation can send to a publisher, for people to read."""

import argparse
import sys
from pathlib import Path

from readiness.app.contribution import contribution, explained_contribution
from readiness.app.documents import result_of
from readiness.cli.documents import read
from readiness.cli.output import say
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.foundation.language import Language


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = actions.add_parser("contribute", help=_("print what a document would give to a benchmark"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--explain", action="store_true", help=_("instead of the two lines, say what each of their cells tells")
    )
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the headings and the line; where people look at it, also what becomes of it."""
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    result, document = result_of(latest.content), latest.content.document_id
    if arguments.explain:
        for one in explained_contribution(result, document, language):
            say(f"{one.heading};{one.cell} – {one.name}: {one.words}")
        return status
    for line in contribution(result, document).splitlines():
        say(line)
    if sys.stdout.isatty():
        say(language.gettext("Nothing was sent. Send these two lines yourself, if you want to take part."), error=True)
    return status
