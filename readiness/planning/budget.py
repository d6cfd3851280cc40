"""What a plan costs: once, and every month afterwards."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from math import fsum

from readiness.domain.assessment import Assessment
from readiness.domain.costs import Per
from readiness.domain.profile import COUNTRY
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Range, Text
from readiness.planning.packages import Package
from readiness.planning.start import start_levels
from readiness.planning.steps import size_factor, total

NOTHING = Range(0.0, 0.0)
MONTHS = 12
# A level from which what was set up has to be kept going.
_KEPT_GOING_FROM = 2


@dataclass(frozen=True, slots=True)
class Rate:
    """What a person-day costs; `source` says where the figure comes from, and is None where somebody has set it.

    `decider` is what one of the role that decides costs; None where it costs the same.
    """

    amount: float
    currency: str
    source: Text | None = None
    decider: float | None = None

    @property
    def assumed(self) -> bool:
        """Whether it is the questionnaire's estimate."""
        return self.source is not None

    @property
    def extra(self) -> float:
        """What a person-day of the decider costs beyond another one; below 0 where it costs less."""
        return 0.0 if self.decider is None else self.decider - self.amount

    def of(self, *, decider: bool) -> float:
        """Return what a person-day costs, of the decider or of all others."""
        return self.amount if self.decider is None or not decider else self.decider

    def cost(self, days: Range, of_decider: Range) -> Range:
        """Return what some person-days cost of which the decider does a part."""
        low, high = (days.low, of_decider.low), (days.high, of_decider.high)
        return Range(*(every * self.amount + part * self.extra for every, part in (low, high)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The effort and the money for some packages, in the currency of the rate.

    `person_days` and `external` come once, `running_days` every month, `external_yearly` every year; `decider_days` and
    `decider_running` are the part of the days that the decider does. Without a rate nothing is known of money.
    """

    person_days: Range
    running_days: Range
    external: Range
    external_yearly: Range
    rate: Rate | None
    decider_days: Range = NOTHING
    decider_running: Range = NOTHING

    @property
    def work(self) -> Range | None:
        """What the work of one's own costs once."""
        return self.rate.cost(self.person_days, self.decider_days) if self.rate else None

    @property
    def once(self) -> Range | None:
        """What the packages cost once, one's own work included."""
        return _sum([self.work, self.external]) if self.work else None

    @property
    def monthly(self) -> Range | None:
        """What they cost every month afterwards."""
        if self.rate is None:
            return None
        work = self.rate.cost(self.running_days, self.decider_running)
        return _sum([work, self.external_yearly.times(1 / MONTHS)])


def day_rate(questionnaire: Questionnaire, assessment: Assessment) -> Rate | None:
    """Return what a person-day costs here: as it was set, or as the questionnaire estimates it for the country.

    None where the questionnaire does not estimate the days: then there is nothing to multiply.
    """
    costs, own = questionnaire.costs, assessment.plan.day_rate
    if costs is None or not questionnaire.estimated:
        return None
    estimate = costs.day_rate(assessment.details.profile.get(COUNTRY, ""))
    decider = assessment.plan.decider_rate if questionnaire.decider else None
    if own is not None:
        return Rate(own, estimate.currency, decider=decider)
    return Rate(estimate.amount, estimate.currency, estimate.source, decider)


def budget_of(
    packages: Iterable[Package],
    questionnaire: Questionnaire,
    assessment: Assessment,
    of_decider: Iterable[Package] = (),
) -> Budget:
    """Return what some packages cost; `of_decider` are those of them that the decider does."""
    packages = tuple(packages)
    steps = [step for package in packages for step in package.steps]
    own = {package.id: package for package in of_decider}
    # What two packages raise goes on with the later one.
    latest = {package.capability: package for package in packages}
    own_levels = {code: package.level for code, package in latest.items() if package.id in own}
    paid = _paid(questionnaire, assessment, ((step.capability, step.level) for step in steps))
    return Budget(
        person_days=total(steps),
        running_days=_running_days(questionnaire, assessment, {step.capability: step.level for step in steps}),
        external=paid[Per.ONCE],
        external_yearly=paid[Per.YEAR],
        rate=day_rate(questionnaire, assessment),
        decider_days=total(step for package in own.values() for step in package.steps),
        decider_running=_running_days(questionnaire, assessment, own_levels),
    )


def budget_by_package(
    packages: Iterable[Package],
    questionnaire: Questionnaire,
    assessment: Assessment,
    of_decider: Iterable[Package] = (),
) -> dict[str, Budget]:
    """Return what each of some packages costs, by its id; together they cost what `budget_of` says."""
    packages, own = tuple(packages), {package.id for package in of_decider}
    latest = {package.capability: package.id for package in packages}
    budgets = {}
    for package in packages:
        budget = budget_of([package], questionnaire, assessment, [package] if package.id in own else ())
        if latest[package.capability] != package.id:
            # It goes on with the later one.
            budget = replace(budget, running_days=NOTHING, decider_running=NOTHING)
        budgets[package.id] = budget
    return budgets


def running_today(questionnaire: Questionnaire, assessment: Assessment, of_decider: Container[str] = ()) -> Budget:
    """Return what it costs every month to keep today's levels; nothing is paid once.

    `of_decider` are the codes of the capabilities that the decider owns.
    """
    levels = start_levels(questionnaire, assessment)
    own = {code: level for code, level in levels.items() if code in of_decider}
    reached = ((code, step) for code, level in levels.items() for step in range(1, level + 1))
    return Budget(
        person_days=NOTHING,
        running_days=_running_days(questionnaire, assessment, levels),
        external=NOTHING,
        external_yearly=_paid(questionnaire, assessment, reached)[Per.YEAR],
        rate=day_rate(questionnaire, assessment),
        decider_running=_running_days(questionnaire, assessment, own),
    )


def kept_going(levels: Mapping[str, int]) -> tuple[str, ...]:
    """Return the codes of the levels that take time every month."""
    return tuple(code for code, level in levels.items() if level >= _KEPT_GOING_FROM)


def _running_days(questionnaire: Questionnaire, assessment: Assessment, levels: Mapping[str, int]) -> Range:
    """Return the person-days a month that keep some levels going, by code."""
    factor = size_factor(questionnaire, assessment)
    kept = (questionnaire.capabilities[code] for code in kept_going(levels))
    return _sum(capability.running_days.times(factor) for capability in kept if capability.running_days)


def _paid(questionnaire: Questionnaire, assessment: Assessment, steps: Iterable[tuple[str, int]]) -> dict[Per, Range]:
    """Return what goes to others for some steps, each a capability and the level that it reaches."""
    paid: dict[Per, list[Range]] = {per: [] for per in Per}
    if (costs := questionnaire.costs) is not None:
        country = assessment.details.profile.get(COUNTRY, "")
        for code, level in steps:
            for cost in questionnaire.capabilities[code].external_costs:
                if cost.level == level:
                    low, high, _currency = costs.paid_in(country, cost)
                    paid[cost.per].append(Range(low, high))
    return {per: _sum(amounts) for per, amounts in paid.items()}


def _sum(ranges: Iterable[Range]) -> Range:
    ranges = tuple(ranges)
    return Range(fsum(one.low for one in ranges), fsum(one.high for one in ranges))
