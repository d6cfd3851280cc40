"""`readiness history`: the recorded states of a document; record one, or remove one."""

import argparse
from pathlib import Path

from readiness.app.history import record, remove
from readiness.cli.documents import changing, read
from readiness.cli.output import say
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.foundation.language import Language
from readiness.wording.series import predecessor_words, state_words


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("history", help=_("list the recorded states of a document, record or remove one"))
    parser.add_argument("document", metavar="DOC", type=Path)
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--record", metavar="WORD", nargs="?", const="", help=_("record the state as it is"))
    acts.add_argument("--remove", metavar="N", type=int, help=_("remove the state of this number"))
    add_phrase(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """List the states, or change them."""
    _ = language.gettext
    if arguments.record is not None:
        with changing(arguments.document, language) as opened:
            state = record(opened.session, arguments.record)
            opened.say_when_stored(_("{path}: state {number} is recorded."), number=state.number)
        return opened.status
    if arguments.remove is not None:
        with changing(arguments.document, language) as opened:
            remove(opened.session, arguments.remove)
            opened.say_when_stored(_("{path}: state {number} is removed."), number=arguments.remove)
        return opened.status
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    history = latest.content.assessment.history
    if words := predecessor_words(history, language):
        say(words)
    for state in history.states:
        say(f"{state.number:3}  {state_words(state, language, latest.content.assessment.details.organisation)}")
    if not history.states:
        say(_("No state is recorded yet."))
    return status
