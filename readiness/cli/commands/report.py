"""`readiness report`: the report as PDF or HTML."""

import argparse
from pathlib import Path

from readiness.app.documents import read_document
from readiness.app.reports import write_report
from readiness.cli.output import say
from readiness.foundation.i18n import LANGUAGES, preferred_language
from readiness.foundation.translation import Translator
from readiness.reporting.editions import EDITIONS


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", t: Translator) -> None:
    """Describe the command."""
    parser = commands.add_parser("report", help=t.gettext("write the report as PDF or HTML"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("-o", "--output", metavar="OUT.pdf|OUT.html", type=Path, required=True)
    parser.add_argument("--edition", choices=EDITIONS, default=EDITIONS[0], help=t.gettext("which edition"))
    parser.add_argument("--lang", choices=LANGUAGES, default=preferred_language(), help=t.gettext("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> None:
    """Write the report."""
    result = read_document(arguments.document)
    write_report(result, arguments.output, arguments.edition, arguments.lang)
    say(t.gettext("The report lies at {path}.").format(path=arguments.output))
