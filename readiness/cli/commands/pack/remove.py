"""`readiness pack remove`: remove a questionnaire that was added; documents keep theirs."""

import argparse

from readiness.catalog.installing import own_pack, remove
from readiness.cli.output import say, say_done
from readiness.cli.signals import INTERRUPTS
from readiness.foundation.language import Language


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = actions.add_parser("remove", help=_("remove a questionnaire that was added; documents keep theirs"))
    parser.add_argument("pack", metavar="ID")
    parser.add_argument(
        "--yes", action="store_true", help=_("remove; without this option, only say what would be removed")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Say what would be removed, or remove it for good; raises UserError where no own questionnaire has this id."""
    _ = language.gettext
    folder = own_pack(arguments.pack)
    if not arguments.yes:
        say(_("Add --yes to remove for good. Documents keep their questionnaire. This would be removed:"))
        say(f"  {folder}")
        return
    with INTERRUPTS.held_back():
        remove(folder)
    say_done(_("The questionnaire “{pack}” is removed; documents keep theirs.").format(pack=arguments.pack))
