"""What a gate still needs: each missing requirement with where it stands now."""

from dataclasses import dataclass

from readiness.domain.answers import Status
from readiness.domain.requirements import parse_requirement
from readiness.foundation.translation import Translator
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases
from readiness.scoring.score import GateScore, Rating


@dataclass(frozen=True, slots=True)
class GateNeed:
    """A requirement that is not met or not known; `code` is a capability, or a dimension where `stage` says so."""

    code: str
    level: int
    words: str
    stage: bool = False


def gate_needs(gate: GateScore, result: AssessmentResult, phrases: Phrases, t: Translator) -> list[GateNeed]:
    """Return what is missing, in words such as "Noticing mentions ★: level 2 needed, now 1"."""
    return [_need(text, result, phrases, t) for text in gate.unmet + gate.unknown]


def _need(text: str, result: AssessmentResult, phrases: Phrases, t: Translator) -> GateNeed:
    requirement = parse_requirement(text)
    code, level = requirement.code, requirement.level
    if code not in result.questionnaire.capabilities:
        scored = result.scored(code)
        now = _now(phrases.short_stage(scored), t)
        if scored.rating is Rating.NOT_RATEABLE:
            now = t.gettext("not rateable yet")
        words = t.gettext("{name}: stage {needed} needed, {now}")
        return GateNeed(code, level, words.format(name=phrases.dimension_name(code), needed=level, now=now), stage=True)
    answer = result.assessment.answer(code)
    now = _now(phrases.status(answer.status) if answer.level is None else str(answer.level), t)
    if answer.status is Status.DONT_KNOW:
        now = t.gettext("not known yet")
    elif answer.status is Status.UNANSWERED:
        now = t.gettext("not answered yet")
    words = t.gettext("{name}: level {needed} needed, {now}")
    return GateNeed(code, level, words.format(name=phrases.capability_name(code), needed=level, now=now))


def _now(standing: str, t: Translator) -> str:
    return t.gettext("now {standing}").format(standing=standing)
