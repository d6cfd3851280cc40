"""An entry gets its scores: one column of those of many."""

from dataclasses import replace

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.portfolio.entry import IndexRange, PortfolioEntry, RatedDimension, StageRange
from readiness.portfolio.scoring import NOT_THERE, PASS, ManyScores


def with_scores(entry: PortfolioEntry, questionnaire: Questionnaire, scores: ManyScores, column: int) -> PortfolioEntry:
    """Return an entry with its scores, which stand in a column of those of all that were measured alike."""
    told = entry.depth is Depth.FULL
    gates = {code: int(found[column]) for code, found in scores.gates.items() if found[column] != NOT_THERE}
    waiting = [code for code, standing in gates.items() if standing != PASS]
    has_index = told or questionnaire.by_percent
    return replace(
        entry,
        stage=None if questionnaire.by_percent else StageRange(int(scores.low[column]), int(scores.high[column])),
        index=_index(scores, column) if has_index else None,
        dimensions=tuple(
            RatedDimension(
                code,
                int(one.low[column]),
                int(one.high[column]),
                _number(float(one.point[column])) if has_index else None,
                bool(one.rateable[column]),
            )
            for code, one in scores.dimensions.items()
            if one.there[column]
        ),
        gates_passed=tuple(code for code, standing in gates.items() if standing == PASS) if told else (),
        next_gate=waiting[0] if told and waiting else "",
    )


def _index(scores: ManyScores, column: int) -> IndexRange | None:
    low, high = _number(float(scores.index_low[column])), _number(float(scores.index_high[column]))
    if low is None or high is None:
        return None
    return IndexRange(low, _number(float(scores.point[column])), high)


def _number(value: float) -> float | None:
    """Return a number, None where it is none."""
    return None if value != value else value  # noqa: PLR0124 - so NaN tells itself
