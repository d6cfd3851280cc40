"""Codes that can be read from a wall and typed on a phone."""

from readiness.workshop.join_code import LETTERS, new_join_code, same_code


def test_a_code_has_six_letters_that_nobody_confuses() -> None:
    assert len(LETTERS) == 23
    codes = {new_join_code() for _ in range(300)}
    assert len(codes) > 290
    assert {len(code) for code in codes} == {6}
    assert set("".join(codes)) <= set(LETTERS)
    assert not set("01OIL") & set(LETTERS)


def test_small_letters_and_spaces_are_forgiven() -> None:
    assert same_code("abc def", "ABCDEF")
    assert same_code(" ABCDEF ", "ABCDEF")
    for wrong in ("ABCDEG", "ABCDE", "ABCDEFG", "", "äöü", "ABCDEF\N{LATIN SMALL LETTER SHARP S}"):
        assert not same_code(wrong, "ABCDEF")
