"""`readiness unpack`: take the document out of a report that was saved for the archive."""

import argparse
from pathlib import Path

from readiness.app.documents import unpack_document
from readiness.cli.documents import tell_warnings
from readiness.cli.output import say_done
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.cli.signals import INTERRUPTS
from readiness.foundation.language import Language


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("unpack", help=language.gettext("extract the document from an archived report"))
    parser.add_argument("report", metavar="REPORT.pdf", type=Path)
    parser.add_argument("-o", "--output", metavar="DOC", type=Path, required=True)
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Make a document from what the report holds."""
    with INTERRUPTS.held_back():
        document = unpack_document(arguments.report, arguments.output, phrase_source(arguments, language)).document
        document.close()
        tell_warnings(document, language)
    say_done(language.gettext("The document is saved to {path}.").format(path=arguments.output))
