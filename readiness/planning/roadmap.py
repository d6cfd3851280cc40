"""Rule 12: the next steps in order, each taken as if the earlier ones were done."""

from collections.abc import Iterator, Mapping
from math import sqrt

import msgspec

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.domain.requirements import parse_requirement
from readiness.planning.steps import Step, Why, bucket, effort, step_id, usual_days

# Dividing by the root of the effort must not favour the tiniest steps without limit.
_LEAST_EFFORT = 0.05


class _Candidate(msgspec.Struct, frozen=True):
    """A step that could be taken now, on behalf of the capability `wanted`."""

    capability: Capability
    level: int
    wanted: Capability
    gate_rank: int
    gate: str | None
    value: float

    def order(self) -> tuple[int, bool, float, str]:
        return self.gate_rank, not self.wanted.key_question, -self.value, self.capability.code


def roadmap(questionnaire: Questionnaire, assessment: Assessment, targets: Mapping[str, int]) -> list[Step]:
    """Return every step to the targets in the order in which they are worth taking.

    Order: gates in their sequence, key questions first, then value = risk class × gap ÷ √(effort), then code.
    A step whose prerequisite is unmet waits, and the prerequisite's own next step takes its place. Unknown
    and unanswered capabilities start at level 0; not applicable ones are left out, and what they would be
    needed for counts as met.
    """
    planner = _Planner(questionnaire, assessment, targets)
    return list(planner.steps())


class _Planner:
    def __init__(self, questionnaire: Questionnaire, assessment: Assessment, targets: Mapping[str, int]) -> None:
        self._questionnaire = questionnaire
        self._assessment = assessment
        self._targets = targets
        asked = {c.code for c in questionnaire.asked(assessment.details.depth)}
        self._levels: dict[str, int] = {}
        for code in questionnaire.capabilities:
            answer = assessment.answer(code)
            if answer.status is not Status.NOT_APPLICABLE:
                self._levels[code] = answer.level or 0
        self._wanted = [c for code, c in questionnaire.capabilities.items() if code in asked & self._levels.keys()]
        self._due: dict[str, int] = {}

    def steps(self) -> Iterator[Step]:
        while candidates := [c for wanted in self._wanted if (c := self._candidate(wanted))]:
            best = min(candidates, key=_Candidate.order)
            yield self._take(best)

    def _candidate(self, wanted: Capability) -> _Candidate | None:
        gap = self._targets[wanted.code] - self._levels[wanted.code]
        if gap <= 0:
            return None
        level = self._levels[wanted.code] + 1
        rank, gate = self._gate(wanted.code)
        actual, actual_level = self._first_needed(wanted, level)
        mid = max(effort(wanted, level).mid, _LEAST_EFFORT)
        return _Candidate(actual, actual_level, wanted, rank, gate, wanted.risk_class * gap / sqrt(mid))

    def _first_needed(self, capability: Capability, level: int) -> tuple[Capability, int]:
        """Follow unmet prerequisites down to a step that can be taken now; the graph has no cycles."""
        for needed in capability.needs(level):
            code = needed.requirement.code
            if code in self._levels and self._levels[code] < needed.requirement.level:
                other = self._questionnaire.capabilities[code]
                return self._first_needed(other, self._levels[code] + 1)
        return capability, level

    def _gate(self, code: str) -> tuple[int, str | None]:
        """Return the place and code of the first gate that still waits for this capability."""
        for rank, gate in enumerate(self._questionnaire.gates):
            for requirement in map(parse_requirement, gate.requires):
                if requirement.code == code and self._levels[code] < requirement.level:
                    return rank, gate.code
        return len(self._questionnaire.gates), None

    def _take(self, candidate: _Candidate) -> Step:
        capability, level = candidate.capability, candidate.level
        direct = capability.code == candidate.wanted.code
        after = self._after(capability, level)
        days = max([usual_days(capability, level)] + [self._due[earlier] for earlier in after])
        step = Step(
            capability=capability.code,
            level=level,
            person_days=effort(capability, level),
            due_days=bucket(days),
            why=self._why(candidate, direct),
            gate=candidate.gate,
            needed_by=None if direct else candidate.wanted.code,
            after=after,
            unanswered=self._assessment.answer(capability.code).level is None,
        )
        self._levels[capability.code] = level
        self._due[step.id] = step.due_days
        return step

    def _after(self, capability: Capability, level: int) -> tuple[str, ...]:
        """Return the earlier steps of this plan that this one builds on."""
        needed = [(capability.code, level - 1)]
        needed += [(n.requirement.code, n.requirement.level) for n in capability.needs(level)]
        ids = (step_id(code, reached) for code, reached in needed if reached > 0)
        return tuple(earlier for earlier in ids if earlier in self._due)

    @staticmethod
    def _why(candidate: _Candidate, direct: bool) -> Why:  # noqa: FBT001 - reads well at its one call
        if not direct:
            return Why.PREREQUISITE
        if candidate.gate:
            return Why.GATE
        return Why.KEY_QUESTION if candidate.wanted.key_question else Why.TARGET
