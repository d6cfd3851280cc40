"""Do the parts of the incident guide name each other correctly?"""

from collections.abc import Iterator

from readiness.catalog.problem import Pack, Problem
from readiness.catalog.yaml_source import Place
from readiness.domain.knowledge import IncidentGuide
from readiness.domain.requirements import parse_requirement
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Problem]:
    """Yield names of courses, options, gates and capabilities that do not exist."""
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
            yield Problem(
                "incident-link",
                ("incident", *place),
                N_("“{name}” is named here, but does not exist."),
                N_("Use one of those: {names}."),
                {"name": name, "names": ", ".join(sorted(known[kind]))},
                name,
            )


def _links(guide: IncidentGuide) -> Iterator[tuple[str, Place, str]]:
    for i, option in enumerate(guide.options):
        if option.gate:
            yield "gate", ("options", i, "gate"), option.gate
    for i, element in enumerate(guide.courses):
        yield "option", ("courses", i, "option"), element.option
    for i, rule in enumerate(guide.rules):
        for j, code in enumerate(rule.course):
            yield "course", ("rules", i, "course", j), code
    for i, modifier in enumerate(guide.modifiers):
        for part, codes in (("adds", modifier.adds), ("removes", modifier.removes)):
            for j, code in enumerate(codes):
                yield "course", ("modifiers", i, part, j), code
    for i, step in enumerate(guide.steps):
        for j, text in enumerate(step.leads_to):
            yield "capability", ("steps", i, "leads_to", j), _code(text)


def _code(text: str) -> str:
    try:
        return parse_requirement(text).code
    except ValueError:
        return text
