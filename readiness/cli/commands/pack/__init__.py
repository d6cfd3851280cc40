"""`readiness pack`: add questionnaires and remove them; one action a file, with `add` and `run` as a command has."""

import argparse
from importlib import import_module
from keyword import iskeyword

from readiness.foundation.language import Language

ACTIONS = ("install", "remove", "export", "import")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("pack", help=_("add questionnaires and remove them, also from and to spreadsheets"))
    actions = parser.add_subparsers(metavar=_("action"), required=True)
    for name in ACTIONS:
        import_module(f"{__name__}.{name}_" if iskeyword(name) else f"{__name__}.{name}").add(actions, language)
