"""`readiness packs`: the questionnaires that are there."""

import argparse

from readiness.catalog.installed import curious
from readiness.catalog.packs import offered_packs
from readiness.cli.output import say, say_error, write_json
from readiness.domain.questionnaire import Depth
from readiness.exchange.packs_json import write_packs
from readiness.foundation.language import Language


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("packs", help=language.gettext("list the available questionnaires"))
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """List all packs, one a line or as JSON."""
    found, faults = offered_packs()
    for fault in [*faults, *curious()]:
        say_error(fault.sentence(language))
    if arguments.json:
        write_json(write_packs(found))
        return
    for _, pack in found:
        say(f"{pack.id} {pack.version}  {language.of(pack.title)}")
        full, quick = len(pack.asked(Depth.FULL)), len(pack.asked(Depth.QUICK))
        counts = language.gettext("{full} questions, {quick} of them in the quick check")
        if not quick:
            counts = language.ngettext("{full} question", "{full} questions", full)
        say("  " + counts.format(full=full, quick=quick))
