"""Where one answer decides: which answer, in which direction, and what it would change (rule 10)."""

from dataclasses import dataclass

from readiness.domain.answers import Confidence, at_level
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import DimensionScore, StageInterval
from readiness.scoring.scorer import score


@dataclass(frozen=True, slots=True)
class LevelShift:
    """What stands if the answer were `level`: the dimension, the whole, and the gates that would open or close."""

    level: int
    dimension: StageInterval
    overall: StageInterval
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnifeEdge:
    """An answer that decides a stage: one level less or more, or either, changes it."""

    code: str
    dimension: str
    level: int
    confidence: Confidence | None
    shifts: tuple[LevelShift, ...]


def knife_edges(result: AssessmentResult) -> list[KnifeEdge]:
    """Return all answers that decide a stage.

    Those that decide the overall stage come first, then those that nothing shown backs, then in the order of the
    questions: the first ones are the most worth checking.
    """
    found = [_edge(code, dimension, result) for dimension in result.score.dimensions for code in dimension.knife_edge]
    overall = result.score.stage

    def urgency(edge: KnifeEdge) -> tuple[bool, bool]:
        return all(shift.overall == overall for shift in edge.shifts), edge.confidence is Confidence.SHOWN

    return sorted(found, key=urgency)


def _edge(code: str, dimension: DimensionScore, result: AssessmentResult) -> KnifeEdge:
    answer = result.assessment.answer(code)
    assert answer.level is not None
    shifts = (_shift(code, level, result) for level in result.capability(code).beside(answer.level))
    deciding = tuple(shift for shift in shifts if shift.dimension != dimension.stage)
    return KnifeEdge(code, dimension.code, answer.level, answer.confidence, deciding)


def _shift(code: str, level: int, result: AssessmentResult) -> LevelShift:
    # Another answer may change what is asked.
    then = score(result.whole, result.assessment.with_answer(code, at_level(level)))
    before, after = result.score.gates_passed, then.gates_passed
    return LevelShift(
        level=level,
        dimension=then.dimension(result.questionnaire.dimension_of[code].code).stage,
        overall=then.stage,
        opens=tuple(gate for gate in after if gate not in before),
        closes=tuple(gate for gate in before if gate not in after),
    )
