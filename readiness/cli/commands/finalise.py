"""`readiness finalise`: make a document a version of record, or begin the correction of one."""

import argparse
from pathlib import Path

from readiness.app.versions import begin_correction, finalise
from readiness.cli.documents import changing, tell_warnings
from readiness.cli.output import say, say_done
from readiness.cli.signals import INTERRUPTS
from readiness.foundation.language import Language
from readiness.wording.versions import hash_line


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("finalise", help=language.gettext("make a document a version of record"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--correction",
        metavar="NEW",
        type=Path,
        help=language.gettext("begin the correction of a version of record, as a document of its own"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Make it final and print its hash, or make the correction."""
    if arguments.correction is not None:
        return _correct(arguments, language)
    with changing(arguments.document, language) as opened:
        version = finalise(opened.session)
        opened.say_when_stored(language.gettext("{path} is version {number} of record."), number=version.number)
    say(hash_line(version, language))
    return opened.status


def _correct(arguments: argparse.Namespace, language: Language) -> int:
    with INTERRUPTS.held_back():
        session = begin_correction(arguments.document, arguments.correction)
        number = session.assessment.record.number
        session.document.close()
        tell_warnings(session.document, language)
    words = language.gettext("The correction, to become version {number}, is saved to {path}.")
    say_done(words.format(number=number, path=arguments.correction))
    return 0
