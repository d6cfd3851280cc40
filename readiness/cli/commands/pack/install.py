"""`readiness pack install`: add a questionnaire from a folder or a ZIP file, once it is checked."""

import argparse
from pathlib import Path

from readiness.catalog.given_pack import GivenPack, look_at
from readiness.catalog.installing import Installed, PackPlace, PackStanding, install
from readiness.cli.output import say, say_done, write_json
from readiness.cli.signals import INTERRUPTS
from readiness.exchange.pack_install_json import InstallState, PackInstall, write_install
from readiness.foundation.language import Language


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = actions.add_parser("install", help=_("check a questionnaire and add it to those that are there"))
    parser.add_argument("given", metavar="FOLDER|X.zip", type=Path)
    parser.add_argument("--replace", action="store_true", help=_("replace one with this id, also a newer one"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Add it and say so; raises UserError with all of its faults, or where another one is in its place."""
    given = look_at(arguments.given)
    with INTERRUPTS.held_back():
        installed = install(given, replace=arguments.replace)
    if not arguments.json:
        _say(given, installed, language)
        return
    assert given.read.questionnaire is not None
    state = _state(installed.place)
    replaced = installed.place.there if state is InstallState.REPLACED else None
    done = PackInstall(state, replaced, given.given.left_out, len(given.hints))
    write_json(write_install(given.read.questionnaire, installed.folder, done))


def _say(given: GivenPack, installed: Installed, language: Language) -> None:
    place, folder = installed.place, installed.folder
    _, facts = language.gettext, given.facts
    title = language.of(facts.title)
    if place.standing is PackStanding.SAME:
        say(_("“{title}” {version} is there already.").format(title=title, version=facts.version))
        return
    words = _("Added: “{title}” {version}, to use with --pack {pack}.")
    say_done(words.format(title=title, version=facts.version, pack=facts.id))
    say("  " + _("Folder: {folder}").format(folder=folder))
    if place.replaces and place.there:
        say("  " + _("It replaces version {version}.").format(version=place.there))
    if given.given.left_out:
        names = ", ".join(given.given.left_out[:10])
        say("  " + _("Left out, because no questionnaire needs it: {names}").format(names=names))
    if given.hints:
        hints = language.ngettext(
            "{n} hint for its author: “readiness check {folder}”",
            "{n} hints for its author: “readiness check {folder}”",
            len(given.hints),
        )
        say("  " + hints.format(n=len(given.hints), folder=folder))


def _state(place: PackPlace) -> InstallState:
    if place.standing is PackStanding.SAME:
        return InstallState.THERE
    return InstallState.REPLACED if place.replaces else InstallState.ADDED
