"""Typed text is made storable in one way everywhere."""

from readiness.domain.values import storable


def test_typed_text_becomes_storable():
    assert storable("  half \ud800 a sign ", 100) == "half ? a sign"
    assert storable("x" * 11, 10) == "x" * 10
    assert storable("  xx yy", 3) == "xx"
    assert storable("\ud800", 10).encode() == b"?"
