"""`readiness pass`: a copy of a document with what may go along, on demand sealed with a pass phrase."""

import argparse
from pathlib import Path

from readiness.app.passing_on import Portion, check_passed_on, content_to_pass_on, pass_on, sealed_name
from readiness.cli.documents import read
from readiness.cli.output import say, say_done
from readiness.cli.phrases import new_phrase
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("pass", help=language.gettext("pass a document on, reduced or sealed on demand"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("-o", "--output", metavar="OUT.readiness|OUT.readiness.age", type=Path, required=True)
    parser.add_argument(
        "--without",
        metavar=",".join(Portion),
        default="",
        help=language.gettext("leave these out, separated by commas"),
    )
    parser.add_argument(
        "--passphrase-file",
        metavar="F",
        type=Path,
        help=language.gettext("seal the file with the pass phrase in the first line of this one"),
    )
    parser.set_defaults(run=run, refuse=parser.error)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Write the copy, and say what is not in it."""
    without = {name.strip() for name in arguments.without.split(",") if name.strip()}
    if unknown := without - {*Portion}:
        words = language.gettext("--without knows no {name}; choose from {names}.")
        arguments.refuse(words.format(name=", ".join(sorted(unknown)), names=", ".join(Portion)))
    target: Path = arguments.output
    if arguments.passphrase_file is not None and not sealed_name(target):
        raise UserError(
            "phrase-unused",
            N_("Only a file whose name ends in .age is sealed."),
            N_("Choose such a name, or leave out --passphrase-file; nothing was written."),
            where=str(target),
        )
    inputs = [arguments.document, *([arguments.passphrase_file] if arguments.passphrase_file else [])]
    check_passed_on(target, inputs)
    latest, status = read(arguments.document, language)
    content = latest.content
    was_final = content.assessment.record.final is not None
    parcel = content_to_pass_on(
        content.questionnaire, content.assessment, content.files.get, {*map(Portion, without)}, language
    )
    phrase = new_phrase(arguments.passphrase_file, target, language) if sealed_name(target) else ""
    pass_on(parcel, target, phrase)
    if was_final and parcel.assessment.record.final is None:
        say(language.gettext("With parts left out, the copy is not a version of record."), error=True)
    words = N_("Sealed and saved to {path}.") if phrase else N_("The copy is saved to {path}.")
    say_done(language.gettext(words).format(path=target))
    return status
