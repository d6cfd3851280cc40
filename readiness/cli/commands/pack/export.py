"""`readiness pack export`: a questionnaire as a workbook to edit, or as an XLSForm."""

import argparse
from pathlib import Path

from readiness.app.output import check_target, write_output
from readiness.app.questionnaire_sheets import ENDING, export_form, export_sheet, folder_of
from readiness.cli.output import say, say_done
from readiness.foundation.language import LANGUAGES, Language


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = actions.add_parser("export", help=_("write a questionnaire as a workbook, to edit it in a spreadsheet"))
    parser.add_argument("pack", metavar="PACK", help=_("the questionnaire’s id or folder"))
    parser.add_argument("-o", "--output", metavar="X.xlsx", type=Path, required=True)
    parser.add_argument("--xlsform", action="store_true", help=_("write an XLSForm instead, as far as it reaches"))
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Write it, and say what has no room in it; raises UserError where the questionnaire is broken."""
    _ = language.gettext
    folder = folder_of(arguments.pack)
    check_target(arguments.output, [folder], [ENDING])
    if arguments.xlsform:
        form = export_form(folder)
        write_output(form.content, arguments.output)
        say_done(_("XLSForm saved to {path}.").format(path=arguments.output))
        for remark in form.left_out:
            say(f"  {remark.sentence(language)}")
        return
    exported = export_sheet(folder, LANGUAGES[arguments.lang])
    write_output(exported.content, arguments.output)
    say_done(_("Workbook saved to {path}.").format(path=arguments.output))
    for name in exported.left_out:
        say("  " + _("The file “{file}” is left out: it is no text.").format(file=name))
    for line in exported.told_comments(language):
        say("  " + line)
