"""`readiness answers`: what is stored."""

import argparse
from pathlib import Path

from readiness.app.documents import read_document
from readiness.cli.output import say, write_json
from readiness.domain.answers import UNANSWERED
from readiness.exchange.answers_json import write_answers
from readiness.foundation.language import Language
from readiness.wording.wording import Wording


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("answers", help=language.gettext("show what is stored"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Print the answers, as lines for people or in the shape that `new --answers` reads."""
    result = read_document(arguments.document)
    if arguments.json:
        write_json(write_answers(result.questionnaire, result.assessment))
        return
    wording = Wording(result, language)
    say(result.assessment.details.organisation)
    for code in result.questionnaire.capabilities:
        answer = result.assessment.answer(code)
        if answer != UNANSWERED:
            notes = " – ".join(filter(None, [wording.answers.of(code), answer.reason, answer.evidence]))
            say(f"{code:6} {wording.names.capability(code)}: {notes}")
