"""The way to a goal as lines for people: packages with days and money, then what else can be decided."""

from collections.abc import Iterator

from readiness.cli.step_lines import find_out_first
from readiness.foundation.language import Language
from readiness.planning.goals import Goal
from readiness.planning.levelling import Booking
from readiness.planning.packages import Package
from readiness.planning.planner import Option
from readiness.planning.roadmap import Roadmap
from readiness.results.assessment_result import AssessmentResult
from readiness.results.recommendations import left_out
from readiness.wording.house import left_out_line, own_effort_line, own_line
from readiness.wording.wording import Wording

_INDENT = "     "


class RoadmapLines:
    """The plan of a result to a goal; None is the recommended one."""

    def __init__(self, result: AssessmentResult, goal: Goal | None, language: Language) -> None:
        self._result = result
        self._planner = result.planner
        self._language = language
        self._wording = Wording(result, language)
        self._words = self._wording.roadmap
        self._goal = goal or self._planner.recommendation.goal

    def lines(self) -> Iterator[str]:
        """Yield what is decided, its packages, what comes later, and the options; or what to ask first."""
        _ = self._language.gettext
        yield self._result.assessment.details.organisation
        if not self._planner.enough_known:
            yield from self._ask_first()
            return
        if self._goal is None:
            yield "  " + _("Everything that you want is there. Check once a year whether it still holds.")
            return
        roadmap = self._planner.roadmap(self._goal)
        yield "  " + self._goal_line()
        if not roadmap.plan.reachable:
            yield "  " + self._wording.plan.unreachable(roadmap.plan)
            return
        yield from self._confirm(roadmap)
        if not roadmap.packages:
            yield "  " + _("This goal is reached already.")
            return
        yield from self._sums(roadmap)
        yield from find_out_first(self._wording, dict.fromkeys(package.capability for package in roadmap.packages))
        yield from self._packages(roadmap)
        yield from self._later(roadmap)
        yield from self._own()
        if not roadmap.estimated:
            return
        yield ""
        yield _("What you can decide")
        for option in self._planner.options:
            yield from self._option(option)

    def _own(self) -> Iterator[str]:
        """Yield what the consultant recommends beyond the questionnaire, and what the report leaves out."""
        language, layer = self._language, self._result.assessment.consultant
        if layer.recommendations:
            yield ""
            yield language.gettext("Our own recommendations")
            yield "  " + own_effort_line(layer.recommendations, language)
        for one in layer.recommendations:
            yield _INDENT + ("✓ " if one.done else "") + own_line(one, self._wording.names, language)
        hidden = left_out(self._result)
        if hidden:
            yield ""
            yield left_out_line(len(hidden), language)
        for code, reason in hidden.items():
            yield f"{_INDENT}{self._wording.names.capability(code)}: {reason}"

    def _goal_line(self) -> str:
        _ = self._language.gettext
        assert self._goal is not None
        goal = self._wording.plan.goal(self._goal)
        if self._goal == self._planner.recommendation.goal:
            return _("Goal: {goal} (recommended)").format(goal=goal)
        return _("Goal: {goal}").format(goal=goal)

    def _ask_first(self) -> Iterator[str]:
        _ = self._language.gettext
        yield "  " + _("Less than half of the questions have an answer: too little for a plan. Ask these first:")
        for code in self._planner.ask_first:
            question = self._language.of(self._result.capability(code).question)
            who = f" ({owners})" if (owners := self._wording.owners(code)) else ""
            yield f"{_INDENT}{code}  {question}{who}"

    def _confirm(self, roadmap: Roadmap) -> Iterator[str]:
        for code in roadmap.plan.confirm:
            yield "  " + self._words.to_confirm(code)
            how = self._language.gettext("Confirm it with --confirm {code} --save, or answer the question.")
            yield _INDENT + how.format(code=code)

    def _sums(self, roadmap: Roadmap) -> Iterator[str]:
        words, budget = self._words, roadmap.budget
        yield "  " + ", ".join(words.sums(roadmap))
        if budget.running_days.high > 0:
            yield "  " + self._language.gettext("afterwards: {days}").format(days=words.running(budget))
        if assumptions := words.assumptions(roadmap):
            yield "  " + "; ".join(assumptions)

    def _packages(self, roadmap: Roadmap) -> Iterator[str]:
        bookings = {booking.package.id: booking for booking in roadmap.bookings}
        for number, package in enumerate(roadmap.ordered, start=1):
            booking = bookings.get(package.id)
            yield ""
            if booking is None and roadmap.estimated:
                yield from self._beyond(package)
                continue
            yield from self._package(number, package, booking)
            for milestone in roadmap.milestones:
                if milestone.package == package.id:
                    yield _INDENT + self._language.gettext("from then on you can pass the gate {gate}").format(
                        gate=self._wording.names.quoted_gate(milestone.gate)
                    )

    def _package(self, number: int, package: Package, booking: Booking | None) -> Iterator[str]:
        words, basis = self._words, self._planner.basis
        yield f"{number:3}  {words.package(package)}"
        facts = [words.owner(package)]
        if booking is not None:
            facts += [words.days(booking), words.effort([package])]
        if told := " · ".join(filter(None, facts)):
            yield _INDENT + told
        days = dict(booking.due_by_step) if booking else {}
        for step in package.steps:
            mark = "✓ " if basis.done(step) else ""
            if step in days and basis.overdue(step, days[step]):
                mark = self._language.gettext("overdue: ")
            yield f"{_INDENT}{mark}{self._wording.steps.action(step.capability, step.level)}"

    def _beyond(self, package: Package) -> Iterator[str]:
        yield f"  –  {self._words.package(package)}"
        yield _INDENT + self._language.gettext("does not fit into the next ten years with the time there is")

    def _later(self, roadmap: Roadmap) -> Iterator[str]:
        if later := self._words.later(roadmap):
            yield ""
            told = self._language.gettext("Later, up to the target: {packages}, in no sum above")
            if not roadmap.estimated:
                told = self._language.gettext("Later, up to the target: {packages}")
            yield told.format(packages=self._words.count(len(later)))
            if note := self._words.later_note(roadmap):
                yield _INDENT + note

    def _option(self, option: Option) -> Iterator[str]:
        _, words, roadmap = self._language.gettext, self._words, option.roadmap
        name = words.way(roadmap.goal if roadmap else None)
        parts = [_("{name} (recommended)").format(name=name) if option.recommended else name]
        if roadmap is not None:
            parts += [words.count(len(roadmap.packages)), words.effort(roadmap.packages)]
            if roadmap.budget.rate:
                parts.append(words.money(words.once(roadmap), roadmap.budget))
            if roadmap.ends:
                parts.append(_("done by {date}").format(date=self._language.short_date(roadmap.ends)))
        yield "  " + " · ".join(parts)
        if left := words.leaves(option):
            yield _INDENT + left
