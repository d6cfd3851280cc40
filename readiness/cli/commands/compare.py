"""`readiness compare`: what changed between an earlier document and a later one."""

import argparse
from pathlib import Path

from readiness.app.documents import read_document
from readiness.cli.output import say
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language, preferred_language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.results.comparison import Comparison, compare
from readiness.results.comparison_texts import REASONS
from readiness.results.phrases import Phrases


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    """Describe the command."""
    parser = commands.add_parser("compare", help=language.gettext("compare an earlier document with a later one"))
    parser.add_argument("before", metavar="EARLIER", type=Path)
    parser.add_argument("after", metavar="LATER", type=Path)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Print changed answers first, then changed stages and gates."""
    before, after = read_document(arguments.before), read_document(arguments.after)
    comparison = compare(before, after)
    if comparison.incomparable is not None:
        raise UserError(
            f"incomparable-{comparison.incomparable}",
            REASONS[comparison.incomparable],
            N_("Compare two documents of the same questionnaire version, depth and scope."),
            where=str(arguments.after),
        )
    for line in _lines(comparison, before, after, language):
        say(line)


def _lines(comparison: Comparison, before: AssessmentResult, after: AssessmentResult, language: Language) -> list[str]:
    language = preferred_language()
    was, now = Phrases(before, language), Phrases(after, language)
    if not comparison.answers:
        return [language.gettext("No answer has changed.")]
    lines = [language.ngettext("{n} answer has changed:", "{n} answers have changed:", len(comparison.answers))]
    lines[0] = lines[0].format(n=len(comparison.answers))
    lines += [
        f"  {now.capability_name(d.code)}: {was.answer(d.code)} → {now.answer(d.code)}" for d in comparison.answers
    ]
    lines += [
        f"{now.dimension_name(d.code)}: {was.dimension_stage(before.scored(d.code))} → "
        f"{now.dimension_stage(after.scored(d.code))}"
        for d in comparison.stages
    ]
    lines += [
        f"{now.gate_name(d.code)}: {now.gate_status(d.before)} → {now.gate_status(d.after)}" for d in comparison.gates
    ]
    lines.append(f"{was.overall()} → {now.overall()}")
    return lines
