"""`readiness pack`: add questionnaires and remove them; one action a file, with `add` and `run` as a command has."""

import argparse
from importlib import import_module

from readiness.foundation.language import Language

ACTIONS = ("install", "remove")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("pack", help=_("add a questionnaire, or remove one that was added"))
    actions = parser.add_subparsers(metavar=_("action"), required=True)
    for name in ACTIONS:
        import_module(f"{__name__}.{name}").add(actions, language)
