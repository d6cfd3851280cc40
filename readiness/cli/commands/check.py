"""`readiness check`: the problems of a questionnaire with file, line, message and remedy."""

import argparse
from pathlib import Path

import msgspec

from readiness.catalog.checker import check_pack
from readiness.cli.output import say, write_json
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    """Describe the command."""
    parser = commands.add_parser("check", help=language.gettext("check a questionnaire"))
    parser.add_argument("folder", metavar="PACK_FOLDER", type=Path)
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Print all problems; raises UserError where there are any, so that the exit status tells."""
    findings = check_pack(arguments.folder)
    if arguments.json:
        problems = [
            {
                "code": f.problem.code,
                "file": str(f.file),
                "line": f.line,
                "value": f.problem.shown_value(),
                "message": f.problem.message(language),
                "remedy": f.problem.advice(language),
            }
            for f in findings
        ]
        report = {"format": "readiness-check/1", "problems": problems}
        write_json(msgspec.json.format(msgspec.json.encode(report), indent=2))
    else:
        for finding in findings:
            problem = finding.problem
            value = f" [{problem.shown_value()}]" if problem.shown_value() else ""
            place = f"{finding.file}:{finding.line}"
            say(f"{place}: {problem.message(language)}{value} {problem.advice(language)} ({problem.code})")
    if findings:
        raise UserError(
            "pack-has-problems",
            N_("Problems found: {n}."),
            N_("Mend them and check again."),
            where=str(arguments.folder),
            n=len(findings),
        )
    if not arguments.json:
        say(language.gettext("No problems found."))
