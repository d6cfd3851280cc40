"""`readiness benchmark build`: a signed benchmark from documents, or from the lines that organisations have sent."""

import argparse
from fractions import Fraction
from pathlib import Path

from readiness.app.benchmark_building import BuildOrder, build_benchmark, counted_documents, counted_lines, read_folders
from readiness.cli.output import say, say_done, say_error
from readiness.cli.signals import INTERRUPTS
from readiness.cli.status import DONE, LOOK
from readiness.domain.benchmark import RELEASE_FORM
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.portfolio.benchmark.population import Population
from readiness.wording.benchmark import cautions, section_line

_LEAST_EPSILON, _MOST_EPSILON = Fraction(1, 100), Fraction(10)


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = actions.add_parser("build", help=_("make a benchmark from documents or contributions"))
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path)
    parser.add_argument("--csv", metavar="SEED.csv", type=Path, help=_("the lines that organisations have sent"))
    parser.add_argument("-o", "--output", metavar="B.json", type=Path, required=True)
    parser.add_argument("--publisher", metavar="NAME", default="", help=_("who publishes it, for its readers"))
    parser.add_argument("--release", metavar="2026-H2", default="", help=_("the period of this release"))
    parser.add_argument("--ledger", metavar="LEDGER", type=Path, help=_("the private ledger of your releases"))
    parser.add_argument(
        "--noise", metavar="EPSILON", help=_("add noise to every count, from 0.01 (much) to 10 (little)")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Build it and say what became of it; a document that cannot be read is told and left out."""
    order = _order(arguments)
    counted, status = _counted(arguments, language)
    with INTERRUPTS.held_back():
        built = build_benchmark(counted, order)
    _ = language.gettext
    words = _("Benchmark saved to {path}: {n} bytes, signed with the key {fingerprint}.")
    say_done(words.format(path=arguments.output, n=language.number(built.size), fingerprint=built.fingerprint))
    for section in built.benchmark.sections:
        say(f"  {section_line(section, language)}")
    for line in cautions(built.benchmark, language):
        say(line)
    if order.ledger:
        say(
            _("The ledger {path} remembers this release. Keep it private, and keep a backup.").format(path=order.ledger)
        )
    return status


def _counted(arguments: argparse.Namespace, language: Language) -> tuple[list[Population], int]:
    if bool(arguments.folders) == (arguments.csv is not None):
        raise UserError(
            "benchmark-source",
            N_("A benchmark is made from folders of documents or from one file of contributions."),
            N_("Name one or the other."),
        )
    if arguments.csv is not None:
        return counted_lines(arguments.csv), DONE
    portfolio = read_folders(arguments.folders)
    for one in portfolio.unreadable:
        say_error(one.error.sentence(language))
    return counted_documents(portfolio), LOOK if portfolio.unreadable else DONE


def _order(arguments: argparse.Namespace) -> BuildOrder:
    if not RELEASE_FORM.fullmatch(arguments.release):
        raise UserError(
            "benchmark-release-name",
            N_("A release is named by its period: 2026, 2026-H2 or 2026-Q4."),
            N_("Choose such a name."),
            where="--release",
        )
    epsilon = None
    if arguments.noise is not None:
        try:
            epsilon = Fraction(arguments.noise.replace(",", "."))
        except (ValueError, ZeroDivisionError):
            epsilon = Fraction(0)
        if not _LEAST_EPSILON <= epsilon <= _MOST_EPSILON:
            raise UserError(
                "benchmark-noise",
                N_("Noise is a number from 0.01 to 10."),
                N_("A small number adds much noise; 1 is usual."),
                where="--noise",
            )
    return BuildOrder(arguments.output, arguments.publisher, arguments.release, arguments.ledger, epsilon)
