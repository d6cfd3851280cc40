"""`readiness-incident-facts/1` in, `readiness-incident/2`, `/1` or `readiness-incidents/1` out.

The page about them is docs/formats/incident.md.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from readiness.domain.conditions import Fact, Facts
from readiness.domain.knowledge import OPEN, AnswerKind, IncidentFact, IncidentGuide
from readiness.exchange.json_file import Format, read_file
from readiness.foundation.errors import Fault, quoted
from readiness.foundation.translation import N_
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts, is_value
from readiness.incident.judging import JudgedIncident
from readiness.incident.sensitivity import Sensitivity
from readiness.validation.boundary import write_json

FACTS_FORMAT = "readiness-incident-facts/1"
FORMAT = "readiness-incident/2"
# The first version, in which an unknown fact counts as a middle value.
FIRST_FORMAT = "readiness-incident/1"
LIST_FORMAT = "readiness-incidents/1"
_FORM = Format(FACTS_FORMAT, "incident-facts-format", "docs/formats/incident.md")
_REMEDIES = {
    AnswerKind.CHOICE: N_("Use one of these: {names}, or null where no one knows."),
    AnswerKind.YES_NO: N_("Write true or false, or null where no one knows."),
    AnswerKind.DATE: N_("Write a day as in “2026-11-02”, or null where no one knows."),
    AnswerKind.TEXT: N_("Write a text in quotation marks, or null where no one knows."),
}


@dataclass(frozen=True, slots=True)
class SensitivityEntry:
    """One fact with another value, and the severity and rule that follow."""

    fact: str
    value: int
    severity: str
    rule: int


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """One option: whether it is right in this case (yes, no, depends, prepared-first), and why, in each language."""

    option: str
    fit: str
    reason: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class IncidentFile:
    """The whole document."""

    format: str
    severity: str
    possible: tuple[str, ...]
    deciding: tuple[str, ...]
    rule: int | None
    course: tuple[str, ...]
    depends: tuple[str, ...]
    options: tuple[OptionEntry, ...]
    unknown: tuple[str, ...]
    steps: Mapping[str, tuple[str, ...]]
    turns_on: tuple[SensitivityEntry, ...]


@dataclass(frozen=True, slots=True)
class FirstIncidentFile:
    """The whole document in its first version."""

    format: str
    severity: str
    rule: int
    course: tuple[str, ...]
    unknown: tuple[str, ...]
    steps: Mapping[str, tuple[str, ...]]
    turns_on: tuple[SensitivityEntry, ...]


@dataclass(frozen=True, slots=True)
class IncidentEntry:
    """One incident of a document; `first` tells that management decides about it first."""

    number: int
    title: str
    link: str
    known_since: date
    closed: date | None
    severity: str | None
    first: bool


@dataclass(frozen=True, slots=True)
class IncidentsFile:
    """The whole list."""

    format: str
    incidents: tuple[IncidentEntry, ...]


# The keys are the codes of the guide's facts, and `format`; what each may be only the guide knows.
IncidentFactsFile = dict[str, bool | int | str | None]


def read_incident_facts(path: Path, guide: IncidentGuide, on: date, known: Facts) -> IncidentFacts:
    """Return the facts of a file as of a day; raises UserError naming every fault.

    `known` is what the document knows of the organisation; it fills in what the file leaves open.

    An unknown key, a wrong type, a value that is none of the fact's choices or a wrong date is refused.
    """
    facts = {fact.code: fact for fact in guide.facts}

    def foreign(data: Any) -> Iterator[Fault]:
        if not isinstance(data, dict) or data.get("format") != FACTS_FORMAT:
            yield Fault(
                "incident-facts-format",
                ("format",) if isinstance(data, dict) and "format" in data else (),
                N_("This is not a file of the format {format}."),
                N_("See {page} for an example."),
                {"format": FACTS_FORMAT, "page": _FORM.page},
            )
            return
        for code, value in data.items():
            if code not in facts and code != "format":
                yield Fault(
                    "incident-fact-unknown",
                    (code,),
                    N_("There is no fact {code} in this incident guide."),
                    N_("Use one of these: {names}."),
                    {"code": quoted(code), "names": ", ".join(facts)},
                )
            elif code != "format" and value is not None and not _fits(facts[code], value):
                yield _wrong(facts[code], value)
            elif code != "format" and value is not None:
                yield from _contradicting(facts[code], value, IncidentFacts(on, known=known))

    given = read_file(path, dict[str, Any], _FORM, foreign)
    stated = {code: _fact(value) for code, value in given.items() if code != "format"}
    return IncidentFacts(on=on, given=stated, known=known)


def write_incident(
    decision: IncidentDecision,
    steps: Mapping[str, tuple[str, ...]],
    turns_on: Sequence[Sensitivity],
    options: Sequence[OptionEntry],
) -> bytes:
    """Return a decision, its steps in words by time, what would turn it, and the options, in the published shape."""
    file = IncidentFile(
        format=FORMAT,
        severity=_severity(decision),
        possible=tuple(rule.severity for rule in decision.possible),
        deciding=tuple(fact.code for fact in decision.deciding),
        rule=decision.rule.number if decision.rule else None,
        course=tuple(element.code for element in decision.course),
        depends=tuple(element.code for element in decision.depends),
        options=tuple(options),
        unknown=tuple(fact.code for fact in decision.unknown),
        steps=steps,
        turns_on=_turns(turns_on),
    )
    return write_json(file, indent=2)


def write_first_incident(
    decision: IncidentDecision, steps: Mapping[str, tuple[str, ...]], turns_on: Sequence[Sensitivity]
) -> bytes:
    """Return a decision by assumption in the shape of `readiness-incident/1`."""
    assert decision.severity is not None
    assert decision.rule is not None
    file = FirstIncidentFile(
        format=FIRST_FORMAT,
        severity=decision.severity.severity,
        rule=decision.rule.number,
        course=tuple(element.code for element in decision.course),
        unknown=tuple(fact.code for fact in decision.unknown),
        steps=steps,
        turns_on=_turns(turns_on),
    )
    return write_json(file, indent=2)


def write_incidents(incidents: Sequence[JudgedIncident], first: JudgedIncident | None) -> bytes:
    """Return the incidents of a document in the published shape; `first` is the one that counts first."""
    entries = (
        IncidentEntry(
            number=judged.incident.number,
            title=judged.incident.title,
            link=judged.incident.link,
            known_since=judged.known_since or judged.incident.on,
            closed=judged.incident.closed,
            severity=_severity(judged.decision) if judged.decision else None,
            first=judged is first,
        )
        for judged in incidents
    )
    return write_json(IncidentsFile(LIST_FORMAT, tuple(entries)), indent=2)


def _severity(decision: IncidentDecision) -> str:
    return decision.severity.severity if decision.severity else OPEN


def _turns(turns_on: Sequence[Sensitivity]) -> tuple[SensitivityEntry, ...]:
    return tuple(
        SensitivityEntry(
            fact=found.fact.code, value=found.value, severity=found.severity.severity, rule=found.rule.number
        )
        for found in turns_on
    )


def _wrong(fact: IncidentFact, value: Any) -> Fault:
    return Fault(
        "incident-fact-value",
        (fact.code,),
        N_("{value} is not possible here."),
        _REMEDIES[fact.kind],
        {
            "value": quoted(value),
            "names": ", ".join(json.dumps(choice.value) for choice in fact.choices),
        },
    )


def _fact(value: Any) -> Fact | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    known: Fact | None = value
    return known


def _contradicting(fact: IncidentFact, value: Any, told: IncidentFacts) -> Iterator[Fault]:
    """Yield a fault where the organisation has given another answer to the same question."""
    answer = told.prefilled(fact)
    if told.repeats(fact) and answer not in {None, _fact(value)}:
        yield Fault(
            "incident-fact-told",
            (fact.code,),
            N_("The company details of the document say otherwise: {answer}."),
            N_("Leave it out, or change the company details."),
            {"answer": json.dumps({"yes": True, "no": False}.get(str(answer), answer))},
        )


def _fits(fact: IncidentFact, value: Any) -> bool:
    # Yes and no are true and false in the file; in Python True is 1, which some choices have as well.
    if fact.kind is AnswerKind.YES_NO:
        return isinstance(value, bool)
    return isinstance(value, int | str) and not isinstance(value, bool) and is_value(fact, value)
