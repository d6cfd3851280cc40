"""`readiness benchmark remove`: compare with nobody any more."""

import argparse

from readiness.app.benchmarks import kept_benchmarks, remove_benchmark
from readiness.cli.output import say_done
from readiness.foundation.language import Language


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = actions.add_parser("remove", help=language.gettext("remove the benchmarks that were added"))
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, language: Language) -> None:
    """Remove all that were added."""
    kept = kept_benchmarks()
    for one in kept:
        remove_benchmark(one)
    words = language.ngettext("{n} benchmark removed.", "{n} benchmarks removed.", len(kept))
    say_done(words.format(n=len(kept)))
