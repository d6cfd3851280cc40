"""`readiness sample`: the main job without a display, on the sample company."""

import argparse
import os
from pathlib import Path

from readiness.app.documents import read_document
from readiness.app.reports import write_report
from readiness.app.sample import create_sample
from readiness.cli.commands.score import print_score
from readiness.cli.output import say
from readiness.documents.paths import path_beside
from readiness.foundation.i18n import LANGUAGES, preferred_language
from readiness.foundation.translation import Translator
from readiness.reporting.editions import EDITIONS
from readiness.reporting.order import Order


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", t: Translator) -> None:
    """Describe the command."""
    parser = commands.add_parser("sample", help=t.gettext("score the sample company and write its report"))
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=preferred_language(), help=t.gettext("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> None:
    """Make the sample document, print its score and write its report."""
    document = create_sample(arguments.folder, arguments.lang)
    result = read_document(document)
    print_score(result, t)
    report = document.with_suffix(".pdf")
    if os.path.lexists(report):
        # The document got a name that was free; its report may not replace anything either.
        report = path_beside(report, arguments.lang)
    write_report(Order(result, EDITIONS[0], arguments.lang), report)
    say("")
    say(t.gettext("The sample document lies at {path}.").format(path=document))
    say(t.gettext("The report lies at {path}.").format(path=report))
