"""The `readiness` command: reads arguments, runs one command, turns faults into exit statuses."""

import argparse
import gettext
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

from readiness import __version__
from readiness.app.abandoned_ballots import destroy_abandoned
from readiness.cli.output import UnprintedError, drop_output, print_all_letters, say, say_error
from readiness.cli.remedies import in_terminal
from readiness.cli.signals import INTERRUPTS
from readiness.cli.status import DONE, INPUT_AT_FAULT, LOOK, OUR_BUG, WRONG_USAGE
from readiness.cli.usage import usage_in
from readiness.foundation import logs
from readiness.foundation.environment import check_clock
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.file_names import check_is_text
from readiness.foundation.language import Language, NoCatalogueError, preferred_language
from readiness.foundation.translation import N_

COMMANDS = [
    "packs",
    "pack",
    "new",
    "answer",
    "answers",
    "score",
    "plan",
    "compare",
    "pair",
    "benchmark",
    "report",
    "export",
    "consultant",
    "house",
    "incident",
    "texts",
    "form",
    "import",
    "views",
    "recover",
    "unpack",
    "check",
    "verify",
    "finalise",
    "upgrade",
    "next",
    "series",
    "history",
    "pass",
    "delete",
    "portfolio",
    "sample",
    "workshop",
    "team",
    "support",
]


class _CommandLine(argparse.ArgumentParser):
    """argparse's parser; what it says of wrong usage goes through our output as well."""

    def error(self, message: str) -> NoReturn:
        words = gettext.gettext("%(prog)s: error: %(message)s\n") % {"prog": self.prog, "message": message}
        for line in self.format_usage().splitlines():
            say(line, error=True)
        say(words.removesuffix("\n"), error=True)
        raise SystemExit(WRONG_USAGE)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    print_all_letters()
    language = preferred_language()
    try:
        status = _carry_out(arguments, language)
        sys.stdout.flush()
    except UserError as error:
        INTERRUPTS.raise_again()
        say_error(in_terminal(error).sentence(language))
        return INPUT_AT_FAULT
    except UnprintedError as error:
        drop_output()
        say_error(error.sentence(language))
        return LOOK
    except BrokenPipeError:
        # The reader of our output, such as `head`, has closed its end.
        drop_output()
        return DONE
    except OSError as error:
        if error.filename is None:
            drop_output()
        refused = UserError(
            "system-refused",
            N_("The system refuses to read or write ({reason})."),
            N_("Check the place, your permissions and the free space."),
            where=str(error.filename or ""),
            reason=reason_of(error),
        )
        say_error(refused.sentence(language))
        return INPUT_AT_FAULT
    except Exception as error:  # noqa: BLE001 - the outermost handler: a log entry instead of a traceback
        INTERRUPTS.raise_again()
        logs.fault(error)
        say_error(language.gettext("Something went wrong in Readiness itself; your files are complete."))
        say(language.gettext("The log has the details: {path}").format(path=logs.path()), error=True)
        return OUR_BUG
    return status


def _carry_out(arguments: Sequence[str], language: Language) -> int:
    """Read the arguments and run the command that they name; a command returns its status, or None where it is 0."""
    check_clock()
    try:
        with usage_in(language):
            parsed = _parser(arguments, language).parse_args(arguments)
    except SystemExit as left:
        # So argparse ends after help and after wrong usage.
        return int(left.code or DONE)
    _check_text(arguments)
    destroy_abandoned()
    try:
        return parsed.run(parsed, language) or DONE
    except NoCatalogueError as error:
        raise UserError(
            "catalogue-missing",
            N_("The texts of the language “{code}” are not compiled."),
            N_("Run “make catalogue” in the folder of the source, or choose English."),
            code=error.code,
        ) from error


def _parser(arguments: Sequence[str], language: Language) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, with those commands that these arguments need."""
    _ = language.gettext
    parser = _CommandLine(
        prog="readiness",
        description=_("Assess an organisation’s social-media readiness. Without a command the app opens."),
    )
    version = f"Readiness {__version__}"
    parser.add_argument("--version", action="version", version=version, help=_("show the version and exit"))
    subparsers = parser.add_subparsers(required=True, metavar=_("command"))
    # Only the command that is asked for is imported: some bring heavy libraries along.
    add_commands(subparsers, _wanted(arguments), language)
    return parser


def add_commands(subparsers: "argparse._SubParsersAction[Any]", names: Sequence[str], language: Language) -> None:
    """Describe the named commands to argparse."""
    for name in names:
        # A word of Python's own cannot name a module: "import" lives in import_.py.
        module = f"{name}_" if iskeyword(name) else name
        import_module(f"readiness.cli.commands.{module}").add(subparsers, language)


def _wanted(arguments: Sequence[str]) -> Sequence[str]:
    """Return the command that is asked for, or all of them for help and for wrong usage."""
    return arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS


def _check_text(arguments: Sequence[str]) -> None:
    """Refuse bytes that are no text in the terminal's encoding: no document could hold them."""
    for argument in arguments:
        check_is_text(argument)
