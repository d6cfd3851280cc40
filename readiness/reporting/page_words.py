"""The words of one report that templates ask for piece by piece."""

from collections.abc import Iterable, Sequence

from readiness.domain.answers import Answer, Confidence
from readiness.domain.knowledge import Checkpoint
from readiness.foundation.language import Language
from readiness.planning.plan import total
from readiness.reporting.charts.calendar import span_name, work_text
from readiness.reporting.charts.heat_map import SIGNS
from readiness.reporting.charts.index_change import index_text
from readiness.results.assessment_result import AssessmentResult
from readiness.results.checkpoint_texts import verification_text
from readiness.results.gate_needs import GateNeed, gate_needs
from readiness.results.phrases import Phrases
from readiness.results.plan_texts import PlanEntry, PlanSection, days_text
from readiness.results.step_texts import owners
from readiness.scoring.score import GateScore, Score


class PageWords:
    """Words about one result, in the report's language."""

    def __init__(self, result: AssessmentResult, phrases: Phrases, language: Language) -> None:
        self._result = result
        self._phrases = phrases
        self._language = language

    def sign(self, answer: Answer) -> str:
        """Return an answer as one sign: its level, or what stands for the non-answer."""
        return SIGNS[answer.status] if answer.level is None else str(answer.level)

    def backing(self, answer: Answer) -> str:
        """Return how far an answer is backed, or nothing where nobody said."""
        _ = self._language.gettext
        words = {
            Confidence.SHOWN: _("evidence shown"),
            Confidence.STATED: _("evidence stated"),
            Confidence.GUESSED: _("guessed"),
        }
        return words[answer.confidence] if answer.confidence else ""

    def owners(self, code: str) -> str:
        """Return who usually owns a capability."""
        return owners(self._result, code, self._language)

    def roles(self, codes: Iterable[str]) -> str:
        """Return the names of roles."""
        known = self._result.questionnaire.roles
        return ", ".join(self._language.of(known[code]) for code in codes if code in known)

    def verified(self, point: Checkpoint) -> str:
        """Return how far the source of a checkpoint was checked."""
        return verification_text(point, self._language)

    def needs(self, gate: GateScore) -> list[GateNeed]:
        """Return what a gate still needs."""
        return gate_needs(gate, self._result, self._phrases, self._language)

    def span(self, section: PlanSection) -> str:
        """Return until when the steps of a section are due."""
        return span_name(section, self._language)

    def work(self, entries: Sequence[PlanEntry]) -> str:
        """Return how many steps there are, and their person-days, as short as in the calendar."""
        return work_text(entries, self._language)

    def effort(self, entries: Sequence[PlanEntry]) -> str:
        """Return the same in full."""
        words = self._language.ngettext("{n} step, {days} person-days", "{n} steps, {days} person-days", len(entries))
        days = days_text(total(entry.step for entry in entries), self._language)
        return words.format(n=len(entries), days=days)

    def days(self, entry: PlanEntry) -> str:
        """Return the work of one step."""
        return self._language.gettext("{days} person-days").format(
            days=days_text(entry.step.person_days, self._language)
        )

    def stage(self, score: Score) -> str:
        """Return an overall stage in figures."""
        stage = score.stage
        return self._phrases.stage(stage.low, stage.high, upper_bound=stage.upper_bound_only)

    def index_falls(self) -> bool:
        """Return whether the plan lowers an index: what nobody knew was left out of it, and counts from then on."""
        pairs = zip(self._result.score.dimensions, self._result.planned.dimensions, strict=True)
        return any((then.index.point or 0) < (now.index.point or 0) for now, then in pairs)

    def index(self, point: float | None) -> str:
        """Return an index without decimals, or a dash."""
        return index_text(point)
