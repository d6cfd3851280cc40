"""The costs of a plan as a sheet whose amounts follow from the day rate, by formulas that a reader can follow."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from readiness.domain.values import Range
from readiness.exchange.workbook import Cell, CellKind, Fact, Formula, Sheet, SheetColumn, letter_of, sums_of
from readiness.planning.budget import MONTHS, Budget, budget_by_package
from readiness.planning.roadmap import Roadmap
from readiness.wording.wording import Wording
from readiness.wording.work_packages import WorkPackage

# The columns by what they hold, counted from 0: the lower end, and right of it the upper one.
_DAYS, _RATE = 3, 5
_WORK, _EXTERNAL, _ONCE, _RUNNING, _YEARLY, _MONTHLY = range(6, 18, 2)
_WIDTH = 18
# The cells of the day rates, the first facts: the usual one, and that of the decider where it is another one.
_USUAL_RATE, _DECIDER_RATE = "$C$2", "$C$3"


def cost_sheet(
    packages: Sequence[WorkPackage], days: Sheet, days_column: int, roadmap: Roadmap, wording: Wording
) -> Sheet:
    """Return the sheet; `days` is the one with a line for each of the `packages`, and where its person-days begin.

    The budget of the roadmap needs a day rate.
    """
    result, budget, words = wording.result, roadmap.budget, wording.roadmap
    own = [package for package in roadmap.packages if result.planner.basis.of_decider(package)]
    budgets = budget_by_package(roadmap.packages, result.questionnaire, result.assessment, own)
    sheet = _empty_sheet(budget, wording)
    rows = [
        _row(package, budgets[package.package.id], (days, days_column, at), sheet.row(at))
        for at, package in enumerate(packages)
    ]
    sheet = replace(sheet, rows=rows)
    sums: list[Cell] = [None, None, wording.language.gettext("Total")]
    for column, values in _ranges(budget).items():
        sums += sums_of(sheet, column, values)
        if column == _DAYS:
            # Rates have no sum.
            sums.append(None)
    reported: list[Cell] = [None, None, wording.language.gettext("In the report"), *[None] * (_WIDTH - 3)]
    for column, told in ((_ONCE, words.once(roadmap)), (_MONTHLY, words.monthly(budget))):
        if told is not None:
            rounded = words.rounded(told)
            reported[column : column + 2] = [rounded.low, rounded.high]
    return replace(sheet, sums=[sums, reported])


def _empty_sheet(budget: Budget, wording: Wording) -> Sheet:
    language, rate = wording.language, budget.rate
    _ = language.gettext
    assert rate is not None
    days, money = CellKind.DAYS, CellKind.MONEY
    role = wording.names.person(wording.result.questionnaire.decider)
    deciders = [] if rate.decider is None else [Fact(_("Day rate"), rate.decider, money, role)]
    return Sheet(
        name=_("Costs"),
        title=_("Costs"),
        facts=[
            Fact(_("Day rate"), rate.amount, money, language.of(rate.source) if rate.source else ""),
            *deciders,
            Fact(_("Currency"), rate.currency),
        ],
        columns=[
            SheetColumn(_("Number"), CellKind.COUNT, 10),
            SheetColumn(_("Code"), width=8),
            SheetColumn(_("Work package"), width=28),
            SheetColumn(_("Person-days from"), days, 13),
            SheetColumn(_("Person-days to"), days, 13),
            SheetColumn(_("Day rate"), money, 11),
            SheetColumn(_("Own work from"), money, 13),
            SheetColumn(_("Own work to"), money, 13),
            SheetColumn(_("External costs from"), money, 13),
            SheetColumn(_("External costs to"), money, 13),
            SheetColumn(_("Once from"), money, 13),
            SheetColumn(_("Once to"), money, 13),
            SheetColumn(_("Person-days a month from"), days, 13),
            SheetColumn(_("Person-days a month to"), days, 13),
            SheetColumn(_("External costs a year from"), money, 13),
            SheetColumn(_("External costs a year to"), money, 13),
            SheetColumn(_("Every month from"), money, 13),
            SheetColumn(_("Every month to"), money, 13),
        ],
        rows=[],
        notes=[
            _("Own work is the person-days times the day rate. Change a rate above, and all amounts follow."),
            _("What comes every month runs on afterwards. All amounts are estimates in {currency}.").format(
                currency=rate.currency
            ),
            _("The report counts in whole hours and rounds to the hundred; its sums can differ a little."),
        ],
    )


def _row(package: WorkPackage, budget: Budget, days: tuple[Sheet, int, int], row: int) -> list[Cell]:
    """Return the costs of a package; `days` is where its person-days stand, `row` what formulas call its own line."""
    there, column, at = days
    values, rate = _ranges(budget), budget.rate
    assert rate is not None
    by_decider = rate.decider is not None and budget.decider_days.high > 0

    def here(column: int, end: int) -> str:
        return f"{letter_of(column + end)}{row}"

    return [
        package.number,
        package.package.capability,
        package.name,
        *_computed(values[_DAYS], lambda end: f"={there.cell(column + end, at)}"),
        Formula(f"={_DECIDER_RATE if by_decider else _USUAL_RATE}", rate.of(decider=by_decider)),
        *_computed(values[_WORK], lambda end: f"={here(_DAYS, end)}*{here(_RATE, 0)}"),
        *_given(values[_EXTERNAL]),
        *_computed(values[_ONCE], lambda end: f"={here(_WORK, end)}+{here(_EXTERNAL, end)}"),
        *_given(values[_RUNNING]),
        *_given(values[_YEARLY]),
        *_computed(
            values[_MONTHLY], lambda end: f"={here(_RUNNING, end)}*{here(_RATE, 0)}+{here(_YEARLY, end)}/{MONTHS}"
        ),
    ]


def _ranges(budget: Budget) -> dict[int, Range]:
    """Return what a budget holds by the column where it stands, from left to right."""
    assert budget.work is not None
    assert budget.once is not None
    assert budget.monthly is not None
    return {
        _DAYS: budget.person_days,
        _WORK: budget.work,
        _EXTERNAL: budget.external,
        _ONCE: budget.once,
        _RUNNING: budget.running_days,
        _YEARLY: budget.external_yearly,
        _MONTHLY: budget.monthly,
    }


def _computed(values: Range, formula: Callable[[int], str]) -> list[Cell]:
    """Return the formula of the lower end (0) and that of the upper one (1)."""
    return [Formula(formula(end), value) for end, value in enumerate((values.low, values.high))]


def _given(values: Range) -> list[Cell]:
    return [values.low, values.high]
