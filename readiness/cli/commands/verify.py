"""`readiness verify`: whether a document is whole, and where its backups are."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from readiness.cli.documents import tell_standing
from readiness.cli.output import say, say_error
from readiness.cli.remedies import in_terminal
from readiness.cli.status import INPUT_AT_FAULT
from readiness.documents.backups import Backup, backups_of
from readiness.documents.latest import Standing
from readiness.documents.verification import verify
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.wording.answers import counted


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("verify", help=language.gettext("check whether a document is intact"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Say what is in the document, or what is wrong with it; then list its backups.

    What a crash left beside a whole file needs a look as well.
    """
    document: Path = arguments.document
    try:
        content, standing, sha256 = verify(document)
    except UserError as error:
        say_error(in_terminal(error).sentence(language))
        _list_backups(backups_of(document), language)
        return INPUT_AT_FAULT
    # What was verified is the file, and that does not hold what a crash left.
    status = tell_standing(Standing.WAITS if standing is Standing.LEFT else standing, document, language)
    answers, files = len(content.assessment.answers), len(content.files)
    say(language.gettext("{path} is intact.").format(path=document))
    say(language.gettext("Organisation: {name}").format(name=content.assessment.details.organisation))
    pack = content.questionnaire
    say(language.gettext("Questionnaire: {id} {version}").format(id=pack.id, version=pack.version))
    say(language.gettext("Answers: {answers}; attached files: {files}").format(answers=answers, files=files))
    say(language.gettext("Checksum (SHA-256): {checksum}").format(checksum=sha256))
    _list_backups(backups_of(document, content.document_id), language)
    return status


def _list_backups(found: Sequence[Backup], language: Language) -> None:
    if not found:
        say(language.gettext("There are no backups of it on this computer."))
        return
    say(language.gettext("Backups, newest first:"))
    for backup in found:
        answers = backup.answers()
        state = language.gettext("This backup is damaged.") if answers is None else counted(answers, language)
        say(f"  {backup.stamp.at.astimezone():%Y-%m-%d %H:%M}  {state}  {backup.path}")
