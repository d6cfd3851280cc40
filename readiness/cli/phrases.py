"""Pass phrases in the terminal: from a file, or asked for without showing what is typed."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from readiness.exchange.sealed_file import check_sealed
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

_LONGEST_FILE = 4_096


def add_phrase(parser: argparse.ArgumentParser, language: Language) -> None:
    """Add the option that names a file with the pass phrase of a sealed document."""
    parser.add_argument(
        "--passphrase-file",
        metavar="F",
        type=Path,
        help=language.gettext("the file whose first line is the pass phrase of a sealed document"),
    )


def phrase_source(arguments: argparse.Namespace, language: Language) -> Callable[[Path], str]:
    """Return what finds the pass phrase of a sealed document: in the file that was named, or by asking."""
    return partial(_phrase_of, arguments.passphrase_file, language)


def new_phrase(file: Path | None, target: Path, language: Language) -> str:
    """Return the pass phrase for a file that is to be sealed, asked for twice; raises UserError."""
    if file is not None:
        return _from_file(file)
    phrase = _asked(language.gettext("Pass phrase for {path}: ").format(path=target.name), target)
    if phrase and phrase != _asked(language.gettext("The same once more: "), target):
        raise UserError(
            "phrases-differ",
            N_("The two pass phrases differ; nothing was written."),
            N_("Repeat the command."),
            where=str(target),
        )
    return phrase


def _phrase_of(file: Path | None, language: Language, path: Path) -> str:
    check_sealed(path)
    if file is not None:
        return _from_file(file)
    return _asked(language.gettext("Pass phrase of {path}: ").format(path=path.name), path)


def _from_file(file: Path) -> str:
    """Return the first line of a file; raises UserError where there is none."""
    try:
        phrase = read_at_most(file, _LONGEST_FILE).decode("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except ValueError:
        phrase = ""
    if not phrase:
        raise UserError(
            "phrase-file-empty",
            N_("The first line of this file is not a pass phrase."),
            N_("Write the phrase into its first line, in UTF-8."),
            where=str(file),
        )
    return phrase


def _asked(words: str, path: Path) -> str:
    """Return what is typed without being shown; raises UserError where nobody can type."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(
            "phrase-not-asked",
            N_("The pass phrase cannot be asked for here."),
            N_("Name a file that contains it: --passphrase-file FILE."),
            where=str(path),
        )
    # Imported here: it sets up terminals, and most commands need none.
    from getpass import getpass

    try:
        return getpass(words)
    except EOFError:
        return ""
