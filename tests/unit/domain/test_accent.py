"""The accent colours text: it must be readable on white (WCAG 2.2, 1.4.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.accent import DEFAULT_ACCENT, check_accent, contrast_on_white, readable_accent, tint
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48)]
)
def test_contrasts_that_are_known(colour: str, contrast: float):
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.01)


@given(COLOURS)
def test_a_colour_is_accepted_exactly_where_it_can_be_read(colour: str):
    if readable_accent(colour):
        check_accent(colour)
        assert contrast_on_white(colour) >= 4.5
    else:
        with pytest.raises(UserError, match="accent-too-light"):
            check_accent(colour)


@pytest.mark.parametrize("colour", ["red", "#123", "#12345g", "#1234567", "url(x)", "#０e5a6e", "#0e5a6e\n"])
def test_what_is_no_colour_is_told(colour: str):
    assert not readable_accent(colour)
    with pytest.raises(UserError, match="accent-no-colour"):
        check_accent(colour)


def test_no_colour_stands_for_our_own():
    check_accent("")
    assert readable_accent(DEFAULT_ACCENT)


@given(COLOURS, st.floats(0, 1))
def test_a_tint_lies_between_the_colour_and_white(colour: str, share: float):
    assert 1 <= contrast_on_white(tint(colour, share)) <= contrast_on_white(colour) + 0.2
    assert tint(colour, 1) == colour
    assert tint(colour, 0) == "#ffffff"


def test_the_figures_of_a_refusal_are_written_as_the_reader_writes_them() -> None:
    with pytest.raises(UserError) as refused:
        check_accent("#ffee00")
    assert "beträgt 1,2 zu 1" in refused.value.sentence(GERMAN)
    assert "nötig sind 4,5 zu 1" in refused.value.sentence(GERMAN)
    assert "is 1.2 to 1" in refused.value.sentence(ENGLISH)
