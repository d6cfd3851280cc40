"""Do the estimates of costs belong to countries and sizes that exist, each once?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

_SIZE = "size"
_COUNTRY = "country"


def check(pack: Pack) -> Iterator[Fault]:
    """Yield countries with two day rates, countries and sizes that no profile has, and costs without a currency."""
    costs = pack.questionnaire.costs
    if costs is None:
        for place, capability in pack.capabilities():
            if capability.external_costs:
                yield Fault(
                    "costs-missing",
                    (*place, "external_costs"),
                    N_("This question names costs, but the questionnaire has no “costs” with currency and day rates."),
                    N_("Write costs.yaml, or remove the costs here."),
                )
        return
    countries = _choices(pack, _COUNTRY)
    for i, rate in enumerate(costs.day_rates):
        here = ("costs", "day_rates", i, "country")
        if any(rate.country == other.country for other in costs.day_rates[:i]):
            yield Fault(
                "day-rate-twice",
                here,
                N_("There are two day rates for {country}."),
                N_("Remove one of the two."),
                {"country": rate.country},
                rate.country,
            )
        if countries and rate.country not in countries:
            yield _unknown(here, rate.country, _COUNTRY, countries)
    for size in costs.effort_by_size:
        sizes = _choices(pack, _SIZE)
        if size not in sizes:
            yield _unknown(("costs", "effort_by_size", size), size, _SIZE, sizes)


def _choices(pack: Pack, code: str) -> list[str]:
    asked = [question for question in pack.questionnaire.profile if question.code == code]
    return [str(choice.value) for question in asked for choice in question.choices]


def _unknown(place: Place, value: str, question: str, choices: list[str]) -> Fault:
    return Fault(
        "costs-unknown",
        place,
        N_("“{value}” is not a choice of the profile question “{question}”."),
        N_("Use one of these: {names}.")
        if choices
        else N_("Write a profile question “{question}” with such choices, or remove this."),
        {"value": value, "question": question, "names": ", ".join(choices)},
        value,
    )
