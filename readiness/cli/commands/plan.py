"""`readiness plan`: the cheapest steps to a goal."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from readiness.app.documents import read_with_id
from readiness.app.output import check_target
from readiness.app.plan_export import export_csv, export_ics
from readiness.cli.output import say, write_json
from readiness.domain.answers import Status
from readiness.exchange.plan_json import plan_file, write_plan
from readiness.foundation import formats
from readiness.foundation.errors import UserError
from readiness.foundation.i18n import preferred_language
from readiness.foundation.translation import N_, Translator
from readiness.planning.goals import Goal, goals_of, parse_goal
from readiness.planning.plan import Plan, make_plan, total
from readiness.planning.steps import Step
from readiness.results.assessment_result import AssessmentResult
from readiness.results.plan_texts import PlanEntry, days_text, goal_name, plan_entries, unreachable
from readiness.results.step_texts import owners

_INDENT = "     "


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
    parser.add_argument("--csv", type=Path, metavar="OUT.csv", help=t.gettext("write the steps for a spreadsheet"))
    parser.add_argument("--ics", type=Path, metavar="OUT.ics", help=t.gettext("write the steps for a calendar"))
    parser.add_argument("--json", action="store_true", help=t.gettext("print JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> None:
    """Print the plan, as lines for people or as JSON, after the files that are asked for were written."""
    _check_targets(arguments)
    result, document_id = read_with_id(arguments.document)
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
    _export(arguments, result, plan, document_id)
    if arguments.json:
        write_json(write_plan(plan_file(result.questionnaire, plan)))
        return
    for line in _PlanLines(plan, result, t).lines():
        say(line)


def _check_targets(arguments: argparse.Namespace) -> None:
    """Raise UserError before anything is written where one of the files that are asked for may not be."""
    taken = [arguments.document]
    for target, ending in ((arguments.csv, ".csv"), (arguments.ics, ".ics")):
        if target is not None:
            check_target(target, taken, [ending])
            taken.append(target)


def _export(arguments: argparse.Namespace, result: AssessmentResult, plan: Plan, document_id: str) -> None:
    """Write the files that are asked for; the calendar alone needs to know which document it is."""
    if arguments.csv is not None:
        export_csv(result, plan, arguments.csv, preferred_language())
    if arguments.ics is not None:
        export_ics(result, plan, document_id, arguments.ics, preferred_language())


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
        self._goal = goal_name(plan.goal, result, self._language, t)
        self._entries = plan_entries(result, plan, self._language, t)
        self._numbers = {entry.step.id: entry.text.number for entry in self._entries}

    def lines(self) -> list[str]:
        """Return what to find out, then the steps that fit, then those that do not."""
        _ = self._t.gettext
        lines = [self._result.assessment.details.organisation, "  " + _("Goal: {goal}").format(goal=self._goal)]
        if not self._plan.reachable:
            return [*lines, "  " + unreachable(self._plan, self._result, self._language, self._t)]
        if not self._entries:
            return [*lines, "  " + _("This goal is reached already.")]
        fitting, beyond = len(self._plan.steps), len(self._plan.beyond_capacity)
        plural = self._t.ngettext("{n} step, {days} person-days", "{n} steps, {days} person-days", fitting)
        lines.append("  " + plural.format(n=fitting, days=self._days(self._plan.steps)))
        lines += self._unknown()
        lines += [line for entry in self._entries[:fitting] for line in self._step(entry)]
        if beyond:
            plural = self._t.ngettext(
                "Beyond the capacity: {n} step, {days} person-days",
                "Beyond the capacity: {n} steps, {days} person-days",
                beyond,
            )
            lines += ["", plural.format(n=beyond, days=self._days(self._plan.beyond_capacity))]
            lines += [line for entry in self._entries[fitting:] for line in self._step(entry)]
        return lines

    def _unknown(self) -> list[str]:
        """Asking costs little, and may save whole steps: don't knows come first."""
        planned = dict.fromkeys(entry.step.capability for entry in self._entries)
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

    def _step(self, entry: PlanEntry) -> list[str]:
        _, text, step = self._t.gettext, entry.text, entry.step
        change = _("level {low} → {high}").format(low=step.level - 1, high=step.level)
        effort = _("{days} person-days").format(days=self._days([step]))
        due = _("within {days} days").format(days=step.due_days)
        if entry.own_due:
            due = _("due {date}").format(date=formats.long_date(entry.due, self._language))
        lines = [
            "",
            f"{text.number:3}  {text.capability}, {change}",
            f"{_INDENT}{text.action}",
            f"{_INDENT}{due} · {effort} · {entry.owner}" + (" · " + _("done") if entry.done else ""),
            f"{_INDENT}{text.reason}",
        ]
        if waiting := [str(self._numbers[later]) for later in self._plan.unlocks(step)]:
            lines.append(_INDENT + _("opens the way for {numbers}").format(numbers=", ".join(waiting)))
        return lines + [_INDENT + _("then passed: {gate}").format(gate=gate) for gate in entry.opens]

    def _days(self, steps: Iterable[Step]) -> str:
        return days_text(total(steps), self._language)
