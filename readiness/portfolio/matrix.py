"""The answers of many assessments as one matrix: a row for each question, a column for each assessment.

A cell is one byte: a level from 0 to 5, or one of the codes below. A hundred thousand assessments of 43 questions are
four megabytes. What is counted for each assessment adds up rows, which lie in memory one behind the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from readiness.domain.answers import Status
from readiness.domain.asking import hidden_questions
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Capability, Depth, Questionnaire

Cells = NDArray[np.int8]

# What a cell holds where there is no level.
UNANSWERED = -1
DONT_KNOW = -2
NOT_APPLICABLE = -3
# Somebody has confirmed that it does not apply: for a gate it is met.
CONFIRMED = -4
# The question was not asked, because an earlier answer rules it out.
NOT_ASKED = -5


@dataclass(frozen=True)
class AnswerMatrix:
    """Answers to one questionnaire at one depth; all assessments were asked the same one."""

    questionnaire: Questionnaire
    depth: Depth
    cells: Cells

    @cached_property
    def asked(self) -> tuple[Capability, ...]:
        """The rated questions that may be asked, in the order of the rows."""
        return tuple(self.questionnaire.capabilities.values())

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each capability by its code."""
        return {capability.code: at for at, capability in enumerate(self.asked)}

    @property
    def count(self) -> int:
        """How many assessments there are."""
        return int(self.cells.shape[1])

    def of(self, capabilities: Sequence[Capability]) -> Cells:
        """Return the rows of some capabilities; those that stand together are not copied."""
        rows = [self.rows[capability.code] for capability in capabilities]
        together = rows and rows == list(range(rows[0], rows[-1] + 1))
        return self.cells[rows[0] : rows[-1] + 1] if together else self.cells[rows]


def matrix_of(questionnaire: Questionnaire, assessments: Sequence[Assessment], depth: Depth) -> AnswerMatrix:
    """Return the answers of assessments that were all made with one questionnaire."""
    cells = np.full((len(questionnaire.capabilities), len(assessments)), UNANSWERED, np.int8)
    for column, assessment in enumerate(assessments):
        cells[:, column] = cells_of(questionnaire, assessment)
    return AnswerMatrix(questionnaire, depth, cells)


def matrix_of_bytes(questionnaire: Questionnaire, depth: Depth, columns: Iterable[bytes]) -> AnswerMatrix:
    """Return columns of bytes as a matrix; one row lies behind the other, as the scorer adds them up."""
    stacked = [np.frombuffer(column, np.int8) for column in columns]
    rows = len(questionnaire.capabilities)
    cells = np.ascontiguousarray(np.stack(stacked, axis=1)) if stacked else np.zeros((rows, 0), np.int8)
    return AnswerMatrix(questionnaire, depth, cells)


def cells_of(questionnaire: Questionnaire, assessment: Assessment) -> list[int]:
    """Return the column of one assessment."""
    hidden = hidden_questions(questionnaire, assessment)
    return [NOT_ASKED if code in hidden else _cell(assessment, code) for code in questionnaire.capabilities]


def _cell(assessment: Assessment, code: str) -> int:
    answer = assessment.answer(code)
    if answer.level is not None:
        return answer.level
    if answer.status is Status.NOT_APPLICABLE:
        return CONFIRMED if code in assessment.plan.confirmed else NOT_APPLICABLE
    return DONT_KNOW if answer.status is Status.DONT_KNOW else UNANSWERED
