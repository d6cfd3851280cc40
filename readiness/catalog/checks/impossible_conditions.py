"""Can every condition hold, and every variant be chosen? Tried with all values that the facts in them can have."""

from collections.abc import Iterator
from itertools import product
from math import prod

from readiness.catalog.pack import Pack
from readiness.domain.conditions import Condition, ConditionError, parse
from readiness.domain.consistency import written_conditions
from readiness.domain.knowledge import AnswerKind, IncidentFact, ProfileQuestion
from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Questionnaire, Variant
from readiness.domain.values import Fact
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

# Beyond, nothing is said: a condition of so many facts is read by nobody anyway.
_MOST_TRIALS = 20_000
# A word that nobody chose, for facts whose values are not known.
_ANOTHER = "\0another"


def check(pack: Pack) -> Iterator[Fault]:
    """Yield conditions that no answer can fulfil, and variants behind one that holds wherever they do."""
    questionnaire = pack.questionnaire
    impossible: set[Place] = set()
    for place, text in written_conditions(questionnaire):
        if _can_hold(text, (), questionnaire) is False:
            impossible.add(place)
            yield _impossible(place, text)
    for place, capability in pack.capabilities():
        for i, variant in enumerate(capability.variants):
            here = (*place, "variants", i, "when")
            before = [other.when for other in capability.variants[:i] if _same(other, variant)]
            if here in impossible:
                continue
            if _can_hold(variant.when, (), questionnaire) is False:
                yield _impossible(here, variant.when)
            elif _can_hold(variant.when, before, questionnaire) is False:
                yield Fault(
                    "variant-unreachable",
                    here,
                    N_("This wording is never shown: wherever it fits, one above it fits too."),
                    N_("Move it up, or narrow the condition of the other one."),
                    {},
                    variant.when,
                )


def _impossible(place: Place, condition: str) -> Fault:
    return Fault(
        "condition-impossible",
        place,
        N_("This condition can never hold, whatever is answered."),
        N_("Look for two comparisons that exclude each other, joined by “and”."),
        {},
        condition,
    )


def _same(one: Variant, other: Variant) -> bool:
    return one.of is other.of and one.to == other.to


def _can_hold(text: str, before: list[str] | tuple[()], questionnaire: Questionnaire) -> bool | None:
    """Return whether a condition holds for some facts for which none of those before it does; None if unknown."""
    try:
        wanted, others = _parsed(text), [_parsed(other) for other in before]
    except ConditionError:
        # The syntax error is reported by another check.
        return None
    if wanted is None:
        return True
    if None in others:
        return False
    conditions = [wanted, *(other for other in others if other is not None)]
    compared: dict[str, set[Fact]] = {}
    for condition in conditions:
        for comparison in condition.comparisons():
            compared.setdefault(comparison.name, set()).add(comparison.value)
    known = _values(questionnaire)
    values = [sorted(known.get(name) or _around(used), key=str) for name, used in compared.items()]
    if prod(map(len, values)) > _MOST_TRIALS:
        return None
    for trial in product(*values):
        facts = dict(zip(compared, trial, strict=True))
        if wanted.holds(facts) and not any(other.holds(facts) for other in conditions[1:]):
            return True
    return False


def _parsed(text: str) -> Condition | None:
    return parse(text) if text else None


def _around(used: set[Fact]) -> set[Fact]:
    """Return values that tell all comparisons of a fact apart: what it is compared with, what is near, another word."""
    numbers = {value for value in used if isinstance(value, int)}
    near = {number + step for number in numbers for step in (-1, 0, 1)}
    return {*near, *(used - numbers), _ANOTHER}


def _values(questionnaire: Questionnaire) -> dict[str, set[Fact]]:
    """Return the values of the facts that have few."""
    values: dict[str, set[Fact]] = {code: set(range(HIGHEST + 1)) for code in questionnaire.capabilities}
    asked: tuple[ProfileQuestion | IncidentFact, ...] = questionnaire.profile
    if questionnaire.incident:
        asked += questionnaire.incident.facts
    for question in asked:
        if question.kind is AnswerKind.YES_NO:
            values[question.code] = {"yes", "no"}
        elif question.kind is AnswerKind.CHOICE:
            values[question.code] = {choice.value for choice in question.choices}
    for gate in questionnaire.gates:
        values[gate.code] = {"pass", "fail", "open"}
    return values
