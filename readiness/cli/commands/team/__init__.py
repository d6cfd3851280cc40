"""`readiness team`: a team's store on PostgreSQL; one action a file, with `add` and `run` as a command has."""

import argparse
from importlib import import_module
from pathlib import Path

from readiness.foundation.language import Language

ACTIONS = ("init", "sign_in", "sign_out", "status", "push", "pull", "load", "member", "log", "erase")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("team", help=_("share documents with a team by a PostgreSQL server"))
    actions = parser.add_subparsers(metavar=_("action"), required=True)
    for name in ACTIONS:
        action = actions.add_parser(name.replace("_", "-"), help=_HELP(language)[name])
        action.add_argument(
            "--url", default="", help=_("the address, as in postgresql://anna@db.example.com/readiness")
        )
        action.add_argument(
            "--root-certificate",
            metavar="FILE",
            type=_absolute,
            help=_("the certificate that the server’s own one is signed with"),
        )
        import_module(f"{__name__}.{name}").add(action, language)
        action.set_defaults(run=_run, action=name)


def _run(arguments: argparse.Namespace, language: Language) -> int:
    from readiness.portfolio.team import check_installed

    check_installed()
    status: int = import_module(f"{__name__}.{arguments.action}").run(arguments, language) or 0
    return status


def _absolute(written: str) -> str:
    return str(Path(written).absolute())


def _HELP(language: Language) -> dict[str, str]:
    _ = language.gettext
    return {
        "init": _("set the store up, or bring it up to date; by an administrator of the server"),
        "sign_in": _("keep address and password, the password in the system’s keyring"),
        "sign_out": _("forget address and password"),
        "status": _("the team’s documents, and how yours stand to them"),
        "push": _("send documents as new revisions"),
        "pull": _("fetch what others have sent, and merge it"),
        "load": _("send all documents of a folder at once; by a lead"),
        "member": _("list, add, change or remove members; by a lead"),
        "log": _("what was done in the store; by a lead"),
        "erase": _("remove a document from the store for good; by a lead"),
    }
