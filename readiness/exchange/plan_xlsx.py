"""A plan as sheets of a workbook: packages, their steps and their costs (docs/formats/xlsx.md)."""

from dataclasses import replace

from readiness.exchange.cost_sheet import cost_sheet
from readiness.exchange.workbook import Cell, CellKind, Fact, Formula, Sheet, SheetColumn, sums_of
from readiness.planning.roadmap import Roadmap
from readiness.wording.plan import PlanEntry
from readiness.wording.wording import Wording
from readiness.wording.work_packages import WorkPackage, work_packages

# The columns of the sheets that formulas name, counted from 0.
_STEP_PACKAGE, _STEP_DAYS = 0, 7
_PACKAGE_DAYS = 5


def plan_sheets(roadmap: Roadmap | None, wording: Wording) -> list[Sheet]:
    """Return the sheets of a plan; without a roadmap, or with nothing left to do, they say so."""
    return _PlanSheets(roadmap, wording).all()


class _PlanSheets:
    """The sheets of one roadmap; the formulas of one name cells of the others."""

    def __init__(self, roadmap: Roadmap | None, wording: Wording) -> None:
        self._roadmap = roadmap
        self._wording = wording
        self._language = wording.language
        self._packages = work_packages(roadmap, wording) if roadmap else []
        self._numbers = {package.package.id: package.number for package in self._packages}
        self._empty = "" if self._packages else wording.roadmap.without_packages(roadmap)

    def all(self) -> list[Sheet]:
        """Return packages, steps and costs; without costs where the questionnaire knows of none."""
        if not self._wording.result.questionnaire.estimated:
            return [self._order()]
        steps = self._steps()
        packages = self._packages_sheet(steps)
        if not self._packages or self._roadmap is None or self._roadmap.budget.rate is None:
            return [packages, steps]
        return [packages, steps, cost_sheet(self._packages, packages, _PACKAGE_DAYS, self._roadmap, self._wording)]

    def _order(self) -> Sheet:
        """Return a line for each step in order, where nothing is estimated; what there is not has no column."""
        _, own = self._language.gettext, any(package.owner for package in self._packages)
        rows = [(package, entry) for package in self._packages for entry in package.steps]
        columns: list[tuple[SheetColumn, list[Cell]]] = [
            (SheetColumn(_("Number"), CellKind.COUNT, 9), [package.number for package, _entry in rows]),
            (SheetColumn(_("Code"), width=8), [entry.step.capability for _package, entry in rows]),
            (SheetColumn(_("Work package"), width=32), [package.name for package, _entry in rows]),
            (
                SheetColumn(_("From answer"), width=22),
                [self._answer(entry, entry.step.start) for _package, entry in rows],
            ),
            (
                SheetColumn(_("To answer"), width=22),
                [self._answer(entry, entry.step.level) for _package, entry in rows],
            ),
            (SheetColumn(_("What to do"), width=54), [entry.text.action for _package, entry in rows]),
        ]
        if own:
            columns.append((SheetColumn(_("Owner"), width=17), [package.owner or None for package, _entry in rows]))
        if any(entry.due for _package, entry in rows):
            columns.append((SheetColumn(_("Due"), CellKind.DATE, 12), [entry.due for _package, entry in rows]))
        done = SheetColumn(self._language.pgettext("step", "Done"), width=9)
        columns.append((done, [self._yes_or_no(entry.done) for _package, entry in rows]))
        columns.append((SheetColumn(_("Why"), width=26), [entry.text.reason or None for _package, entry in rows]))
        for title, texts in (
            (_("Evidence"), [package.proof or None for package, _entry in rows]),
            (_("What happens otherwise"), [package.risk or None for package, _entry in rows]),
        ):
            if any(texts):
                columns.append((SheetColumn(title, width=34), [*texts]))
        return Sheet(
            name=_("Work packages"),
            title=_("Work packages"),
            facts=[Fact(_("Goal"), self._wording.plan.goal(self._roadmap.goal))] if self._roadmap else [],
            columns=[column for column, _cells in columns],
            rows=[list(cells) for cells in zip(*(cells for _column, cells in columns), strict=True)],
            empty=self._empty,
        )

    @property
    def _own(self) -> bool:
        """Whether any question has answers of its own, which no level names."""
        return any(capability.own_scale for capability in self._wording.result.questionnaire.capabilities.values())

    def _level_columns(self) -> list[SheetColumn]:
        _ = self._language.gettext
        if self._own:
            return [SheetColumn(_("From answer"), width=16), SheetColumn(_("To answer"), width=16)]
        return [SheetColumn(_("From level"), CellKind.COUNT, 9), SheetColumn(_("To level"), CellKind.COUNT, 9)]

    def _levels(self, first: PlanEntry, last: PlanEntry) -> list[Cell]:
        """Return from where to where steps lead: as levels, or as answers where some questions have their own."""
        if self._own:
            return [self._answer(first, first.step.start), self._answer(last, last.step.level)]
        return [first.step.start, last.step.level]

    def _answer(self, entry: PlanEntry, level: int) -> str:
        """Return an answer that a step leads from or to; today's unknown one is a question mark."""
        if entry.step.unanswered and level == entry.step.start:
            return "?"
        return self._wording.names.numbered(entry.step.capability, level)

    def _packages_sheet(self, steps: Sheet) -> Sheet:
        _ = self._language.gettext
        rows = [self._package(package, steps) for package in self._packages]
        sheet = Sheet(
            name=_("Work packages"),
            title=_("Work packages"),
            facts=self._facts(),
            columns=[
                SheetColumn(_("Number"), CellKind.COUNT, 9),
                SheetColumn(_("Code"), width=8),
                SheetColumn(_("Work package"), width=28),
                *self._level_columns(),
                SheetColumn(_("Person-days from"), CellKind.DAYS, 13),
                SheetColumn(_("Person-days to"), CellKind.DAYS, 13),
                SheetColumn(_("Owner"), width=17),
                SheetColumn(_("Begins"), CellKind.DATE, 12),
                SheetColumn(_("Due"), CellKind.DATE, 12),
                SheetColumn(self._language.pgettext("step", "Done"), width=9),
                SheetColumn(_("Builds on"), width=11),
                SheetColumn(_("Gate"), width=17),
                SheetColumn(_("Evidence"), width=32),
                SheetColumn(_("What happens otherwise"), width=34),
            ],
            rows=rows,
            empty=self._empty,
        )
        if not rows or self._roadmap is None:
            return sheet
        days = self._roadmap.budget.person_days
        sums: list[Cell] = [None, None, _("Total"), *[None] * 12]
        sums[_PACKAGE_DAYS : _PACKAGE_DAYS + 2] = sums_of(sheet, _PACKAGE_DAYS, days)
        return replace(sheet, sums=[sums])

    def _facts(self) -> list[Fact]:
        _, wording, roadmap = self._language.gettext, self._wording, self._roadmap
        if roadmap is None:
            return []
        basis = wording.result.planner.basis
        facts = [
            Fact(_("Goal"), wording.plan.goal(roadmap.goal)),
            Fact(_("Plan begins"), basis.working_days.day(0), CellKind.DATE),
            Fact(_("Time"), wording.roadmap.capacity(basis.capacity)),
        ]
        return [*facts, Fact(_("Plan ends"), roadmap.ends, CellKind.DATE)] if roadmap.ends else facts

    def _package(self, package: WorkPackage, steps: Sheet) -> list[Cell]:
        one, booking = package.package, package.booking
        after = ", ".join(str(self._numbers[name]) for name in one.after if name in self._numbers)
        return [
            package.number,
            one.capability,
            package.name,
            *self._levels(package.steps[0], package.steps[-1]),
            *self._days_of(package, steps),
            package.owner,
            booking.begins if booking else None,
            booking.due if booking else None,
            self._yes_or_no(package.done),
            after or None,
            self._wording.names.gate(one.gate) if one.gate else None,
            package.proof,
            package.risk,
        ]

    def _days_of(self, package: WorkPackage, steps: Sheet) -> list[Formula]:
        """Return the person-days of a package as the sum of those of its steps."""
        numbers = steps.cells(_STEP_PACKAGE)
        ends = enumerate((package.package.person_days.low, package.package.person_days.high))
        return [
            Formula(f"=SUMIF({numbers},{package.number},{steps.cells(_STEP_DAYS + end)})", value) for end, value in ends
        ]

    def _steps(self) -> Sheet:
        _ = self._language.gettext
        return Sheet(
            name=_("Steps"),
            title=_("Steps"),
            columns=[
                SheetColumn(_("Package"), CellKind.COUNT, 9),
                SheetColumn(_("Code"), width=8),
                SheetColumn(_("Capability"), width=24),
                SheetColumn(_("Dimension"), width=19),
                *self._level_columns(),
                SheetColumn(_("What to do"), width=46),
                SheetColumn(_("Person-days from"), CellKind.DAYS, 13),
                SheetColumn(_("Person-days to"), CellKind.DAYS, 13),
                SheetColumn(_("Due"), CellKind.DATE, 12),
                SheetColumn(_("Owner"), width=17),
                SheetColumn(self._language.pgettext("step", "Done"), width=9),
                SheetColumn(_("Overdue"), width=10),
                SheetColumn(_("Why"), width=24),
                SheetColumn(_("External costs"), width=24),
            ],
            rows=[cells for package in self._packages for cells in self._steps_of(package)],
            empty=self._empty,
        )

    def _steps_of(self, package: WorkPackage) -> list[list[Cell]]:
        return [
            [
                package.number,
                entry.step.capability,
                entry.text.capability,
                entry.dimension,
                *self._levels(entry, entry),
                entry.text.action,
                entry.step.person_days.low,
                entry.step.person_days.high,
                # What has no day in the plan has none here, unless people have set one.
                entry.due if package.booking or entry.own_due else None,
                entry.owner,
                self._yes_or_no(entry.done),
                self._yes_or_no(entry.overdue),
                entry.text.reason,
                "\n".join(self._wording.steps.external_costs(entry.step)) or None,
            ]
            for entry in package.steps
        ]

    def _yes_or_no(self, answer: bool) -> str:  # noqa: FBT001 - there is nothing else to say
        return self._language.gettext("yes") if answer else self._language.gettext("no")
