"""`readiness recover`: what sessions left that ended unexpectedly, and how it gets into a file."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.app.documents import damaged_left_behind, left_behind, left_behind_of, recover_document
from readiness.cli.documents import closing
from readiness.cli.output import say, say_error, write_json
from readiness.cli.signals import INTERRUPTS
from readiness.documents.errors import check_name_is_free
from readiness.exchange.recover_json import LeftEntry, write_recover
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.wording.answers import counted

if TYPE_CHECKING:
    from readiness.app.documents import Recoverable


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("recover", help=language.gettext("recover what an interrupted session left"))
    parser.add_argument(
        "document",
        metavar="DOC",
        nargs="?",
        help=language.gettext("the document or its id; without it a list is shown"),
    )
    parser.add_argument(
        "-o", "--output", metavar="NEW", type=Path, help=language.gettext("write it to a new file instead of its own")
    )
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int | None:
    """List what there is, or bring one document into its file, or into a new one."""
    if arguments.document is not None:
        return _recover(arguments, language)
    if arguments.output is not None:
        raise UserError(
            "recover-what",
            N_("The document to be recovered is not named."),
            N_("Name it: readiness recover DOC -o NEW."),
        )
    found, damaged = left_behind(), damaged_left_behind()
    if arguments.json:
        write_json(write_recover((_entry(left, left.published_path) for left in found), damaged))
        return None
    for path in damaged:
        words = language.gettext(
            "{path}: An earlier session left this, and it is damaged. Compare its document with the backups."
        )
        say_error(words.format(path=path))
    if not found:
        say(language.gettext("There is nothing to recover."))
        return None
    for left in found:
        _print(left, language)
    say("")
    say(language.gettext("Recover one with: readiness recover DOC, or into a new file with -o NEW."))
    return None


def _recover(arguments: argparse.Namespace, language: Language) -> int:
    left = left_behind_of(Path(arguments.document))
    if arguments.output is not None:
        check_name_is_free(arguments.output)
    with INTERRUPTS.held_back():
        session = recover_document(left)
        if arguments.output is not None:
            try:
                session.document.publish_as(arguments.output)
            except UserError:
                # It stays where it was: its own file is not what was asked for.
                session.document.abandon()
                raise
        with closing(session, arguments.output or left.published_path, language) as opened:
            if not arguments.json:
                n = len(session.assessment.answers)
                words = language.gettext("Recovered, as of {time}; there are no answers yet.")
                if n:
                    words = language.ngettext(
                        "{n} answer recovered, as of {time}.", "{n} answers recovered, as of {time}.", n
                    )
                opened.say_when_stored(words, n=n, time=language.local_time(_changed(left)))
        path = session.document.path
        if arguments.json:
            write_json(write_recover([_entry(left, path)]))
        else:
            say(language.gettext("The document is saved to {path}.").format(path=path))
    return opened.status


def _print(left: "Recoverable", language: Language) -> None:
    answers = counted(left.answers, language)
    say(f"{_changed(left).astimezone():%Y-%m-%d %H:%M}  {left.organisation}, {answers}")
    say(f"  {left.published_path}")
    say(f"  {left.document_id}")


def _entry(left: "Recoverable", file: Path) -> LeftEntry:
    changed = _changed(left).isoformat(timespec="seconds")
    return LeftEntry(left.document_id, left.organisation, left.answers, changed, str(file))


def _changed(left: "Recoverable") -> datetime:
    return datetime.fromtimestamp(left.modified, UTC)
