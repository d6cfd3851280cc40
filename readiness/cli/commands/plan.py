"""`readiness plan`: the cheapest way to a goal, in packages with days and money."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.output import check_target
from readiness.app.plan_export import CalendarOrder, export_csv, export_ics
from readiness.app.plan_start import begun, waits_for_its_beginning
from readiness.app.workbooks import export_plan
from readiness.cli.days import closures_of, day_of
from readiness.cli.documents import changing, framed, read
from readiness.cli.output import say, write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.cli.roadmap_lines import RoadmapLines
from readiness.cli.step_lines import StepLines
from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.plan_notes import LONGEST_WEEK, MOST_RATE, PlanNotes
from readiness.domain.values import MOST_DAYS
from readiness.exchange.first_plan_json import FORMAT as FIRST_FORMAT
from readiness.exchange.first_plan_json import first_plan_file, write_first_plan
from readiness.exchange.plan_ics import EntryPer
from readiness.exchange.plan_json import FORMAT, plan_file, write_plan
from readiness.exchange.spreadsheet_text import DIALECTS
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_
from readiness.foundation.written_numbers import read_number
from readiness.planning.goals import TARGET, Goal, goals_of, parse_goal
from readiness.planning.levelling import HOURS_A_DAY
from readiness.planning.plan import Plan, make_plan
from readiness.planning.start import with_named_reopened
from readiness.results.assessment_result import AssessmentResult, assess


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("plan", help=_("plan the cheapest way to a goal"))
    number = partial(_number, language)
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--goal", metavar="GOAL", help=_("way:CODE, gate:CODE, stage:2 or target; without it, the recommended way")
    )
    parser.add_argument(
        "--capacity-days-per-week", type=number, metavar="N", help=_("person-days a week that there is time for")
    )
    parser.add_argument("--start", metavar="DATE", help=_("the day on which the plan begins"))
    parser.add_argument(
        "--closed",
        action="append",
        metavar="DATE:DATE",
        help=_("days on which no one works, instead of those that are stored; none for no such days"),
    )
    parser.add_argument(
        "--confirm",
        action="append",
        metavar="CODE",
        help=_("confirm that a question does not apply although the goal asks for it"),
    )
    parser.add_argument("--day-rate", type=number, metavar="N", help=_("what a day of work costs"))
    parser.add_argument(
        "--decider-rate", type=number, metavar="N", help=_("what a day of work of the role that decides costs")
    )
    parser.add_argument(
        "--capacity-days",
        type=number,
        metavar="N",
        help=_("person-days in all: steps that fit, and those that do not"),
    )
    parser.add_argument(
        "--save", action="store_true", help=_("store in the document what is given, and fix the day on which it begins")
    )
    parser.add_argument(
        "--xlsx",
        type=Path,
        metavar="OUT.xlsx",
        help=_("write packages, steps and costs as a workbook for spreadsheets"),
    )
    parser.add_argument("--csv", type=Path, metavar="OUT.csv", help=_("write the steps as a table"))
    parser.add_argument(
        "--csv-dialect",
        choices=DIALECTS,
        help=_(
            "excel-de: semicolons, decimal commas; excel-en: commas, decimal points; plain: for other programs; "
            "without it, as the language asks"
        ),
    )
    parser.add_argument("--ics", type=Path, metavar="OUT.ics", help=_("write the work packages for a calendar"))
    parser.add_argument(
        "--ics-per",
        choices=[per.value for per in EntryPer],
        default=EntryPer.PACKAGE.value,
        help=_("an entry for each work package, or for all that one person has due on one day"),
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument(
        "--format", choices=(FORMAT, FIRST_FORMAT), help=_("the shape of the JSON; the first one holds steps alone")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    add_phrase(parser, language)
    parser.set_defaults(run=run, refuse=parser.error)


def _number(language: Language, text: str) -> float:
    """Read a number as people write it; one below 0, or what is only a number to a computer, is refused later."""
    number = read_number(text, "." if language.code == "de" else ",")
    try:
        return float(text) if number is None else number
    except ValueError as error:
        raise argparse.ArgumentTypeError(language.gettext("“{text}” is not a number.").format(text=text)) from error


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the plan, as lines for people or as JSON, after the files that are asked for were written."""
    if arguments.format and not arguments.json:
        arguments.refuse(language.gettext("--format is for JSON; what people read follows the newest version."))
    _check_targets(arguments)
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    language = framed(latest.content.questionnaire, LANGUAGES[arguments.lang])
    result = result_of(latest.content)
    # What is at fault is said before anything is stored.
    goal = None if arguments.goal is None else _goal(arguments.goal, result)
    result = _as_asked(arguments, result, goal)
    if arguments.save:
        result, status = _saved(arguments, goal, language)
        goal = result.planner.chosen
    # A capacity of person-days in all belongs to the first shape, which has one.
    first = arguments.format == FIRST_FORMAT or arguments.capacity_days is not None
    steps = _steps(arguments, result, goal or (TARGET if first else result.planner.recommendation.goal or TARGET))
    _export(arguments, result, steps, latest.content.document_id, language)
    if arguments.json and first:
        write_json(write_first_plan(first_plan_file(result.questionnaire, steps)))
    elif arguments.json:
        write_json(write_plan(plan_file(result.planner, goal or result.planner.recommendation.goal, language)))
    else:
        lines = StepLines(steps, result, language) if first else RoadmapLines(result, goal, language)
        for line in lines.lines():
            say(line)
    return status


