"""Do the names and values that conditions use exist?"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from readiness.catalog.pack import Pack
from readiness.domain.conditions import Comparison, ConditionError, parse
from readiness.domain.consistency import written_conditions
from readiness.domain.knowledge import OPEN, AnswerKind, IncidentFact, ProfileQuestion
from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Capability, VariantOf
from readiness.domain.scales import Measure, MeasureKind
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

# The values a fact can have; None where any whole number fits.
AllowedValues = Mapping[str, frozenset[int | str] | None]

_PERCENT = frozenset(range(101))
# What a situation may ask beside the profile, the levels and the gates.
STANDING: AllowedValues = {
    "depth": frozenset({"quick", "full"}),
    "answered": _PERCENT,
    "dont_know": _PERCENT,
    "shown": _PERCENT,
    "stage": frozenset(range(HIGHEST + 1)),
    "incident": frozenset({"none", "green", "amber", "red", OPEN}),
    "on_target": frozenset({"yes", "no"}),
}

_MOST_OFFERED, _MOST_NAMES = 5, 40

_YES_NO = frozenset({"yes", "no"})
_GATE = frozenset({"pass", "fail", "open"})


def check(pack: Pack) -> Iterator[Fault]:
    """Yield conditions that use unknown facts, or compare one with a value it cannot have."""
    names = _names_by_place(pack)
    for place, condition in written_conditions(pack.questionnaire):
        try:
            comparisons = list(parse(condition).comparisons())
        except ConditionError:
            # The syntax error is reported by another check.
            continue
        for comparison in comparisons:
            yield from _check_comparison(place, comparison, _names_at(place, names), condition)


def _check_comparison(place: Place, comparison: Comparison, names: AllowedValues, condition: str) -> Iterator[Fault]:
    if comparison.name not in names:
        yield Fault(
            "condition-name",
            place,
            N_("The condition asks for “{name}”, which is not a known fact."),
            N_("Use one of these: {names}.") if names else N_("No facts are known here: leave “when” empty."),
            {"name": comparison.name, "names": ", ".join(_offered(comparison.name, names))},
            condition,
        )
        return
    values = names[comparison.name]
    fits = isinstance(comparison.value, int) if values is None else comparison.value in values
    ordered = comparison.order in {"=", "!="} or isinstance(comparison.value, int)
    if not fits or not ordered:
        yield Fault(
            "condition-value",
            place,
            N_("“{name}” cannot be compared with “{value}” in this way."),
            N_("Possible values: {values}. Only numbers can be larger or smaller.")
            if values is None or values
            else N_("A free text cannot be compared with anything: ask for a choice, or for yes or no."),
            {
                "name": comparison.name,
                "value": comparison.value,
                "values": "0, 1, 2 …" if values is None else ", ".join(map(str, sorted(values, key=str))),
            },
            condition,
        )


def _offered(wrong: str, names: AllowedValues) -> list[str]:
    """Return the names that were perhaps meant; all of them where none is similar and they are few."""
    return get_close_matches(wrong, names, _MOST_OFFERED) or list(names)[:_MOST_NAMES]


def _names_at(place: Place, names: Mapping[Place, AllowedValues]) -> AllowedValues:
    """Return the facts that may be named at a place: those of the longest beginning of it that has its own."""
    found = next((names[place[:length]] for length in range(len(place), -1, -1) if place[:length] in names), None)
    assert found is not None
    # The facts of an incident are prefilled from what is known of the organisation, not from each other.
    return names[()] if "prefill" in place else found


def _names_by_place(pack: Pack) -> dict[Place, AllowedValues]:
    """Return the facts that conditions may speak of, by the beginning of their places."""
    questionnaire = pack.questionnaire
    profile = _names(questionnaire.profile)
    levels: AllowedValues = {
        **{code: _fact_values(fact.measure) for code, fact in questionnaire.facts.items()},
        **{code: _levels_or_facts(capability) for code, capability in questionnaire.capabilities.items()},
    }
    gates: AllowedValues = {gate.code: _GATE for gate in questionnaire.gates}
    # The profile comes first: it is what an author looks for.
    known = {**profile, **levels}
    names: dict[Place, AllowedValues] = {
        (): known,
        ("targets",): profile,
        ("gates",): known,
        ("situations",): {**known, **gates, **STANDING},
    }
    guide = questionnaire.incident
    if guide is None:
        return names
    facts = {**known, **_names(guide.facts)}
    # A risk that has happened already is told as such.
    names |= {
        (*place, "variants", i): facts
        for place, capability in pack.capabilities()
        for i, variant in enumerate(capability.variants)
        if variant.of is VariantOf.RISK
    }
    names["incident", "severities"] = _names(guide.facts)
    severity = frozenset(s.severity for s in guide.severities)
    names["incident", "rules"] = {**facts, **gates, "severity": severity}
    decided = {**facts, **gates, "severity": severity | {OPEN}, "rule": frozenset(rule.number for rule in guide.rules)}
    names["incident",] = decided
    # What is to be done may depend on the elements that were chosen, which are known by then.
    chosen: AllowedValues = {**dict.fromkeys((element.code for element in guide.courses), _YES_NO), **decided}
    names |= {("incident", part): chosen for part in ("options", "ideas", "steps")}
    return names


def _levels_or_facts(capability: Capability) -> frozenset[int | str] | None:
    """Return what a capability can be compared with: its level, or the fact that was asked for."""
    return frozenset(range(HIGHEST + 1)) if capability.measure is None else None


def _fact_values(measure: Measure) -> frozenset[int | str] | None:
    if measure.kind in {MeasureKind.CHOICE, MeasureKind.MULTIPLE}:
        return frozenset(choice.value for choice in measure.choices)
    return frozenset() if measure.kind is MeasureKind.TEXT else None


def _names(questions: tuple[ProfileQuestion, ...] | tuple[IncidentFact, ...]) -> AllowedValues:
    return {question.code: _values(question) for question in questions}


def _values(question: ProfileQuestion | IncidentFact) -> frozenset[int | str] | None:
    if question.kind is AnswerKind.YES_NO:
        return _YES_NO
    if question.kind is AnswerKind.CHOICE:
        return frozenset(choice.value for choice in question.choices)
    return None if question.kind is AnswerKind.DATE else frozenset()
