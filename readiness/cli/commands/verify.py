"""`readiness verify`: whether a document is intact and where its backups are, or which version a report is of."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from readiness.app.archives import is_report
from readiness.app.sealing import unsealed
from readiness.app.verifying import check_version, superseding, verify_report
from readiness.cli.documents import tell_standing
from readiness.cli.output import as_argument, say, say_error
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.cli.remedies import in_terminal
from readiness.cli.status import DONE, INPUT_AT_FAULT
from readiness.documents.backups import Backup, backups_of
from readiness.documents.content import Content
from readiness.documents.latest import Standing
from readiness.documents.verification import verify
from readiness.exchange.sealed_file import is_sealed
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.wording.answers import counted
from readiness.wording.versions import HASH_NAME, record_line, version_line


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("verify", help=language.gettext("check whether a document or a report is intact"))
    parser.add_argument("document", metavar="DOC|REPORT.pdf", type=Path)
    parser.add_argument(
        "--against", metavar="DOC", type=Path, help=language.gettext("the document from which the report was made")
    )
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Say what is in the document, or what is wrong with it; then list its backups.

    What a crash left beside a whole file needs a look as well.
    """
    document: Path = arguments.document
    if is_report(document):
        return _verify_report(document, arguments.against, language)
    if is_sealed(document):
        with unsealed(document, phrase_source(arguments, language)(document)) as copy:
            content = verify(copy).content
            check_version(content, document)
        _tell(document, content, language)
        return DONE
    try:
        content, standing, sha256 = verify(document)
        check_version(content, document)
    except UserError as error:
        say_error(in_terminal(error).sentence(language))
        _list_backups(backups_of(document), language)
        return INPUT_AT_FAULT
    # What was verified is the file, and that does not hold what a crash left.
    status = tell_standing(Standing.WAITS if standing is Standing.LEFT else standing, document, language)
    _tell(document, content, language)
    if (corrected := superseding(document, content)) is not None:
        say(
            language.gettext("A correction supersedes it, or is being worked on: {document}").format(document=corrected)
        )
    say(language.gettext("Checksum of the file (SHA-256): {checksum}").format(checksum=sha256))
    _list_backups(backups_of(document, content.document_id), language)
    return status


def _tell(document: Path, content: Content, language: Language) -> None:
    answers, files = len(content.assessment.answers), len(content.files)
    say(language.gettext("{path} is intact.").format(path=document))
    say(language.gettext("Organisation: {name}").format(name=content.assessment.details.organisation))
    pack = content.questionnaire
    say(language.gettext("Questionnaire: {id} {version}").format(id=pack.id, version=pack.version))
    say(language.gettext("Answers: {answers}; attached files: {files}").format(answers=answers, files=files))
    record = content.assessment.record
    if line := record_line(record, language):
        say(line)
    if record.final is not None:
        say(f"{HASH_NAME} {record.final.digest}")
    if record.supersedes is not None and record.final is not None:
        words = language.gettext("It supersedes version {number}: {digest}")
        say(words.format(number=record.supersedes.number, digest=record.supersedes.digest))


def _verify_report(report: Path, document: Path | None, language: Language) -> int:
    """Say which version of record a report is of, and what knows that version."""
    checked = verify_report(report, document)
    words = language.ngettext(
        "{path}: its {n} page names one version of record.",
        "{path}: all {n} pages name one version of record.",
        checked.pages,
    )
    say(words.format(path=report, n=checked.pages))
    say(f"{HASH_NAME} {checked.digest}")
    if checked.version is None:
        words = language.gettext(
            "No document beside it knows this version. Compare it with yours: readiness verify {path} --against DOC"
        )
        say(words.format(path=as_argument(report)))
        return DONE
    say(version_line(checked.version, language))
    known = language.gettext("The document inside it is that version.")
    if not checked.inside:
        known = language.gettext("The document knows this version: {document}").format(document=checked.document)
    say(known)
    if checked.newer:
        say(language.gettext("A correction supersedes it, or is being worked on, in that document."))
    return DONE


def _list_backups(found: Sequence[Backup], language: Language) -> None:
    if not found:
        say(language.gettext("There are no backups of it on this computer."))
        return
    say(language.gettext("Backups, newest first:"))
    for backup in found:
        answers = backup.answers()
        state = language.gettext("This backup is damaged.") if answers is None else counted(answers, language)
        say(f"  {backup.stamp.at.astimezone():%Y-%m-%d %H:%M}  {state}  {backup.path}")
