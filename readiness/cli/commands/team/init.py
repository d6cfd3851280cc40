"""`readiness team init`: roles, database, schema and the first lead, on a server that has none of it yet."""

import argparse
import getpass
import os
from pathlib import Path

from readiness.cli.output import say
from readiness.cli.passwords import new_password
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

# Logins of systems, which are nobody's name.
_OF_SYSTEMS = {"root", "postgres", "administrator"}


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    _ = language.gettext
    parser.add_argument("--lead", metavar="NAME", default="", help=_("the first lead (default: your own login)"))
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        help=_("a file with the lead’s new password; else it is asked for"),
    )


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Set the store up or bring it up to date, and say what was done."""
    from readiness.app.team import address_of
    from readiness.portfolio.team.passwords import find_password
    from readiness.portfolio.team.setting_up import has_lead, is_there, set_up

    address = address_of(arguments.url, arguments.root_certificate)
    administrator = find_password(address)
    lead, password = arguments.lead or _own_name(), None
    if not has_lead(address, administrator):
        if not lead:
            raise UserError(
                "team-lead-needed",
                N_("The store needs a first lead."),
                N_("Name one with --lead NAME."),
                where=address.text,
            )
        if arguments.password_file is not None or not is_there(address, administrator, lead):
            password = new_password(lead, arguments.password_file, language)
    done = set_up(address, administrator, lead, password)
    _ = language.gettext
    if done.before == done.now:
        say(_("The store was up to date (schema {version}).").format(version=done.now))
    elif done.before:
        words = _("The store was brought from schema {before} to {version}; nothing was lost.")
        say(words.format(before=done.before, version=done.now))
    else:
        say(_("The store is set up (schema {version}).").format(version=done.now))
    if done.lead:
        say(_("{name} is its lead, and can sign in now: readiness team sign-in.").format(name=done.lead))
    return 0


def _own_name() -> str:
    name = os.environ.get("SUDO_USER") or getpass.getuser()
    return "" if name in _OF_SYSTEMS else name
