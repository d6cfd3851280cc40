"""`readiness views`: the views of several people in a document, and settling them question by question."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.views import Settling, remove_view, settle, settle_undisputed
from readiness.cli.documents import changing, read
from readiness.cli.merge_lines import merge_lines
from readiness.cli.output import paragraph, say, write_json
from readiness.domain.assessment import Assessment
from readiness.domain.fitting import fact_typed
from readiness.domain.perspectives import Way
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.merge_json import write_merge
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.views import ViewWords
from readiness.wording.wording import Wording

_MEDIAN = "median"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("views", help=_("show and settle the views of several people"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument("--ledger", action="store_true", help=_("print every decision"))
    act = parser.add_mutually_exclusive_group()
    act.add_argument(
        "--settle",
        metavar="CODE=median|0…5|FACT|NAME",
        help=_("settle one question: by the median, an own level or fact, or one person’s answer"),
    )
    act.add_argument("--undisputed", action="store_true", help=_("take everything that no one disputes"))
    act.add_argument("--remove", metavar="NAME", help=_("take a person’s view out of the document"))
    parser.add_argument("--reason", metavar="TEXT", default="", help=_("why; an own level needs it"))
    parser.add_argument("--by", metavar="NAME", default="", help=_("who decides"))
    parser.add_argument("--no-dissent", action="store_true", help=_("do not keep other views as dissent"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Change what is asked for, then show the table or the ledger."""
    status = 0
    if arguments.settle or arguments.undisputed or arguments.remove:
        with changing(arguments.document, language) as opened:
            if arguments.settle:
                code, choice = _choice(arguments, opened.session.questionnaire, opened.session.assessment)
                settle(opened.session, code, choice)
            elif arguments.remove:
                remove_view(opened.session, arguments.remove)
            else:
                settle_undisputed(opened.session)
        status = opened.status
    latest, shown = read(arguments.document, language)
    result = result_of(latest.content)
    if arguments.json:
        write_json(write_merge(result.whole, result.assessment))
    elif arguments.ledger:
        for line in _ledger_lines(result, language):
            say(line)
    elif not result.assessment.perspectives.views:
        say(language.gettext("This document holds no views. Import the forms of several people together."))
    else:
        for line in merge_lines(result, language):
            say(line)
    return status or shown


def _choice(
    arguments: argparse.Namespace, questionnaire: Questionnaire, assessment: Assessment
) -> tuple[str, Settling]:
    code, equals, how = (part.strip() for part in arguments.settle.partition("="))
    if not equals or not how:
        raise UserError(
            "settle-form",
            N_("“{given}” does not say how to settle which question."),
            N_("Write it as in PRO1=median, PRO1=3 or PRO1=NAME."),
            where="--settle",
            given=arguments.settle,
        )
    rest = {"reason": arguments.reason, "dissent": not arguments.no_dissent, "by": arguments.by}
    if how == _MEDIAN:
        return code, Settling(Way.MEDIAN, **rest)
    question = questionnaire.questions.get(code)
    if question is not None and question.measure is not None and assessment.perspectives.view_of(how) is None:
        return code, Settling(Way.OWN, value=fact_typed(question.measure, how), **rest)
    if how.isdecimal():
        return code, Settling(Way.OWN, level=int(how), **rest)
    return code, Settling(Way.PERSON, person=how, **rest)


def _ledger_lines(result: AssessmentResult, language: Language) -> Iterator[str]:
    words, ledger = ViewWords(Wording(result, language)), result.assessment.perspectives.ledger
    if not ledger:
        yield language.gettext("No answer has been settled from views yet.")
    for entry in ledger:
        yield from paragraph(f"{entry.capability:6} {words.ledger_line(entry)}", " " * 7)
