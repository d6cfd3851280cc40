"""What was asked besides what is rated, and what was not asked at all: facts, hidden questions, headings."""

from dataclasses import dataclass

from readiness.domain.questionnaire import FactQuestion
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.cuts import Cut, cuts
from readiness.wording.answer_names import AnswerNames
from readiness.wording.conditions import ConditionWords
from readiness.wording.percent import percent_figure, percent_with_range


@dataclass(frozen=True, slots=True)
class FactText:
    """A fact that was asked for, its question and what was answered."""

    code: str
    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NotAskedText:
    """Questions that were not asked for one reason, by their names."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CutText:
    """A heading across the dimensions, with its index and the share that is answered; open questions by name."""

    cut: Cut
    name: str
    figure: str
    answered: str
    open: tuple[str, ...]


def facts_in_words(result: AssessmentResult, language: Language) -> list[FactText]:
    """Return the facts that were answered, in the order in which they are asked; what is rated is not among them."""
    answers = AnswerNames(result.whole, language)
    return [
        FactText(
            fact.question.code,
            language.of(fact.question.name),
            language.of(fact.question.question),
            answers.fact(fact.question.measure, fact.value),
        )
        for fact in result.facts
        if isinstance(fact.question, FactQuestion)
    ]


def not_asked(result: AssessmentResult, language: Language) -> list[NotAskedText]:
    """Return what was not asked and why, one entry for each condition that is not met."""
    words, questionnaire = ConditionWords(result.whole, language), result.whole
    depth = result.assessment.details.depth
    names = {
        question.code: language.of(question.name)
        for dimension in questionnaire.dimensions
        for question in dimension.questions(depth)
    }
    groups: dict[str, list[str]] = {}
    for code, condition in result.hidden.items():
        if code in names:
            groups.setdefault(condition, []).append(code)
    return [
        NotAskedText(tuple(codes), tuple(names[code] for code in codes), words.only_if(condition))
        for condition, codes in groups.items()
    ]


def not_asked_lines(result: AssessmentResult, language: Language) -> list[str]:
    """Return the same in a line for each reason, as in "Children: Only if “Whose data” is “Children”."."""
    return [f"{language.all_of(one.names)}: {one.reason}" for one in not_asked(result, language)]


def cuts_in_words(result: AssessmentResult, language: Language) -> list[CutText]:
    """Return the headings across the dimensions in the order of the questionnaire."""
    return [
        CutText(
            cut,
            language.of(cut.name),
            percent_with_range(cut.index, language),
            percent_figure(100 * cut.coverage, language),
            tuple(language.of(result.capability(code).name) for code in cut.open),
        )
        for cut in cuts(result)
    ]
