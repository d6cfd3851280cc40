"""Gates in words: whether they are passed, and each missing requirement with where it stands now."""

from dataclasses import dataclass

from readiness.domain.answers import Status
from readiness.domain.requirements import parse_requirement
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import GateScore, GateStatus, Rating
from readiness.wording.answers import AnswerWords
from readiness.wording.names import Names
from readiness.wording.stages import StageWords

# Shapes, for those who do not see the colours.
MARKS = {GateStatus.PASS: "✓", GateStatus.FAIL: "✕", GateStatus.OPEN: "?"}


@dataclass(frozen=True, slots=True)
class GateNeed:
    """A requirement that is not met or not known; `code` is a capability, or a dimension where `stage` says so."""

    code: str
    level: int
    words: str
    stage: bool = False


class GateWords:
    """The gates of one result."""

    def __init__(
        self, result: AssessmentResult, names: Names, answers: AnswerWords, stages: StageWords, language: Language
    ) -> None:
        self._result = result
        self._names = names
        self._answers = answers
        self._stages = stages
        self._language = language

    def status(self, status: GateStatus) -> str:
        """Return the word for a gate's status."""
        _ = self._language.gettext
        return {GateStatus.PASS: _("passed"), GateStatus.FAIL: _("not passed"), GateStatus.OPEN: _("undecided")}[status]

    def allows(self, code: str) -> str:
        """Return what a gate allows, as what holds now only where it is passed."""
        gate = next(gate for gate in self._result.questionnaire.gates if gate.code == code)
        score = next(score for score in self._result.score.gates if score.code == code)
        allows = self._language.of(gate.allows)
        if score.status is GateStatus.PASS:
            return allows
        return self._language.gettext("Once this gate is passed: {allows}").format(allows=allows)

    def after_a_quick_check(self) -> str:
        """Return why nothing is said of gates there."""
        more = self._result.more_questions
        words = self._language.ngettext(
            "Which gates are passed is known after {n} more question of the full questionnaire.",
            "Which gates are passed is known after {n} more questions of the full questionnaire.",
            more,
        )
        return words.format(n=more)

    def needs(self, gate: GateScore) -> list[GateNeed]:
        """Return what is missing, in words such as "Noticing mentions: level 2 needed, now 1"."""
        return [self._need(text) for text in gate.unmet + gate.unknown]

    def _need(self, text: str) -> GateNeed:
        _, requirement = self._language.gettext, parse_requirement(text)
        code, level = requirement.code, requirement.level
        if code not in self._result.questionnaire.capabilities:
            words = _("{name}: stage {needed} needed, {now}")
            words = words.format(name=self._names.dimension(code), needed=level, now=self._now_of_dimension(code))
            return GateNeed(code, level, words, stage=True)
        words, needed = _("{name}: level {needed} needed, {now}"), str(level)
        if self._result.capability(code).own_scale:
            words, needed = _("{name}: “{needed}” needed, {now}"), self._names.rung(code, level)
        words = words.format(name=self._names.capability(code), needed=needed, now=self._now_of_capability(code))
        return GateNeed(code, level, words)

    def _now_of_dimension(self, code: str) -> str:
        scored = self._result.scored(code)
        if scored.rating is Rating.NOT_RATEABLE:
            return self._language.gettext("not rateable yet")
        return self._now(self._stages.short(scored))

    def _now_of_capability(self, code: str) -> str:
        status = self._result.assessment.answer(code).status
        if status is Status.DONT_KNOW:
            return self._language.gettext("not known yet")
        if status is Status.UNANSWERED:
            return self._language.gettext("not answered yet")
        return self._now(self._answers.standing(code))

    def _now(self, standing: str) -> str:
        return self._language.gettext("now {standing}").format(standing=standing)
