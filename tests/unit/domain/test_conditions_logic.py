"""Conditions over known and unknown facts follow Kleene's three-valued logic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.conditions import Combination, Comparison, Condition, Fact, parse

NAMES = ("a", "b", "c")
FACTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3) | st.sampled_from(["yes", "no"]) | st.none())
COMPARISONS = st.builds(
    Comparison,
    st.sampled_from(NAMES),
    st.sampled_from(["=", "!=", ">=", "<=", ">", "<"]),
    st.integers(0, 3) | st.sampled_from(["yes", "no"]),
)
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda inner: (
        st.builds(Combination, st.just("not"), st.tuples(inner))
        | st.builds(
            Combination, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3).map(lambda p: (*p,))
        )
    ),
    max_leaves=8,
)


def both(*parts: Condition) -> Condition:
    return Combination("and", parts)


def either(*parts: Condition) -> Condition:
    return Combination("or", parts)


def never(part: Condition) -> Condition:
    return Combination("not", (part,))


@pytest.mark.parametrize(
    ("text", "facts", "holds"),
    [
        ("a", {"a": "yes"}, True),
        ("a", {"a": "no"}, False),
        ("a", {}, None),
        ("a", {"a": None}, None),
        ("a = 2", {"a": 2}, True),
        ("a != 2", {"a": 2}, False),
        ("a != 2", {}, None),
        ("a >= 2", {"a": 2}, True),
        ("a > 2", {"a": 2}, False),
        ("a <= 2", {"a": 2}, True),
        ("a < 2", {"a": 1}, True),
        ("a >= 2", {"a": "high"}, False),  # a word has no order
        ("a = 2", {"a": "2"}, False),
        ("launch >= 0 and launch <= 183", {"launch": 183}, True),
        ("launch >= 0 and launch <= 183", {"launch": -1}, False),
    ],
)
def test_comparisons(text: str, facts: dict[str, Fact | None], *, holds: bool | None):
    assert parse(text).holds(facts) is holds


@pytest.mark.parametrize(
    ("left", "right", "conjunction", "disjunction"),
    [
        ("yes", "yes", True, True),
        ("yes", "no", False, True),
        ("no", "no", False, False),
        ("yes", None, None, True),
        ("no", None, False, None),
        (None, None, None, None),
    ],
)
def test_the_tables_of_and_and_or(
    left: str | None, right: str | None, *, conjunction: bool | None, disjunction: bool | None
):
    for facts in ({"a": left, "b": right}, {"a": right, "b": left}):
        assert parse("a and b").holds(facts) is conjunction
        assert parse("a or b").holds(facts) is disjunction


@given(CONDITIONS, FACTS)
def test_a_double_negation_changes_nothing(p: Condition, facts: dict[str, Fact | None]):
    assert never(never(p)).holds(facts) is p.holds(facts)


@given(CONDITIONS, CONDITIONS, FACTS)
def test_de_morgan(p: Condition, q: Condition, facts: dict[str, Fact | None]):
    assert never(both(p, q)).holds(facts) is either(never(p), never(q)).holds(facts)
    assert never(either(p, q)).holds(facts) is both(never(p), never(q)).holds(facts)


@given(CONDITIONS, CONDITIONS, CONDITIONS, FACTS)
def test_the_order_of_parts_does_not_matter(p: Condition, q: Condition, r: Condition, facts: dict[str, Fact | None]):
    for join in (both, either):
        assert join(p, q, r).holds(facts) is join(r, q, p).holds(facts) is join(join(p, q), r).holds(facts)


@given(CONDITIONS, CONDITIONS, CONDITIONS, FACTS)
def test_and_spreads_over_or(p: Condition, q: Condition, r: Condition, facts: dict[str, Fact | None]):
    assert both(p, either(q, r)).holds(facts) is either(both(p, q), both(p, r)).holds(facts)


@given(CONDITIONS, FACTS)
def test_with_all_facts_known_nothing_stays_open(p: Condition, facts: dict[str, Fact | None]):
    known = {name: facts.get(name) or 0 for name in NAMES}

    assert p.holds(known) in {True, False}


@given(CONDITIONS, FACTS, st.sampled_from(NAMES), st.integers(0, 3) | st.sampled_from(["yes", "no"]))
def test_learning_a_fact_never_takes_back_what_was_sure(
    p: Condition, facts: dict[str, Fact | None], name: str, value: Fact
):
    sure = p.holds({**facts, name: None})

    assert sure is None or p.holds({**facts, name: value}) is sure