def _as_asked(arguments: argparse.Namespace, result: AssessmentResult, goal: Goal | None) -> AssessmentResult:
    """Return the result with the goal, capacity, beginning, closed days and rate that were given; raises UserError.

    Without a goal it is the recommended one, whatever was chosen in the app; what is saved keeps that.
    """
    notes = result.assessment.plan
    if goal is not None or not arguments.save:
        notes = replace(notes, goal="" if goal is None else str(goal))
    if (days := arguments.capacity_days_per_week) is not None:
        if not 0 < days * HOURS_A_DAY <= LONGEST_WEEK:
            raise _out_of_range("--capacity-days-per-week", days, LONGEST_WEEK / HOURS_A_DAY)
        notes = replace(notes, hours=days * HOURS_A_DAY, people=1)
    notes = _with_rates(arguments, notes)
    if arguments.start is not None:
        notes = replace(notes, begins=day_of(arguments.start, result.today, "--start"))
    if arguments.confirm:
        notes = replace(notes, confirmed=_confirmed(arguments.confirm, result))
    if arguments.closed:
        notes = replace(notes, closures=closures_of(arguments.closed, result.today, "--closed"))
    if notes == result.assessment.plan:
        return result
    return assess(result.whole, result.assessment.with_part(notes), result.today)


def _with_rates(arguments: argparse.Namespace, notes: PlanNotes) -> PlanNotes:
    """Return the notes with the rates that were given; raises UserError."""
    for option, field in (("--day-rate", "day_rate"), ("--decider-rate", "decider_rate")):
        if (rate := getattr(arguments, field)) is not None:
            if not 0 < rate <= MOST_RATE:
                raise _out_of_range(option, rate, MOST_RATE)
            notes = replace(notes, **{field: rate})
    return notes


def _saved(arguments: argparse.Namespace, goal: Goal | None, language: Language) -> tuple[AssessmentResult, int]:
    """Store what was given and fix the beginning; return the new result and the status, which the file decides."""
    with changing(arguments.document, language) as opened:
        session = opened.session
        asked = _as_asked(arguments, session.result(), goal)
        again = arguments.start is not None or waits_for_its_beginning(asked)
        session.set_part(begun(asked) if again else asked.assessment.plan)
        result = session.result()
        if not arguments.json:
            words = language.gettext("Stored. The plan begins on {date}; what is reached stays in it as done.")
            opened.say_when_stored(words, date=language.long_date(result.planner.basis.begins))
    return result, opened.status


def _confirmed(codes: Sequence[str], result: AssessmentResult) -> tuple[str, ...]:
    """Return what is confirmed together with some more codes; raises UserError where one was not called so."""
    for code in codes:
        if result.assessment.answer(code).status is not Status.NOT_APPLICABLE:
            raise UserError(
                "confirm-applicable",
                N_("“{code}” is not answered with “not applicable”."),
                N_("Only what does not apply is confirmed."),
                where="--confirm",
                code=code,
            )
    return tuple(dict.fromkeys([*result.assessment.plan.confirmed, *codes]))


def _out_of_range(where: str, given: float, most: float) -> UserError:
    return UserError(
        "number-out-of-range",
        N_("{given} is not possible here."),
        N_("Give a number above 0 and up to {most}."),
        where=where,
        given=f"{given:g}",
        most=f"{most:g}",
    )


def _steps(arguments: argparse.Namespace, result: AssessmentResult, goal: Goal) -> Plan:
    """Return the steps to a goal, within the person-days in all where some were given."""
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
    assessment: Assessment = result.assessment
    if arguments.format == FIRST_FORMAT or capacity is not None:
        assessment = with_named_reopened(goal, result.questionnaire, assessment)
    return make_plan(result.questionnaire, assessment, result.targets, goal, capacity)


def _check_targets(arguments: argparse.Namespace) -> None:
    """Raise UserError before anything is written where one of the files that are asked for may not be."""
    taken = [arguments.document]
    for target, ending in ((arguments.xlsx, ".xlsx"), (arguments.csv, ".csv"), (arguments.ics, ".ics")):
        if target is not None:
            check_target(target, taken, [ending])
            taken.append(target)


def _export(
    arguments: argparse.Namespace, result: AssessmentResult, plan: Plan, document_id: str, language: Language
) -> None:
    """Write the files that are asked for; the calendar alone needs to know which document it is."""
    if arguments.ics is not None:
        order = CalendarOrder(document_id, EntryPer(arguments.ics_per), {step.id for step in plan.beyond_capacity})
        export_ics(result, result.planner.roadmap(plan.goal), order, arguments.ics, language)
    if arguments.csv is not None:
        dialect = DIALECTS[arguments.csv_dialect] if arguments.csv_dialect else None
        export_csv(result, plan, arguments.csv, language, dialect)
    if arguments.xlsx is not None:
        export_plan(result, result.planner.roadmap(plan.goal), arguments.xlsx, language)


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
