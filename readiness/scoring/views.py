"""How far the views of several people agree: question by question, and by role in each dimension.

The rule is that of the workshop (`consensus.py`). Views are given by name, so that two are enough for it, and one
person of a role is enough to compare roles.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.levels import Level
from readiness.domain.perspectives import GivenAnswer, same_answer
from readiness.domain.questionnaire import Capability, Dimension, Question, Questionnaire
from readiness.domain.workshop_record import Role, UsualRole
from readiness.scoring.consensus import Consensus, Verdict, median, spread

_FEWEST = 2


class Clash(StrEnum):
    """What keeps an answer from being taken unasked."""

    DIFFER = "differ"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class MergedQuestion:
    """One question of the merge table.

    `said` holds everyone who was asked. `verdict` is None where nobody gave a level, `consensus` where fewer than two
    did. `median` is a level that an answer of the question stands for: ties go to the lower one; None as well where
    the question asks for a fact. `agreed` is what all say, where nothing stands against it.
    """

    code: str
    said: tuple[GivenAnswer, ...]
    clashes: tuple[Clash, ...]
    verdict: Verdict | None
    consensus: Consensus | None
    median: Level | None
    agreed: Answer | None
    settled: bool

    @property
    def open(self) -> bool:
        """Whether somebody has to look at it: views clash, and it was not settled."""
        return bool(self.clashes) and not self.settled


@dataclass(frozen=True, slots=True)
class DimensionViews:
    """The medians of each role over the levels of a dimension; `gap` is the first role minus the second one."""

    dimension: str
    medians: dict[Role, float]
    gap: float | None


def merge_table(questionnaire: Questionnaire, assessment: Assessment) -> tuple[MergedQuestion, ...]:
    """Return every question that somebody was asked and that counts at the assessment's depth, in its order."""
    asked = (question for d in questionnaire.dimensions for question in d.questions(assessment.details.depth))
    rows = (merged(question, assessment) for question in asked)
    return tuple(row for row in rows if row.said)


def merged(question: Question, assessment: Assessment) -> MergedQuestion:
    """Return one question with everything that was said about it."""
    perspectives, code = assessment.perspectives, question.code
    said = perspectives.said(code)
    levels = [one.answer.level for one in said if one.answer.level is not None]
    found = spread(levels) if len(levels) >= _FEWEST else None
    given = [one.answer for one in said if not one.answer.open]
    settled = perspectives.settled(code)
    clashes = tuple(_clashes(said, assessment.answer(code), settled=settled))
    return MergedQuestion(
        code=code,
        said=said,
        clashes=clashes,
        verdict=found.verdict if found else Verdict.GREEN if levels else None,
        consensus=found,
        median=_median(question, levels),
        agreed=given[0] if given and not clashes else None,
        settled=settled,
    )


def _median(question: Question, levels: list[int]) -> int | None:
    """Return the median as an answer that there is; a fact has no answer in the middle."""
    if not levels or question.measure is not None or not isinstance(question, Capability):
        return None
    return question.rung_to(math.floor(median(levels)))


def dimension_views(questionnaire: Questionnaire, assessment: Assessment) -> tuple[DimensionViews, ...]:
    """Return how the roles see each dimension on which somebody gave a level."""
    roles = questionnaire.room_roles
    found = (_of_dimension(dimension, assessment, roles) for dimension in questionnaire.dimensions)
    return tuple(one for one in found if one.medians)


def _of_dimension(dimension: Dimension, assessment: Assessment, roles: Sequence[Role]) -> DimensionViews:
    levels: dict[Role, list[int]] = {role: [] for role in roles}
    for capability in dimension.asked(assessment.details.depth):
        for one in assessment.perspectives.said(capability.code):
            if one.answer.level is not None:
                # Who gave no role has another view; a questionnaire with roles of its own may not have that one.
                levels.setdefault(one.author.role or UsualRole.OTHER.value, []).append(one.answer.level)
    medians = {role: median(of_role) for role, of_role in levels.items() if of_role}
    first, second = roles[:2]
    gap = medians[first] - medians[second] if first in medians and second in medians else None
    return DimensionViews(dimension.code, medians, gap)


def _clashes(said: Sequence[GivenAnswer], now: Answer, *, settled: bool) -> Iterable[Clash]:
    answers = [one.answer for one in said]
    given = [answer for answer in answers if not answer.open]
    if not given:
        # Nobody has said anything: there is nothing to settle.
        return
    states = {answer.status for answer in given}
    if len({(answer.level, answer.value) for answer in given if answer.status is Status.ANSWERED}) > 1:
        yield Clash.DIFFER
    if len(states) > 1:
        if Status.DONT_KNOW in states:
            yield Clash.DONT_KNOW
        if Status.NOT_APPLICABLE in states:
            yield Clash.NOT_APPLICABLE
    if len(given) < len(answers):
        yield Clash.MISSING
    if not settled and not now.open and not any(same_answer(now, one) for one in given):
        yield Clash.ANSWERED
