"""`readiness delete`: delete a document for good, with its backups and what earlier sessions left."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from readiness.app.deletion import delete_document, plan_deletion
from readiness.cli.output import say, say_done
from readiness.cli.signals import INTERRUPTS
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("delete", help=language.gettext("delete a document with its backups"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--yes",
        action="store_true",
        help=language.gettext("delete; without this option, only say what would be deleted"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Say what would be deleted, or delete it; raises UserError where there is nothing, or it is open."""
    document: Path = arguments.document
    deletion = plan_deletion(document)
    if not document.exists() and not deletion.traces:
        raise UserError(
            "nothing-to-delete",
            N_("There is no such document, and nothing is kept of it."),
            N_("Check the name."),
            where=str(document),
        )
    count = deletion.backups
    if arguments.yes:
        with INTERRUPTS.held_back():
            delete_document(deletion)
        words = language.gettext("Deleted for good; there were no backups.")
        if count:
            words = language.ngettext(
                "Deleted for good, with {n} backup.", "Deleted for good, with {n} backups.", count
            )
        say_done(words.format(n=count))
        _say_what_stays(deletion.staying, language)
        return
    say(language.gettext("Add --yes to delete for good. This would be deleted:"))
    for path in (document, *deletion.traces, *deletion.settings):
        say(f"  {path}")
    _say_what_stays(deletion.staying, language)


def _say_what_stays(folders: Sequence[Path], language: Language) -> None:
    if folders:
        say(language.gettext("These backups belong to another file from the same origin or place and are kept:"))
    for folder in folders:
        say(f"  {folder}")
