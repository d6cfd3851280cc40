"""Does a questionnaire hold together? What the format alone cannot say, asked before anything relies on it."""

from graphlib import CycleError, TopologicalSorter

from readiness.domain.conditions import parse
from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.requirements import parse_prerequisite, parse_requirement

Step = tuple[str, int]


def check_consistency(questionnaire: Questionnaire) -> None:
    """Raise ValueError for requirements and conditions that cannot be read, unknown codes, and circles."""
    known = questionnaire.capabilities.keys() | {d.code for d in questionnaire.dimensions}
    required = [parse_requirement(text) for gate in questionnaire.gates for text in gate.requires]
    needed = [
        parse_prerequisite(text).requirement for c in questionnaire.capabilities.values() for text in c.prerequisites
    ]
    for requirement in required + needed:
        if requirement.code not in known:
            raise ValueError(f"unknown code {requirement.code}")
    for condition in _conditions(questionnaire):
        parse(condition)
    circle = find_circle(questionnaire)
    if circle:
        raise ValueError(f"prerequisites wait for each other: {circle}")


def find_circle(questionnaire: Questionnaire) -> list[Step]:
    """Return steps (capability, level) that wait for each other, or nothing. Raises ValueError for bad notation."""
    sorter: TopologicalSorter[Step] = TopologicalSorter()
    for code, capability in questionnaire.capabilities.items():
        for level in range(2, HIGHEST + 1):
            sorter.add((code, level), (code, level - 1))
        for needed in map(parse_prerequisite, capability.prerequisites):
            sorter.add((code, needed.before), (needed.requirement.code, needed.requirement.level))
    try:
        sorter.prepare()
    except CycleError as error:
        circle: list[Step] = error.args[1]
        return circle
    return []


def _conditions(questionnaire: Questionnaire) -> list[str]:
    legal, guide = questionnaire.legal, questionnaire.incident
    written = [target.when for target in questionnaire.targets]
    written += [point.when for point in legal.checkpoints] if legal else []
    if guide:
        written += [
            rule.when for part in (guide.severities, guide.rules, guide.modifiers, guide.steps) for rule in part
        ]
    return [condition for condition in written if condition]
