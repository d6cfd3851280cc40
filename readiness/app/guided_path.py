"""The path through the questionnaire, without any widget: where am I, what is next, what is missing."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from readiness.domain.assessment import Assessment
from readiness.domain.progress import Progress, progress_of
from readiness.domain.questionnaire import Dimension, Question, Questionnaire


class TaskState(StrEnum):
    """How far a dimension is."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    DONE = "done"


class Task(NamedTuple):
    """A dimension in the task list."""

    dimension: Dimension
    progress: Progress

    @property
    def state(self) -> TaskState:
        """How far it is."""
        if self.progress.done == 0:
            return TaskState.NOT_STARTED
        return TaskState.DONE if self.progress.settled == self.progress.asked else TaskState.STARTED


@dataclass(frozen=True, slots=True)
class Position:
    """A question within its dimension, and `overall` among all that are asked; both count from 1.

    `before` and `after` lead through all dimensions.
    """

    dimension: Dimension
    question: Question
    number: int
    count: int
    overall: int
    asked: int
    before: str | None
    after: str | None


class GuidedPath:
    """The questions of one assessment at its depth, in their order.

    It leads through what it is given: `Session.asked` is the questionnaire without the questions that are hidden.
    """

    def __init__(self, questionnaire: Questionnaire, assessment: Assessment) -> None:
        self._assessment = assessment
        depth = assessment.details.depth
        self._minutes = questionnaire.minutes.get(depth)
        self._asked = {d.code: d.questions(depth) for d in questionnaire.dimensions}
        self._dimensions = [d for d in questionnaire.dimensions if self._asked[d.code]]

    def tasks(self) -> list[Task]:
        """Return the dimensions with their progress."""
        return [Task(d, progress_of(self._asked[d.code], self._assessment)) for d in self._dimensions]

    def first_open(self, dimension: str | None = None) -> str | None:
        """Return the first question that waits for an answer, in one dimension or in all."""
        codes = [dimension] if dimension else [d.code for d in self._dimensions]
        waiting = (c.code for code in codes for c in self._asked[code] if self._assessment.answer(c.code).open)
        return next(waiting, None)

    def first_waiting(self, dimension: str | None = None) -> str | None:
        """Return the first question that is open or to be confirmed, in one dimension or in all."""
        codes = [dimension] if dimension else [d.code for d in self._dimensions]
        waiting = (c.code for code in codes for c in self._asked[code] if self._waits(c.code))
        return next(waiting, None)

    def to_confirm(self, code: str) -> bool:
        """Return whether the answer was carried over and is still to be confirmed; an open one cannot be."""
        answer = self._assessment.answer(code)
        return not answer.open and self._assessment.takeovers.to_confirm(code, answer) is not None

    def _waits(self, code: str) -> bool:
        return self._assessment.answer(code).open or self.to_confirm(code)

    def first(self, dimension: str) -> str:
        """Return the first question of a dimension."""
        return self._asked[dimension][0].code

    def questions(self, dimension: str) -> tuple[Question, ...]:
        """Return the questions of a dimension."""
        return self._asked[dimension]

    @property
    def codes(self) -> tuple[str, ...]:
        """The questions in their order."""
        return tuple(c.code for d in self._dimensions for c in self._asked[d.code])

    def asks(self, code: str) -> bool:
        """Return whether a question is asked at this depth."""
        return code in self.codes

    def position(self, code: str) -> Position:
        """Return where a question stands; raises KeyError where it is not asked at this depth."""
        all_codes = self.codes
        for dimension in self._dimensions:
            questions = self._asked[dimension.code]
            codes = [c.code for c in questions]
            if code in codes:
                at, overall = codes.index(code), all_codes.index(code)
                return Position(
                    dimension,
                    questions[at],
                    at + 1,
                    len(codes),
                    overall + 1,
                    len(all_codes),
                    all_codes[overall - 1] if overall else None,
                    all_codes[overall + 1] if overall + 1 < len(all_codes) else None,
                )
        raise KeyError(code)

    def progress(self) -> Progress:
        """Return how much of everything that is asked was dealt with."""
        return progress_of(tuple(c for d in self._dimensions for c in self._asked[d.code]), self._assessment)

    def minutes_left(self) -> int | None:
        """Return about how many minutes the open questions take, None where the questionnaire does not say."""
        whole, progress = self._minutes, self.progress()
        if not whole or not progress.asked:
            return None
        return ceil(whole * (progress.asked - progress.done) / progress.asked)
