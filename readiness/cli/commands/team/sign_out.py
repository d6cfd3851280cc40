"""`readiness team sign-out`: forget address and password; the documents stay, here and there."""

import argparse
from dataclasses import replace

from readiness.cli.output import say
from readiness.foundation.language import Language


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    pass


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Forget both."""
    from readiness.app.settings import load_settings, save_settings
    from readiness.app.team import address_of
    from readiness.portfolio.team.passwords import forget_password

    forget_password(address_of(arguments.url, arguments.root_certificate))
    save_settings(replace(load_settings(), team=""))
    say(language.gettext("Signed out. All documents stay where they are."))
    return 0
