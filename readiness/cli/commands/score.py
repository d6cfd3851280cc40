"""`readiness score`: stage, index and gates of one or several documents."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from readiness.app.documents import result_of
from readiness.cli.documents import framed, read
from readiness.cli.output import write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.cli.score_lines import print_score
from readiness.exchange.score_json import score_file, write_scores
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.planning.what_if import with_levels
from readiness.results.assessment_result import AssessmentResult, assess


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("score", help=language.gettext("score documents and say why"))
    parser.add_argument("documents", metavar="DOC", nargs="+", type=Path)
    parser.add_argument(
        "--what-if",
        nargs="+",
        default=[],
        metavar="CODE=LEVEL",
        help=language.gettext("score as if these levels were reached; the documents stay as they are"),
    )
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Score every document; nothing is printed where one of them cannot be read."""
    found = [read(path, language, phrase_source(arguments, language)) for path in arguments.documents]
    results = [_as_if(result_of(latest.content), arguments.what_if) for latest, _ in found]
    status = max(one for _, one in found)
    if arguments.json:
        documents = [latest.content.document_id for latest, _ in found]
        scored = zip(results, documents, arguments.documents, strict=True)
        write_json(write_scores([score_file(result, document, path.name) for result, document, path in scored]))
        return status
    for result in results:
        print_score(result, framed(result.whole, language))
    return status


def _as_if(result: AssessmentResult, assignments: Sequence[str]) -> AssessmentResult:
    """Return the result as it would be with some levels reached; the document is not touched."""
    if not assignments:
        return result
    levels = dict(_parse_level(text, result) for text in assignments)
    return assess(result.whole, with_levels(result.assessment, levels), result.today)


def _parse_level(text: str, result: AssessmentResult) -> tuple[str, int]:
    code, _, level = text.partition("=")
    if code not in result.questionnaire.capabilities or level not in {"0", "1", "2", "3", "4", "5"}:
        raise UserError(
            "what-if-syntax",
            N_("“{text}” is not a level that can be reached."),
            N_("Write CODE=level with a code of the questionnaire and a level from 0 to 5."),
            where="--what-if",
            text=text,
        )
    return code, int(level)
