"""Lines and texts of calendar files."""

from hypothesis import given
from hypothesis import strategies as st

from readiness.exchange.ics import escaped, folded


@given(line=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_lines_are_folded_at_75_bytes_and_no_character_is_cut(line: str):
    pieces = folded(line).removesuffix(b"\r\n").split(b"\r\n")

    assert all(len(piece) <= 75 for piece in pieces)
    assert (pieces[0] + b"".join(piece[1:] for piece in pieces[1:])).decode("utf-8") == line


def test_control_characters_are_left_out():
    assert escaped("a\x00b\x1bc\x7fd\r\ne") == "abcd\\ne"
