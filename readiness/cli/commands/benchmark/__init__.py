"""`readiness benchmark`: comparing with others; one action a file, with `add` and `run` as a command has."""

import argparse
from importlib import import_module

from readiness.foundation.language import Language

# A file of the name `add` would take the place of the function below.
ACTIONS = ("build", "show", "contribute", "keep", "remove")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("benchmark", help=_("compare with other organisations: build, read, contribute"))
    actions = parser.add_subparsers(metavar=_("action"), required=True)
    for name in ACTIONS:
        import_module(f"{__name__}.{name}").add(actions, language)
