"""The language of conditions: what can be said, and that everything else is refused with a reason."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readiness.domain.conditions import Combination, Comparison, Condition, ConditionError, parse


def the(name: str, order: str = "=", value: int | str = "yes") -> Comparison:
    return Comparison(name, order, value)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("regulated", the("regulated")),
        ("F3 = 3", the("F3", "=", 3)),
        ("F3=3", the("F3", "=", 3)),
        ("F3 != employee", the("F3", "!=", "employee")),
        ("F5 >= 2", the("F5", ">=", 2)),
        ("F5 <= 2", the("F5", "<=", 2)),
        ("F5>2", the("F5", ">", 2)),
        ("F5<2", the("F5", "<", 2)),
        ("launch >= -7", the("launch", ">=", -7)),
        ("customers = business-only", the("customers", "=", "business-only")),
        ("  a\n and\tb ", Combination("and", (the("a"), the("b")))),
        ("a or b or c", Combination("or", (the("a"), the("b"), the("c")))),
        ("not a", Combination("not", (the("a"),))),
        ("not not a", Combination("not", (Combination("not", (the("a"),)),))),
        ("(a)", the("a")),
        ("android = orange", the("android", "=", "orange")),  # words may begin like the keywords
        ("notable", the("notable")),
    ],
)
def test_what_can_be_said(text: str, meaning: Condition):
    assert parse(text) == meaning


def test_and_binds_closer_than_or_and_not_closest():
    assert parse("a or b and not c") == Combination(
        "or", (the("a"), Combination("and", (the("b"), Combination("not", (the("c"),)))))
    )


def test_brackets_come_first():
    assert parse("(a or b) and c") == Combination("and", (Combination("or", (the("a"), the("b"))), the("c")))


def test_all_comparisons_are_listed_from_left_to_right():
    assert [c.name for c in parse("a = 1 or (b < 2 and not c)").comparisons()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "a name is missing at the end"),
        ("   ", "a name is missing at the end"),
        ("a and", "a name is missing at the end"),
        ("or a", "a name is missing before “or”"),
        ("a =", "a value is missing at the end"),
        ("a = and", "a value is missing before “and”"),
        ("a >= = 2", "a value is missing before “=”"),
        ("(a or b", "a closing bracket is missing"),
        ("a)", "“)” is not expected here"),
        ("a b", "“b” is not expected here"),
        ("a = 1 = 1", "“=” is not expected here"),
        ("a == 1", "a value is missing before “=”"),
        ("a = 'x'", "“'x'” is not expected here"),
        ("a; import os", "“; import o” is not expected here"),
        ("__import__(os)", "“(” is not expected here"),
        ("a = 1.5", "“.5” is not expected here"),
        ("ä = 1", "“ä = 1” is not expected here"),
        ("(" * 17 + "a" + ")" * 17, "nested too deeply"),
        ("not " * 17 + "a", "nested too deeply"),
    ],
)
def test_errors_say_what_is_wrong_and_quote_the_text(text: str, why: str):
    with pytest.raises(ConditionError) as caught:
        parse(text)

    assert why in str(caught.value)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize("text", ["3", "3 = 3", "-1 or a", "not 0"])
def test_a_number_is_no_name(text: str):
    with pytest.raises(ConditionError):
        parse(text)


def test_a_number_beyond_all_measure_is_refused():
    with pytest.raises(ConditionError):
        parse("a = " + "9" * 5_000)


def test_sixteen_levels_are_deep_enough_and_length_does_not_matter():
    assert parse("(" * 16 + "a" + ")" * 16) == the("a")
    assert len(list(parse(" or ".join(["a = 1"] * 5_000)).comparisons())) == 5_000


TOKENS = st.sampled_from(["a", "F3", "and", "or", "not", "(", ")", "=", "!=", ">=", "<", "1", "-2", "x-y", "'", " "])


@given(st.text() | st.lists(TOKENS, max_size=30).map(" ".join))
@example("(" * 100_000)
@example("not " * 100_000)
def test_every_text_is_read_or_refused(text: str):
    try:
        condition = parse(text)
    except ConditionError:
        return
    assert condition.holds({}) in {None, True, False}
