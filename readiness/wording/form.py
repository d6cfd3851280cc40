"""What a filled form would change, in words: the same ones on screen and in the terminal."""

from dataclasses import dataclass

from readiness.domain.answers import Answer
from readiness.domain.changes import AnswerChange
from readiness.domain.form import FormDifference, NotTaken
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.answer_names import AnswerNames
from readiness.wording.answers import shortened
from readiness.wording.conditions import ConditionWords
from readiness.wording.people import role_label
from readiness.wording.wording import Wording

# Enough to recognise a note by; the whole of it is in the form.
_LONGEST_NOTE = 90

_WHY_NOT = {
    NotTaken.REASON_MISSING: N_("not applicable, but the reason is missing"),
    NotTaken.NO_ANSWER: N_("the field contains none of the listed answers"),
    NotTaken.NO_FACT: N_(
        "the field does not contain what was asked for: a number in range, a day, or one of the choices"
    ),
    NotTaken.NOTE_TOO_LONG: N_("the note has more than 20,000 characters"),
    NotTaken.QUESTION_CHANGED: N_("the question or its levels have been worded differently since"),
    NotTaken.QUESTION_GONE: N_("this questionnaire does not have the question"),
}


@dataclass(frozen=True, slots=True)
class ChangeText:
    """One changed answer; `note` is empty where only the answer changed, and `answer` where only the note did."""

    code: str
    capability: str
    answer: str
    note: str


class FormWords:
    """Words about one form beside one document."""

    def __init__(self, difference: FormDifference, result: AssessmentResult, language: Language) -> None:
        self._difference = difference
        self._result = result
        after = assess(result.whole, difference.applied_to(result.assessment), result.today)
        self._language = language
        self._was = Wording(result, language)
        self._now = Wording(after, language)
        self._questions = result.whole.questions
        self._named = AnswerNames(result.whole, language)
        self._hidden = after.hidden
        self._conditions = ConditionWords(result.whole, language)

    def origin(self) -> str:
        """Return who filled the form in and when, as far as they say so."""
        person = self._difference.form.person
        result = self._result
        role = role_label(self._language, self._difference.form.role(result.whole), result.whole) or person.get(
            "role", ""
        )
        names = [part for part in (person.get("person"), role, person.get("date")) if part]
        return self._language.gettext("Filled in by: {names}").format(names=", ".join(names)) if names else ""

    def headline(self) -> str:
        """Return how many answers would change."""
        count = len(self._difference.changes)
        if not count:
            return self._language.gettext("The form changes nothing.")
        return self._language.ngettext("{n} answer would change:", "{n} answers would change:", count).format(n=count)

    def changes(self) -> list[ChangeText]:
        """Return every changed answer."""
        return [
            ChangeText(
                code=change.code,
                capability=self._language.of(self._questions[change.code].name),
                answer=self._answer(change),
                note=self._note(change),
            )
            for change in self._difference.changes
        ]

    def not_taken(self) -> list[str]:
        """Return every answer of the form that is not taken over, and why."""
        return [
            f"{self._name(code)}: {not_taken_words(why, self._language)}"
            for code, why in self._difference.not_taken.items()
        ]

    def remarks(self) -> list[str]:
        """Return what one should know before taking the form over."""
        language, form, result = self._language, self._difference.form, self._result
        organisation = form.person.get("organisation", "")
        ours = result.assessment.details.organisation
        said = []
        if organisation and organisation.casefold() != ours.casefold():
            words = language.gettext("The form names the organisation “{theirs}”, the document “{ours}”.")
            said.append(words.format(theirs=organisation, ours=ours))
        if form.facts.version != result.questionnaire.version:
            words = language.gettext(
                "The form was created from version {theirs} of the questionnaire, the document from {ours}."
            )
            said.append(words.format(theirs=form.facts.version, ours=result.questionnaire.version))
        if form.facts.depth is Depth.FULL and result.assessment.details.depth is Depth.QUICK:
            said.append(
                language.gettext("Answers that the quick check does not ask are kept for the full questionnaire.")
            )
        if self._difference.same:
            count = self._difference.same
            words = language.ngettext(
                "{n} answer of the form is in the document already.",
                "{n} answers of the form are in the document already.",
                count,
            )
            said.append(words.format(n=count))
        return said

    def effect(self) -> str:
        """Return the overall stage before and after, or nothing where it stays."""
        before, after = self._was.stages.overall(), self._now.stages.overall()
        return f"{before} → {after}" if before != after else ""

    def _name(self, code: str) -> str:
        question = self._questions.get(code)
        return f"{code} {self._language.of(question.name)}" if question else code

    def _answer(self, change: AnswerChange) -> str:
        if _counts(change.before) == _counts(change.after):
            return ""
        return f"{self._given(change.code, change.before)} → {self._given(change.code, change.after)}"

    def _given(self, code: str, answer: Answer) -> str:
        return self._named.given(self._questions[code], answer) or self._now.answers.status(answer.status)

    def not_asked(self) -> list[str]:
        """Return every answer that the form changes and that does not count, since its question is not asked then."""
        words = self._language.gettext("{question}: not asked at present. {condition}")
        return [
            words.format(
                question=self._name(change.code), condition=self._conditions.only_if(self._hidden[change.code])
            )
            for change in self._difference.changes
            if change.code in self._hidden
        ]

    def _note(self, change: AnswerChange) -> str:
        _ = self._language.gettext
        if change.after.reason and change.after.reason != change.before.reason:
            return _("Reason: {note}").format(note=shortened(change.after.reason, _LONGEST_NOTE))
        if change.after.evidence and change.after.evidence != change.before.evidence:
            replaced = _("Evidence replaced: {note}") if change.before.evidence else _("Evidence: {note}")
            return replaced.format(note=shortened(change.after.evidence, _LONGEST_NOTE))
        return ""

    def retired(self) -> list[str]:
        """Return every note that is no evidence any longer, since it backed another answer."""
        words = self._language.gettext("Noted at “{answer}”, so no evidence for the new answer: {note}")
        return [
            f"{self._name(entry.capability)}: "
            + words.format(
                answer=self._given(entry.capability, entry.before), note=shortened(entry.retired_note, _LONGEST_NOTE)
            )
            for entry in self._difference.retired
        ]


def not_taken_words(why: NotTaken, language: Language) -> str:
    """Return why an answer of a form is not taken over."""
    return language.gettext(_WHY_NOT[why])


def _counts(answer: Answer) -> tuple[str, int | None, str]:
    return answer.status, answer.level, answer.value
