"""`readiness texts`: letters, clauses, lists and agendas that belong to steps, filled with what the document knows."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.texts_to_act import check_texts, find_text, write_text
from readiness.cli.documents import read
from readiness.cli.output import say, say_done
from readiness.foundation.language import LANGUAGES, Language
from readiness.wording.texts_to_act import TextsToAct


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("texts", help=language.gettext("fill in the letters, clauses and lists of the plan"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("code", metavar="CODE", nargs="?", help=language.gettext("the text’s code; without it, a list"))
    parser.add_argument("--list", action="store_true", help=language.gettext("list the texts and their steps"))
    parser.add_argument(
        "-o", "--output", metavar="OUT.txt", type=Path, help=language.gettext("write the text to this file")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=language.gettext("in which language"))
    parser.set_defaults(run=run, refuse=parser.error)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the list or one text, or write the text to a file."""
    if arguments.list and (arguments.code or arguments.output):
        arguments.refuse(language.gettext("--list cannot be combined with a CODE or with -o."))
    if arguments.output and not arguments.code:
        arguments.refuse(language.gettext("-o needs the CODE of a text; --list names them."))
    latest, status = read(arguments.document, language)
    result, spoken = result_of(latest.content), LANGUAGES[arguments.lang]
    if arguments.list or arguments.code is None:
        check_texts(result)
        steps = {text.code: text.steps for text in result.questionnaire.texts}
        for text in TextsToAct(result, spoken).all():
            say(f"{text.code}  {text.name}")
            say(f"    {text.purpose}")
            say(f"    {', '.join(steps[text.code])}")
        return status
    text = find_text(result, arguments.code, spoken)
    if arguments.output is None:
        if text.check_first:
            say(text.check_first, error=True)
        for line in text.plain().rstrip("\n").split("\n"):
            say(line)
        return status
    write_text(text, arguments.output, [arguments.document])
    say_done(language.gettext("Text saved: {path}").format(path=arguments.output))
    if text.check_first:
        say(text.check_first, error=True)
    return status
