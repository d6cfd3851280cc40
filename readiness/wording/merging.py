"""What two people have changed differently, in words: where it is, and what each of them has made of it."""

from datetime import date
from typing import Any

from readiness.domain.answers import Answer
from readiness.domain.merging import ABSENT, ANSWERS, MergeClash
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.validation.boundary import write_json
from readiness.wording.answers import shortened
from readiness.wording.views import ViewWords
from readiness.wording.wording import Wording

# The parts of an assessment and their fields, as people know them from the screens.
_NAMES = {
    "details": N_("About the assessment"),
    "plan": N_("Plan"),
    "incidents": N_("Incidents"),
    "consultant": N_("Own words for the report"),
    "attachments": N_("Attached files"),
    "workshop": N_("Workshop"),
    "record": N_("Version of record"),
    "perspectives": N_("Views of several people"),
    "takeovers": N_("Upgrades of the questionnaire"),
    "history": N_("Recorded states"),
    "organisation": N_("organisation"),
    "depth": N_("depth"),
    "scope": N_("scope"),
    "assessor": N_("assessor"),
    "site": N_("site"),
    "tags": N_("tags"),
    "profile": N_("profile"),
    "assessed_on": N_("date of the assessment"),
    "goal": N_("goal"),
    "hours": N_("hours a week"),
    "people": N_("people"),
    "day_rate": N_("cost of a person-day"),
    "begins": N_("beginning"),
    "closures": N_("closed days"),
    "steps": N_("step"),
    "packages": N_("package"),
    "owner": N_("responsible"),
    "due": N_("due"),
    "done": N_("done"),
    "note": N_("note"),
    "not_before": N_("not before"),
    "resolution": N_("decision of the management"),
    "title": N_("title"),
    "link": N_("link"),
    "given": N_("fact"),
    "tasks": N_("task"),
    "closed": N_("closed"),
    "foreword": N_("foreword"),
    "findings": N_("own text"),
    "wordings": N_("wording"),
    "logo": N_("logo"),
    "contact": N_("contact"),
    "recommendations": N_("recommendation"),
    "house": N_("house profile"),
    "decisions": N_("decision"),
    "views": N_("view"),
    "answered_on": N_("date of the last answer"),
    "capacity_days": N_("days for the plan"),
    "decider_rate": N_("cost of a person-day"),
    "baseline": N_("levels at the beginning"),
    "confirmed": N_("confirmed as not applicable"),
    "taken_in": N_("taken into the plan"),
    "on": N_("date"),
    "ticked": N_("tasks after the incident"),
    "ideas": N_("further ideas after the incident"),
    "clearing": N_("who finds out what about the incident"),
    "log": N_("log of the incident"),
    "accent": N_("Accent colour"),
    "band": N_("colour of areas"),
    "headings": N_("Typeface of headings"),
    "typeface": N_("Typeface of the text"),
    "footer": N_("line at the foot of pages"),
    "disclaimer": N_("Disclaimer"),
    "chapters": N_("Chapters"),
    "before": N_("Text before the chapter"),
    "after": N_("Text after the chapter"),
    "hidden": N_("recommendation left out"),
    "text": N_("text"),
    "person_days": N_("Effort"),
    "author": N_("whose view it is"),
    "meetings": N_("meetings"),
    "ledger": N_("settled views"),
    "states": N_("state"),
    "predecessor": N_("document before this one"),
}
# These hold nothing but one list.
_SILENT = {"all", "of"}
_LONGEST = 200


class ClashWords:
    """The words for clashes in one document."""

    def __init__(self, result: AssessmentResult, language: Language) -> None:
        self._questions = result.whole.questions
        self._words = ViewWords(Wording(result, language))
        self._language = language

    def title(self, clash: MergeClash) -> str:
        """Return where it is, as in “PRO1 Rules for posts” or “Plan · step PRO3:0>1 · responsible”."""
        part, *rest = clash.place
        if part == ANSWERS:
            return self._question(rest[0])
        names = [self._name(part)]
        # A name of a field, then perhaps the key in it.
        names += [self._name(name) for name in rest if name not in _SILENT]
        return " · ".join(names)

    def value(self, clash: MergeClash, value: Any) -> str:
        """Return one of the values of a clash."""
        _ = self._language.gettext
        if value is ABSENT or value is None or value in ("", (), {}):
            return _("nothing")
        if isinstance(value, Answer):
            return self._answer(clash.place[1], value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, date):
            return self._language.short_date(value)
        if isinstance(value, str | int | float):
            return shortened(str(value), _LONGEST)
        return shortened(write_json(value, type(value), defaults=False).decode(), _LONGEST)

    def _answer(self, code: str, answer: Answer) -> str:
        _ = self._language.gettext
        notes = [shortened(note, _LONGEST) for note in (answer.reason, answer.evidence) if note]
        marks = [_("to confirm")] if answer.to_confirm else []
        marks += [_("flagged")] if answer.flagged else []
        return " · ".join([self._words.answer(code, answer), *notes, *marks])

    def _question(self, code: str) -> str:
        question = self._questions.get(code)
        return code if question is None else f"{code} {self._language.of(question.name)}"

    def _name(self, name: str) -> str:
        return self._language.gettext(_NAMES[name]) if name in _NAMES else name
