"""What a plan costs: once, and every month afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
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
    """What a person-day costs; `source` says where the figure comes from, and is None where somebody has set it."""

    amount: float
    currency: str
    source: Text | None = None

    @property
    def assumed(self) -> bool:
        """Whether it is the questionnaire's estimate."""
        return self.source is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The effort and the money for some packages, in the currency of the rate.

    `person_days` and `external` come once, `running_days` every month, `external_yearly` every year. Without a rate
    nothing is known of money.
    """

    person_days: Range
    running_days: Range
    external: Range
    external_yearly: Range
    rate: Rate | None

    @property
    def once(self) -> Range | None:
        """What the packages cost once, one's own work included."""
        return _sum([self.person_days.times(self.rate.amount), self.external]) if self.rate else None

    @property
    def monthly(self) -> Range | None:
        """What they cost every month afterwards."""
        if self.rate is None:
            return None
        return _sum([self.running_days.times(self.rate.amount), self.external_yearly.times(1 / MONTHS)])


def day_rate(questionnaire: Questionnaire, assessment: Assessment) -> Rate | None:
    """Return what a person-day costs here: as it was set, or as the questionnaire estimates it for the country."""
    costs, own = questionnaire.costs, assessment.plan.day_rate
    if costs is None:
        return None
    estimate = costs.day_rate(assessment.details.profile.get(COUNTRY, ""))
    if own is not None:
        return Rate(own, estimate.currency)
    return Rate(estimate.amount, estimate.currency, estimate.source)


def budget_of(packages: Iterable[Package], questionnaire: Questionnaire, assessment: Assessment) -> Budget:
    """Return what some packages cost."""
    packages = tuple(packages)
    steps = [step for package in packages for step in package.steps]
    factor = size_factor(questionnaire, assessment)
    reached = {step.capability: step.level for step in steps}
    kept = [questionnaire.capabilities[code] for code, level in reached.items() if level >= _KEPT_GOING_FROM]
    paid: dict[Per, list[Range]] = {Per.ONCE: [], Per.YEAR: []}
    if (costs := questionnaire.costs) is not None:
        country = assessment.details.profile.get(COUNTRY, "")
        for step in steps:
            for cost in questionnaire.capabilities[step.capability].external_costs:
                if cost.level == step.level:
                    low, high, _currency = costs.paid_in(country, cost)
                    paid[cost.per].append(Range(low, high))
    return Budget(
        person_days=total(steps),
        running_days=_sum([c.running_days.times(factor) for c in kept if c.running_days]),
        external=_sum(paid[Per.ONCE]),
        external_yearly=_sum(paid[Per.YEAR]),
        rate=day_rate(questionnaire, assessment),
    )


def running_today(questionnaire: Questionnaire, assessment: Assessment) -> Budget:
    """Return what it costs every month to keep today's levels; nothing is paid once."""
    factor = size_factor(questionnaire, assessment)
    country = assessment.details.profile.get(COUNTRY, "")
    levels = start_levels(questionnaire, assessment)
    kept = [questionnaire.capabilities[code] for code, level in levels.items() if level >= _KEPT_GOING_FROM]
    yearly: list[Range] = []
    if (costs := questionnaire.costs) is not None:
        for capability in kept:
            for cost in capability.external_costs:
                if cost.per is Per.YEAR and cost.level <= levels[capability.code]:
                    low, high, _currency = costs.paid_in(country, cost)
                    yearly.append(Range(low, high))
    return Budget(
        person_days=NOTHING,
        running_days=_sum([c.running_days.times(factor) for c in kept if c.running_days]),
        external=NOTHING,
        external_yearly=_sum(yearly),
        rate=day_rate(questionnaire, assessment),
    )


def _sum(ranges: Iterable[Range]) -> Range:
    ranges = tuple(ranges)
    return Range(fsum(one.low for one in ranges), fsum(one.high for one in ranges))
