"""The one call that scores an assessment."""

from readiness.domain.asking import as_rated
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.scoring.dimensions import score_dimension
from readiness.scoring.gates import score_gate
from readiness.scoring.overall import bottlenecks, overall_index, overall_stage
from readiness.scoring.score import Score


def score(questionnaire: Questionnaire, assessment: Assessment) -> Score:
    """Return the score of `assessment` at its depth; what is not asked because of an answer does not count."""
    questionnaire = as_rated(questionnaire, assessment)
    depth = assessment.details.depth
    dimensions = tuple(
        score_dimension(d, assessment, depth, indexed=questionnaire.by_percent) for d in questionnaire.dimensions
    )
    by_code = {dimension.code: dimension for dimension in dimensions}
    return Score(
        depth=depth,
        stage=overall_stage(dimensions, depth),
        index=overall_index(dimensions),
        bottlenecks=bottlenecks(dimensions),
        dimensions=dimensions,
        gates=tuple(score_gate(gate, assessment, by_code) for gate in questionnaire.gates),
    )
