"""`readiness export`: the whole assessment as a workbook for spreadsheets."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.output import check_target
from readiness.app.workbooks import ENDING, export_assessment
from readiness.cli.documents import framed, read
from readiness.cli.output import say_done
from readiness.foundation.language import LANGUAGES, Language


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("export", help=_("write answers, result, plan, costs and legal points as a workbook"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("-o", "--output", metavar="OUT.xlsx", type=Path, required=True)
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Write the workbook."""
    check_target(arguments.output, [arguments.document], [ENDING])
    latest, status = read(arguments.document, language)
    spoken = framed(latest.content.questionnaire, LANGUAGES[arguments.lang])
    export_assessment(result_of(latest.content), arguments.output, spoken)
    say_done(language.gettext("Workbook saved to {path}.").format(path=arguments.output))
    return status
