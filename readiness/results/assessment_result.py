"""AssessmentResult: questionnaire, answers, score and next steps in one frozen object."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from readiness.domain.asking import as_asked, as_rated, hidden_questions
from readiness.domain.assessment import Assessment
from readiness.domain.conditions import Facts
from readiness.domain.knowledge import Checkpoint, TargetProfile, Verification
from readiness.domain.known import known_facts, organisation_facts
from readiness.domain.owners import owners_of
from readiness.domain.profile import matching_checkpoints, suggested_target
from readiness.domain.progress import Progress, progress_of
from readiness.domain.questionnaire import Capability, Depth, Question, Questionnaire
from readiness.planning.steps import Step
from readiness.planning.targets import target_levels
from readiness.scoring.score import DimensionScore, GateScore, GateStatus, Score
from readiness.scoring.scorer import score

if TYPE_CHECKING:
    from readiness.incident.judging import JudgedIncident
    from readiness.planning.plan import Plan
    from readiness.planning.planner import Plans
    from readiness.planning.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class AnsweredFact:
    """A question that asks for a fact, and what was answered, as `Measure.stored` writes it."""

    question: Question
    value: str


@dataclass(frozen=True)
class AssessmentResult:
    """Everything that is known about an assessment.

    `questionnaire` holds what is asked and rated here. `hidden` are the questions that were not asked, by code, each
    with its condition that is not met; `facts` is what was answered to questions that ask for a fact.

    It holds as of `on`, the day of the assessment, so that it stays what it was. What runs on, such as a step that is
    overdue or a plan that has not begun, is seen from `today`.
    """

    questionnaire: Questionnaire
    assessment: Assessment
    score: Score
    target: TargetProfile | None
    targets: dict[str, int]
    checkpoints: tuple[Checkpoint, ...]
    on: date
    today: date
    hidden: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[AnsweredFact, ...] = ()
    # The questionnaire with what was not asked or not rated, where that is more.
    unreduced: Questionnaire | None = None

    @property
    def whole(self) -> Questionnaire:
        """The whole questionnaire: with the questions that are hidden, and with those that ask for facts."""
        return self.unreduced or self.questionnaire

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The next steps in their order; planned when they are first asked for, not at every key press."""
        # Imported here: no question page needs a plan.
        from readiness.planning.next_steps import next_steps

        return tuple(next_steps(self.questionnaire, self.assessment, self.targets))

    @cached_property
    def planner(self) -> "Plans":
        """All plans of the assessment."""
        from readiness.planning.basis import Basis
        from readiness.planning.planner import Plans

        return Plans(Basis(self.questionnaire, self.assessment, self.targets, self.on, self.today))

    @property
    def plan(self) -> "Plan":
        """The steps to the goal that was chosen or is recommended; none where there is nothing to reach."""
        from readiness.planning.goals import TARGET
        from readiness.planning.plan import Plan

        return self.roadmap.plan if self.roadmap else Plan(goal=TARGET)

    @cached_property
    def roadmap(self) -> "Roadmap | None":
        """The way to the goal that was chosen or is recommended.

        None where there is nothing to reach, or too little is known for a plan.
        """
        goal = self.planner.chosen if self.planner.enough_known else None
        return None if goal is None else self.planner.roadmap(goal)

    @cached_property
    def incidents(self) -> "tuple[JudgedIncident, ...]":
        """All incidents with what the guide says, in the order in which they were begun; none without a guide."""
        guide, recorded = self.questionnaire.incident, self.assessment.incidents.all
        if guide is None or not recorded:
            return ()
        from readiness.incident.judging import judge

        return tuple(judge(guide, incident, self.known, self.gates) for incident in recorded)

    @cached_property
    def incident(self) -> "JudgedIncident | None":
        """The open incident that management decides about first; None where none is open."""
        guide = self.questionnaire.incident
        if guide is None or not self.incidents:
            return None
        from readiness.incident.judging import gravest

        return gravest(guide, self.incidents)

    @cached_property
    def known(self) -> Facts:
        """What is known about the organisation, as facts for conditions: its profile and its levels."""
        return known_facts(self.questionnaire, self.assessment, self.on)

    @cached_property
    def risk_facts(self) -> Facts:
        """What a risk is told from: what is known about the organisation, and about the open incident that counts."""
        guide, judged = self.questionnaire.incident, self.incident
        if guide is None or judged is None:
            return self.known
        # What an unknown fact would count as did not happen.
        happened = judged.facts.counted(guide, {})
        unknown = {fact.code for fact in judged.facts.unknown(guide)}
        return {code: fact for code, fact in happened.items() if code not in unknown}

    def owners(self, code: str) -> tuple[str, ...]:
        """Return the roles that own a capability here, the first one in charge."""
        return owners_of(self.questionnaire, code, self.known)

    @property
    def checked_points(self) -> tuple[Checkpoint, ...]:
        """The legal points whose sources were checked, at least second-hand."""
        return tuple(point for point in self.checkpoints if point.verification is not Verification.UNCHECKED)

    @property
    def unchecked_points(self) -> tuple[Checkpoint, ...]:
        """The legal points that are questions to ask, and no more."""
        return tuple(point for point in self.checkpoints if point.verification is Verification.UNCHECKED)

    @property
    def gates(self) -> dict[str, GateStatus]:
        """The status of every gate by its code."""
        return {gate.code: gate.status for gate in self.score.gates}

    @property
    def told_gates(self) -> tuple[GateScore, ...]:
        """The gates that people are told of: none after a quick check, which asks too little to say what is passed."""
        return self.score.gates if self.score.depth is Depth.FULL else ()

    @property
    def more_questions(self) -> int:
        """How many questions the full questionnaire asks beyond those of a quick check; 0 after the full one."""
        return len(self.questionnaire.asked(Depth.FULL)) - len(self.questionnaire.asked(self.score.depth))

    @property
    def aimed(self) -> bool:
        """Whether there are levels worth reaching: per cent count towards all that can be reached, if nothing else."""
        return bool(self.questionnaire.targets) or not self.questionnaire.by_percent

    def capability(self, code: str) -> Capability:
        """Return a capability of the questionnaire."""
        return self.questionnaire.capabilities[code]

    def scored(self, dimension: str) -> DimensionScore:
        """Return the score of one dimension."""
        return self.score.dimension(dimension)

    def progress(self) -> Progress:
        """Return the progress over everything that is asked."""
        return progress_of(self.questionnaire.asked(self.assessment.details.depth), self.assessment)


