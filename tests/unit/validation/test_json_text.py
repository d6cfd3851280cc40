"""The line of every value in a JSON text, found without trusting the text."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from readiness.foundation.errors import Place
from readiness.validation.json_text import line_finder

MARK = "the-value-we-look-for"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*place, key)
        yield from places(inner, (*place, key))


def marked(value: Any, place: Place) -> Any:
    """Return a copy with a mark at a place."""
    if not place:
        return MARK
    if isinstance(value, list):
        return [marked(inner, place[1:]) if i == place[0] else inner for i, inner in enumerate(value)]
    return {key: marked(inner, place[1:]) if key == place[0] else inner for key, inner in value.items()}


@given(VALUES)
def test_the_line_of_every_value_is_found(value: Any):
    line_of = line_finder(json.dumps(value, indent=1))

    for place in places(value):
        lines = json.dumps(marked(value, place), indent=1).splitlines()
        (line,) = (number for number, text in enumerate(lines, 1) if MARK in text)
        assert line_of(place) == line


def test_what_is_missing_is_found_at_what_is_around_it():
    line_of = line_finder(b'{\n "answers": {\n  "PRO1": {}\n }\n}')

    assert line_of(("answers", "PRO1", "level")) == 3
    assert line_of(("nowhere",)) == 1


@given(st.text(max_size=60) | st.text(alphabet='{}[]":,\n1a', max_size=60), VALUES)
def test_any_text_ends_in_lines_or_in_none(text: str, value: Any):
    line_of = line_finder(text)

    for place in [(), *places(value)]:
        line = line_of(place)
        assert line is None or 1 <= line <= text.count("\n") + 1
