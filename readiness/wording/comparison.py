"""Two results in words: why they cannot be compared, or what has changed, and what of it is not compared."""

from readiness.domain.answers import Answer
from readiness.domain.meaning import Became
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.results.comparison import AnswerDifference, Incomparable, LeftOut, ResultComparison
from readiness.scoring.score import GateStatus
from readiness.wording.answer_names import AnswerNames
from readiness.wording.wording import Wording

REASONS = {
    Incomparable.OTHER_QUESTIONNAIRE: N_("Not comparable: the documents belong to different questionnaires."),
    Incomparable.OTHER_VERSION: N_("Not comparable: no question means the same in both versions of the questionnaire."),
    Incomparable.OTHER_DEPTH: N_("Not comparable: one is a quick check, the other the full questionnaire."),
    Incomparable.OTHER_SCOPE: N_("Not comparable: the documents have different scopes."),
}
REMEDIES = {
    Incomparable.OTHER_QUESTIONNAIRE: N_("Choose two documents of the same questionnaire."),
    Incomparable.OTHER_VERSION: N_("Use the newer questionnaire in the earlier document first."),
    Incomparable.OTHER_DEPTH: N_("Choose two documents of the same depth."),
    Incomparable.OTHER_SCOPE: N_("Choose two documents of the same scope."),
}
_LEFT_OUT = {
    Became.CHANGED: N_("means something else now"),
    Became.NEW: N_("was not asked before"),
    Became.GONE: N_("is no longer asked"),
}


class ComparisonWords:
    """An earlier result beside a later one; the names are those of the later one."""

    def __init__(self, before: AssessmentResult, after: AssessmentResult, language: Language) -> None:
        self.was = Wording(before, language)
        self.now = Wording(after, language)
        self._language = language

    def organisations(self) -> str:
        """Return that the documents are about different organisations; nothing where they are not."""
        earlier, later = (words.result.assessment.details.organisation for words in (self.was, self.now))
        if earlier == later:
            return ""
        words = self._language.gettext("The documents name different organisations: {earlier} and {later}.")
        return words.format(earlier=earlier, later=later)

    def answer(self, code: str) -> str:
        """Return both answers to a question."""
        return f"{self.was.answers.of(code)} → {self.now.answers.of(code)}"

    def fact(self, difference: AnswerDifference) -> str:
        """Return what was stated before and what is now."""
        sides = ((self.was, difference.before), (self.now, difference.after))
        return " → ".join(self._stated(words, difference.code, answer) for words, answer in sides)

    def _stated(self, words: Wording, code: str, answer: Answer) -> str:
        questionnaire = words.result.questionnaire
        given = AnswerNames(questionnaire, self._language).given(questionnaire.questions[code], answer)
        return given or words.answers.status(answer.status)

    def question(self, code: str) -> str:
        """Return the name of a question, of one that asks for a fact as well."""
        return self._language.of(self.now.result.questionnaire.questions[code].name)

    def facts_heading(self, comparison: ResultComparison) -> str:
        """Return how many facts are stated otherwise."""
        count = len(comparison.facts)
        words = self._language.ngettext("{n} fact is stated differently", "{n} facts are stated differently", count)
        return words.format(n=count)

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
        # Another version may give the same stage another name.
        staged = not self.now.result.questionnaire.by_percent
        if was == now or (staged and self.was.result.score.stage == self.now.result.score.stage):
            return self._language.gettext("{stage}, unchanged").format(stage=now)
        return f"{was} → {now}"

    def unlike(self) -> str:
        """Return what stands behind a stage or a gate that was measured in another way before."""
        return self._language.gettext("measured with other questions")

    def counts(self, comparison: ResultComparison) -> list[str]:
        """Return how many answers, stages and gates have changed, as far as they were measured in the same way."""
        _, language = self._language.gettext, self._language
        answers = len(comparison.answers)
        stages = sum(difference.like for difference in comparison.stages)
        gates = sum(difference.like for difference in comparison.gates)
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

    def left_out_heading(self, comparison: ResultComparison) -> str:
        """Return how many questions are not compared."""
        count = len(comparison.left_out)
        words = self._language.ngettext("{n} question is not compared", "{n} questions are not compared", count)
        return words.format(n=count)

    def left_out_name(self, one: LeftOut) -> str:
        """Return the name of a question that is not compared."""
        return (self.was if one.became is Became.GONE else self.now).names.capability(one.code)

    def left_out_reason(self, one: LeftOut) -> str:
        """Return why a question is not compared."""
        return self._language.of(one.why) or self._language.gettext(_LEFT_OUT[one.became])

    def lines(self, comparison: ResultComparison) -> list[str]:
        """Return everything that has changed, a line each: answers first, then what they changed, then what is left."""
        names, count = self.now.names, len(comparison.answers)
        lines = [self._language.gettext("No answer has changed.")]
        if count:
            words = self._language.ngettext("{n} answer has changed:", "{n} answers have changed:", count)
            lines = [words.format(n=count)]
            lines += [f"  {names.capability(d.code)}: {self.answer(d.code)}" for d in comparison.answers]
        if count or comparison.left_out or not comparison.like:
            stages = [(f"{names.dimension(d.code)} – {self.stage(d.code)}", d.like) for d in comparison.stages]
            gates = [(f"{names.gate(d.code)}: {self.gate(d.before, d.after)}", d.like) for d in comparison.gates]
            overall = f"{self._language.gettext('Overall stage')} – {self.overall()}"
            told = [*stages, *gates, (overall, comparison.like)]
            lines += [line if like else f"{line} ({self.unlike()})" for line, like in told]
        if comparison.facts:
            lines.append(f"{self.facts_heading(comparison)}:")
            lines += [f"  {self.question(d.code)}: {self.fact(d)}" for d in comparison.facts]
        if comparison.left_out:
            lines.append(f"{self.left_out_heading(comparison)}:")
            lines += [f"  {self.left_out_name(one)}: {self.left_out_reason(one)}" for one in comparison.left_out]
        return lines
