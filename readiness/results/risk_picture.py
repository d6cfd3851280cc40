"""The risk picture: how grave it is where a capability is missing, against how far it is developed."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.domain.answers import Status
from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import MIDDLE_RISK
from readiness.results.assessment_result import AssessmentResult

RISK_CLASSES = (3, 2, 1)
_MOST = 5


@dataclass(frozen=True, slots=True)
class RiskPicture:
    """Codes by risk class (3 is the gravest) and level (0 to 5, None where it is not known).

    `rungs` are the levels that answers stand for, in ascending order.

    `gravest` are the codes of at most five capabilities below their targets, those first that endanger most.
    """

    cells: Mapping[tuple[int, int | None], tuple[str, ...]]
    gravest: tuple[str, ...]
    rungs: tuple[int, ...] = tuple(range(COUNT))

    @property
    def levels(self) -> tuple[int | None, ...]:
        """The levels that the picture needs: unknown where there is such, then all up to the highest one given.

        Levels that no answer stands for are left out.
        """
        found = {level for _, level in self.cells}
        given = [level for level in found if level is not None]
        known = tuple(level for level in self.rungs if level <= max(given)) if given else ()
        return (None, *known) if None in found else known

    def most(self, level: int | None) -> int:
        """Return how many capabilities the fullest field of a level holds."""
        return max((len(codes) for (_, at), codes in self.cells.items() if at == level), default=0)


def knows_risks(result: AssessmentResult) -> bool:
    """Return whether the questionnaire says how grave something is: without that there is no picture."""
    asked = result.questionnaire.capabilities.values()
    return any(capability.risk or capability.risk_class != MIDDLE_RISK for capability in asked)


def risk_picture(result: AssessmentResult) -> RiskPicture:
    """Return the picture of all that was asked; what does not apply is no risk.

    The gravest are those of the highest class, then those with the largest gap, then key questions. What is not known
    is not among them: nobody can say how far it is from its target.
    """
    cells: dict[tuple[int, int | None], list[str]] = {}
    below = []
    for capability in result.questionnaire.asked(result.assessment.details.depth):
        answer = result.assessment.answer(capability.code)
        if answer.status is Status.NOT_APPLICABLE:
            continue
        cells.setdefault((capability.risk_class, answer.level), []).append(capability.code)
        if answer.level is not None and (gap := result.targets[capability.code] - answer.level) > 0:
            below.append(((-capability.risk_class, -gap, not capability.key_question), capability.code))
    below.sort(key=lambda ranked: ranked[0])
    return RiskPicture(
        cells={place: tuple(codes) for place, codes in cells.items()},
        gravest=tuple(code for _, code in below[:_MOST]),
        rungs=tuple(sorted({rung for c in result.questionnaire.capabilities.values() for rung in c.rungs})),
    )
