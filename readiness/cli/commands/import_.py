"""`readiness import`: take filled forms into a document, after showing what they change."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.form_import import difference_to, take_over
from readiness.app.views import given_view, read_view, take_views, with_views
from readiness.cli.documents import changing, read
from readiness.cli.merge_lines import merge_lines
from readiness.cli.output import paragraph, say, write_json
from readiness.domain.assessment import Assessment
from readiness.domain.form import FilledForm, FormDifference, GivenView, TakenViews
from readiness.domain.perspectives import person_key
from readiness.exchange.merge_json import MergeNews, write_import, write_merge
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.form import FormWords
from readiness.wording.views import view_remarks

_INDENT = " " * 4


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("import", help=_("import completed forms into a document"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "forms",
        metavar="FILLED.pdf",
        type=Path,
        nargs="+",
        help=_("completed forms, or documents for one person; several are merged"),
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument(
        "--yes",
        action="store_true",
        help=_("import it, of several forms only what no one disputes; without this option nothing is changed"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Show what would change; with --yes take it over."""
    latest, status = read(arguments.document, language)
    result = result_of(latest.content)
    forms = [read_view(path) for path in arguments.forms]
    if len(forms) == 1:
        return _import_one(arguments, forms[0], result, status, language)
    given = [given_view(form, result.whole, clock.today()) for form in forms]
    return _merge(arguments, given, result, status, language)


def _import_one(
    arguments: argparse.Namespace, form: FilledForm, result: AssessmentResult, status: int, language: Language
) -> int:
    difference = difference_to(form, result.whole, result.assessment)
    takes = bool(difference.changes) and arguments.yes
    if arguments.json:
        if takes:
            with changing(arguments.document, language) as opened:
                difference = take_over(opened.session, form)
            status = opened.status
        write_json(write_import(difference, taken=takes))
        return status
    for line in _lines(FormWords(difference, result, language), language):
        say(line)
    if not difference.changes:
        return status
    if not arguments.yes:
        say(language.gettext("Nothing has been imported yet. To do so, repeat the command with --yes."))
        return status
    return _take_over(arguments.document, difference, language)


def _take_over(document: Path, difference: FormDifference, language: Language) -> int:
    with changing(document, language) as opened:
        taken = len(take_over(opened.session, difference.form).changes)
        words = language.ngettext("{n} answer imported.", "{n} answers imported.", taken)
        opened.say_when_stored(words, n=taken)
    return opened.status


def _merge(
    arguments: argparse.Namespace, given: list[GivenView], result: AssessmentResult, status: int, language: Language
) -> int:
    taken = with_views(result.assessment, given)
    after = result.assessment.with_part(taken.perspectives)
    if not arguments.json:
        for line in (
            *view_remarks(taken, result.whole, language),
            *merge_lines(_result(result, after), language),
        ):
            say(line)
    codes: tuple[str, ...] = ()
    if arguments.yes:
        with changing(arguments.document, language) as opened:
            before = len(opened.session.assessment.perspectives.ledger)
            taken = take_views(opened.session, given, undisputed=True)
            after = opened.session.assessment
            codes = tuple(entry.capability for entry in after.perspectives.ledger[before:])
            if not arguments.json:
                opened.say_when_stored(_done_words(len(codes), language), n=len(codes))
        status = opened.status
    elif not arguments.json:
        say(language.gettext("Nothing has been imported yet. To do so, repeat the command with --yes."))
    if arguments.json:
        write_json(write_merge(result.whole, after, _news(taken, codes)))
    return status


def _done_words(taken: int, language: Language) -> str:
    words = language.ngettext(
        "The views are in {{path}}; {n} undisputed answer was imported.",
        "The views are in {{path}}; {n} undisputed answers were imported.",
        taken,
    ).format(n=taken)
    how = language.gettext("Settle the others in the app, or with: readiness views {argument}")
    return f"{words} {how}"


def _news(taken: TakenViews, codes: tuple[str, ...]) -> MergeNews:
    files = {person_key(one.view.author.person): one.form.path.name for one in taken.given}
    not_taken = {person_key(one.view.author.person): one.not_taken for one in taken.given if one.not_taken}
    return MergeNews(files, not_taken, taken.replaced, taken.older, codes)


def _result(result: AssessmentResult, after: Assessment) -> AssessmentResult:
    return assess(result.whole, after, result.today)


def _lines(words: FormWords, language: Language) -> list[str]:
    lines = [words.origin(), *words.remarks(), words.headline()]
    for change in words.changes():
        name = f"  {change.code} {change.capability}"
        lines.append(f"{name}: {change.answer}" if change.answer else name)
        if change.note:
            lines += paragraph(f"{_INDENT}{change.note}", _INDENT)
    lines += [f"  {line}" for line in (*words.retired(), *words.not_asked())]
    not_taken = words.not_taken()
    if not_taken:
        lines += [language.gettext("Not imported:"), *(f"  {line}" for line in not_taken)]
    lines.append(words.effect())
    return [line for line in lines if line]
