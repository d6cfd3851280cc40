"""`readiness team sign-in`: try address and password, and keep both where they belong."""

import argparse
from dataclasses import replace
from pathlib import Path

from readiness.cli.output import say
from readiness.cli.passwords import password
from readiness.foundation.language import Language


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    words = language.gettext("a file with the password; else it is asked for")
    parser.add_argument("--password-file", metavar="FILE", type=Path, help=words)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Sign in; the address goes into the settings, the password into the keyring."""
    from readiness.app.settings import load_settings, save_settings
    from readiness.app.team import address_of, sign_in
    from readiness.portfolio.team.passwords import password_is_elsewhere

    address = address_of(arguments.url, arguments.root_certificate)
    words = language.gettext("Password of {name}: ").format(name=address.user)
    elsewhere = arguments.password_file is None and password_is_elsewhere()
    sign_in(address, None if elsewhere else password(words, arguments.password_file))
    save_settings(replace(load_settings(), team=address.text))
    say(language.gettext("Signed in: {address}").format(address=address.text))
    return 0
