"""The end of a workshop in the terminal: what it has come to, what comes first, and who does it by when."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from readiness.cli.days import day_of
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

if TYPE_CHECKING:
    from readiness.app.session import Session
    from readiness.app.workshop import Workshop
    from readiness.app.workshop_end import WorkshopEnd

_LONGEST_NUMBER = 3
# The owner and the day.
_MOST_DETAILS = 2


def end_command(
    workshop: "Workshop", session: "Session", words: list[str], language: Language
) -> dict[str, Any] | None:
    """Return the answer to a command of the end; None where it is another one. Raises UserError."""
    from readiness.app.workshop_end import WorkshopEnd

    end = WorkshopEnd(session, workshop)
    match words:
        case ["outcome"]:
            return _outcome(end)
        case ["choose"]:
            end.offer()
            return {"options": _options(workshop, language), "voters": 0}
        case ["show"]:
            chosen = workshop.show_choice()
            return {"options": _options(workshop, language), "voters": chosen.voters}
        case ["plan", number, *details] if _is_number(number) and len(details) <= _MOST_DETAILS:
            owner, day, *_ = (*details, "", "")
            return _agree(workshop, end, int(number), owner, day)
    return None


def _outcome(end: "WorkshopEnd") -> dict[str, Any]:
    from readiness.app.agenda import State

    found = end.outcome()
    return {
        "decided": found.codes(State.DECIDED),
        "parked": found.codes(State.PARKED),
        "undecided": found.codes(State.REVEALED, State.OPEN),
        "not_asked": found.codes(State.WAITING),
        "different": [shown.record.capability for shown in found.different],
        "dissent": found.dissenting,
    }


def _is_number(word: str) -> bool:
    return word.isdecimal() and len(word) <= _LONGEST_NUMBER


def _options(workshop: "Workshop", language: Language) -> list[dict[str, Any]]:
    """Return the packages with the numbers that `plan` takes; counts only once they are shown and may be known."""
    choices = workshop.choices
    counts = choices.counts or (None,) * len(choices.options)
    return [
        {"number": number, "id": option.id, "title": language.of(option.title), "count": count}
        for number, (option, count) in enumerate(zip(choices.options, counts, strict=True), start=1)
    ]


def _agree(workshop: "Workshop", end: "WorkshopEnd", number: int, owner: str, day: str) -> dict[str, Any]:
    from readiness.app.workshop_end import Commitment

    options = workshop.choices.options
    if not 1 <= number <= len(options):
        raise UserError(
            "package-unknown",
            N_("The package “{package}” is not in the plan."),
            N_("Have packages chosen, and give the number of one of them."),
            package=str(number),
        )
    due = day_of(day, clock.today(), "plan") if day else None
    others = [each for each in end.agreed() if each.package != options[number - 1].id]
    end.agree([*others, Commitment(options[number - 1].id, owner, due)])
    return {"agreed": [asdict(each) | {"due": each.due.isoformat() if each.due else None} for each in end.agreed()]}
