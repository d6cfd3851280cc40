"""What a step through the history did: which answer, or which part of the document, is as it was before."""

from collections.abc import Mapping
from dataclasses import replace

from readiness.domain.answers import Answer
from readiness.domain.assessment import PARTS, Assessment
from readiness.domain.incidents import Incidents
from readiness.domain.plan_notes import PackageNote, PlanNotes, StepNote
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
    "record": N_("version of record"),
    "takeovers": N_("change to the newer questionnaire"),
    "history": N_("recorded states"),
}
_FIELDS: Mapping[str, str] = {
    "evidence": N_("evidence"),
    "reason": N_("reason"),
    "confidence": N_("how sure you are"),
    "flagged": N_("flag"),
}


# What changes together is told by the first of its fields.
_PLAN: Mapping[str, str] = {
    # The plan goes the way that was decided.
    "resolution": N_("decision"),
    "begins": N_("beginning of the plan"),
    "goal": N_("goal"),
    "hours": N_("time for the plan"),
    "people": N_("time for the plan"),
    "day_rate": N_("cost of a person-day"),
    "decider_rate": N_("cost of a person-day"),
    "closures": N_("closed days"),
}
_PACKAGE: Mapping[str, str] = {
    "owner": N_("owner of “{name}”"),
    "not_before": N_("date of “{name}”"),
    "due": N_("date of “{name}”"),
    "done": N_("what is done of “{name}”"),
    "note": N_("note on “{name}”"),
}

_INCIDENT: Mapping[str, str] = {
    "title": N_("title of the incident"),
    "link": N_("address of the post"),
    "ticked": N_("tasks after the incident"),
    "tasks": N_("tasks after the incident"),
    "clearing": N_("who finds out what about the incident"),
    "ideas": N_("further ideas after the incident"),
    "log": N_("log of the incident"),
    "closed": N_("end of the incident"),
}

# What it is noted on, before and after.
_Noted = tuple[str, PackageNote | StepNote, PackageNote | StepNote]


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
        if before.takeovers != after.takeovers:
            # Whatever else changed with it.
            return frame.format(change=_(_PARTS["takeovers"]))
        codes = [code for code in self._questionnaire.capabilities if before.answer(code) != after.answer(code)]
        if len(codes) == 1:
            return frame.format(change=self._answer(codes[0], before, after))
        if codes:
            change = self._language.ngettext("{n} answer", "{n} answers", len(codes)).format(n=len(codes))
            return frame.format(change=change)
        changed = [name for name in PARTS if before.part(name) != after.part(name)]
        if changed == ["plan"]:
            return frame.format(change=self._plan(before.plan, after.plan))
        if changed == ["incidents"]:
            earlier, later = (after, before) if undone else (before, after)
            return frame.format(change=self._incident(earlier.incidents, later.incidents))
        parts = [_(_PARTS[name]) for name in changed]
        return frame.format(change=", ".join(parts))

    def _plan(self, before: PlanNotes, after: PlanNotes) -> str:
        """Return what has changed of the plan: a field of it, or what is noted on a package or one of its steps."""
        _ = self._language.gettext
        for field, words in _PLAN.items():
            if getattr(before, field) != getattr(after, field):
                return _(words)
        known = self._questionnaire.capabilities
        for code in sorted({*before.confirmed} ^ {*after.confirmed}):
            if code in known:
                return _("confirmation of “{name}”").format(name=self._names.capability(code))
        noted: list[_Noted] = []
        noted += [(code, before.package(code), after.package(code)) for code in {**before.packages, **after.packages}]
        noted += [(step, before.note(step), after.note(step)) for step in {**before.steps, **after.steps}]
        for key, was, now in noted:
            code = key.partition(":")[0]
            for field, words in _PACKAGE.items():
                if code in known and getattr(was, field, None) != getattr(now, field, None):
                    return _(words).format(name=self._names.capability(code))
        return _(_PARTS["plan"])

    def _incident(self, before: Incidents, after: Incidents) -> str:
        """Return what a change made of the incidents: another one, one less, or a fact or a field of one of them."""
        _ = self._language.gettext
        if len(after.all) != len(before.all):
            return _("new incident") if len(after.all) > len(before.all) else _("removal of the incident")
        guide = self._questionnaire.incident
        for was, now in zip(before.all, after.all, strict=True):
            for fact in guide.facts if guide else ():
                if was.given.get(fact.code) != now.given.get(fact.code):
                    return _("“{name}” in the incident").format(name=self._language.of(fact.name))
            for field, words in _INCIDENT.items():
                if getattr(was, field) != getattr(now, field):
                    return _(words)
        return _(_PARTS["incidents"])

    def _answer(self, code: str, before: Assessment, after: Assessment) -> str:
        _ = self._language.gettext
        name = self._language.of(self._questionnaire.capabilities[code].name)
        was, now = before.answer(code), after.answer(code)
        if (was.status, was.level) == (now.status, now.level):
            if self._confirmed(code, before, after):
                return _("confirmation of “{name}”").format(name=name)
            fields = [_(words) for field, words in _FIELDS.items() if getattr(was, field) != getattr(now, field)]
            return _("{what} for “{name}”").format(what=", ".join(fields), name=name)
        words = _("the answer to “{name}” was {before}, now {after}")
        return words.format(name=name, before=self._value(was, before), after=self._value(now, after))

    @staticmethod
    def _confirmed(code: str, before: Assessment, after: Assessment) -> bool:
        """Return whether an answer that was carried over was confirmed, or is open again: nothing else has changed."""
        was, now = before.answer(code), after.answer(code)
        states = [after.takeovers.to_confirm(code, answer) is not None for answer in (was, now)]
        return any(states) and replace(was, to_confirm=now.to_confirm) == now

    def _value(self, answer: Answer, assessment: Assessment) -> str:
        if answer.level is not None:
            return str(answer.level)
        return AnswerWords(assessment, self._names, self._language).status(answer.status)
