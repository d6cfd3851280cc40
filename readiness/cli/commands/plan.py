"""`readiness plan`: the cheapest steps to a goal."""

import argparse
from functools import partial
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.output import check_target
from readiness.app.plan_export import export_csv, export_ics
from readiness.cli.documents import read
from readiness.cli.output import say, write_json
from readiness.domain.answers import Status
from readiness.domain.values import MOST_DAYS
from readiness.exchange.plan_json import plan_file, write_plan
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.planning.goals import Goal, goals_of, parse_goal
from readiness.planning.plan import Plan, make_plan, total
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.plan import PlanEntry
from readiness.wording.steps import days_text
from readiness.wording.wording import Wording

_INDENT = "     "


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("plan", help=language.gettext("plan the cheapest steps to a goal"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--goal", default="target", metavar="GOAL", help=language.gettext("target (the default), gate:G3 or stage:2")
    )
    parser.add_argument(
        "--capacity-days",
        type=partial(_days, language),
        metavar="N",
        help=language.gettext("person-days available; the rest comes later"),
    )
    parser.add_argument(
        "--csv", type=Path, metavar="OUT.csv", help=language.gettext("write the steps for a spreadsheet")
    )
    parser.add_argument("--ics", type=Path, metavar="OUT.ics", help=language.gettext("write the steps for a calendar"))
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    parser.set_defaults(run=run)


def _days(language: Language, text: str) -> float:
    """Read a number of days with a point or a comma."""
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            language.gettext("“{text}” is not a number of days.").format(text=text)
        ) from error


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the plan, as lines for people or as JSON, after the files that are asked for were written."""
    _check_targets(arguments)
    latest, status = read(arguments.document, language)
    result = result_of(latest.content)
    goal = _goal(arguments.goal, result)
    capacity = arguments.capacity_days
    if capacity is not None and not 0 <= capacity <= MOST_DAYS:
        raise UserError(
            "capacity-negative",
            N_("{days} is not a valid capacity."),
            N_("Give the person-days as a number from 0 to {most}."),
            where="--capacity-days",
            days=f"{capacity:g}",
            most=MOST_DAYS,
        )
    plan = make_plan(result.questionnaire, result.assessment, result.targets, goal, capacity)
    _export(arguments, result, plan, latest.content.document_id, language)
    if arguments.json:
        write_json(write_plan(plan_file(result.questionnaire, plan)))
        return status
    for line in _PlanLines(plan, result, language).lines():
        say(line)
    return status


def _check_targets(arguments: argparse.Namespace) -> None:
    """Raise UserError before anything is written where one of the files that are asked for may not be."""
    taken = [arguments.document]
    for target, ending in ((arguments.csv, ".csv"), (arguments.ics, ".ics")):
        if target is not None:
            check_target(target, taken, [ending])
            taken.append(target)


def _export(
    arguments: argparse.Namespace, result: AssessmentResult, plan: Plan, document_id: str, language: Language
) -> None:
    """Write the files that are asked for; the calendar alone needs to know which document it is."""
    if arguments.csv is not None:
        export_csv(result, plan, arguments.csv, language)
    if arguments.ics is not None:
        export_ics(result, plan, document_id, arguments.ics, language)


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

    def __init__(self, plan: Plan, result: AssessmentResult, language: Language) -> None:
        self._plan = plan
        self._result = result
        self._language = language
        self._wording = Wording(result, language)
        self._goal = self._wording.plan.goal(plan.goal)
        self._entries = self._wording.plan.entries(plan)
        self._numbers = {entry.step.id: entry.text.number for entry in self._entries}

    def lines(self) -> list[str]:
        """Return what to find out, then the steps that fit, then those that do not."""
        _ = self._language.gettext
        lines = [self._result.assessment.details.organisation, "  " + _("Goal: {goal}").format(goal=self._goal)]
        if not self._plan.reachable:
            return [*lines, "  " + self._wording.plan.unreachable(self._plan)]
        if not self._entries:
            return [*lines, "  " + _("This goal is reached already.")]
        fitting, beyond = len(self._plan.steps), len(self._plan.beyond_capacity)
        lines.append("  " + self._wording.plan.effort(self._plan.steps))
        lines += self._unknown()
        lines += [line for entry in self._entries[:fitting] for line in self._step(entry)]
        if beyond:
            plural = self._language.ngettext(
                "Does not fit the days available: {n} step, {days} person-days",
                "Do not fit the days available: {n} steps, {days} person-days",
                beyond,
            )
            lines += ["", plural.format(n=beyond, days=days_text(total(self._plan.beyond_capacity), self._language))]
            lines += [line for entry in self._entries[fitting:] for line in self._step(entry)]
        return lines

    def _unknown(self) -> list[str]:
        """Asking costs little, and may save whole steps: don't knows come first."""
        planned = dict.fromkeys(entry.step.capability for entry in self._entries)
        status = {code: self._result.assessment.answer(code).status for code in planned}
        lines = []
        if unknown := [code for code in planned if status[code] is Status.DONT_KNOW]:
            lines += ["", self._language.gettext("Find out first")]
            lines += [f"{_INDENT}{self._question(code)}" for code in unknown]
        if unanswered := sum(one is Status.UNANSWERED for one in status.values()):
            sentence = self._language.ngettext(
                "{n} question of this plan is not answered yet; it counts as level 0.",
                "{n} questions of this plan are not answered yet; they count as level 0.",
                unanswered,
            )
            lines += ["", sentence.format(n=unanswered)]
        return lines

    def _question(self, code: str) -> str:
        question = self._language.of(self._result.capability(code).question)
        return f"{question} ({self._wording.owners(code)})"

    def _step(self, entry: PlanEntry) -> list[str]:
        _, text, step = self._language.gettext, entry.text, entry.step
        change, effort = self._wording.steps.change(step), self._wording.steps.days(step.person_days)
        due = _("within {days} days").format(days=step.due_days)
        if entry.own_due:
            due = _("due {date}").format(date=self._language.long_date(entry.due))
        lines = [
            "",
            f"{text.number:3}  {text.capability}, {change}",
            f"{_INDENT}{text.action}",
            f"{_INDENT}{due} · {effort} · {entry.owner}" + (" · " + _("done") if entry.done else ""),
            f"{_INDENT}{text.reason}",
            *(_INDENT + words for words in self._wording.steps.external_costs(step)),
        ]
        if waiting := [str(self._numbers[later]) for later in self._plan.unlocks(step)]:
            lines.append(_INDENT + _("opens the way for {numbers}").format(numbers=", ".join(waiting)))
        return lines + [_INDENT + _("this passes the gate {gate}").format(gate=gate) for gate in entry.opens]
