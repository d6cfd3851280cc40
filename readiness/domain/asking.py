"""What is asked, and why the rest is not: the conditions of questions (`ask_when`), looked at in their order.

A condition asks for the profile and for questions that stand before its own, so there can be no circle. A question is
hidden only where its condition is surely false: what is unknown hides nothing. A hidden question is nothing to a
condition further down: it equals no value. Days are not asked for, as nothing may be hidden one day and not the next.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.conditions import NOT_ASKED, KnownFact, holds, may_hold
from readiness.domain.knowledge import AnswerKind, Gate, IncidentGuide, ProfileQuestion
from readiness.domain.questionnaire import Capability, Dimension, FactQuestion, Question, Questionnaire
from readiness.domain.requirements import parse_prerequisite, parse_requirement


def hidden_questions(questionnaire: Questionnaire, assessment: Assessment) -> dict[str, str]:
    """Return the questions that are not asked, by code, each with the condition that is not met."""
    if not questionnaire.conditional:
        return {}
    facts: dict[str, KnownFact | None] = dict(_of_profile(questionnaire.profile, assessment.details.profile))
    hidden: dict[str, str] = {}
    for dimension in questionnaire.dimensions:
        shut = not may_hold(dimension.ask_when, facts)
        for question in dimension.questions():
            unmet = dimension.ask_when if shut else question.ask_when
            if shut or not may_hold(question.ask_when, facts):
                hidden[question.code] = unmet
                facts[question.code] = NOT_ASKED
            else:
                facts[question.code] = _fact(question, assessment.answer(question.code))
    return hidden


def undecided_questions(questionnaire: Questionnaire, assessment: Assessment) -> frozenset[str]:
    """Return the questions of which an open answer still decides whether they are asked, by code.

    What depends on such a question is undecided too: its answer stands only as long as it is asked. What does not
    apply is no open answer: it hides nothing for good.
    """
    if not questionnaire.conditional:
        return frozenset()
    facts: dict[str, KnownFact | None] = dict(_of_profile(questionnaire.profile, assessment.details.profile))
    undecided: set[str] = set()
    for dimension in questionnaire.dimensions:
        for question in dimension.questions():
            conditions = [one for one in (dimension.ask_when, question.ask_when) if one]
            answer = assessment.answer(question.code)
            if not all(may_hold(one, facts) for one in conditions):
                facts[question.code] = NOT_ASKED
            elif all(holds(one, facts) for one in conditions):
                facts[question.code] = _fact(question, answer)
            else:
                undecided.add(question.code)
                facts[question.code] = None
    return frozenset(undecided)


def with_all_of(questionnaire: Questionnaire, assessment: Assessment, undecided: AbstractSet[str]) -> Questionnaire:
    """Return the questionnaire with the undecided questions besides those that are asked, all without conditions."""
    asked = _without(questionnaire, hidden_questions(questionnaire, assessment).keys() - undecided)
    dimensions = (
        replace(
            dimension,
            ask_when="",
            facts=(),
            capabilities=tuple(replace(capability, ask_when="") for capability in dimension.capabilities),
        )
        for dimension in asked.dimensions
        if dimension.capabilities
    )
    return replace(asked, dimensions=tuple(dimensions))


def as_asked(questionnaire: Questionnaire, assessment: Assessment) -> Questionnaire:
    """Return the questionnaire as this organisation is asked it: without the questions that are hidden.

    What refers to a hidden question goes with it: it cannot keep a gate shut, and nothing waits for it. A dimension of
    which nothing is left is left out.
    """
    hidden = hidden_questions(questionnaire, assessment)
    return _without(questionnaire, hidden.keys()) if hidden else questionnaire


def as_rated(questionnaire: Questionnaire, assessment: Assessment) -> Questionnaire:
    """Return the same without the dimensions that ask for nothing but facts: what is scored and planned."""
    asked = as_asked(questionnaire, assessment)
    rated = tuple(dimension for dimension in asked.dimensions if dimension.capabilities)
    return asked if len(rated) == len(asked.dimensions) else replace(asked, dimensions=rated)


def _of_profile(questions: tuple[ProfileQuestion, ...], given: Mapping[str, str]) -> Mapping[str, KnownFact | None]:
    return {question.code: _given(question, given.get(question.code, "")) for question in questions}


def _given(question: ProfileQuestion, given: str) -> KnownFact | None:
    if question.kind is AnswerKind.YES_NO:
        return given or None
    return next((choice.value for choice in question.choices if str(choice.value) == given), None)


def _fact(question: Question, answer: Answer) -> KnownFact | None:
    """Return what is known by an answer: its fact or its level; None where it says nothing."""
    if answer.status is not Status.ANSWERED:
        return None
    if question.measure is not None and answer.value:
        return question.measure.fact(answer.value)
    return answer.level


def _without(questionnaire: Questionnaire, hidden: AbstractSet[str]) -> Questionnaire:
    dimensions = tuple(_dimension_without(dimension, hidden) for dimension in questionnaire.dimensions)
    left = tuple(dimension for dimension in dimensions if dimension.capabilities or dimension.facts)
    gone = hidden | ({d.code for d in questionnaire.dimensions} - {d.code for d in left if d.capabilities})
    gates = (_gate_without(gate, gone) for gate in questionnaire.gates)
    return replace(
        questionnaire,
        dimensions=left,
        gates=tuple(gate for gate in gates if gate is not None),
        mandate="" if questionnaire.mandate in hidden else questionnaire.mandate,
        pairs=tuple(pair for pair in questionnaire.pairs if pair.ours not in hidden),
        incident=_guide_without(questionnaire.incident, hidden) if questionnaire.incident else None,
    )


def _dimension_without(dimension: Dimension, hidden: AbstractSet[str]) -> Dimension:
    """Return a dimension with what is asked; a fact that came after a hidden question keeps its place."""
    facts: list[FactQuestion] = []
    capabilities: list[Capability] = []
    for question in dimension.questions():
        if question.code in hidden:
            continue
        if isinstance(question, Capability):
            capabilities.append(_freed(question, hidden))
        else:
            facts.append(replace(question, after=capabilities[-1].code if capabilities else ""))
    return replace(dimension, facts=tuple(facts), capabilities=tuple(capabilities))


def _freed(capability: Capability, hidden: AbstractSet[str]) -> Capability:
    """Return a capability that waits for nothing that is hidden."""
    kept = tuple(one for one in capability.prerequisites if parse_prerequisite(one).requirement.code not in hidden)
    return capability if len(kept) == len(capability.prerequisites) else replace(capability, prerequisites=kept)


def _gate_without(gate: Gate, gone: AbstractSet[str]) -> Gate | None:
    """Return a gate without the requirements that are gone; None where it required nothing else."""
    kept = _kept(gate.requires, gone)
    return replace(gate, requires=kept) if kept else None


def _guide_without(guide: IncidentGuide, hidden: AbstractSet[str]) -> IncidentGuide:
    """Return a guide whose steps lead to nothing that is hidden."""
    return replace(guide, steps=tuple(replace(step, leads_to=_kept(step.leads_to, hidden)) for step in guide.steps))


def _kept(requirements: tuple[str, ...], gone: AbstractSet[str]) -> tuple[str, ...]:
    return tuple(one for one in requirements if parse_requirement(one).code not in gone)
