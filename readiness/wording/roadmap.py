"""Roadmaps in words: goals, packages, effort, money and days."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from readiness.domain.plan_notes import Closure
from readiness.domain.values import Range
from readiness.foundation.capitals import capitalised
from readiness.foundation.language import Language
from readiness.planning.basis import Basis
from readiness.planning.budget import MONTHS, Budget, Rate
from readiness.planning.goals import TARGET, Goal, GoalKind
from readiness.planning.levelling import HOURS_A_DAY, Booking, Capacity
from readiness.planning.packages import Package
from readiness.planning.planner import Option
from readiness.planning.roadmap import Roadmap
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.names import Names
from readiness.wording.plan import PlanWords
from readiness.wording.steps import days_text

# From so many hours on, effort is told in days.
_DAYS_FROM = 40
# Amounts are estimates: to the hundred.
MONEY_STEP = 100
_DIGITS = 9
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Hours:
    """Whole hours from `low` to `high`: rounded for each step, so that what is printed adds up."""

    low: int = 0
    high: int = 0

    def __add__(self, other: "Hours") -> "Hours":
        return Hours(self.low + other.low, self.high + other.high)


def hours_of(days: Range) -> Hours:
    """Return person-days in whole hours; what is done at all takes at least one."""
    low, high = (max(1, half_up(value * HOURS_A_DAY)) if days.high > 0 else 0 for value in (days.low, days.high))
    return Hours(low, high)


def half_up(value: float) -> int:
    """Return a value of at least 0 to the nearest whole number, as people round: 6.5 is 7."""
    # What is 6.5 but for the last bit of a computer is 6.5.
    return floor(round(value, _DIGITS) + 0.5)


def hours_together(packages: Iterable[Package]) -> Hours:
    """Return the hours of some packages: those of their steps."""
    return sum((hours_of(step.person_days) for package in packages for step in package.steps), Hours())


def _cost(rate: Rate, hours: Hours, of_decider: Hours) -> Range:
    """Return what hours cost as they are printed, so that a reader who multiplies comes to the same."""
    every, own = (Range(some.low / HOURS_A_DAY, some.high / HOURS_A_DAY) for some in (hours, of_decider))
    return rate.cost(every, own)


def closure_days(closure: Closure, language: Language) -> str:
    """Return closed days as people write them: from the first to the last, or the one day."""
    if closure.first == closure.last:
        return language.long_date(closure.first)
    words = language.gettext("{first} to {last}")
    return words.format(first=language.long_date(closure.first), last=language.long_date(closure.last))


class RoadmapWords:
    """The roadmaps of one result."""

    def __init__(self, result: AssessmentResult, names: Names, plan: PlanWords, language: Language) -> None:
        self._result = result
        self._names = names
        self._plan = plan
        self._language = language

    @property
    def _basis(self) -> Basis:
        return self._result.planner.basis

    def way(self, goal: Goal | None) -> str:
        """Return what can be decided, in a few words: a gate by its name, or another goal."""
        if goal is None:
            return self._language.gettext("Do nothing")
        if goal.kind is GoalKind.TARGET:
            return self._language.gettext("The whole target: {name}").format(name=self._plan.goal(goal))
        if goal.kind is GoalKind.GATE:
            return self._language.gettext("Only “{name}”").format(name=self._plan.goal(goal))
        return self._plan.goal(goal)

    def headline(self, roadmap: Roadmap) -> str:
        """Return how long the way takes, as in "11 weeks to “Govern partners”"."""
        language, goal = self._language, self._plan.goal(roadmap.goal)
        if not roadmap.packages:
            return language.gettext("“{goal}” is reached").format(goal=goal)
        if not roadmap.estimated:
            return language.gettext("The way to “{goal}”, in order").format(goal=goal)
        if roadmap.ends is None:
            return language.gettext("The way to “{goal}” takes more than ten years").format(goal=goal)
        first = self._basis.working_days.day(0)
        weeks = (roadmap.ends - first).days // DAYS_A_WEEK + 1
        words = language.ngettext("{n} week to “{goal}”", "{n} weeks to “{goal}”", weeks)
        return words.format(n=weeks, goal=goal)

    def without_packages(self, roadmap: Roadmap | None) -> str:
        """Return why there is nothing to do on a way; None is where there is no way, or too little is known for one."""
        _ = self._language.gettext
        if not self._result.planner.enough_known:
            return _("Less than half of the questions have an answer: too little for a plan.")
        if roadmap is None:
            return _("Everything that you want is there. Check once a year whether it still holds.")
        return _("This goal is reached already.") if roadmap.plan.reachable else self._plan.unreachable(roadmap.plan)

    def sums(self, roadmap: Roadmap) -> list[str]:
        """Return how many packages there are, their effort, and what they cost; only how many without estimates."""
        if not roadmap.estimated:
            return [self.count(len(roadmap.packages))]
        told = [self.count(len(roadmap.packages)), self.effort(roadmap.packages)]
        if roadmap.budget.rate:
            told.append(self.money(self.once(roadmap), roadmap.budget))
        return told

    def assumptions(self, roadmap: Roadmap) -> list[str]:
        """Return the time, the rate and the beginning that the plan counts with; nothing where it has no days."""
        if not roadmap.estimated:
            return []
        told = [self.capacity(self._basis.capacity)]
        if roadmap.budget.rate:
            told.append(self.rate(roadmap.budget))
        begins = self._language.long_date(self._basis.working_days.day(0))
        return [*told, self._language.gettext("from {date}").format(date=begins)]

    def to_confirm(self, code: str) -> str:
        """Return what is to be confirmed of a capability that was called not applicable, with the reason given."""
        reason = self._result.assessment.answer(code).reason.strip()
        words = self._language.gettext("The goal asks for “{name}”, which was called not applicable: {reason}")
        if not reason:
            words = self._language.gettext("The goal asks for “{name}”, which was called not applicable.")
        return words.format(name=self._names.capability(code), reason=reason)

    def package(self, package: Package) -> str:
        """Return a package's name with its levels, as in "Approval of partners’ posts, level 0 → 2"."""
        change = self._names.change(package.capability, package.steps[0].known_start, package.level)
        # The levels stay on one line.
        change = change.replace(" ", "\N{NO-BREAK SPACE}")
        return f"{self._names.capability(package.capability)}, {change}"

    def owner(self, package: Package) -> str:
        """Return who is in charge: a name as it was typed, or a role."""
        name = self._names.person(self._basis.owner(package))
        # It begins a column, and English roles are written small.
        return capitalised(name)

    def effort(self, packages: Iterable[Package]) -> str:
        """Return the effort of packages: hours where they are few, else person-days; what is printed adds up."""
        return self._hours(hours_together(packages))

    def running(self, budget: Budget) -> str:
        """Return what has to be done every month afterwards, in person-days."""
        days = days_text(budget.running_days, self._language)
        return self._language.gettext("{days} person-days a month").format(days=days)

    def money(self, amount: Range | None, budget: Budget) -> str:
        """Return an amount to the hundred; a dash where nothing is known of money."""
        if amount is None or budget.rate is None:
            return "–"
        rounded, currency = self.rounded(amount), budget.rate.currency
        if rounded.low or not amount.high:
            return self._language.money(rounded.low, rounded.high, currency)
        # Work costs something, however little.
        _ = self._language.gettext
        words = _("up to {money}") if rounded.high else _("under {money}")
        most = max(rounded.high, MONEY_STEP)
        return words.format(money=self._language.money(most, most, currency))

    def once(self, roadmap: Roadmap) -> Range | None:
        """Return what a way costs once: the hours as they are printed, and what is paid to others."""
        budget = roadmap.budget
        if budget.rate is None:
            return None
        own = hours_together(package for package in roadmap.packages if self._basis.of_decider(package))
        work, paid = _cost(budget.rate, hours_together(roadmap.packages), own), budget.external
        return Range(work.low + paid.low, work.high + paid.high)

    def monthly(self, budget: Budget) -> Range | None:
        """Return what runs on every month: the hours as they are printed, and what is paid to others."""
        if budget.rate is None:
            return None
        work = _cost(budget.rate, hours_of(budget.running_days), hours_of(budget.decider_running))
        paid = budget.external_yearly.times(1 / MONTHS)
        return Range(work.low + paid.low, work.high + paid.high)

    def rounded(self, amount: Range) -> Range:
        """Return an amount to the hundred: it is an estimate."""
        return Range(*(half_up(value / MONEY_STEP) * MONEY_STEP for value in (amount.low, amount.high)))

    def count(self, packages: int) -> str:
        """Return "8 work packages"."""
        return self._language.ngettext("{n} work package", "{n} work packages", packages).format(n=packages)

    def capacity(self, capacity: Capacity, *, marked: bool = True) -> str:
        """Return how much time there is; `marked` says where that is an assumption, because nobody has said so."""
        hours = self._language.number(capacity.hours, 0 if capacity.hours == int(capacity.hours) else 1)
        told = self._language.gettext("{hours} hours a week in all for this").format(hours=hours)
        if capacity.people > 1:
            words = self._language.gettext("{hours} hours a week for each of {n} people")
            told = words.format(hours=hours, n=capacity.people)
        return self._language.gettext("{told} (assumption)").format(told=told) if capacity.assumed and marked else told

    def rate(self, budget: Budget, *, marked: bool = True) -> str:
        """Return what a person-day costs; `marked` says where that is an assumption, because nobody has said so."""
        rate = budget.rate
        if rate is None:
            return ""
        told = self._language.gettext("{money} a working day of eight hours").format(
            money=self._language.money(rate.amount, rate.amount, rate.currency)
        )
        if rate.decider is not None:
            told += ", " + self._language.gettext("{role}: {money}").format(
                role=self._names.person(self._result.questionnaire.decider),
                money=self._language.money(rate.decider, rate.decider, rate.currency),
            )
        return self._language.gettext("{told} (assumption)").format(told=told) if rate.assumed and marked else told

    def days(self, booking: Booking) -> str:
        """Return from when to when a package is worked on."""
        language = self._language
        if booking.begins == booking.due:
            return language.short_date(booking.due)
        return language.gettext("{first} to {last}").format(
            first=language.short_date(booking.begins), last=language.short_date(booking.due)
        )

    def confirm(self, roadmap: Roadmap) -> list[str]:
        """Return what the goal asks for although it was called not applicable: to be confirmed, and no work."""
        return [self.to_confirm(code) for code in roadmap.plan.confirm]

    def later(self, roadmap: Roadmap | None) -> list[str]:
        """Return the codes of the capabilities that come up to the target only after a roadmap."""
        return list(dict.fromkeys(step.capability for step in self._result.planner.later(roadmap)))

    def later_note(self, roadmap: Roadmap | None) -> str:
        """Return what makes the packages of a roadmap and the later ones add up to those of the whole target."""
        later, planner = self.later(roadmap), self._result.planner
        now = {package.capability for package in roadmap.packages} if roadmap else set()
        told = []
        if going_on := len(now.intersection(later)):
            words = self._language.ngettext(
                "{n} of them continues one from above.", "{n} of them continue those from above.", going_on
            )
            told.append(words.format(n=going_on))
        whole = {package.capability for package in planner.roadmap(TARGET).packages}
        if done := len(whole - now - {*later}):
            words = self._language.ngettext(
                "{n} further one is already done.", "{n} further ones are already done.", done
            )
            told.append(words.format(n=done))
        return " ".join(told)

    def leaves(self, option: Option) -> str:
        """Return which consequences an option leaves, as a sentence."""
        left, all_of = len(option.leaves), len(self._result.planner.recommendation.consequences)
        if not all_of:
            return ""
        if not left:
            return self._language.gettext("Removes what this page warns of.")
        words = self._language.ngettext("{n} consequence stays.", "{n} consequences stay.", left)
        return words.format(n=left)

    def in_hours(self, hours: Hours) -> str:
        """Return "3–8 hours"."""
        if hours == Hours(1, 1):
            return self._language.gettext("1 hour")
        return self._language.gettext("{hours} hours").format(hours=self.bare_hours(hours))

    def bare_hours(self, hours: Hours) -> str:
        """Return "3–8", for a column whose heading says that these are hours."""
        return self._language.span(hours.low, hours.high)

    def _hours(self, hours: Hours) -> str:
        if hours.high < _DAYS_FROM:
            return self.in_hours(hours)
        days = Range(hours.low / HOURS_A_DAY, hours.high / HOURS_A_DAY)
        return self._language.gettext("{days} person-days").format(days=days_text(days, self._language))
