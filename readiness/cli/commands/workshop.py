"""`readiness workshop`: lead a workshop from the terminal; one line in is one command, one line out its answer."""

import argparse
import gc
import json
import shlex
import signal
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readiness.cli.documents import changing
from readiness.cli.output import write_json
from readiness.cli.signals import INTERRUPTS, StoppedError
from readiness.cli.status import DONE
from readiness.cli.workshop_end import end_command
from readiness.domain.workshop_record import MOST_PARTICIPANTS, PARTICIPANTS
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_

if TYPE_CHECKING:
    from readiness.app.session import Session
    from readiness.app.workshop import Address, Workshop
    from readiness.domain.workshop_record import Decision
    from readiness.scoring.consensus import Reveal

_HIGHEST_PORT = 65_535
_NUMBER_DIGITS = 3
# With the first one phones show what was agreed.
_LAST = ("end", "quit")
_COMMANDS = (
    *("open CODE", "cancel", "park", "paper LEVEL …", "reveal", "notes", "again", "look CODE"),
    *('decide LEVEL "reason" ["other view" …]', 'change CODE LEVEL "reason" ["other view" …]'),
    *("break", "resume", "status", "agenda [MINUTES] [ROLE=NUMBER …]"),
    *("outcome", "choose", "show", "plan N [OWNER] [DATE]", "back"),
    *("people", "remove NUMBER", "code", "admit yes|no", "help", "end", "quit"),
)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("workshop", help=language.gettext("lead a workshop in which phones vote"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--host",
        metavar="ADDRESS",
        help=language.gettext("this computer’s address in the phones’ network (default: the likeliest one)"),
    )
    parser.add_argument(
        "--port", type=_number(0, _HIGHEST_PORT, language), default=0, help=language.gettext("the port (default: any)")
    )
    parser.add_argument(
        "--participants",
        type=_number(1, MOST_PARTICIPANTS, language),
        default=PARTICIPANTS,
        help=language.gettext("how many may join (up to 250)"),
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=language.code,
        help=language.gettext("language of phones set to neither German nor English"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Lead the workshop until `quit` or the end of the input; Ctrl+C only interrupts it."""
    # A short command ends before garbage matters; this one may serve a room for hours.
    gc.enable()
    # Imported here: the web server takes long to import.
    from readiness.app.workshop import Workshop

    host = arguments.host or _likeliest_host()
    with changing(arguments.document, language) as opened, INTERRUPTS.let_through():
        workshop = Workshop(opened.session, lambda: None, LANGUAGES[arguments.lang], arguments.participants)
        address = workshop.start(host, arguments.port)
        _print_line(_way_in(address))
        try:
            _lead(workshop, opened.session, sys.stdin, language)
        except BaseException as error:
            # Whatever stops us, the votes stay for the next start.
            workshop.pause()
            if not isinstance(error, KeyboardInterrupt):
                raise
            _print_line({"paused": True})
            return error.status if isinstance(error, StoppedError) and error.number != signal.SIGINT else DONE
        workshop.finish()
        agreement = asdict(workshop.agreement())
    # Once it is published: where others had changed the file meanwhile, all of this lies in another one.
    _print_line({"closed": True, **agreement, "file": str(opened.session.document.path)})
    return opened.status


def _lead(workshop: "Workshop", session: "Session", lines: Iterable[str], language: Language) -> None:
    for line in lines:
        if line.strip() in _LAST:
            if line.strip() == "end":
                from readiness.app.workshop_end import WorkshopEnd

                WorkshopEnd(session, workshop).say_farewell()
            return
        if not line.strip():
            continue
        try:
            _print_line(_command(workshop, session, line, language))
        except UserError as error:
            _print_line({"error": error.code, "message": error.sentence(language)})


def _command(workshop: "Workshop", session: "Session", line: str, language: Language) -> dict[str, Any]:
    words = _arguments(line)
    answers = (part(workshop, words) for part in (_vote, _beside, _course, _room))
    answer = next((found for found in answers if found is not None), None)
    if answer is None and words[:1] == ["agenda"]:
        answer = _agenda(session, words[1:], language)
    if answer is None:
        answer = end_command(workshop, session, words, language)
    if answer is None:
        raise UserError(
            "command-unknown",
            N_("This command is not understood."),
            N_("Write “help” to see all commands."),
        )
    if "phase" in answer:
        # Wherever it says where the workshop stands, it says what is certain.
        from readiness.exchange.workshop_lines import certainty_entry

        answer["certainty"] = asdict(certainty_entry(session.result(), language))
    return answer


def _vote(workshop: "Workshop", words: list[str]) -> dict[str, Any] | None:
    """Answer what is about the question."""
    match words:
        case ["open", capability]:
            return _round(workshop.open(capability))
        case ["again"]:
            return _round(workshop.again())
        case ["reveal"]:
            return figures_of(workshop.reveal())
        case ["decide", level, reason, *dissent] if _is_level(level):
            before = workshop.hidden
            return _decided(workshop.decide(int(level), reason, dissent), before, workshop.hidden)
        case ["change", capability, level, reason, *dissent] if _is_level(level):
            before = workshop.hidden
            return _decided(workshop.decide_again(capability, int(level), reason, dissent), before, workshop.hidden)
    return None


def _beside(workshop: "Workshop", words: list[str]) -> dict[str, Any] | None:
    """Answer what is about a question, beside the vote on it."""
    match words:
        case ["paper", *levels] if all(_is_level(level) or level == "?" for level in levels):
            workshop.count_paper([None if level == "?" else int(level) for level in levels])
            return _status(workshop)
        case ["notes"]:
            return {"notes": workshop.notes}
        case ["look", capability]:
            return {"rounds": [figures_of(shown) for shown in workshop.revealed(capability)]}
    return None


def _course(workshop: "Workshop", words: list[str]) -> dict[str, Any] | None:
    """Answer what is about the course of the workshop."""
    match words:
        case ["status"]:
            pass
        case ["help"]:
            return {"commands": _COMMANDS}
        case ["cancel"]:
            workshop.cancel()
        case ["park"]:
            workshop.park()
        case ["break"]:
            workshop.take_break()
        case ["resume"]:
            workshop.resume()
        case ["back"]:
            workshop.back()
        case _:
            return None
    return _status(workshop)


def _is_level(word: str) -> bool:
    return word.isdecimal() and len(word) == 1


def _decided(decision: "Decision", before: Iterable[str], after: Iterable[str]) -> dict[str, Any]:
    return {
        "capability": decision.capability,
        "level": decision.level,
        "dissent": bool(decision.dissent),
        "hidden": [code for code in after if code not in before],
        "asked": [code for code in before if code not in after],
    }


def _room(workshop: "Workshop", words: list[str]) -> dict[str, Any] | None:
    """Answer what is about the people."""
    match words:
        case ["people"]:
            return {"people": [asdict(person) for person in workshop.people()]}
        case ["remove", number] if number.isdecimal() and len(number) == _NUMBER_DIGITS:
            return {"removed": int(number), **_way_in(workshop.remove(int(number)))}
        case ["code"]:
            return _way_in(workshop.change_code())
        case ["admit", "yes" | "no" as more]:
            workshop.admit(more=more == "yes")
            return {"admits": workshop.admits}
    return None


def _agenda(session: "Session", given: list[str], language: Language) -> dict[str, Any] | None:
    """Answer with a proposal: minutes and people by role, each voluntary; None where this is something else."""
    from readiness.app.agenda import proposal
    from readiness.exchange.workshop_lines import agenda_line
    from readiness.results.agenda_proposal import USUAL

    first, *roles = given if given and given[0].isdecimal() else [str(USUAL), *given]
    present = dict(word.partition("=")[::2] for word in roles)
    if len(first) > _NUMBER_DIGITS or not all(n.isdecimal() and len(n) <= _NUMBER_DIGITS for n in present.values()):
        return None
    proposed = proposal(session.result(), int(first), {role: int(count) for role, count in present.items()})
    return asdict(agenda_line(int(first), proposed, session.result(), language))


def _arguments(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        # A quotation mark that is never closed.
        return []


def _way_in(address: "Address") -> dict[str, Any]:
    return {"url": address.url, "code": address.code}


def _round(opened: Any) -> dict[str, Any]:
    return {"round": opened.number, "capability": opened.capability}


def figures_of(reveal: "Reveal") -> dict[str, Any]:
    """Return the figures; under three levels there are none."""
    record, figures = reveal.record, reveal.consensus
    return {
        "round": record.number,
        "capability": record.capability,
        "votes": record.votes,
        "paper": record.paper,
        "participants": record.participants,
        "tally": record.count.tally if record.count else None,
        "dont_know": record.count.dont_know if record.count else None,
        "median": figures.median if figures else None,
        "iqr": figures.iqr if figures else None,
        "range": figures.range_ if figures else None,
        "ad": figures.ad if figures else None,
        "r_wg": figures.r_wg if figures else None,
        "a_wg": figures.a_wg if figures else None,
        "role_gap": reveal.role_gap,
        "verdict": figures.verdict if figures else "too_few",
        "suggested": figures.suggested if figures else None,
        "hear_first": reveal.hear_first,
    }


def _status(workshop: "Workshop") -> dict[str, Any]:
    turnout = workshop.turnout()
    round_ = turnout.room.round
    return {
        "phase": turnout.room.phase,
        "round": round_.number if round_ else None,
        "capability": round_.capability if round_ else None,
        "decided": round_.decided if round_ else None,
        "votes": turnout.votes,
        "paper": turnout.paper,
        "participants": turnout.participants,
        "roles": turnout.roles,
        "parked": workshop.parked,
        "notes": workshop.notes_waiting,
    }


def _likeliest_host() -> str:
    from readiness.workshop.interfaces import collect, rank, recommended

    network = recommended(rank(collect()))
    if network is None:
        raise UserError(
            "no-network",
            N_("This computer is in no network that phones could reach."),
            N_("Connect it to the Wi-Fi of the room, or give an address with --host."),
        )
    return network.interface.address


def _number(lowest: int, highest: int, language: Language) -> Any:
    def number(text: str) -> int:
        if not text.isdecimal() or not lowest <= int(text[:9]) <= highest:
            message = language.gettext("a whole number from {lowest} to {highest}")
            raise argparse.ArgumentTypeError(message.format(lowest=lowest, highest=highest))
        return int(text)

    return number


def _print_line(answer: dict[str, Any]) -> None:
    write_json(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())
