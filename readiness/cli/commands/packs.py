"""`readiness packs`: the questionnaires that are there."""

import argparse

from readiness.catalog.packs import load_pack, pack_folders
from readiness.cli.output import say, say_error, write_json
from readiness.domain.questionnaire import Depth
from readiness.exchange.packs_json import write_packs
from readiness.foundation.errors import UserError
from readiness.foundation.i18n import preferred_language
from readiness.foundation.translation import Translator


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", t: Translator) -> None:
    """Describe the command."""
    parser = commands.add_parser("packs", help=t.gettext("list the questionnaires that are there"))
    parser.add_argument("--json", action="store_true", help=t.gettext("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> None:
    """List all packs, one a line or as JSON."""
    found = []
    for folder in pack_folders():
        try:
            found.append((folder, load_pack(folder)))
        except UserError as error:
            # One broken questionnaire must not hide the others.
            say_error(error.sentence(t))
    if arguments.json:
        write_json(write_packs(found))
        return
    language = preferred_language()
    for _, pack in found:
        say(f"{pack.id} {pack.version}  {pack.title.in_language(language)}")
        counts = t.gettext("{full} questions, {quick} of them in the quick check")
        say("  " + counts.format(full=len(pack.asked(Depth.FULL)), quick=len(pack.asked(Depth.QUICK))))
