"""`readiness new`: a new document, with or without answers."""

import argparse
from dataclasses import replace
from pathlib import Path

from readiness.app.documents import create_document
from readiness.catalog.packs import find_pack, unused_twins
from readiness.cli.days import day_of
from readiness.cli.documents import tell_warnings
from readiness.cli.output import say_done, say_error
from readiness.cli.signals import INTERRUPTS
from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("new", help=language.gettext("create a new document"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("--pack", required=True, help=language.gettext("the questionnaire’s id"))
    parser.add_argument("--organisation", required=True, help=language.gettext("who is assessed"))
    parser.add_argument(
        "--depth",
        choices=[depth.value for depth in Depth],
        default=Depth.FULL.value,
        help=language.gettext("how much is asked"),
    )
    parser.add_argument("--answers", type=Path, metavar="FILE.json", help=language.gettext("answers to start with"))
    parser.add_argument("--assessed-on", metavar="DATE", help=language.gettext("the day of the assessment"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Make the document; nothing is written where the answers are at fault."""
    questionnaire = find_pack(arguments.pack)
    for unused in unused_twins(arguments.pack):
        say_error(unused.sentence(language))
    if not arguments.organisation.strip():
        raise UserError(
            "organisation-missing",
            N_("The organisation’s name is empty."),
            N_("Say who is assessed."),
            where="--organisation",
        )
    answers: dict[str, Answer] = {}
    if arguments.answers:
        _, answers = read_answers(arguments.answers, questionnaire)
    day = None
    if arguments.assessed_on is not None:
        day = day_of(arguments.assessed_on, clock.today(), "--assessed-on", past=True)
    depth = Depth(arguments.depth)
    with INTERRUPTS.held_back():
        session = create_document(arguments.document, questionnaire, arguments.organisation, depth, answers)
        if day is not None:
            session.set_part(replace(session.assessment.details, assessed_on=day))
        session.document.close()
        tell_warnings(session.document, language)
    made = language.gettext("Created {path}, still without answers.")
    if answers:
        made = language.ngettext("Created {path} with {n} answer.", "Created {path} with {n} answers.", len(answers))
    say_done(made.format(path=arguments.document, n=len(answers)))
