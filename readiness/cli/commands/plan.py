"""`readiness plan`: the cheapest steps to a goal."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from readiness.app.documents import read_document
from readiness.cli.output import say, write_json
from readiness.domain.answers import Status
from readiness.exchange.plan_json import plan_file, write_plan
from readiness.foundation import formats
from readiness.foundation.errors import UserError
from readiness.foundation.i18n import preferred_language
from readiness.foundation.translation import N_, Translator
from readiness.planning.goals import Goal, GoalKind, goals_of, parse_goal
from readiness.planning.plan import Plan, make_plan, total
from readiness.planning.steps import Step
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases
from readiness.results.step_texts import StepText, owners, step_texts

_INDENT = "     "
# Estimates of this size are not known to a tenth of a day.
_WHOLE_DAYS_FROM = 10


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", t: Translator) -> None:
    """Describe the command."""
    parser = commands.add_parser("plan", help=t.gettext("plan the cheapest steps to a goal"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--goal", default="target", metavar="GOAL", help=t.gettext("target (the default), gate:G3 or stage:2")
    )
    parser.add_argument(
        "--capacity-days",
        type=float,
        metavar="N",
        help=t.gettext("person-days that are there; what does not fit waits"),
    )
    parser.add_argument("--json", action="store_true", help=t.gettext("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> None:
    """Print the plan, as lines for people or as JSON."""
    result = read_document(arguments.document)
    goal = _goal(arguments.goal, result)
    capacity = arguments.capacity_days
    if capacity is not None and not capacity >= 0:
        raise UserError(
            "capacity-negative",
            N_("{days} is no capacity."),
            N_("Give the person-days as a number from 0 on."),
            where="--capacity-days",
            days=f"{capacity:g}",
        )
    plan = make_plan(result.questionnaire, result.assessment, result.targets, goal, capacity)
    if arguments.json:
        write_json(write_plan(plan_file(result.questionnaire, plan)))
        return
    for line in _PlanLines(plan, result, t).lines():
        say(line)


def _goal(text: str, result: AssessmentResult) -> Goal:
    try:
        return parse_goal(text, result.questionnaire)
    except ValueError as error:
        raise UserError(
            "goal-unknown",
            N_("“{goal}” is not a goal of this questionnaire."),
            N_("Its goals are {goals}."),
            where="--goal",
            goal=text,
            goals=", ".join(goals_of(result.questionnaire)),
        ) from error


class _PlanLines:
    """A plan as people read it."""

    def __init__(self, plan: Plan, result: AssessmentResult, t: Translator) -> None:
        self._plan = plan
        self._result = result
        self._t = t
        self._language = preferred_language()
        self._phrases = Phrases(result, self._language, t)
        self._texts = step_texts(result, self._language, t, plan.steps + plan.beyond_capacity)
        self._numbers = {text.step.id: text.number for text in self._texts}

    def lines(self) -> list[str]:
        """Return what to find out, then the steps that fit, then those that do not."""
        _ = self._t.gettext
        lines = [self._result.assessment.details.organisation, "  " + _("Goal: {goal}").format(goal=self._goal())]
        if not self._plan.reachable:
            names = self._phrases.listing([self._phrases.dimension_name(code) for code in self._plan.unrateable])
            reason = _("No step leads there: too little of what makes up the stage of {names} applies.")
            return [*lines, "  " + reason.format(names=names)]
        if not self._texts:
            return [*lines, "  " + _("This goal is reached already.")]
        fitting, beyond = len(self._plan.steps), len(self._plan.beyond_capacity)
        plural = self._t.ngettext("{n} step, {days} person-days", "{n} steps, {days} person-days", fitting)
        lines.append("  " + plural.format(n=fitting, days=self._days(self._plan.steps)))
        lines += self._unknown()
        lines += [line for text in self._texts[:fitting] for line in self._step(text)]
        if beyond:
            plural = self._t.ngettext(
                "Beyond the capacity: {n} step, {days} person-days",
                "Beyond the capacity: {n} steps, {days} person-days",
                beyond,
            )
            lines += ["", plural.format(n=beyond, days=self._days(self._plan.beyond_capacity))]
            lines += [line for text in self._texts[fitting:] for line in self._step(text)]
        return lines

    def _goal(self) -> str:
        goal = self._plan.goal
        if goal.kind is GoalKind.GATE:
            return self._phrases.gate_name(goal.gate)
        if goal.kind is GoalKind.STAGE:
            return self._phrases.stage_with_name(goal.stage, goal.stage)
        target = self._result.target
        return target.name.in_language(self._language) if target else self._t.gettext("the target levels")

    def _unknown(self) -> list[str]:
        """Asking costs little, and may save whole steps: don't knows come first."""
        planned = dict.fromkeys(text.step.capability for text in self._texts)
        status = {code: self._result.assessment.answer(code).status for code in planned}
        lines = []
        if unknown := [code for code in planned if status[code] is Status.DONT_KNOW]:
            lines += ["", self._t.gettext("Find out first")]
            lines += [f"{_INDENT}{self._question(code)}" for code in unknown]
        if unanswered := sum(one is Status.UNANSWERED for one in status.values()):
            sentence = self._t.ngettext(
                "{n} question of this plan is not answered yet; it counts as level 0.",
                "{n} questions of this plan are not answered yet; they count as level 0.",
                unanswered,
            )
            lines += ["", sentence.format(n=unanswered)]
        return lines

    def _question(self, code: str) -> str:
        question = self._result.capability(code).question.in_language(self._language)
        return f"{question} ({owners(self._result, code, self._language)})"

    def _step(self, text: StepText) -> list[str]:
        _, step = self._t.gettext, text.step
        change = _("level {low} → {high}").format(low=step.level - 1, high=step.level)
        effort = _("{days} person-days").format(days=self._days([step]))
        due = _("within {days} days").format(days=step.due_days)
        lines = [
            "",
            f"{text.number:3}  {text.capability}, {change}",
            f"{_INDENT}{text.action}",
            f"{_INDENT}{due} · {effort} · {text.owners}",
            f"{_INDENT}{text.reason}",
        ]
        if waiting := [str(self._numbers[later]) for later in self._plan.unlocks(step)]:
            lines.append(_INDENT + _("opens the way for {numbers}").format(numbers=", ".join(waiting)))
        opened = [self._phrases.gate_name(gate) for gate in self._plan.opens.get(step.id, ())]
        return lines + [_INDENT + _("then passed: {gate}").format(gate=gate) for gate in opened]

    def _days(self, steps: Iterable[Step]) -> str:
        days = total(steps)
        return formats.span(days.low, days.high, self._language, digits=0 if days.high >= _WHOLE_DAYS_FROM else 1)
