"""`readiness form`: a blank form to fill in on screen or on paper."""

import argparse
from pathlib import Path

from readiness.app.forms import write_form
from readiness.app.output import check_target
from readiness.catalog.pack_files import MAIN_FILE
from readiness.catalog.packs import find_pack, load_pack
from readiness.cli.output import say
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.i18n import LANGUAGES, preferred_language
from readiness.foundation.translation import Translator


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", t: Translator) -> None:
    """Describe the command."""
    parser = commands.add_parser("form", help=t.gettext("write a blank form as PDF, to fill in"))
    parser.add_argument("pack", metavar="PACK", help=t.gettext("the questionnaire’s id or folder"))
    parser.add_argument("-o", "--output", metavar="OUT.pdf", type=Path, required=True)
    parser.add_argument("--depth", choices=[*Depth], default=Depth.FULL, help=t.gettext("how much is asked"))
    parser.add_argument("--lang", choices=LANGUAGES, default=preferred_language(), help=t.gettext("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> None:
    """Write the form."""
    check_target(arguments.output, [])
    write_form(_pack(arguments.pack), Depth(arguments.depth), arguments.lang, arguments.output)
    say(t.gettext("The form lies at {path}.").format(path=arguments.output))


def _pack(named: str) -> Questionnaire:
    """Return the questionnaire of a folder, or the one with this id; a plain name of both means the folder's."""
    folder = Path(named)
    is_path = len(folder.parts) != 1
    return load_pack(folder) if is_path or (folder / MAIN_FILE).is_file() else find_pack(named)
