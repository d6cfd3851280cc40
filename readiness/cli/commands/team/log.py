"""`readiness team log`: who did what in the store, the oldest first."""

import argparse

from readiness.cli.output import say
from readiness.foundation.language import Language


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    words = language.gettext("at most so many lines, the newest (default: 1000)")
    parser.add_argument("--most", type=int, metavar="N", default=1000, help=words)


def run(arguments: argparse.Namespace, _language: Language) -> int:
    """Print the log, one line for each act."""
    from readiness.app.team import address_of, store
    from readiness.portfolio.team.access import log

    with store(address_of(arguments.url, arguments.root_certificate)) as connection:
        lines = log(connection, most=max(arguments.most, 0))
    for line in lines:
        facts = (f"{name}={value}" for name, value in sorted(line.facts.items()) if value is not None)
        at = line.at.astimezone().isoformat(sep=" ", timespec="seconds")
        say(" ".join(part for part in (at, line.who, line.act, line.document, line.revision[:12], *facts) if part))
    return 0
