"""The `readiness` command: reads arguments, runs one command, turns faults into exit statuses."""

import argparse
import sys
from collections.abc import Sequence

from readiness import __version__
from readiness.cli.commands import answer, answers, check, compare, incident, new, packs, plan, report, sample, score
from readiness.cli.output import say, say_error
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.i18n import preferred_language, translator

DONE = 0
INPUT_AT_FAULT = 1
OUR_BUG = 70

COMMANDS = (packs, new, answer, answers, score, plan, compare, report, incident, check, sample)


def run(arguments: Sequence[str]) -> int:
    """Run one command; argparse itself leaves with 2 on wrong usage."""
    t = translator(preferred_language())
    parser = argparse.ArgumentParser(
        prog="readiness",
        description=t.gettext("Assess an organisation's social-media readiness. Without a command the app opens."),
    )
    parser.add_argument("--version", action="version", version=f"Readiness {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar=t.gettext("command"))
    for command in COMMANDS:
        command.add(subparsers, t)
    parsed = parser.parse_args(arguments)
    try:
        parsed.run(parsed, t)
    except UserError as error:
        say_error(error.sentence(t))
        return INPUT_AT_FAULT
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        sys.stderr.close()
        return DONE
    except Exception as error:  # noqa: BLE001 - the last door: no traceback, a log entry instead
        logs.start()
        logs.fault(error)
        say_error(t.gettext("Something went wrong in Readiness itself; nothing was half-written."))
        say(t.gettext("The log has the details: {path}").format(path=logs.path()), error=True)
        return OUR_BUG
    return DONE
