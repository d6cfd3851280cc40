"""`readiness support`: facts for a request for support, also where the app does not start."""

import argparse
from pathlib import Path

from readiness.app.diagnostics import diagnostics
from readiness.app.settings import load_settings
from readiness.app.support import check_support_target, support_text, write_support
from readiness.cli.output import say, say_done
from readiness.foundation.language import Language


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("support", help=_("details for a request for support: no names, no answers"))
    parser.add_argument("-o", dest="output", metavar="FILE", type=Path, help=_("write them into this file"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Print the facts, or write them into a file."""
    if arguments.output is not None:
        check_support_target(arguments.output)
    text = support_text(diagnostics(load_settings(), None, language), language)
    if arguments.output is None:
        for line in text.splitlines():
            say(line)
        return
    write_support(text, arguments.output)
    say_done(language.gettext("The text is saved to {path}.").format(path=arguments.output))
