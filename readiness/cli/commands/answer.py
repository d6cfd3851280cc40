"""`readiness answer`: give answers from the terminal, as in `PRO1=3 SKL2=? CON3=na:"reason" MON1=-`."""

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from readiness.cli.days import day_of
from readiness.cli.documents import changing
from readiness.domain.answers import UNANSWERED, Answer, Status
from readiness.domain.changes import AnswerChange, PartChange, SingleChange
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.answers_json import to_answer
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("answer", help=language.gettext("give answers"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "answers",
        metavar="CODE=ANSWER",
        nargs="*",
        help=language.gettext("a level 0–5, ? for don’t know, na:reason for not applicable, - to clear"),
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
        given = [_parse(text, session.questionnaire) for text in arguments.answers]
        changes: list[SingleChange] = []
        state = session.assessment
        for code, answer in given:
            kept = state.answer(code)
            if answer != UNANSWERED:
                # Notes and flags outlive a changed level.
                # Who gives an answer anew confirms what was carried over from an earlier questionnaire.
                flagged = kept.flagged and state.takeovers.to_confirm(code, kept) is None
                answer = replace(answer, evidence=kept.evidence, flagged=flagged)  # noqa: PLW2901
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
    return opened.status


def _parse(text: str, questionnaire: Questionnaire) -> tuple[str, Answer]:
    code, separator, value = text.partition("=")
    fields = _fields(value) if separator else None
    if fields is None:
        raise UserError(
            "answer-syntax",
            N_("“{text}” is not an answer."),
            N_("Write CODE=level (0–5), CODE=?, CODE=na:reason or CODE=-."),
            text=text,
        )
    return code, to_answer(code, fields, questionnaire, where=text)


def _fields(value: str) -> dict[str, Any] | None:
    if value == "?":
        return {"status": Status.DONT_KNOW}
    if value == "-":
        return {}
    if value == "na" or value.startswith("na:"):
        return {"status": Status.NOT_APPLICABLE, "reason": value[3:]}
    # Nine figures are enough, and int() raises for some thousands of them.
    return {"level": int(value)} if re.fullmatch("[0-9]{1,9}", value) else None
