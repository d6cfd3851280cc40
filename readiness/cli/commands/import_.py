"""`readiness import`: take a filled form into a document, after showing what it changes."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.form_import import read_difference, take_over
from readiness.cli.documents import changing, read
from readiness.cli.output import paragraph, say
from readiness.foundation.language import Language
from readiness.wording.form import FormWords

_INDENT = " " * 4


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("import", help=language.gettext("import a completed form into a document"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("form", metavar="FILLED.pdf", type=Path)
    parser.add_argument(
        "--yes", action="store_true", help=language.gettext("import it; without this option nothing is changed")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Show the difference; with --yes take it over."""
    latest, status = read(arguments.document, language)
    result = result_of(latest.content)
    difference = read_difference(arguments.form, result.questionnaire, result.assessment)
    for line in _lines(FormWords(difference, result, language), language):
        say(line)
    if not difference.changes:
        return status
    if not arguments.yes:
        say(language.gettext("Nothing has been imported yet. To do so, repeat the command with --yes."))
        return status
    with changing(arguments.document, language) as opened:
        taken = len(take_over(opened.session, difference.form).changes)
        words = language.ngettext("{n} answer imported.", "{n} answers imported.", taken)
        opened.say_when_stored(words, n=taken)
    return opened.status


def _lines(words: FormWords, language: Language) -> list[str]:
    lines = [words.origin(), *words.remarks(), words.headline()]
    for change in words.changes():
        name = f"  {change.code} {change.capability}"
        lines.append(f"{name}: {change.answer}" if change.answer else name)
        if change.note:
            lines += paragraph(f"{_INDENT}{change.note}", _INDENT)
    not_taken = words.not_taken()
    if not_taken:
        lines += [language.gettext("Not imported:"), *(f"  {line}" for line in not_taken)]
    lines.append(words.effect())
    return [line for line in lines if line]
