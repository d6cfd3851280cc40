"""The order of steps (rule 12): what to take first on the way to wanted levels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.domain.requirements import parse_requirement
from readiness.planning.steps import Step, Why, bucket, effort, size_factor, step_id, usual_days, weight

# Dividing by the root of the effort must not favour the tiniest steps without limit.
_LEAST_EFFORT = 0.05


@dataclass(frozen=True, slots=True)
class Purpose:
    """What steps are for where no gate comes first: a target, or the gate or stage of a goal.

    `taken_in` names the capabilities that only the notes on the plan want.
    """

    why: Why
    gate: str | None = None
    taken_in: frozenset[str] = frozenset()


FOR_TARGET = Purpose(Why.TARGET)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A step that could be taken now, on behalf of the capability `wanted`."""

    capability: Capability
    level: int
    wanted: Capability
    gate_rank: int
    gate: str | None
    value: float

    def order(self) -> tuple[int, bool, float, str]:
        return self.gate_rank, not self.wanted.key_question, -self.value, self.capability.code


class Ordering:
    """Yields the steps to wanted levels and to what they need, each planned as if the earlier ones were done.

    First what the next gate waits for, gate by gate; then key questions; then value = risk class × gap ÷
    √(effort); then code. A step whose prerequisite is unmet waits, and the prerequisite's own next step takes
    its place. What has no level in `start` does not apply: what it would be needed for counts as met.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        assessment: Assessment,
        start: Mapping[str, int],
        wanted: Mapping[str, int],
        purpose: Purpose = FOR_TARGET,
    ) -> None:
        self._questionnaire = questionnaire
        self._assessment = assessment
        self._factor = size_factor(questionnaire, assessment)
        self._levels = dict(start)
        self._wanted = wanted
        self._purpose = purpose
        self._due: dict[str, int] = {}
        self._gates: dict[str, list[tuple[int, str, int]]] = {code: [] for code in wanted}
        for rank, gate in enumerate(questionnaire.gates):
            for requirement in map(parse_requirement, gate.requires):
                self._gates.setdefault(requirement.code, []).append((rank, gate.code, requirement.level))

    def steps(self) -> Iterator[Step]:
        """Yield the steps in order."""
        while candidates := [c for code in self._wanted if (c := self._candidate(code))]:
            yield self._take(min(candidates, key=_Candidate.order))

    def _candidate(self, code: str) -> _Candidate | None:
        gap = self._wanted[code] - self._levels[code]
        wanted = self._questionnaire.capabilities[code]
        level = wanted.rung_above(self._levels[code])
        if gap <= 0 or level is None:
            return None
        rank, gate = self._gate(code)
        actual, actual_level = self._first_needed(wanted, level)
        mid = max(weight(wanted, level), _LEAST_EFFORT)
        return _Candidate(actual, actual_level, wanted, rank, gate, wanted.risk_class * gap / sqrt(mid))

    def _first_needed(self, capability: Capability, level: int) -> tuple[Capability, int]:
        """Follow unmet prerequisites down to a step that can be taken now; the graph has no cycles."""
        for needed in capability.needs(level):
            code = needed.requirement.code
            if code in self._levels and self._levels[code] < needed.requirement.level:
                other = self._questionnaire.capabilities[code]
                return self._first_needed(other, other.rung_from(self._levels[code] + 1))
        return capability, level

    def _gate(self, code: str) -> tuple[int, str | None]:
        """Return the place and code of the first gate that waits for this capability and that the plan serves."""
        for rank, gate, required in self._gates[code]:
            if self._levels[code] < required <= self._wanted[code]:
                return rank, gate
        return len(self._questionnaire.gates), None if code in self._purpose.taken_in else self._purpose.gate

    def _take(self, candidate: _Candidate) -> Step:
        capability, level = candidate.capability, candidate.level
        direct = capability.code == candidate.wanted.code
        after = self._after(capability, level)
        days = max([usual_days(capability, level)] + [self._due[earlier] for earlier in after])
        step = Step(
            capability=capability.code,
            start=capability.rung_below(level),
            level=level,
            person_days=effort(capability, level).times(self._factor),
            due_days=bucket(days),
            why=self._why(candidate) if direct else Why.PREREQUISITE,
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
        needed = [(capability, capability.rung_below(level))]
        for one in capability.needs(level):
            other = self._questionnaire.capabilities[one.requirement.code]
            needed.append((other, other.rung_from(one.requirement.level)))
        ids = (step_id(one, reached) for one, reached in needed if reached > 0)
        return tuple(earlier for earlier in ids if earlier in self._due)

    def _why(self, candidate: _Candidate) -> Why:
        if candidate.gate:
            return Why.GATE
        if candidate.wanted.code in self._purpose.taken_in:
            return Why.TAKEN_IN
        key_first = self._purpose.why is Why.TARGET and candidate.wanted.key_question
        return Why.KEY_QUESTION if key_first else self._purpose.why
