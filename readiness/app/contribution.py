"""What an assessment would give to a benchmark: the line itself, and what each of its cells says."""

from readiness.domain.benchmark import INDEX_STEP, INDEX_VALUES, groups_by, measure_digests, path_of
from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.benchmark_csv import (
    FORMAT,
    Contribution,
    cells_of,
    coarse,
    cuts_of,
    token_of,
    write_contribution,
)
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.contribution import ContributionWords, ExplainedCell


def contribution(result: AssessmentResult, document_id: str) -> str:
    """Return what an assessment would give to a benchmark: a line of headings and one of values, for people to send."""
    return write_contribution(_contribution(result, document_id))


def explained_contribution(result: AssessmentResult, document_id: str, language: Language) -> list[ExplainedCell]:
    """Return every cell of that line with what it says, in the order of the line."""
    one, questionnaire = _contribution(result, document_id), result.whole
    words = ContributionWords(questionnaire, language)
    told = {
        "format": words.format(FORMAT),
        "questionnaire": words.questionnaire(),
        "version": words.version(one.version),
        "depth": words.depth(one.depth),
        "quarter": words.quarter(one.quarter),
        "sector": words.group(0, one.sector),
        "size": words.group(1, one.size),
        "token": words.token(),
    }
    for measure, place in one.places.items():
        told[measure] = _measure(measure, place, questionnaire, words)
    return [ExplainedCell(heading, cell, *told[heading]) for heading, cell in cells_of(one).items()]


def _measure(
    measure: str, place: int | None, questionnaire: Questionnaire, words: ContributionWords
) -> tuple[str, str]:
    question = measure in questionnaire.capabilities
    if place is None:
        return words.level(measure, ()) if question else words.index(measure, None)
    ends = (0, *cuts_of(measure, questionnaire), COUNT if question else INDEX_VALUES)
    first, end = ends[place], ends[place + 1]
    if question:
        return words.level(measure, range(first, end))
    return words.index(measure, (first * INDEX_STEP, end * INDEX_STEP))


def _contribution(result: AssessmentResult, document_id: str) -> Contribution:
    # Imported here: NumPy is not on the way to the first page.
    from readiness.portfolio.benchmark.counting import measured_values, quarter_start
    from readiness.portfolio.benchmark.population import NO_VALUE
    from readiness.portfolio.matrix import matrix_of

    questionnaire, depth = result.whole, result.score.depth
    measured = measured_values(matrix_of(questionnaire, [result.assessment], depth))
    values = {
        measure: None if measured[measure][0] == NO_VALUE else int(measured[measure][0])
        for measure in measure_digests(questionnaire, depth)
    }
    path = (*path_of(questionnaire, groups_by(questionnaire), result.assessment.details.profile), "", "")
    return Contribution(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        depth=depth,
        quarter=quarter_start(result.on),
        sector=path[0],
        size=path[1],
        token=token_of(document_id),
        places=coarse(values, questionnaire),
    )
