"""`readiness team pull`: fetch what others have sent, merge it, and settle what clashes."""

import argparse
from pathlib import Path

from readiness.app.documents import result_of
from readiness.cli.documents import changing, read
from readiness.cli.output import paragraph, say, say_done, write_json
from readiness.domain.merging import MergeClash, MergeSide, ValuePlace
from readiness.exchange.team_json import chosen, place_text, read_settle, write_pull
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.merging import ClashWords


def add(parser: argparse.ArgumentParser, language: Language) -> None:
    _ = language.gettext
    parser.add_argument("document", metavar="DOC", help=_("the document; with -o, its id or organisation in the store"))
    words = _("write what is there into a new file")
    parser.add_argument("-o", "--output", metavar="NEW.readiness", type=Path, help=words)
    settle = parser.add_mutually_exclusive_group()
    settle.add_argument("--ours", action="store_true", help=_("where both changed the same, take what is here"))
    settle.add_argument("--theirs", action="store_true", help=_("where both changed the same, take what is there"))
    settle.add_argument("--settle", metavar="FILE.json", type=Path, help=_("a file that says which side where"))
    parser.add_argument(
        "--take", metavar="PLACE=ours|theirs", action="append", default=[], help=_("the side to take at one place")
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Fetch and merge; where clashes are open, list them and change nothing."""
    from readiness.app.team import address_of, fetch, fetch_new, note_taken, store, take

    address = address_of(arguments.url, arguments.root_certificate)
    with store(address) as connection:
        if arguments.output is not None:
            head = fetch_new(connection, arguments.document, arguments.output)
            words = language.gettext("{path}: This is revision {n} of {organisation} now.")
            say_done(words.format(path=arguments.output, n=head.number, organisation=head.organisation))
            return 0
        path = Path(arguments.document)
        latest, status = read(path, language)
        document = latest.content.document_id
        fetched = fetch(connection, latest.content)
        if fetched is None:
            if arguments.json:
                write_json(write_pull(document, None, None, (), {}))
            else:
                say(language.gettext("{path}: Nothing is newer in the store.").format(path=path))
            return status
        clashes, number = fetched.merge.clashes, fetched.head.number
        choices = _choices(arguments, clashes)
        left = fetched.merge.open(choices)
        if left and arguments.json:
            write_json(write_pull(document, number, None, clashes, choices))
            return status
        if left:
            for line in _clash_lines(left, result_of(latest.content), language):
                say(line)
            raise UserError(
                "team-clashes",
                N_("Both sides have changed the same in different ways: {n}. Nothing was changed."),
                N_("Repeat the command with --ours or --theirs, with --take for each place, or with --settle."),
                where=arguments.document,
                n=len(left),
            )
        with changing(path, language) as opened:
            changes = take(opened.session, fetched, choices)
            if not arguments.json:
                words = language.gettext("{{path}} holds revision {n} by {author} now, merged with yours.")
                opened.say_when_stored(words.format(n=number, author=fetched.head.author))
        # The file holds it now: what a crash leaves before this line is only merged once more.
        note_taken(document, opened.session.document.path, fetched)
    if arguments.json:
        write_json(write_pull(document, number, changes, clashes, choices))
    return max(status, opened.status)


def _choices(arguments: argparse.Namespace, clashes: tuple[MergeClash, ...]) -> dict[ValuePlace, MergeSide]:
    choices: dict[ValuePlace, MergeSide] = {}
    if arguments.ours or arguments.theirs:
        side = MergeSide.OURS if arguments.ours else MergeSide.THEIRS
        choices = dict.fromkeys((clash.place for clash in clashes), side)
    elif arguments.settle is not None:
        choices = chosen(clashes, read_settle(arguments.settle), str(arguments.settle))
    taken = {}
    for written in arguments.take:
        place, equals, side = written.rpartition("=")
        if not equals or side not in tuple(MergeSide):
            raise UserError(
                "team-take-form",
                N_("“{given}” does not say which side to take where."),
                N_("Write it as in answers/PRO1=theirs."),
                where="--take",
                given=written[:100],
            )
        taken[place] = MergeSide(side)
    return choices | chosen(clashes, taken, "--take")


def _clash_lines(clashes: tuple[MergeClash, ...], result: AssessmentResult, language: Language) -> list[str]:
    _, words, lines = language.gettext, ClashWords(result, language), []
    names = (_("before: {value}"), _("here: {value}"), _("there: {value}"))
    for clash in clashes:
        lines.append(f"{place_text(clash.place)}  {words.title(clash)}")
        for name, value in zip(names, (clash.base, clash.ours, clash.theirs), strict=True):
            lines += paragraph(f"    {name.format(value=words.value(clash, value))}", " " * 8)
    return lines
