"""Does a questionnaire hold together? What the format alone cannot say, asked before anything relies on it.

`readiness check` tells all of these faults with their lines, and a document whose questionnaire has one is refused.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from graphlib import CycleError, TopologicalSorter
from math import prod
from typing import Any

from readiness.domain.conditions import ConditionError, parse
from readiness.domain.knowledge import IncidentFact, IncidentGuide
from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.domain.requirements import parse_prerequisite, parse_requirement
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

# What people know from other notations and languages, and what conditions write instead.
_FOREIGN = {
    r"=>": ">=",
    r"=<": "<=",
    r"==+": "=",
    r"≥": ">=",
    r"≤": "<=",
    r"≠|<>": "!=",
    r"\bund\b|\bAND\b|&&?": "and",
    r"\boder\b|\bOR\b|\|\|?": "or",
    r"\bnicht\b|\bNOT\b": "not",
    r"\bist?\b": "=",
    "[\"'“”„‘’]": "",
}
LevelStep = tuple[str, int]
# While facts are unknown, every combination of their values is tried: a third of a second with so many.
MOST_CASES = 5_000


def inconsistencies(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield requirements and conditions that cannot be read, unknown codes, and circles, each with its place."""
    unreadable = False
    for place, capability in capabilities_with_places(questionnaire):
        for fault in _prerequisites(place, capability, questionnaire):
            unreadable = unreadable or fault.code == "prerequisite-syntax"
            yield fault
    yield from _requirements(questionnaire)
    unreadable_conditions = list(_unreadable_conditions(questionnaire))
    yield from unreadable_conditions
    if questionnaire.incident and not unreadable_conditions:
        yield from _cases(questionnaire.incident)
    if not unreadable:
        yield from _circle(questionnaire)


def capabilities_with_places(questionnaire: Questionnaire) -> Iterator[tuple[Place, Capability]]:
    """Yield every capability with its place in the questionnaire."""
    for i, dimension in enumerate(questionnaire.dimensions):
        for j, capability in enumerate(dimension.capabilities):
            yield ("dimensions", i, "capabilities", j), capability


def written_conditions(questionnaire: Questionnaire) -> Iterator[tuple[Place, str]]:
    """Yield every condition that is not empty with its place."""
    for place, condition in _conditions_in(questionnaire, ()):
        if condition:
            yield place, condition


