"""Does a questionnaire hold together? What the format alone cannot say, asked before anything relies on it.

`readiness check` tells all of these faults with their lines, and a document whose questionnaire has one is refused.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from graphlib import CycleError, TopologicalSorter
from math import prod
from typing import Any

from readiness.domain.answer_consistency import answer_faults
from readiness.domain.conditions import ConditionError, parse
from readiness.domain.knowledge import AnswerKind, IncidentFact, IncidentGuide
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.domain.requirements import parse_prerequisite, parse_requirement
from readiness.domain.scales import MeasureKind
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
ASK_WHEN = "ask_when"
# While facts are unknown, every combination of their values is tried: a third of a second with so many.
MOST_CASES = 5_000


def inconsistencies(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield requirements and conditions that cannot be read, unknown codes, and circles, each with its place."""
    yield from answer_faults(questionnaire)
    if not all(capability.rungs for capability in questionnaire.capabilities.values()):
        # Without answers there are no levels that anything else could name.
        return
    unreadable = False
    for place, capability in capabilities_with_places(questionnaire):
        for fault in _prerequisites(place, capability, questionnaire):
            unreadable = unreadable or fault.code == "prerequisite-syntax"
            yield fault
    yield from _requirements(questionnaire)
    yield from _asked_too_early(questionnaire)
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
    """Yield every field `when` or `ask_when` within a value: whatever has a condition is written that way."""
    if is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name in {"when", ASK_WHEN}:
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


def _asked_too_early(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield conditions of questions that ask for what is only asked later, or for a day."""
    later = {question.code for dimension in questionnaire.dimensions for question in dimension.questions()}
    days = {question.code for question in questionnaire.profile if question.kind is AnswerKind.DATE}
    days |= {code for code, fact in questionnaire.facts.items() if fact.measure.kind is MeasureKind.DATE}
    for i, dimension in enumerate(questionnaire.dimensions):
        yield from _too_early(("dimensions", i), dimension.code, dimension.ask_when, later, days)
        for question in dimension.questions():
            key = "capabilities" if isinstance(question, Capability) else "facts"
            at = getattr(dimension, key).index(question)
            place = ("dimensions", i, key, at)
            yield from _too_early(place, question.code, question.ask_when, later, days)
            later.discard(question.code)


def _too_early(place: Place, code: str, condition: str, later: set[str], days: set[str]) -> Iterator[Fault]:
    try:
        names = {comparison.name for comparison in parse(condition).comparisons()} if condition else set()
    except ConditionError:
        # Reported with all other conditions that cannot be read.
        return
    for name in sorted(names & later):
        yield Fault(
            "ask-when-later",
            (*place, ASK_WHEN),
            N_("{code} depends on {name}, which is not asked before it."),
            N_("Move {name} in front of {code}, or ask for something that comes earlier."),
            {"code": code, "name": name},
            condition,
        )
    for name in sorted(names & days):
        yield Fault(
            "ask-when-day",
            (*place, ASK_WHEN),
            N_("{code} depends on {name}, which is a day: it would be asked one day and not the next."),
            N_("Ask for something that does not change with the calendar."),
            {"code": code, "name": name},
            condition,
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
        for level in capability.rungs[2:]:
            sorter.add((code, level), (code, capability.rung_below(level)))
        for needed in map(parse_prerequisite, capability.prerequisites):
            other = questionnaire.capabilities.get(needed.requirement.code, capability)
            sorter.add(
                (code, capability.rung_from(needed.before)), (other.code, other.rung_from(needed.requirement.level))
            )
    try:
        sorter.prepare()
    except CycleError as error:
        circle: list[LevelStep] = error.args[1]
        return circle
    return []
