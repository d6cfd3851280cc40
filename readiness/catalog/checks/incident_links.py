"""Do the parts of the incident guide name each other correctly?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.domain.knowledge import AnswerKind, IncidentGuide
from readiness.domain.requirements import parse_requirement
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

_ONLY_CHOICES = N_("Only facts of kind choice or yes_no can be prefilled: remove “prefill”.")


def check(pack: Pack) -> Iterator[Fault]:
    """Yield names of courses, options, gates, capabilities and answers that do not exist."""
    guide = pack.questionnaire.incident
    if guide is None:
        return
    known = {
        "course": {element.code for element in guide.courses},
        "option": {option.code for option in guide.options},
        "gate": {gate.code for gate in pack.questionnaire.gates},
        "capability": set(pack.questionnaire.capabilities),
    }
    for kind, place, name in _links(guide):
        if name not in known[kind]:
            yield Fault(
                "incident-link",
                ("incident", *place),
                N_("“{name}” is named here, but does not exist."),
                N_("Use one of these: {names}.")
                if known[kind]
                else N_("There is nothing of this kind to choose from: write it first, or remove the name."),
                {"name": name, "names": ", ".join(sorted(known[kind]))},
                name,
            )

    for place, prefill, values in _prefills(guide):
        if prefill not in values:
            yield Fault(
                "prefill-value",
                ("incident", *place),
                N_("“{value}” is not an answer to this question."),
                N_("Use one of these: {names}.") if values else _ONLY_CHOICES,
                {"value": prefill, "names": ", ".join(map(str, values))},
                prefill,
            )


def _prefills(guide: IncidentGuide) -> Iterator[tuple[Place, object, tuple[object, ...]]]:
    """Yield the values that the profile gives in advance, with those that the question has."""
    for i, fact in enumerate(guide.facts):
        yes_no = ("yes", "no") if fact.kind is AnswerKind.YES_NO else ()
        # A day or a text that the profile knows would be another one next time.
        choices = fact.choices if fact.kind is AnswerKind.CHOICE else ()
        values = yes_no or tuple(choice.value for choice in choices)
        for j, prefill in enumerate(fact.prefill):
            yield ("facts", i, "prefill", j, "value"), prefill.value, values


def _links(guide: IncidentGuide) -> Iterator[tuple[str, Place, str]]:
    """Yield the kind, the place and the name of everything that one part calls another."""
    yield from (("gate", ("options", i, "gate"), o.gate) for i, o in enumerate(guide.options) if o.gate)
    yield from (("option", ("courses", i, "option"), e.option) for i, e in enumerate(guide.courses))
    courses: list[tuple[Place, tuple[str, ...]]] = []
    courses += [(("rules", i, "course"), rule.course) for i, rule in enumerate(guide.rules)]
    courses += [(("modifiers", i, "adds"), modifier.adds) for i, modifier in enumerate(guide.modifiers)]
    courses += [(("modifiers", i, "removes"), modifier.removes) for i, modifier in enumerate(guide.modifiers)]
    yield from (("course", (*place, j), code) for place, codes in courses for j, code in enumerate(codes))
    for i, step in enumerate(guide.steps):
        yield from (("capability", ("steps", i, "leads_to", j), _code(text)) for j, text in enumerate(step.leads_to))


def _code(text: str) -> str:
    try:
        return parse_requirement(text).code
    except ValueError:
        return text
