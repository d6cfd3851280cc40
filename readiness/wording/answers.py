"""Answers in a few words, as one sign, and as the list of a form offers them."""

from collections.abc import Iterable

from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Capability, Question
from readiness.foundation.language import Language
from readiness.wording.names import Names

# What stands for an answer without a level, wherever there is room for one sign.
STATUS_SIGNS = {Status.DONT_KNOW: "?", Status.NOT_APPLICABLE: "–", Status.UNANSWERED: "·"}
# A fact is no sign.
_FACT = "✓"


def sign(answer: Answer) -> str:
    """Return an answer as one sign: its level, or what stands for the non-answer."""
    return STATUS_SIGNS[answer.status] if answer.level is None else str(answer.level)


def view_sign(question: Question, answer: Answer) -> str:
    """Return an answer as one sign among those of several people.

    That of a question with answers of its own is its place in the list of its author, a fact a check mark.
    """
    if isinstance(question, Capability) and question.answers and answer.level in question.listed:
        return str(question.listed.index(answer.level) + 1)
    return _FACT if answer.level is None and answer.value else sign(answer)


def answer_sign(capability: Capability, answer: Answer) -> str:
    """Return the same; nothing for an answer that has its own name instead of a level: a field is as dark as it."""
    return "" if capability.own_scale and answer.level is not None else sign(answer)


def shortened(note: str, most: int) -> str:
    """Return the beginning of a note in one line of at most `most` characters, enough to recognise it by."""
    line = " ".join(note.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def counted(answers: int, language: Language) -> str:
    """Return how many answers there are, as in "no answers", "1 answer" or "12 answers"."""
    if not answers:
        return language.gettext("no answers")
    return language.ngettext("{n} answer", "{n} answers", answers).format(n=answers)


def choice_labels(language: Language) -> dict[str, str]:
    """Return what the list of a form shows for everything but the levels."""
    return {
        "": "–",
        Status.DONT_KNOW.value: language.gettext("Don’t know"),
        Status.NOT_APPLICABLE.value: language.gettext("Not applicable"),
    }


def status_words(status: Status, language: Language) -> str:
    """Return the words for the state of a question."""
    _ = language.gettext
    words = {
        Status.ANSWERED: _("answered"),
        Status.DONT_KNOW: _("don’t know"),
        Status.NOT_APPLICABLE: _("not applicable"),
        Status.UNANSWERED: _("unanswered"),
    }
    return words[status]


class AnswerWords:
    """The answers of one assessment."""

    def __init__(self, assessment: Assessment, names: Names, language: Language) -> None:
        self._assessment = assessment
        self._names = names
        self._language = language

    def of(self, code: str) -> str:
        """Return the answer to a question: its level and name, its own name, the fact, or the non-answer."""
        answer = self._assessment.answer(code)
        return self._names.answer(code, answer) or self.status(answer.status)

    def status(self, status: Status) -> str:
        """Return the words for the state of a question."""
        return status_words(status, self._language)

    def sign(self, answer: Answer) -> str:
        """Return an answer as one sign."""
        return sign(answer)

    def backing(self, answer: Answer) -> str:
        """Return how far an answer is backed, or nothing where that was not said."""
        _ = self._language.gettext
        words = {
            Confidence.SHOWN: _("evidence seen"),
            Confidence.STATED: _("stated, not seen"),
            Confidence.GUESSED: _("guessed"),
        }
        return words[answer.confidence] if answer.confidence else ""

    def with_levels(self, codes: Iterable[str]) -> str:
        """Return names with where they stand, as in "Approval of partner posts (0)"."""
        return self._names.listing([f"{self._names.capability(code)} ({self.standing(code)})" for code in codes])

    def standing(self, code: str) -> str:
        """Return the level of an answer in figures, an own answer by its name, or the non-answer in words."""
        answer = self._assessment.answer(code)
        return self._names.rung(code, answer.level) if answer.level is not None else self.status(answer.status)

    def with_needed(self, codes: Iterable[str], level: int) -> str:
        """Return names with where they stand and which answer a level asks for."""
        words = self._language.gettext("{name} ({answer}; needed: {needed})")
        told = [
            words.format(
                name=self._names.capability(code), answer=self.standing(code), needed=self._names.rung(code, level)
            )
            for code in codes
        ]
        return self._names.listing(told)
