"""`readiness upgrade`: the newer questionnaire: what is new, changed and gone; then take it over."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.upgrading import newer_questionnaire, plan_upgrade, take_over
from readiness.cli.documents import changing, read
from readiness.cli.output import say, write_json
from readiness.exchange.upgrade_json import write_upgrade
from readiness.foundation.language import Language
from readiness.wording.upgrade import UpgradeWords


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("upgrade", help=_("use the newer questionnaire"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("--to", metavar="PACK", default="", help=_("this version: the questionnaire’s id or folder"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument("--yes", action="store_true", help=_("use it; without this option nothing is changed"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Show what would change; with --yes take it over."""
    latest, status = read(arguments.document, language)
    result = result_of(latest.content)
    questionnaire = result.questionnaire
    newer = newer_questionnaire(questionnaire, arguments.to)
    if newer is None:
        if arguments.json:
            unchanged = plan_upgrade(questionnaire, result.assessment, questionnaire)
            write_json(write_upgrade(unchanged, taken=False))
        else:
            words = language.gettext("No newer version of {title} {version} is installed.")
            say(words.format(title=language.of(questionnaire.title), version=questionnaire.version))
        return status
    upgrade = plan_upgrade(questionnaire, result.assessment, newer)
    if not arguments.json:
        for line in UpgradeWords(upgrade, language).lines():
            say(line)
    if arguments.yes:
        with changing(arguments.document, language) as opened:
            upgrade = take_over(opened.session, newer)
            if not arguments.json:
                words = language.gettext("{{path}} has version {version} of the questionnaire now.")
                opened.say_when_stored(words.format(version=newer.version))
        status = opened.status
    elif not arguments.json:
        say(language.gettext("Nothing has been changed yet. To use it, repeat the command with --yes."))
    if arguments.json:
        write_json(write_upgrade(upgrade, taken=arguments.yes))
    return status
