"""Does an answer fit its question? Asked at every door through which answers come."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import Capability, Question, Questionnaire
from readiness.domain.scales import Measure, MeasureKind
from readiness.domain.values import Text
from readiness.foundation.errors import Fault, InvalidError
from readiness.foundation.translation import N_
from readiness.foundation.written_numbers import read_number

_MINUS = "-−"


def fitting(question: Question, answer: Answer) -> Answer:
    """Return an answer as it is stored; raises InvalidError where it does not fit the question.

    A fact gets its usual form, and the level that its band stands for. A level must be one of those that the answers
    of the question stand for.
    """
    if answer.status is not Status.ANSWERED:
        return answer
    if question.measure is not None:
        if not answer.value:
            raise InvalidError(
                "value-missing",
                N_("{code} asks for a fact, not for a level."),
                N_("Give what was asked for: a number, a day, words, or one of the choices."),
                code=question.code,
            )
        value = question.measure.stored(answer.value)
        return replace(answer, value=value, level=question.measure.level_of(value))
    if answer.value:
        raise InvalidError(
            "value-surplus",
            N_("{code} is answered with one of its answers, not with a fact."),
            N_("Give the level of the answer."),
            code=question.code,
        )
    if isinstance(question, Capability) and answer.level not in question.rungs:
        raise InvalidError(
            "level-no-answer",
            N_("{code} has no answer for level {level}."),
            N_("Its answers stand for these levels: {levels}."),
            code=question.code,
            level=answer.level,
            levels=", ".join(map(str, question.rungs)),
        )
    return answer


def misfits(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Iterator[Fault]:
    """Yield each answer that is not as its question would have it stored, by code; others' codes are passed over."""
    for code, answer in answers.items():
        question = questionnaire.questions.get(code)
        if question is None:
            continue
        try:
            kept = fitting(question, answer)
        except InvalidError as error:
            yield Fault(error.code, (code,), error.what, error.remedy, error.facts, answer.value or answer.level)
            continue
        if kept != answer:
            yield Fault(
                "answer-form",
                (code,),
                N_("The fact and the level do not stand as {code} has them: {value} is level {level}."),
                N_("Answer the question once more."),
                {"code": code, "value": kept.value or "–", "level": "–" if kept.level is None else kept.level},
                answer.value,
            )


def level_named(question: Question, typed: str) -> int | None:
    """Return the level of the answer of a question's own scale that is called so in any language; None: no such one."""
    if not isinstance(question, Capability) or question.measure is not None:
        return None
    return next((answer.level for answer in question.answers if _is_called(answer.name, typed)), None)


def fact_typed(measure: Measure, typed: str) -> str:
    """Return a fact with the values of its choices in place of their texts; several texts are divided by semicolons."""
    if measure.kind not in {MeasureKind.CHOICE, MeasureKind.MULTIPLE}:
        return typed
    parts = typed.split(";") if measure.kind is MeasureKind.MULTIPLE else [typed]
    return " ".join(
        next((str(choice.value) for choice in measure.choices if _is_called(choice.text, part)), part.strip())
        for part in parts
    )


def number_typed(measure: Measure, typed: str, language: str) -> str:
    """Return a number that was typed in the notation of a language (its code), as `Measure.stored` takes it.

    Its unit may stand behind it, in any language. What is no number is returned as it was typed.
    """
    bare = typed.strip()
    for unit in filter(None, measure.unit.by_language.values()):
        if bare.casefold().endswith(unit.casefold()):
            bare = bare[: -len(unit)].strip()
    minus = bool(bare) and bare[0] in _MINUS
    number = read_number(bare[1:] if minus else bare, "." if language == "de" else ",")
    return typed if number is None else f"{-number if minus else number}"


def _is_called(text: Text, typed: str) -> bool:
    return typed.strip().casefold() in {written.casefold() for written in text.by_language.values()}
