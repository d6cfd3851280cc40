"""`readiness pack import`: a questionnaire from a workbook, a list of questions or an XLSForm, as a folder."""

import argparse
from pathlib import Path

from readiness.app.output import check_target
from readiness.app.questionnaire_sheets import (
    ENDING,
    SheetImport,
    check_new_folder,
    import_sheet,
    put_questionnaire,
    write_commented,
)
from readiness.catalog.given_files import is_given_pack
from readiness.catalog.given_pack import look_at
from readiness.catalog.installing import unusable
from readiness.cli.output import say, say_done
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = actions.add_parser(
        "import", help=_("make a questionnaire of a workbook, a list of questions or an XLSForm")
    )
    parser.add_argument("given", metavar="X.xlsx|FORM.xlsx|X.zip", type=Path)
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, required=True)
    parser.add_argument(
        "--copy",
        metavar="COPY.xlsx",
        type=Path,
        help=_("write a copy of the workbook with a comment in each cell at fault"),
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=language.code,
        help=_("in which language the questions are, if they do not tell"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Make the folder, and say line by line what became of the workbook; raises UserError with its faults by cells."""
    _ = language.gettext
    check_new_folder(arguments.output)
    if arguments.copy:
        check_target(arguments.copy, [arguments.given], [ENDING])
    if is_given_pack(arguments.given):
        _unpack(arguments.given, arguments.output, language)
        return
    result = import_sheet(arguments.given, LANGUAGES[arguments.lang])
    if arguments.copy:
        write_commented(result, arguments.copy, arguments.given, language)
        say(_("Copy with comments saved to {path}.").format(path=arguments.copy))
    if result.questionnaire is None:
        raise UserError(
            "sheet-faults",
            N_("The workbook cannot become a questionnaire as it is."),
            N_("Correct these cells; --copy COPY.xlsx writes a copy with a comment in each of them."),
            where=str(arguments.given),
            faults=result.faults,
        )
    put_questionnaire(result.files, arguments.output)
    _say(result, result.questionnaire, arguments.output, language)


def _unpack(given_file: Path, folder: Path, language: Language) -> None:
    """Put the questionnaire of a ZIP file or of another folder there; raises UserError where it cannot be used."""
    given = look_at(given_file)
    if given.read.questionnaire is None:
        raise unusable(given)
    put_questionnaire(given.given.files, folder)
    title = language.of(given.facts.title)
    say_done(language.gettext("“{title}” is now in {folder}.").format(title=title, folder=folder))


def _say(result: SheetImport, questionnaire: Questionnaire, folder: Path, language: Language) -> None:
    _ = language.gettext
    title, asked = language.of(questionnaire.title), len(questionnaire.capabilities)
    words = _("“{title}” is now a questionnaire in {folder}. Rated questions: {rated}; facts: {facts}.")
    say_done(words.format(title=title, folder=folder, rated=asked, facts=len(questionnaire.facts)))
    for remark in result.remarks:
        say(f"  {remark.sentence(language)}")
    if result.rows:
        words = _("Rows used: {taken} of {rows}.")
        say("  " + words.format(taken=result.taken, rows=result.rows))
    if result.hints:
        hints = language.ngettext(
            "{n} hint for its author: “readiness check {folder}”",
            "{n} hints for its author: “readiness check {folder}”",
            len(result.hints),
        )
        say("  " + hints.format(n=len(result.hints), folder=folder))