def assess(questionnaire: Questionnaire, assessment: Assessment, today: date) -> AssessmentResult:
    """Return the result as of the day of the assessment, seen from today."""
    on = assessment.details.as_of(today)
    whole, hidden = questionnaire, hidden_questions(questionnaire, assessment)
    answered_facts = _answered_facts(as_asked(questionnaire, assessment), assessment)
    questionnaire = as_rated(questionnaire, assessment)
    facts = organisation_facts(questionnaire, assessment, on)
    target = suggested_target(questionnaire.targets, facts)
    legal = questionnaire.legal
    return AssessmentResult(
        questionnaire=questionnaire,
        assessment=assessment,
        score=score(questionnaire, assessment),
        target=target,
        targets=target_levels(questionnaire, target),
        checkpoints=matching_checkpoints(legal.checkpoints, facts) if legal else (),
        on=on,
        today=today,
        hidden=hidden,
        facts=answered_facts,
        unreduced=None if questionnaire is whole else whole,
    )


def _answered_facts(asked: Questionnaire, assessment: Assessment) -> tuple[AnsweredFact, ...]:
    depth = assessment.details.depth
    questions = (question for dimension in asked.dimensions for question in dimension.questions(depth))
    given = ((question, assessment.answer(question.code)) for question in questions if question.measure is not None)
    return tuple(AnsweredFact(question, answer.value) for question, answer in given if answer.value)
