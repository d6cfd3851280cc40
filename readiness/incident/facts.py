"""The facts of an incident: what is given, what is unknown, and what each counts as."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from readiness.domain.conditions import Fact, Facts, Known, holds
from readiness.domain.knowledge import AnswerKind, IncidentFact, IncidentGuide
from readiness.scoring.score import GateStatus


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """What is known about an incident on a day.

    `given` holds the facts by code: a choice as its value, yes and no as these words, a date as in 2026-11-02.
    A fact that is None or missing is unknown, unless what is `known` of the organisation (its profile and levels, as
    in `domain.known`) fills it in. Where a fact asks the very question that the profile asks, the profile's answer
    counts, whatever was given: one document never holds two answers to one question.
    """

    on: date
    given: dict[str, Fact | None] = field(default_factory=dict)
    known: Facts = field(default_factory=dict)

    def changed(self, code: str, value: Fact | None) -> "IncidentFacts":
        """Return the same facts with another value of one of them."""
        return replace(self, given={**self.given, code: value})

    def value(self, fact: IncidentFact) -> Fact | None:
        """Return the value of a fact: as it was given, or as the profile says it; None where it is unknown."""
        given, prefilled = self.given.get(fact.code), self.prefilled(fact)
        return prefilled if given is None or (prefilled is not None and self.repeats(fact)) else given

    def repeats(self, fact: IncidentFact) -> bool:
        """Return whether the organisation is asked the same: the fact bears the same code, and is prefilled."""
        return bool(fact.prefill) and fact.code in self.known

    def prefilled(self, fact: IncidentFact) -> Fact | None:
        """Return what the profile says of a fact, or None."""
        values = (prefill.value for prefill in fact.prefill if holds(prefill.when, self.known))
        return next((value for value in values if is_value(fact, value)), None)

    def unknown(self, guide: IncidentGuide) -> tuple[IncidentFact, ...]:
        """Return the facts of the guide that are unknown, in its order."""
        return tuple(fact for fact in guide.facts if self.value(fact) is None)

    def counted(self, guide: IncidentGuide, gates: Mapping[str, GateStatus]) -> dict[str, Known]:
        """Return what conditions see: what is known, every fact of the guide, and the gates by code.

        An unknown fact counts as what the guide assumes; None is what stays unknown. A date counts as the number of
        days from `on`; free text cannot be compared and does not count.
        """
        return {**self.known, **{fact.code: self._counted(fact) for fact in guide.facts}, **gates}

    def _counted(self, fact: IncidentFact) -> Fact | None:
        value = self.value(fact)
        if value is None:
            return counts_as(fact)
        if fact.kind is AnswerKind.DATE:
            return (date.fromisoformat(str(value)) - self.on).days
        return None if fact.kind is AnswerKind.TEXT else value


def recorded_facts(
    guide: IncidentGuide, on: date, given: Mapping[str, Fact | None], known: Facts | None = None
) -> IncidentFacts:
    """Return the facts that a document keeps; a value that the guide does not know is unknown."""
    asked = {fact.code: fact for fact in guide.facts}
    return IncidentFacts(
        on=on,
        given={
            code: value
            for code, value in given.items()
            if code in asked and value is not None and is_value(asked[code], value)
        },
        known=known or {},
    )


def is_value(fact: IncidentFact, value: Fact) -> bool:
    """Return whether a fact can have a value: a choice as its value, yes or no, a day as in 2026-11-02, a text."""
    match fact.kind:
        case AnswerKind.CHOICE:
            return any(type(value) is type(choice.value) and value == choice.value for choice in fact.choices)
        case AnswerKind.YES_NO:
            return value in {"yes", "no"}
        case AnswerKind.DATE:
            return isinstance(value, str) and _is_date(value)
        case AnswerKind.TEXT:
            return isinstance(value, str)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def counts_as(fact: IncidentFact) -> Fact | None:
    """Return what a fact counts as while it is unknown; None where no condition on it holds."""
    if fact.assumed is None and fact.kind is AnswerKind.YES_NO:
        return "no"
    return fact.assumed
