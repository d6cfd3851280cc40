"""Two results of one organisation in words: why they cannot be compared, or what has changed."""

from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.results.comparison import Incomparable, ResultComparison
from readiness.scoring.score import GateStatus
from readiness.wording.wording import Wording

REASONS = {
    Incomparable.OTHER_QUESTIONNAIRE: N_("Not comparable: the documents belong to different questionnaires."),
    Incomparable.OTHER_VERSION: N_("Not comparable: the questionnaire has changed between the two."),
    Incomparable.OTHER_DEPTH: N_("Not comparable: one is a quick check, the other the full questionnaire."),
    Incomparable.OTHER_SCOPE: N_("Not comparable: the documents have different scopes."),
}


class ComparisonWords:
    """An earlier result beside a later one; the names are those of the later one."""

    def __init__(self, before: AssessmentResult, after: AssessmentResult, language: Language) -> None:
        self.was = Wording(before, language)
        self.now = Wording(after, language)
        self._language = language

    def answer(self, code: str) -> str:
        """Return both answers to a question."""
        return f"{self.was.answers.of(code)} → {self.now.answers.of(code)}"

    def stage(self, code: str) -> str:
        """Return both stages of a dimension with their names."""
        was, now = self.was.result.scored(code), self.now.result.scored(code)
        return f"{self.was.stages.dimension(was)} → {self.now.stages.dimension(now)}"

    def short_stage(self, code: str) -> str:
        """Return both stages of a dimension in figures, or the one where it is unchanged."""
        was = self.was.stages.short(self.was.result.scored(code))
        now = self.now.stages.short(self.now.result.scored(code))
        return f"{was} → {now}" if was != now else now

    def gate(self, before: GateStatus, after: GateStatus) -> str:
        """Return what has become of a gate."""
        return f"{self.now.gates.status(before)} → {self.now.gates.status(after)}"

    def overall(self) -> str:
        """Return both overall stages, or that the stage is unchanged."""
        was, now = self.was.stages.overall(), self.now.stages.overall()
        return f"{was} → {now}" if was != now else self._language.gettext("{stage}, unchanged").format(stage=now)

    def counts(self, comparison: ResultComparison) -> list[str]:
        """Return how many answers, stages and gates have changed."""
        _, language = self._language.gettext, self._language
        answers, stages, gates = len(comparison.answers), len(comparison.stages), len(comparison.gates)
        # Nobody says "0 stages have changed".
        told = [
            language.ngettext("{n} answer has changed", "{n} answers have changed", answers).format(n=answers)
            if answers
            else _("No answer has changed")
        ]
        if self.now.result.questionnaire.by_percent:
            return told
        return [
            *told,
            language.ngettext("{n} stage has changed", "{n} stages have changed", stages).format(n=stages)
            if stages
            else _("No stage has changed"),
            language.ngettext("{n} gate has changed", "{n} gates have changed", gates).format(n=gates)
            if gates
            else _("No gate has changed"),
        ]

    def lines(self, comparison: ResultComparison) -> list[str]:
        """Return everything that has changed, a line each: answers first, then what they changed."""
        names, count = self.now.names, len(comparison.answers)
        if not count:
            return [self._language.gettext("No answer has changed.")]
        words = self._language.ngettext("{n} answer has changed:", "{n} answers have changed:", count)
        overall = self._language.gettext("Overall stage")
        return [
            words.format(n=count),
            *(f"  {names.capability(d.code)}: {self.answer(d.code)}" for d in comparison.answers),
            *(f"{names.dimension(d.code)} – {self.stage(d.code)}" for d in comparison.stages),
            *(f"{names.gate(d.code)}: {self.gate(d.before, d.after)}" for d in comparison.gates),
            f"{overall} – {self.overall()}",
        ]
