"""`readiness-incident-facts/1` in, `readiness-incident/1` out (docs/formats/incident.md)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import AnswerKind, IncidentFact, IncidentGuide
from readiness.domain.values import Value
from readiness.exchange.json_file import read_json
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts, is_value
from readiness.incident.sensitivity import Sensitivity

FACTS_FORMAT = "readiness-incident-facts/1"
FORMAT = "readiness-incident/1"
# A stranger's value is quoted in messages, but not a whole page of it.
_LONGEST_QUOTE = 40
_REMEDIES = {
    AnswerKind.CHOICE: N_("Use one of those: {names}, or null where nobody knows."),
    AnswerKind.YES_NO: N_("Write true or false, or null where nobody knows."),
    AnswerKind.DATE: N_("Write a day as in “2026-11-02”, or null where nobody knows."),
    AnswerKind.TEXT: N_("Write a text in quotation marks, or null where nobody knows."),
}


class TurnsOn(Value, frozen=True, omit_defaults=False):
    """One fact with another value, and the severity and rule that follow."""

    fact: str
    value: int
    severity: str
    rule: int


class IncidentFile(Value, frozen=True, omit_defaults=False):
    """The whole document."""

    format: str
    severity: str
    rule: int
    course: tuple[str, ...]
    unknown: tuple[str, ...]
    steps: Mapping[str, tuple[str, ...]]
    turns_on: tuple[TurnsOn, ...]


def read_incident_facts(path: Path, guide: IncidentGuide, on: date) -> IncidentFacts:
    """Return the facts of a file as of a day; raises UserError naming the first fault.

    An unknown key, a wrong type, a value that is none of the fact's choices or a wrong date is refused.
    """
    content = read_json(path)
    if not isinstance(content, dict) or content.get("format") != FACTS_FORMAT:
        raise UserError(
            "incident-facts-format",
            N_("This is not a file of the format {format}."),
            N_("See docs/formats/incident.md for an example."),
            where=str(path),
            format=FACTS_FORMAT,
        )
    facts = {fact.code: fact for fact in guide.facts}
    given: dict[str, Fact | None] = {}
    for code, value in content.items():
        if code == "format":
            continue
        if code not in facts:
            raise UserError(
                "incident-fact-unknown",
                N_("There is no fact {code} in this incident guide."),
                N_("Use one of those: {names}."),
                where=str(path),
                code=_quoted(code),
                names=", ".join(facts),
            )
        given[code] = None if value is None else _fact(facts[code], value, str(path))
    return IncidentFacts(on=on, given=given)


def write_incident(
    decision: IncidentDecision, steps: Mapping[str, tuple[str, ...]], turns_on: Sequence[Sensitivity]
) -> bytes:
    """Return a decision, its steps in words by time, and what would turn it, in the published shape."""
    file = IncidentFile(
        format=FORMAT,
        severity=decision.severity.severity,
        rule=decision.rule.number,
        course=tuple(element.code for element in decision.course),
        unknown=tuple(fact.code for fact in decision.unknown),
        steps=steps,
        turns_on=tuple(
            TurnsOn(fact=turn.fact.code, value=turn.value, severity=turn.severity.severity, rule=turn.rule.number)
            for turn in turns_on
        ),
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=2)


def _fact(fact: IncidentFact, value: Any, where: str) -> Fact:
    if not _fits(fact, value):
        raise UserError(
            "incident-fact-value",
            N_("{code} cannot be {value}."),
            _REMEDIES[fact.kind],
            where=where,
            code=fact.code,
            value=_quoted(value),
            names=", ".join(json.dumps(choice.value) for choice in fact.choices),
        )
    if isinstance(value, bool):
        return "yes" if value else "no"
    known: Fact = value
    return known


def _fits(fact: IncidentFact, value: Any) -> bool:
    # Yes and no are true and false in the file; in Python True is 1, which some choices have as well.
    if fact.kind is AnswerKind.YES_NO:
        return isinstance(value, bool)
    return isinstance(value, int | str) and not isinstance(value, bool) and is_value(fact, value)


def _quoted(value: Any) -> str:
    """Return a stranger's value as JSON, short and on one line."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    text = json.dumps(value, ensure_ascii=False)
    short = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)
