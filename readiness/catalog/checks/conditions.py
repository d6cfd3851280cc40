"""Can every condition be read, and do its names and values exist?"""

from collections.abc import Iterator, Mapping

from readiness.catalog.problem import Pack, Problem
from readiness.catalog.yaml_source import Place
from readiness.domain.conditions import Comparison, ConditionError, parse
from readiness.domain.knowledge import AnswerKind, IncidentFact, ProfileQuestion
from readiness.foundation.translation import N_

# The values a fact can have; None where any whole number fits.
Names = Mapping[str, frozenset[int | str] | None]

_YES_NO = frozenset({"yes", "no"})
_GATE = frozenset({"pass", "fail", "open"})


def check(pack: Pack) -> Iterator[Problem]:
    """Yield conditions that do not follow the grammar or speak of unknown facts."""
    for place, condition, names in _conditions(pack):
        if not condition:
            continue
        try:
            comparisons = list(parse(condition).comparisons())
        except ConditionError as error:
            yield Problem(
                "condition-syntax",
                place,
                N_("The condition cannot be read ({why})."),
                N_("See docs/formats/pack.md for the form of conditions."),
                {"why": error},
                condition,
            )
            continue
        for comparison in comparisons:
            yield from _check_comparison(place, comparison, names, condition)


def _check_comparison(place: Place, comparison: Comparison, names: Names, condition: str) -> Iterator[Problem]:
    if comparison.name not in names:
        yield Problem(
            "condition-name",
            place,
            N_("The condition asks for “{name}”, which is not a known fact."),
            N_("Use one of those: {names}."),
            {"name": comparison.name, "names": ", ".join(names)},
            condition,
        )
        return
    values = names[comparison.name]
    fits = isinstance(comparison.value, int) if values is None else comparison.value in values
    ordered = comparison.order in {"=", "!="} or isinstance(comparison.value, int)
    if not fits or not ordered:
        yield Problem(
            "condition-value",
            place,
            N_("“{name}” cannot be compared with “{value}” in this way."),
            N_("Possible values: {values}. Only numbers can be larger or smaller."),
            {
                "name": comparison.name,
                "value": comparison.value,
                "values": "0, 1, 2 …" if values is None else ", ".join(map(str, sorted(values, key=str))) or "–",
            },
            condition,
        )


def _conditions(pack: Pack) -> Iterator[tuple[Place, str, Names]]:
    """Yield every condition with its place and the facts it may speak of."""
    questionnaire = pack.questionnaire
    profile = _names(questionnaire.profile)
    for i, target in enumerate(questionnaire.targets):
        yield ("targets", i, "when"), target.when, profile
    if questionnaire.legal:
        for i, point in enumerate(questionnaire.legal.checkpoints):
            yield ("legal", "checkpoints", i, "when"), point.when, profile
    guide = questionnaire.incident
    if guide is None:
        return
    facts = dict(_names(guide.facts))
    for i, severity in enumerate(guide.severities):
        yield ("incident", "severities", i, "when"), severity.when, facts
    facts["severity"] = frozenset(s.severity for s in guide.severities)
    facts |= {gate.code: _GATE for gate in questionnaire.gates}
    for i, rule in enumerate(guide.rules):
        yield ("incident", "rules", i, "when"), rule.when, facts
    facts["rule"] = frozenset(rule.number for rule in guide.rules)
    for part in ("modifiers", "steps"):
        for i, entry in enumerate(getattr(guide, part)):
            yield ("incident", part, i, "when"), entry.when, facts


def _names(questions: tuple[ProfileQuestion, ...] | tuple[IncidentFact, ...]) -> Names:
    return {question.code: _values(question) for question in questions}


def _values(question: ProfileQuestion | IncidentFact) -> frozenset[int | str] | None:
    if question.kind is AnswerKind.YES_NO:
        return _YES_NO
    if question.kind is AnswerKind.CHOICE:
        return frozenset(choice.value for choice in question.choices)
    return None if question.kind is AnswerKind.DATE else frozenset()
