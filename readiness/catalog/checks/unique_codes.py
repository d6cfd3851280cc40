"""Is every code unique, and none of the retired ones?"""

from collections.abc import Iterable, Iterator

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield codes that are given twice or were retired."""
    questionnaire = pack.questionnaire
    asked: list[tuple[Place, str]] = [
        (("dimensions", i, "code"), d.code) for i, d in enumerate(questionnaire.dimensions)
    ]
    asked += [((*place, "code"), c.code) for place, c in pack.capabilities()]
    # Gates share a name space with what they require.
    asked += [(("gates", i, "code"), gate.code) for i, gate in enumerate(questionnaire.gates)]
    yield from _twice(asked)
    yield from _twice((("targets", i, "code"), target.code) for i, target in enumerate(questionnaire.targets))
    yield from _twice((("profile", i, "code"), question.code) for i, question in enumerate(questionnaire.profile))
    for part in ("situations", "terms", "texts"):
        entries = getattr(questionnaire, part)
        yield from _twice(((part, i, "code"), entry.code) for i, entry in enumerate(entries))
    if questionnaire.incident:
        facts = questionnaire.incident.facts
        yield from _twice((("incident", "facts", i, "code"), fact.code) for i, fact in enumerate(facts))
        steps = questionnaire.incident.steps
        yield from _twice((("incident", "steps", i, "code"), step.code) for i, step in enumerate(steps))
        ideas = questionnaire.incident.ideas
        yield from _twice((("incident", "ideas", i, "code"), idea.code) for i, idea in enumerate(ideas))
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
