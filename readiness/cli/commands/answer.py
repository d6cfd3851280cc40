"""`readiness answer`: give answers from the terminal, as in `PRO1=3 SKL2=? CON3=na:"reason" BAS1=yes PEOPLE=12`."""

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from readiness.cli.days import day_of
from readiness.cli.documents import OpenDocument, changing
from readiness.cli.output import say
from readiness.domain.answers import UNANSWERED, Answer, Status
from readiness.domain.asking import hidden_questions
from readiness.domain.changes import AnswerChange, PartChange, SingleChange
from readiness.domain.fitting import fact_typed, level_named
from readiness.domain.questionnaire import Question, Questionnaire
from readiness.exchange.answers_json import to_answer
from readiness.foundation import clock
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.wording.conditions import ConditionWords


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("answer", help=language.gettext("give answers"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "answers",
        metavar="CODE=ANSWER",
        nargs="*",
        help=language.gettext(
            "a level 0–5, an answer’s name or a fact, ? for don’t know, na:reason for not applicable, - to clear"
        ),
    )
    parser.add_argument("--assessed-on", metavar="DATE", help=language.gettext("the day of the assessment"))
    parser.set_defaults(run=run, refuse=parser.error)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Give all answers, and say when they were given; nothing is stored where one of them is at fault."""
    if not arguments.answers and arguments.assessed_on is None:
        arguments.refuse(language.gettext("Give an answer, or the day of the assessment with --assessed-on."))
    with changing(arguments.document, language) as opened:
        session = opened.session
        # All of them before the first is stored: a wrong answer leaves the file alone.
        given = _parse_all(arguments.answers, session.questionnaire)
        changes: list[SingleChange] = []
        state = session.assessment
        for code, answer in given:
            kept = state.answer(code)
            if answer != UNANSWERED:
                # Notes and flags outlive a changed level; whoever gives an answer anew confirms what was carried over.
                answer = replace(answer, evidence=kept.evidence, flagged=kept.flagged)  # noqa: PLW2901
            change = AnswerChange(code, kept, answer)
            changes.append(change)
            state = change.apply(state)
        if arguments.assessed_on is not None:
            day = day_of(arguments.assessed_on, clock.today(), "--assessed-on", past=True)
            details = state.details
            changes.append(PartChange(details, replace(details, assessed_on=day)))
        session.apply_all(changes)
        if not given:
            opened.say_when_stored(language.gettext("The day of the assessment is stored."))
            return opened.status
        words = language.ngettext("{n} answer stored.", "{n} answers stored.", len(given))
        opened.say_when_stored(words, n=len(given))
        _say_what_is_not_asked(opened, [code for code, _ in given], language)
    return opened.status


def _say_what_is_not_asked(opened: OpenDocument, codes: list[str], language: Language) -> None:
    """Tell of each answer that is stored and does not count, since its question is hidden, on what that depends."""
    questionnaire = opened.session.questionnaire
    hidden = hidden_questions(questionnaire, opened.session.assessment)
    conditions = ConditionWords(questionnaire, language)
    words = language.gettext("{code} is not asked at present, so its answer does not count. {condition}")
    for code in dict.fromkeys(codes):
        if code in hidden:
            say(words.format(code=code, condition=conditions.only_if(hidden[code])))


def _parse_all(texts: list[str], questionnaire: Questionnaire) -> list[tuple[str, Answer]]:
    """Return codes and answers; raises UserError, with all faults where there are several."""
    given, faults = [], []
    for text in texts:
        try:
            given.append(_parse(text, questionnaire))
        except UserError as error:
            faults.append(error)
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise UserError(
            "answers-refused",
            N_("Several answers are at fault."),
            N_("Correct them; none has been stored."),
            faults=[
                Fault(one.code, (one.where,) if one.where else (), one.what, one.remedy, one.facts) for one in faults
            ],
        )
    return given


def _parse(text: str, questionnaire: Questionnaire) -> tuple[str, Answer]:
    code, separator, value = text.partition("=")
    fields = _fields(value, questionnaire.questions.get(code)) if separator else None
    if fields is None:
        raise UserError(
            "answer-syntax",
            N_("“{text}” is not an answer."),
            N_("Write CODE=level (0–5), CODE=name of an answer, CODE=fact, CODE=?, CODE=na:reason or CODE=-."),
            text=text,
        )
    return code, to_answer(code, fields, questionnaire, where=text)


def _fields(value: str, question: Question | None) -> dict[str, Any] | None:
    if value == "?":
        return {"status": Status.DONT_KNOW}
    if value == "-":
        return {}
    if value == "na" or value.startswith("na:"):
        return {"status": Status.NOT_APPLICABLE, "reason": value[3:]}
    if question is not None and question.measure is not None and value:
        return {"value": fact_typed(question.measure, value)}
    # Nine figures are enough, and int() raises for some thousands of them.
    if re.fullmatch("[0-9]{1,9}", value):
        return {"level": int(value)}
    level = level_named(question, value) if question is not None else None
    return None if level is None else {"level": level}
