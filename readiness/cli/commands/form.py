"""`readiness form`: a blank form to fill in on screen or on paper."""

import argparse
from pathlib import Path

from readiness.app.forms import write_form
from readiness.app.output import check_target
from readiness.catalog.pack_files import MAIN_FILE
from readiness.catalog.packs import find_pack, load_pack
from readiness.cli.output import say_done
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import LANGUAGES, Language


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("form", help=language.gettext("write a blank form as PDF, to fill in"))
    parser.add_argument("pack", metavar="PACK", help=language.gettext("the questionnaire’s id or folder"))
    parser.add_argument("-o", "--output", metavar="OUT.pdf", type=Path, required=True)
    parser.add_argument(
        "--depth",
        choices=[depth.value for depth in Depth],
        default=Depth.FULL.value,
        help=language.gettext("how much is asked"),
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=language.gettext("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Write the form."""
    check_target(arguments.output, [])
    write_form(_pack(arguments.pack), Depth(arguments.depth), LANGUAGES[arguments.lang], arguments.output)
    say_done(language.gettext("The form is saved to {path}.").format(path=arguments.output))


def _pack(named: str) -> Questionnaire:
    """Return the questionnaire of a folder, or the one with this id; a plain name of both means the folder's."""
    folder = Path(named)
    is_path = len(folder.parts) != 1
    return load_pack(folder) if is_path or (folder / MAIN_FILE).is_file() else find_pack(named)
