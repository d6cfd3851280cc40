"""`readiness check`: the problems of a questionnaire with file, line, message and remedy."""

import argparse
from pathlib import Path

from readiness.app.questionnaire_check import check_questionnaire
from readiness.cli.output import say, write_json
from readiness.exchange.check_json import write_check
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("check", help=language.gettext("check a questionnaire"))
    parser.add_argument("folder", metavar="PACK_FOLDER", type=Path)
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Print all problems; raises UserError where there are any, so that the exit status tells."""
    checked = check_questionnaire(arguments.folder)
    findings = checked.faults
    if arguments.json:
        write_json(write_check(findings, language))
    else:
        for fault in findings:
            value = f" [{fault.shown_value()}]" if fault.shown_value() else ""
            say(f"{fault.file}:{fault.line}: {fault.message(language)}{value} {fault.advice(language)} ({fault.code})")
    if findings:
        raise UserError(
            "pack-has-problems",
            N_("Problems found: {n}."),
            N_("Fix these and check again."),
            where=str(arguments.folder),
            n=len(findings),
        )
    if not arguments.json:
        say(language.gettext("No problems found."))
        if n := checked.companies:
            words = language.ngettext(
                "{n} test company came out as expected.", "{n} test companies came out as expected.", n
            )
            say(words.format(n=n))
