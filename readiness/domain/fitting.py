"""Does an answer fit its question? Asked at every door through which answers come."""

from dataclasses import replace

from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import Capability, Question
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_


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
