"""What steps cost in money, and how effort depends on size: expert estimates with their source."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from readiness.domain.values import Limits, Text, check_range

Money = Annotated[float, Limits(ge=0, le=10_000_000)]
Factor = Annotated[float, Limits(gt=0, le=20)]
Currency = Annotated[str, Limits(pattern="^[A-Z]{3}$")]


class Per(StrEnum):
    """How often something is paid."""

    ONCE = "once"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ExternalCost:
    """What is paid to others for going to `level`, from `low` to `high`, in the currency of the costs."""

    level: Annotated[int, Limits(ge=1, le=5)]
    low: Money
    high: Money
    what: Text
    per: Per = Per.ONCE

    def __post_init__(self) -> None:
        check_range(self.low, self.high)


@dataclass(frozen=True, slots=True)
class DayRate:
    """What a day of one's own staff costs in a country; `external_factor` scales what is paid to others there."""

    country: str
    currency: Currency
    amount: Money
    source: Text
    external_factor: Factor = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """The estimates behind a plan's costs.

    The first day rate counts where the country is not known. `effort_by_size` scales person-days by the value of the
    profile's question `size`. External costs are noted in `currency`; a country's factor turns them into its own.
    """

    as_of: str
    currency: Currency
    note: Text
    day_rates: Annotated[tuple[DayRate, ...], Limits(min_length=1)]
    effort_by_size: dict[str, Factor] = field(default_factory=dict)

    def day_rate(self, country: str) -> DayRate:
        """Return the day rate of a country; the first one where there is none for it."""
        return next((rate for rate in self.day_rates if rate.country == country), self.day_rates[0])

    def paid_in(self, country: str, cost: ExternalCost) -> tuple[float, float, str]:
        """Return what is paid to others in a country, from the least to the most, and in which currency."""
        rate = self.day_rate(country)
        return cost.low * rate.external_factor, cost.high * rate.external_factor, rate.currency
