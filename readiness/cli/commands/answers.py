"""`readiness answers`: what is stored."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.cli.documents import read
from readiness.cli.output import paragraph, say, write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.domain.answers import UNANSWERED
from readiness.exchange.answers_json import write_answers
from readiness.foundation.language import Language
from readiness.wording.upgrade import gone_words
from readiness.wording.wording import Wording

# Under the name of the question.
_INDENT = " " * 7


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("answers", help=language.gettext("show what is stored"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the answers, as lines for people or in the shape that `new --answers` reads."""
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    result = result_of(latest.content)
    if arguments.json:
        write_json(write_answers(result.questionnaire, result.assessment))
        return status
    wording = Wording(result, language)
    say(result.assessment.details.organisation)
    for code in result.questionnaire.capabilities:
        answer = result.assessment.answer(code)
        if answer != UNANSWERED:
            notes = " – ".join(filter(None, [wording.answers.of(code), answer.reason, answer.evidence]))
            for line in paragraph(f"{code:6} {wording.names.told_capability(code)}: {notes}", _INDENT):
                say(line)
    gone = [one for takeover in result.assessment.takeovers.all for one in takeover.gone]
    if gone:
        say(language.gettext("No longer asked:"))
    for one in gone:
        answered = " – ".join(gone_words(one, language))
        for line in paragraph(f"{one.code:6} {language.of(one.question)} {answered}", _INDENT):
            say(line)
    return status
