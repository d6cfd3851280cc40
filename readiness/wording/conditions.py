"""Conditions in words: on what it depends whether a question is asked."""

from readiness.domain.conditions import Combination, Comparison, Condition, parse
from readiness.domain.knowledge import AnswerKind, IncidentFact, ProfileQuestion
from readiness.domain.questionnaire import Capability, Question, Questionnaire
from readiness.foundation.language import Language
from readiness.wording.answer_names import AnswerNames
from readiness.wording.standing import gate_values, guide_words, standing_names, standing_values


class ConditionWords:
    """The conditions of one questionnaire, in the words of the questions that they ask for."""

    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self._questionnaire = questionnaire
        self._answers = AnswerNames(questionnaire, language)
        self._language = language

    def only_if(self, condition: str) -> str:
        """Return on what a question depends, as in "Only if “Children” is “Yes”."; empty where it is always asked."""
        if not condition:
            return ""
        return self._language.gettext("Only if {condition}.").format(condition=self.condition(condition))

    def condition(self, condition: str) -> str:
        """Return a condition as a part of a sentence, in the words of the questions that it asks for."""
        return self._part(parse(condition), inside=False)

    def _part(self, condition: Condition, *, inside: bool) -> str:
        _ = self._language.gettext
        if isinstance(condition, Comparison):
            return self._comparison(condition)
        if condition.word == "not":
            return _("not: {condition}").format(condition=self._part(condition.parts[0], inside=True))
        joint = _("{first} and {second}") if condition.word == "and" else _("{first} or {second}")
        told = self._part(condition.parts[0], inside=True)
        for part in condition.parts[1:]:
            told = joint.format(first=told, second=self._part(part, inside=True))
        return f"({told})" if inside and isinstance(condition, Combination) else told

    def _comparison(self, comparison: Comparison) -> str:
        _ = self._language.gettext
        words = {
            "=": _("“{name}” is “{value}”"),
            "!=": _("“{name}” is not “{value}”"),
            ">=": _("“{name}” is at least “{value}”"),
            "<=": _("“{name}” is at most “{value}”"),
            ">": _("“{name}” is more than “{value}”"),
            "<": _("“{name}” is less than “{value}”"),
        }
        name, value = self._named(comparison.name, comparison.value)
        return words[comparison.order].format(name=name, value=value)

    def _named(self, code: str, value: int | str) -> tuple[str, str]:
        """Return the name of what a condition asks for, and a value of it, both as people know them."""
        language, questionnaire = self._language, self._questionnaire
        question: Question | None = questionnaire.facts.get(code) or questionnaire.capabilities.get(code)
        if question is not None and question.measure is not None:
            return language.of(question.name), self._answers.fact(question.measure, str(value))
        if isinstance(question, Capability) and isinstance(value, int):
            return language.of(question.name), self._answers.name(question, question.rung_from(value))
        asked = next((one for one in questionnaire.profile if one.code == code), None)
        if asked is not None:
            return self._of_profile(asked, value)
        gate = next((one for one in questionnaire.gates if one.code == code), None)
        if gate is not None:
            return language.of(gate.name), gate_values(language).get(str(value), str(value))
        return self._of_guide(code, str(value)) or (
            standing_names(language).get(code, code),
            standing_values(code, language).get(str(value), str(value)),
        )

    def _of_guide(self, code: str, value: str) -> tuple[str, str] | None:
        """Return the same of a fact of the incident guide, or of what is found from them."""
        guide, language, words = self._questionnaire.incident, self._language, guide_words(self._language)
        if guide is None:
            return None
        fact = next((one for one in guide.facts if one.code == code), None)
        if fact is not None:
            return self._of_profile(fact, value)
        if code == "severity":
            named = {one.severity: language.of(one.name) for one in guide.severities}
            return words["severity"], named.get(value) or standing_values("incident", language).get(value, value)
        if code == "rule":
            return words["rule"], value
        told = language.gettext("yes") if value == "yes" else language.gettext("no")
        return (words["element"].format(code=code), told) if code in {one.code for one in guide.courses} else None

    def _of_profile(self, question: ProfileQuestion | IncidentFact, value: int | str) -> tuple[str, str]:
        language = self._language
        name = language.of(question.name if isinstance(question, IncidentFact) else question.question)
        if question.kind is AnswerKind.YES_NO:
            return name, language.gettext("yes") if value == "yes" else language.gettext("no")
        if question.kind is AnswerKind.DATE:
            return name, days_from_today(language, value)
        return name, next(
            (language.of(one.text) for one in question.choices if str(one.value) == str(value)), str(value)
        )


def days_from_today(language: Language, days: int | str) -> str:
    """Return a day as conditions write it, a number of days from today, in words."""
    return language.gettext("{n} days from today").format(n=days)
