"""Rule 10: own weights that decide a ranking are named."""

from dataclasses import replace

from readiness.domain.questionnaire import Questionnaire
from readiness.scoring.weights import fragile_weights
from tests.unit.builders import filled


def reweighted(questionnaire: Questionnaire, **weights: float) -> Questionnaire:
    dimensions = tuple(
        replace(
            d,
            capabilities=tuple(replace(c, weight=weights.get(c.code, c.weight)) for c in d.capabilities),
        )
        for d in questionnaire.dimensions
    )
    return replace(questionnaire, dimensions=dimensions)


def test_equal_weights_leave_nothing_to_doubt() -> None:
    assert fragile_weights(*filled(PRO="5★ 1★ 1", SKL="2★ 2★ 3")) == ()


def test_a_weight_that_decides_the_ranking_is_named() -> None:
    questionnaire, assessment = filled(PRO="5★ 1★ 1", SKL="3★ 3★ 3")
    # PRO: (2.2·5 + 1 + 1) / 4.2 = 3.1, just ahead of SKL with 3; a quarter on any of its weights turns that round.
    # SKL stands at 3 whatever its weights are.
    assert fragile_weights(reweighted(questionnaire, PRO1=2.2), assessment) == ("PRO1", "PRO2", "PRO3")


def test_a_clear_ranking_does_not_hang_on_any_weight() -> None:
    questionnaire, assessment = filled(PRO="5★ 5★ 4", SKL="0★ 1★ 0")
    assert fragile_weights(reweighted(questionnaire, PRO1=2.0), assessment) == ()
