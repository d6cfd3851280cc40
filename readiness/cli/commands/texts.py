"""`readiness texts`: letters, clauses, lists and agendas that belong to steps, filled with what the document knows."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.texts_to_act import Use, answers_backed_by, check_texts, find_text, take_into_use, write_text
from readiness.cli.days import day_of
from readiness.cli.documents import changing, read
from readiness.cli.output import say, say_done
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.foundation import clock
from readiness.foundation.language import LANGUAGES, Language
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.texts_to_act import TextsToAct


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("texts", help=_("fill in the letters, clauses and lists of the plan"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("code", metavar="CODE", nargs="?", help=_("the text’s code; without it, a list"))
    parser.add_argument("--list", action="store_true", help=_("list the texts and their steps"))
    parser.add_argument("-o", "--output", metavar="OUT.docx|OUT.txt", type=Path, help=_("write the text to this file"))
    parser.add_argument("--in-use", metavar="DATE", help=_("note as evidence that the text is in use since this day"))
    parser.add_argument("--signed-by", metavar="NAME", default="", help=_("who signed the text in use"))
    parser.add_argument(
        "--evidence-for",
        metavar="CODE,CODE",
        default="",
        help=_("for which answers; without it, the first that the text belongs to"),
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    add_phrase(parser, language)
    parser.set_defaults(run=run, refuse=parser.error)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the list or one text, write the text to a file, or note that it is in use."""
    _check(arguments, language)
    if arguments.in_use is not None:
        return _take_into_use(arguments, language)
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    result, spoken = result_of(latest.content), LANGUAGES[arguments.lang]
    if arguments.list or arguments.code is None:
        _list(result, spoken)
        return status
    text = find_text(result, arguments.code, spoken)
    if arguments.output is None:
        if text.check_first:
            say(text.check_first, error=True)
        for line in text.plain().rstrip("\n").split("\n"):
            say(line)
        return status
    write_text(text, arguments.output, [arguments.document], spoken)
    say_done(language.gettext("Text saved: {path}").format(path=arguments.output))
    if text.check_first:
        say(text.check_first, error=True)
    return status


def _check(arguments: argparse.Namespace, language: Language) -> None:
    """Refuse options that do not go together."""
    _, refuse = language.gettext, arguments.refuse
    if arguments.list and (arguments.code or arguments.output):
        refuse(_("--list cannot be combined with a CODE or with -o."))
    if arguments.output and not arguments.code:
        refuse(_("-o needs the CODE of a text; --list names them."))
    if arguments.in_use is None and (arguments.signed_by or arguments.evidence_for):
        refuse(_("--signed-by and --evidence-for need --in-use."))
    if arguments.in_use is not None and (arguments.output or not arguments.code):
        refuse(_("--in-use needs the CODE of a text, and no -o."))


def _list(result: AssessmentResult, spoken: Language) -> None:
    check_texts(result)
    steps = {text.code: text.steps for text in result.questionnaire.texts}
    for text in TextsToAct(result, spoken).all():
        say(f"{text.code}  {text.name}")
        say(f"    {text.purpose}")
        say(f"    {', '.join(steps[text.code])}")


def _take_into_use(arguments: argparse.Namespace, language: Language) -> int:
    """Note the text as evidence for the answers it belongs to."""
    with changing(arguments.document, language) as opened:
        result, spoken = opened.session.result(), LANGUAGES[arguments.lang]
        find_text(result, arguments.code, spoken)
        on = day_of(arguments.in_use, clock.today(), "--in-use", past=True)
        chosen = [code.strip() for code in arguments.evidence_for.split(",") if code.strip()]
        codes = chosen or answers_backed_by(result, arguments.code)[:1]
        take_into_use(opened.session, Use(arguments.code, on, arguments.signed_by), codes, spoken)
        words = language.gettext("Noted in {path} as evidence for: {codes}")
        opened.say_when_stored(words, codes=", ".join(codes))
    return opened.status
