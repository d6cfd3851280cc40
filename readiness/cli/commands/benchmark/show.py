"""`readiness benchmark show`: what a benchmark holds, and where an assessment stands in it."""

import argparse
from pathlib import Path

from readiness.app.benchmarks import given_standing, look_at_benchmark
from readiness.app.documents import result_of
from readiness.cli.documents import framed, read
from readiness.cli.output import say, write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.cli.status import DONE
from readiness.exchange.benchmark_show_json import write_benchmark_show
from readiness.foundation.language import LANGUAGES, Language
from readiness.wording.benchmark import BenchmarkWords, summary


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = actions.add_parser("show", help=_("what a benchmark holds, and where a document stands in it"))
    parser.add_argument("benchmark", metavar="B.json", type=Path)
    parser.add_argument("document", metavar="DOC", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the benchmark, or the position of every measure of a document."""
    given, status = look_at_benchmark(arguments.benchmark), DONE
    if arguments.document is None:
        if arguments.json:
            write_json(write_benchmark_show(given.benchmark, given.signer, None))
        else:
            for line in summary(given.benchmark, given.signer, LANGUAGES[arguments.lang]):
                say(line)
        return status
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    result = result_of(latest.content)
    standing = given_standing(result, given)
    if arguments.json:
        write_json(write_benchmark_show(given.benchmark, given.signer, standing))
        return status
    for line in BenchmarkWords(standing, result, framed(result.questionnaire, LANGUAGES[arguments.lang])).lines():
        say(line)
    return status