def _conditions_in(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield every field `when` within a value: whatever has a condition is written that way."""
    if is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name == "when":
                yield (*place, field.name), inside
            elif isinstance(inside, tuple) or is_dataclass(inside):
                yield from _conditions_in(inside, (*place, field.name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _conditions_in(item, (*place, i))


def _prerequisites(place: Place, capability: Capability, questionnaire: Questionnaire) -> Iterator[Fault]:
    for i, text in enumerate(capability.prerequisites):
        here = (*place, "prerequisites", i)
        try:
            code = parse_prerequisite(text).requirement.code
        except ValueError:
            yield Fault(
                "prerequisite-syntax",
                here,
                N_("“{text}” is not a prerequisite."),
                _meant_of(text, parse_prerequisite)
                or N_("Write A>=m@n: before this goes to level n, A must be at least m; both from 1 to 5."),
                {"text": text, "meant": _tidied(text)},
                text,
            )
            continue
        if code not in questionnaire.capabilities:
            yield Fault(
                "prerequisite-unknown",
                here,
                N_("There is no capability {code}."),
                N_("Correct the code, or remove the prerequisite."),
                {"code": code},
                text,
            )
        elif code == capability.code:
            yield Fault(
                "prerequisite-itself",
                here,
                N_("{code} is its own prerequisite."),
                N_("Remove it: a capability passes its own levels one by one anyway."),
                {"code": code},
                text,
            )


def _requirements(questionnaire: Questionnaire) -> Iterator[Fault]:
    known = questionnaire.capabilities.keys() | {dimension.code for dimension in questionnaire.dimensions}
    for i, gate in enumerate(questionnaire.gates):
        for j, text in enumerate(gate.requires):
            place = ("gates", i, "requires", j)
            try:
                requirement = parse_requirement(text)
            except ValueError:
                yield Fault(
                    "requirement-syntax",
                    place,
                    N_("“{text}” is not a requirement."),
                    _meant_of(text, parse_requirement) or N_("Write CODE>=level with a level from 1 to 5."),
                    {"text": text, "meant": _tidied(text), "short": _tidied(text).partition("@")[0]},
                    text,
                )
                continue
            if requirement.code not in known:
                yield Fault(
                    "requirement-unknown",
                    place,
                    N_("Gate {gate} can never be passed: there is no {code}."),
                    N_("Use the code of a capability or of a dimension."),
                    {"gate": gate.code, "code": requirement.code},
                    text,
                )


def _tidied(text: str) -> str:
    """Return a requirement as it was probably meant: without spaces, and with the sign that keyboards have."""
    return re.sub(r"\s", "", text).replace("≥", ">=").replace("=>", ">=")


def _meant_of(text: str, parse_one: Callable[[str], object]) -> str:
    """Return the advice for a requirement that only its spaces, its sign or its end makes unreadable; else nothing."""
    tidied = _tidied(text)
    if parse_one is parse_requirement and _reads(tidied, parse_prerequisite):
        return N_("Write {short}: what follows the @ belongs to prerequisites only.")
    if not _reads(tidied, parse_one):
        return ""
    return N_("Write {meant}, without spaces.") if re.search(r"\s", text) else N_("Write {meant}.")


def _reads(text: str, parse_one: Callable[[str], object]) -> bool:
    try:
        parse_one(text)
    except ValueError:
        return False
    return True


def _unreadable_conditions(questionnaire: Questionnaire) -> Iterator[Fault]:
    for place, condition in written_conditions(questionnaire):
        try:
            parse(condition)
        except ConditionError as error:
            meant = tidied_condition(condition)
            yield Fault(
                "condition-syntax",
                place,
                N_("The condition cannot be read: {why}."),
                N_("Write: {meant}") if meant else N_("See docs/formats/pack.md for the form of conditions."),
                {"why": error.why, "meant": meant},
                condition,
            )


def tidied_condition(condition: str) -> str:
    """Return a condition with the signs and words that conditions know, where it can be read then; else nothing."""
    meant = condition
    for foreign, ours in _FOREIGN.items():
        meant = re.sub(foreign, f" {ours} ", meant)
    meant = " ".join(meant.split())
    try:
        parse(meant)
    except ConditionError:
        return ""
    return meant if meant != condition else ""


def facts_of_severity(guide: IncidentGuide) -> tuple[IncidentFact, ...]:
    """Return the facts with an order that a severity depends on; raises ConditionError where it cannot be read."""
    named = {comparison.name for s in guide.severities if s.when for comparison in parse(s.when).comparisons()}
    return tuple(fact for fact in guide.facts if fact.code in named and fact.ordered_values)


def _cases(guide: IncidentGuide) -> Iterator[Fault]:
    """Yield a fault where there are more cases than can be tried while somebody waits."""
    found = prod(len(fact.ordered_values) for fact in facts_of_severity(guide))
    if found > MOST_CASES:
        yield Fault(
            "incident-cases",
            ("incident", "severities"),
            N_("The severities depend on so many facts that {found} cases are possible; at most {most} can be tried."),
            N_("Let the severities depend on fewer facts, or give these facts fewer values."),
            {"found": found, "most": MOST_CASES},
        )


def _circle(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield the first circle of steps that wait for each other."""
    circle = find_circle(questionnaire)
    if circle:
        place = next(p for p, c in capabilities_with_places(questionnaire) if c.code == circle[0][0])
        steps = " → ".join(f"{code} {level}" for code, level in reversed(circle))
        yield Fault(
            "prerequisite-circle",
            (*place, "prerequisites"),
            N_("These levels depend on each other: {steps}."),
            N_("Remove one of the prerequisites in the circle."),
            {"steps": steps},
            steps,
        )


def find_circle(questionnaire: Questionnaire) -> list[LevelStep]:
    """Return steps (capability, level) that wait for each other, or nothing. Raises ValueError for bad notation."""
    sorter: TopologicalSorter[LevelStep] = TopologicalSorter()
    for code, capability in questionnaire.capabilities.items():
        for level in range(2, HIGHEST + 1):
            sorter.add((code, level), (code, level - 1))
        for needed in map(parse_prerequisite, capability.prerequisites):
            sorter.add((code, needed.before), (needed.requirement.code, needed.requirement.level))
    try:
        sorter.prepare()
    except CycleError as error:
        circle: list[LevelStep] = error.args[1]
        return circle
    return []
