"""`readiness benchmark add`: keep a benchmark for the app, and trust its key from now on."""

import argparse
from pathlib import Path

from readiness.app.benchmarks import add_benchmark, look_at_benchmark
from readiness.cli.output import say, say_done
from readiness.foundation.language import Language
from readiness.wording.benchmark import summary


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = actions.add_parser("add", help=language.gettext("show a benchmark in the app, and trust its key"))
    parser.add_argument("benchmark", metavar="B.json", type=Path)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Add it and say what it holds."""
    given = look_at_benchmark(arguments.benchmark)
    add_benchmark(given)
    say_done(language.gettext("Benchmark added; the app now compares with it."))
    for line in summary(given.benchmark, given.signer, language):
        say(line)
