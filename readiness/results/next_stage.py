"""What holds the overall stage back: the fewest answers that must change for the next one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Depth
from readiness.planning.steps import weight
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.overall import carrying, needed_stage
from readiness.scoring.score import DimensionScore
from readiness.scoring.stages import StageItem, needed_for_foundation, needed_for_majority


@dataclass(frozen=True, slots=True)
class NeededLevel:
    """A capability of a dimension that needs at least `level`; `now` is its level today, None where it is not known."""

    code: str
    dimension: str
    now: int | None
    level: int


@dataclass(frozen=True, slots=True)
class NextStage:
    """The next overall stage (1 to 5) and what it needs; no smaller number of answers can bring it."""

    stage: int
    needs: tuple[NeededLevel, ...]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The codes of the dimensions that hold the stage back, in their order."""
        return tuple(dict.fromkeys(need.dimension for need in self.needs))

    @property
    def only_unknown(self) -> bool:
        """Whether nothing but open answers stands between here and there."""
        return all(need.now is None for need in self.needs)


def next_stage(result: AssessmentResult) -> NextStage | None:
    """Return what the next overall stage needs; None at the highest one, or where no dimension counts.

    After a full questionnaire it is the next stage that is certain: unknown levels count as the lowest. A quick check
    only knows how high the stage can be, so there they count as the highest, and the next upper bound is meant.
    """
    score = result.score
    quick = score.depth is Depth.QUICK
    stage = (score.stage.high if quick else score.stage.low) + 1
    counted = carrying(score.dimensions)
    if stage > HIGHEST or not counted:
        return None
    unknown = HIGHEST if quick else LOWEST

    def days(code: str, now: int, level: int) -> float:
        capability = result.questionnaire.capabilities[code]
        return sum(weight(capability, rung) for rung in capability.rungs if now < rung <= capability.rung_from(level))

    needs = [
        need for dimension in counted for need in _fewest(dimension, needed_stage(dimension, stage), unknown, days)
    ]
    capabilities = result.questionnaire.capabilities
    on_rungs = (replace(need, level=capabilities[need.code].rung_from(need.level)) for need in needs)
    return NextStage(stage, tuple(on_rungs))


def _fewest(
    dimension: DimensionScore, stage: int, unknown: int, days: Callable[[str, int, int], float]
) -> list[NeededLevel]:
    """Return the fewest capabilities that bring a dimension to a stage (rules 4 and 14), of equal ones the cheapest.

    Every key question below the stage is needed. What the majority and the foundation then still lack are capabilities
    that are not needed yet: one that comes from below the foundation helps both, so the larger of the two numbers is
    the fewest.
    """
    levels = {item.code: unknown if item.level is None else item.level for item in dimension.items}
    raised = {item.code: stage for item in dimension.items if item.key and levels[item.code] < stage}
    if dimension.depth is Depth.FULL and stage > LOWEST:

        def missing(needed: int, level: int) -> int:
            return max(0, needed - sum(raised.get(code, now) >= level for code, now in levels.items()))

        majority = missing(needed_for_majority(len(levels)), stage)
        foundation = missing(needed_for_foundation(len(levels)), stage - 1) if stage > 1 else 0
        left = sorted(
            (code for code, now in levels.items() if code not in raised and now < stage),
            key=lambda code: days(code, levels[code], stage),
        )
        lowest = [code for code in left if levels[code] < stage - 1][:foundation]
        others = [code for code in left if code not in lowest][: max(0, majority - len(lowest))]
        to_stage = majority - len(others)
        raised |= dict.fromkeys(lowest[to_stage:], stage - 1)
        raised |= dict.fromkeys([*lowest[:to_stage], *others], stage)
    return _needed(dimension.code, dimension.items, raised)


def _needed(dimension: str, items: Sequence[StageItem], raised: dict[str, int]) -> list[NeededLevel]:
    return [NeededLevel(item.code, dimension, item.level, raised[item.code]) for item in items if item.code in raised]
