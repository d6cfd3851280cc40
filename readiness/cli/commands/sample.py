"""`readiness sample`: the main job without a display, on a sample company."""

import argparse
import os
from pathlib import Path

from readiness.app.documents import read_document
from readiness.app.reports import write_report
from readiness.app.sample import COMPANIES, create_samples
from readiness.cli.output import say, say_done, say_error
from readiness.cli.score_lines import print_score
from readiness.cli.signals import INTERRUPTS
from readiness.cli.status import DONE, LOOK
from readiness.documents.paths import path_beside
from readiness.foundation.language import LANGUAGES, Language
from readiness.reporting.editions import EDITIONS
from readiness.reporting.order import Order
from readiness.reporting.pango import NoPangoError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("sample", help=language.gettext("score a sample company and write its report"))
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--company", choices=COMPANIES, default=COMPANIES[0], help=language.gettext("which company"))
    parser.add_argument(
        "--portfolio",
        metavar="N",
        type=int,
        help=language.gettext("make the documents of N assessments of invented companies instead, over three years"),
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=language.gettext("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Make the company's documents, print its score and write its report, as a page where no PDF can be made."""
    if arguments.portfolio is not None:
        return _portfolio(arguments, language)
    with INTERRUPTS.held_back():
        *earlier, document = create_samples(arguments.folder, LANGUAGES[arguments.lang], arguments.company)
    result = read_document(document)
    print_score(result, language)
    order = Order(result, EDITIONS[0], LANGUAGES[arguments.lang])
    refused = None
    try:
        report = _written(order, document.with_suffix(".pdf"))
    except NoPangoError as error:
        report = _written(order, document.with_suffix(".html"))
        refused = error
    say("")
    for path in earlier:
        say_done(language.gettext("Earlier version to compare with saved to {path}.").format(path=path))
    say_done(language.gettext("Sample document saved to {path}.").format(path=document))
    say_done(language.gettext("Report saved to {path}.").format(path=report))
    if refused is not None:
        say_error(refused.sentence(language))
        return LOOK
    return DONE


def _portfolio(arguments: argparse.Namespace, language: Language) -> int:
    # Imported here: a company alone needs none of it.
    from readiness.app.sample_portfolio import create_portfolio

    paths = create_portfolio(arguments.folder, arguments.portfolio, LANGUAGES[arguments.lang])
    words = language.ngettext(
        "{n} sample document saved to {path}.", "{n} sample documents saved to {path}.", len(paths)
    )
    say_done(words.format(n=len(paths), path=arguments.folder))
    return DONE


def _written(order: Order, report: Path) -> Path:
    """Write the report and return its path."""
    if os.path.lexists(report):
        # The document got a name that was free; its report may not replace anything either.
        report = path_beside(report, order.language.code)
    write_report(order, report)
    return report
