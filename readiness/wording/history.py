"""What a step through the history did: which answer, or which part of the document, is as it was before."""

from collections.abc import Mapping

from readiness.domain.answers import Answer
from readiness.domain.assessment import PARTS, Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.wording.answers import AnswerWords
from readiness.wording.names import Names

_PARTS: Mapping[str, str] = {
    "details": N_("company details"),
    "plan": N_("plan"),
    "incidents": N_("incident"),
    "consultant": N_("texts for the report"),
    "attachments": N_("files"),
    "workshop": N_("workshop"),
}
_DECISION = N_("decision")
_FIELDS: Mapping[str, str] = {
    "evidence": N_("evidence"),
    "reason": N_("reason"),
    "confidence": N_("how sure you are"),
    "flagged": N_("flag"),
}


class HistoryWords:
    """A step from one state of an assessment to another, back (`undone`) or forward again."""

    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self._questionnaire = questionnaire
        self._names = Names(questionnaire, language)
        self._language = language

    def step(self, before: Assessment, after: Assessment, *, undone: bool) -> str:
        """Return what the step did; a change of several answers is counted."""
        _ = self._language.gettext
        frame = _("Undone: {change}") if undone else _("Done again: {change}")
        codes = [code for code in self._questionnaire.capabilities if before.answer(code) != after.answer(code)]
        if len(codes) == 1:
            return frame.format(change=self._answer(codes[0], before, after))
        if codes:
            change = self._language.ngettext("{n} answer", "{n} answers", len(codes)).format(n=len(codes))
            return frame.format(change=change)
        decided = before.plan.resolution != after.plan.resolution
        # The plan goes the way that was decided.
        words = {**_PARTS, "plan": _DECISION} if decided else _PARTS
        parts = [_(words[name]) for name in PARTS if before.part(name) != after.part(name)]
        return frame.format(change=", ".join(parts))

    def _answer(self, code: str, before: Assessment, after: Assessment) -> str:
        _ = self._language.gettext
        name = self._language.of(self._questionnaire.capabilities[code].name)
        was, now = before.answer(code), after.answer(code)
        if (was.status, was.level) == (now.status, now.level):
            fields = [_(words) for field, words in _FIELDS.items() if getattr(was, field) != getattr(now, field)]
            return _("{what} for “{name}”").format(what=", ".join(fields), name=name)
        words = _("the answer to “{name}” was {before}, now {after}")
        return words.format(name=name, before=self._value(was, before), after=self._value(now, after))

    def _value(self, answer: Answer, assessment: Assessment) -> str:
        if answer.level is not None:
            return str(answer.level)
        return AnswerWords(assessment, self._names, self._language).status(answer.status)
