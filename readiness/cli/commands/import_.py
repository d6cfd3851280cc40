"""`readiness import`: take a filled form into a document, after showing what it changes."""

import argparse
from pathlib import Path

from readiness.app.documents import open_document, read_document
from readiness.app.form_import import read_difference, take_over
from readiness.cli.output import say, warner
from readiness.foundation.language import Language
from readiness.wording.form import FormWords


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("import", help=language.gettext("take a filled form into a document"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("form", metavar="FILLED.pdf", type=Path)
    parser.add_argument(
        "--yes", action="store_true", help=language.gettext("take it over; without it nothing is changed")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Show the difference; with --yes take it over."""
    result = read_document(arguments.document)
    difference = read_difference(arguments.form, result.questionnaire, result.assessment)
    for line in _lines(FormWords(difference, result, language), language):
        say(line)
    if not difference.changes:
        return
    if not arguments.yes:
        say(language.gettext("Nothing has been taken over yet. To do so, repeat the command with --yes."))
        return
    with open_document(arguments.document, warner(language)) as session:
        taken = len(take_over(session, difference.form).changes)
    say(language.ngettext("{n} answer taken over.", "{n} answers taken over.", taken).format(n=taken))


def _lines(words: FormWords, language: Language) -> list[str]:
    lines = [words.origin(), *words.remarks(), words.headline()]
    for change in words.changes():
        name = f"  {change.code} {change.capability}"
        lines.append(f"{name}: {change.answer}" if change.answer else name)
        if change.note:
            lines.append(f"    {change.note}")
    not_taken = words.not_taken()
    if not_taken:
        lines += [language.gettext("Not taken over:"), *(f"  {line}" for line in not_taken)]
    lines.append(words.effect())
    return [line for line in lines if line]
