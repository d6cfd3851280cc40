"""Is every code unique, and none of the retired ones?"""

from collections.abc import Iterable, Iterator

from readiness.catalog.pack import Pack
from readiness.domain.knowledge import OPEN, IncidentFact, IncidentGuide, ProfileQuestion
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

# What conditions of the guide mean by these, and the key under which a file of facts says its format.
_RESERVED = frozenset(["format", "severity", "rule", OPEN])


def check(pack: Pack) -> Iterator[Fault]:
    """Yield codes that are given twice or were retired."""
    questionnaire = pack.questionnaire
    asked: list[tuple[Place, str]] = [
        (("dimensions", i, "code"), d.code) for i, d in enumerate(questionnaire.dimensions)
    ]
    asked += [((*place, "code"), c.code) for place, c in pack.capabilities()]
    asked += [
        (("dimensions", i, "facts", j, "code"), fact.code)
        for i, dimension in enumerate(questionnaire.dimensions)
        for j, fact in enumerate(dimension.facts)
    ]
    # Gates share a name space with what they require.
    asked += [(("gates", i, "code"), gate.code) for i, gate in enumerate(questionnaire.gates)]
    yield from _twice(asked)
    yield from _twice((("targets", i, "code"), target.code) for i, target in enumerate(questionnaire.targets))
    yield from _twice((("profile", i, "code"), question.code) for i, question in enumerate(questionnaire.profile))
    for part in ("situations", "terms", "texts"):
        entries = getattr(questionnaire, part)
        yield from _twice(((part, i, "code"), entry.code) for i, entry in enumerate(entries))
    for i, question in enumerate(questionnaire.profile):
        yield from _values(("profile", i), question)
    if questionnaire.incident:
        yield from _guide(questionnaire.incident, {gate.code for gate in questionnaire.gates})
    if questionnaire.legal:
        points = questionnaire.legal.checkpoints
        yield from _twice((("legal", "checkpoints", i, "code"), p.code) for i, p in enumerate(points))
    for place, code in asked:
        if code in questionnaire.retired_codes:
            yield Fault(
                "code-retired",
                place,
                N_("The code {code} was retired and must not be used again."),
                N_("Choose a new code: old answers would be read as answers to this question."),
                {"code": code},
                code,
            )


def _guide(guide: IncidentGuide, gates: set[str]) -> Iterator[Fault]:
    """Yield what the incident guide calls by one name: parts with the same code, and facts that hide another one."""
    for part in ("facts", "options", "courses", "steps", "ideas"):
        entries = getattr(guide, part)
        yield from _twice((("incident", part, i, "code"), entry.code) for i, entry in enumerate(entries))
    yield from _twice((("incident", "severities", i, "severity"), s.severity) for i, s in enumerate(guide.severities))
    yield from _twice((("incident", "rules", i, "number"), str(r.number)) for i, r in enumerate(guide.rules))
    for i, fact in enumerate(guide.facts):
        yield from _values(("incident", "facts", i), fact)
        if fact.code in _RESERVED or fact.code in gates:
            yield _taken(("incident", "facts", i, "code"), fact.code)
    for i, severity in enumerate(guide.severities):
        if severity.severity == OPEN:
            yield _taken(("incident", "severities", i, "severity"), severity.severity)


def _values(place: Place, question: ProfileQuestion | IncidentFact) -> Iterator[Fault]:
    """Yield choices with the same value: an answer would be either of them."""
    for i, choice in enumerate(question.choices):
        if any(choice.value == other.value for other in question.choices[:i]):
            yield Fault(
                "code-twice",
                (*place, "choices", i, "value"),
                N_("Two choices have the value {code}."),
                N_("Give one of the two another value."),
                {"code": choice.value},
                choice.value,
            )


def _taken(place: Place, code: str) -> Fault:
    return Fault(
        "code-reserved",
        place,
        N_("The name {code} has a meaning of its own in the incident guide."),
        N_("Choose another one."),
        {"code": code},
        code,
    )


def _twice(coded: Iterable[tuple[Place, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, code in coded:
        if code in seen:
            yield Fault(
                "code-twice",
                place,
                N_("The code {code} is used twice."),
                N_("Give one of the two a new code."),
                {"code": code},
                code,
            )
        seen.add(code)
