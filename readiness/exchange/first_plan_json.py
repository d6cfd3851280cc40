"""`readiness-plan/1`: the steps to a goal as JSON (docs/formats/plan.md)."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Limits, Range
from readiness.planning.plan import Plan
from readiness.planning.steps import Step, Why
from readiness.validation.boundary import write_json

FORMAT = "readiness-plan/1"


@dataclass(frozen=True, slots=True)
class DaysEntry:
    """From how many person-days to how many; a sum has no limit, unlike what a questionnaire may say."""

    low: Annotated[float, Limits(ge=0)]
    high: Annotated[float, Limits(ge=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStepEntry:
    """One step; `start` is written as `from`, which is a word of Python's own.

    Its days are null where the questionnaire does not estimate them.
    """

    # Read by Pydantic: the names in JSON.
    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "alias_generator": lambda name: "from" if name == "start" else name
    }

    capability: str
    start: int
    to: int
    person_days: DaysEntry | None
    due_days: int | None
    reason: str
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPlanFile:
    """The whole document."""

    format: str
    goal: str
    reachable: bool
    person_days: DaysEntry | None
    steps: tuple[FirstStepEntry, ...]
    beyond_capacity: tuple[FirstStepEntry, ...]


def first_plan_file(questionnaire: Questionnaire, plan: Plan) -> FirstPlanFile:
    """Return a plan in the published shape."""
    return FirstPlanFile(
        format=FORMAT,
        goal=str(plan.goal),
        reachable=plan.reachable,
        person_days=_days(plan.person_days) if questionnaire.estimated else None,
        steps=tuple(_step(questionnaire, step) for step in plan.steps),
        beyond_capacity=tuple(_step(questionnaire, step) for step in plan.beyond_capacity),
    )


def write_first_plan(file: FirstPlanFile) -> bytes:
    """Return the plan as JSON."""
    return write_json(file, indent=2)


def _step(questionnaire: Questionnaire, step: Step) -> FirstStepEntry:
    return FirstStepEntry(
        capability=step.capability,
        start=step.start,
        to=step.level,
        person_days=_days(step.person_days) if questionnaire.estimated else None,
        due_days=step.due_days if questionnaire.estimated else None,
        reason=_reason(questionnaire, step),
        after=step.after,
    )


def _days(days: Range) -> DaysEntry:
    return DaysEntry(days.low, days.high)


def _reason(questionnaire: Questionnaire, step: Step) -> str:
    """Return the reason in few fixed words that do not depend on the reader's language."""
    if step.why is Why.PREREQUISITE:
        return f"needed for {step.needed_by}" + (f", gate {step.gate}" if step.gate else "")
    words = {
        Why.GATE: f"gate {step.gate}",
        Why.STAGE: f"stage of {questionnaire.dimension_of[step.capability].code}",
        Why.KEY_QUESTION: "key question",
        Why.TARGET: "target",
    }
    return words[step.why]
