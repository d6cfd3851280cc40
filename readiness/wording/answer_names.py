"""What answers are called, and what a fact says, in one questionnaire."""

from datetime import date

from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Capability, Question, Questionnaire
from readiness.domain.scales import Measure, MeasureKind
from readiness.foundation.language import Language

# Of a number that people gave; more were hardly meant.
_DECIMALS = 6


class AnswerNames:
    """The names of answers in one questionnaire; they need no result."""

    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self._questionnaire = questionnaire
        self._language = language

    def name(self, capability: Capability, level: int) -> str:
        """Return what the answer that stands for a level (0 to 5) is called: by the question, or by the ladder."""
        named = capability.answer_name(level)
        return self._language.of(named or self._questionnaire.ladder[level].name)

    def numbered(self, capability: Capability, level: int) -> str:
        """Return the same with its level in front, where all questions share the ladder; an own answer has none."""
        name = self.name(capability, level)
        return name if capability.own_scale else f"{level} {name}"

    def statement(self, capability: Capability, level: int) -> str:
        """Return what the answer that stands for a level says."""
        return self._language.of(capability.statement(level) or self._questionnaire.ladder[level].name)

    def fact(self, measure: Measure, value: str) -> str:
        """Return a stored fact in words: with its unit, as a day, or as the texts of what was chosen.

        A fact that is none here, as one in an old decision may be after the question has changed, stands as it is.
        """
        try:
            return self._told(measure, value)
        except ValueError:
            return value

    def _told(self, measure: Measure, value: str) -> str:
        language = self._language
        if measure.kind is MeasureKind.NUMBER:
            number, unit = language.number(float(value), _DECIMALS), language.of(measure.unit) if measure.unit else ""
            return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number
        if measure.kind is MeasureKind.DATE:
            return language.medium_date(date.fromisoformat(value))
        if measure.kind is MeasureKind.TEXT:
            return value
        texts = {str(choice.value): language.of(choice.text) for choice in measure.choices}
        return "; ".join(texts.get(one, one) for one in value.split())

    def given(self, question: Question, answer: Answer) -> str:
        """Return what was answered: the fact, or the name of the answer; empty where neither was."""
        if question.measure is not None and answer.value:
            return self.fact(question.measure, answer.value)
        if isinstance(question, Capability) and answer.level is not None:
            return self.numbered(question, answer.level)
        return ""
