"""`readiness answers`: what is stored."""

import argparse
from pathlib import Path

from readiness.cli.documents import read
from readiness.cli.output import paragraph, say, write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.domain.answers import UNANSWERED
from readiness.domain.asking import hidden_questions
from readiness.domain.questionnaire import Capability
from readiness.exchange.answers_json import write_answers
from readiness.foundation.language import Language
from readiness.wording.answer_names import AnswerNames
from readiness.wording.answers import AnswerWords
from readiness.wording.names import Names
from readiness.wording.upgrade import gone_words

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
    questionnaire, assessment = latest.content.questionnaire, latest.content.assessment
    if arguments.json:
        write_json(write_answers(questionnaire, assessment))
        return status
    hidden = hidden_questions(questionnaire, assessment)
    names, answers = Names(questionnaire, language), AnswerNames(questionnaire, language)
    words = AnswerWords(assessment, names, language)
    say(assessment.details.organisation)
    for code, question in questionnaire.questions.items():
        answer = assessment.answer(code)
        if answer != UNANSWERED:
            told = names.told_capability(code) if isinstance(question, Capability) else language.of(question.name)
            given = answers.given(question, answer) or words.status(answer.status)
            note = language.gettext("not asked at present") if code in hidden else ""
            notes = " – ".join(filter(None, [given, answer.reason, answer.evidence, note]))
            for line in paragraph(f"{code:6} {told}: {notes}", _INDENT):
                say(line)
    gone = [one for takeover in assessment.takeovers.all for one in takeover.gone]
    if gone:
        say(language.gettext("No longer asked:"))
    for one in gone:
        answered = " – ".join(gone_words(one, language))
        for line in paragraph(f"{one.code:6} {language.of(one.question)} {answered}", _INDENT):
            say(line)
    return status
