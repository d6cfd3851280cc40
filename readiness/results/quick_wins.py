"""Quick wins: a few small steps, each of which a gate waits for or which lifts a key question."""

from dataclasses import dataclass

from readiness.planning.steps import Step
from readiness.results.assessment_result import AssessmentResult

# Person-days by the larger estimate: what somebody does between two other things.
_QUICK = 0.3
# Efforts are told to a tenth of a day.
_DIGITS = 1
_MOST = 5


@dataclass(frozen=True, slots=True)
class QuickWin:
    """A small step that can begin at once."""

    step: Step
    key_question: bool

    @property
    def gate(self) -> str | None:
        """The code of the gate that waits for it; None where none does."""
        return self.step.gate


def quick_wins(result: AssessmentResult) -> tuple[QuickWin, ...]:
    """Return at most five quick wins, in the order in which steps are worth taking.

    None where too little is known for a plan, or nothing is estimated. A step that waits for another, is done, or
    begins at a level that is not known is no quick win.
    """
    if not result.planner.enough_known or not result.questionnaire.estimated:
        return ()
    found = (
        QuickWin(step, result.capability(step.capability).key_question)
        for step in result.steps
        if round(step.person_days.high, _DIGITS) <= _QUICK
        and not step.after
        and not step.unanswered
        and not result.assessment.plan.note(step.id).done
    )
    return tuple(win for win in found if win.gate or win.key_question)[:_MOST]
