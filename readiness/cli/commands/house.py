"""`readiness house`: the house profiles that are kept, and which one a document follows."""

import argparse
from collections.abc import Callable
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.houses import (
    KeptHouse,
    follow,
    given_house,
    house_of,
    keep_house,
    kept_house,
    kept_houses,
    read_house,
    remove_house,
)
from readiness.app.output import check_target, write_output
from readiness.cli.documents import changing, read
from readiness.cli.output import say, say_done, write_json
from readiness.exchange.house_json import write_house
from readiness.foundation.language import LANGUAGES, Language

_ENDING = ".json"
Run = Callable[[argparse.Namespace, Language], int | None]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("house", help=_("keep house profiles: logo, colours, type and texts for your reports"))
    parser.set_defaults(run=_list)
    actions = parser.add_subparsers(metavar=_("action"))

    def action(name: str, words: str, run: Run) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=words)
        made.set_defaults(run=run)
        return made

    action("list", _("the profiles that are kept"), _list)
    one = action("add", _("keep a profile from a file"), _add)
    one.add_argument("file", metavar="HOUSE.json", type=Path)
    one = action("show", _("print a profile as JSON, or write it to a file to pass on"), _show)
    one.add_argument("name", metavar="NAME", help=_("name of a kept profile, or a file"))
    one.add_argument("-o", "--output", metavar="OUT.json", type=Path)
    one = action("remove", _("remove a profile; documents keep their copy of it"), _remove)
    one.add_argument("name", metavar="NAME")
    one = action("use", _("have a document follow a profile"), _use)
    one.add_argument("document", metavar="DOC", type=Path)
    one.add_argument("name", metavar="NAME", nargs="?", help=_("name of a kept profile, or a file; without it, none"))
    one = action("make", _("keep a document’s own look and texts as a profile"), _make)
    one.add_argument("document", metavar="DOC", type=Path)
    one.add_argument("name", metavar="NAME")
    one.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language its texts are"))


def _list(arguments: argparse.Namespace, language: Language) -> None:
    del arguments
    found = kept_houses()
    for kept in found:
        say(kept.name)
    if not found:
        say(language.gettext("No house profile is kept yet."))


def _add(arguments: argparse.Namespace, language: Language) -> None:
    kept = read_house(arguments.file)
    keep_house(kept)
    say_done(language.gettext("The house profile “{name}” is kept.").format(name=kept.name))


def _show(arguments: argparse.Namespace, language: Language) -> None:
    kept = given_house(arguments.name)
    content = write_house(kept.house, kept.logo)
    if arguments.output is None:
        write_json(content)
        return
    check_target(arguments.output, [Path(arguments.name)], [_ENDING])
    write_output(content, arguments.output)
    say_done(language.gettext("The house profile is saved to {path}.").format(path=arguments.output))


def _remove(arguments: argparse.Namespace, language: Language) -> None:
    name = kept_house(arguments.name).name
    remove_house(arguments.name)
    say_done(language.gettext("The house profile “{name}” is removed.").format(name=name))


def _use(arguments: argparse.Namespace, language: Language) -> int:
    kept: KeptHouse | None = given_house(arguments.name) if arguments.name else None
    with changing(arguments.document, language) as opened:
        follow(opened.session, kept)
        if kept is None:
            opened.say_when_stored(language.gettext("{path} follows no house profile."))
        else:
            opened.say_when_stored(language.gettext("{path} follows the house profile “{name}”."), name=kept.name)
    return opened.status


def _make(arguments: argparse.Namespace, language: Language) -> int:
    latest, status = read(arguments.document, language)
    content = latest.content
    keep_house(house_of(result_of(content), content.files.get, arguments.name, LANGUAGES[arguments.lang]))
    say_done(language.gettext("The house profile “{name}” is kept.").format(name=arguments.name))
    return status
