"""`readiness compare`: what changed between an earlier document and a later one."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.cli.documents import read
from readiness.cli.output import say
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.results.comparison import compare
from readiness.wording.comparison import REASONS, REMEDIES, ComparisonWords


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("compare", help=language.gettext("compare an earlier document with a later one"))
    parser.add_argument("before", metavar="EARLIER", type=Path)
    parser.add_argument("after", metavar="LATER", type=Path)
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print changed answers first, then changed stages and gates."""
    earlier, status = read(arguments.before, language, phrase_source(arguments, language))
    later, later_status = read(arguments.after, language, phrase_source(arguments, language))
    before, after = result_of(earlier.content), result_of(later.content)
    words, comparison = ComparisonWords(before, after, language), compare(before, after)
    if comparison.incomparable is not None:
        raise UserError(
            f"incomparable-{comparison.incomparable}",
            REASONS[comparison.incomparable],
            REMEDIES[comparison.incomparable],
            where=str(arguments.after),
        )
    if words.organisations():
        say(words.organisations())
    for line in words.lines(comparison):
        say(line)
    return max(status, later_status)
