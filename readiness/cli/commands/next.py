"""`readiness next`: begin the next assessment, or be reminded of it."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.next_assessment import begin_next
from readiness.app.output import check_target
from readiness.app.reminder import REMINDERS, write_reminder
from readiness.cli.documents import read, tell_warnings
from readiness.cli.output import say, say_done
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.cli.signals import INTERRUPTS
from readiness.documents.content import Content
from readiness.foundation.language import Language
from readiness.wording.upgrade import UpgradeWords


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("next", help=_("begin the next assessment, with the answers to be confirmed"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("-o", "--output", metavar="NEW.readiness|OUT.ics", type=Path, required=True)
    parser.add_argument(
        "--reminder",
        metavar="DAYS",
        type=int,
        choices=REMINDERS,
        help=_("write a reminder for the calendar instead: 90, 180 or 365 days after the assessment"),
    )
    parser.add_argument("--to", metavar="PACK", default="", help=_("this version: the questionnaire’s id or folder"))
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Make the document and say what is to be done in it."""
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    if arguments.reminder is not None:
        _remind(arguments, latest.content, language)
        return status
    with INTERRUPTS.held_back():
        begun = begin_next(latest.content, arguments.output, arguments.to)
        to_confirm = begun.to_confirm
        begun.session.document.close()
        tell_warnings(begun.session.document, language)
    upgrade = begun.upgrade
    if upgrade.before.version != upgrade.after.version:
        headline, _effect, *changes = UpgradeWords(upgrade, language).lines()
        for line in (headline, *changes):
            say(line)
    made = language.ngettext(
        "Created {path}: {n} answer is to be confirmed.", "Created {path}: {n} answers are to be confirmed.", to_confirm
    )
    say_done(made.format(path=arguments.output, n=to_confirm))
    return status


def _remind(arguments: argparse.Namespace, content: Content, language: Language) -> None:
    check_target(arguments.output, [arguments.document], (".ics",))
    due = write_reminder(result_of(content), content.document_id, arguments.reminder, arguments.output, language)
    words = language.gettext("Reminder for {date} saved to {path}.")
    say_done(words.format(date=language.medium_date(due), path=arguments.output))
