"""Whatever bit of a document flips, every command reads it or says in one sentence what is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.documents.document import Document
from tests.cli.conftest import Outcome, Readiness
from tests.unit.builders import filled

HEADER_BYTES = 100
VERSION_AT = 63
COMMANDS: tuple[tuple[object, ...], ...] = (("verify",), ("score",), ("answers",), ("delete",))
# The fixtures only make a file and call the program; nothing of an example is left for the next one.
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

Flipped = Callable[[int, int], Path]


@pytest.fixture
def flipped(tmp_path: Path) -> Flipped:
    """Write a small document with one bit of it the other way round."""
    whole = tmp_path / "whole.readiness"
    Document.create(whole, *filled(PRO="1★ 2★ -")).close()
    content = whole.read_bytes()

    def write(position: int, bit: int) -> Path:
        damaged = bytearray(content)
        damaged[position % len(content)] ^= 1 << bit
        path = tmp_path / "flipped.readiness"
        path.write_bytes(damaged)
        return path

    return write


def reports_fault(outcome: Outcome) -> bool:
    """Return whether a command worked, or said in one line what is wrong with its input."""
    lines = outcome.err.splitlines()
    return outcome.status == 0 or (outcome.status == 1 and len(lines) == 1 and "flipped.readiness: " in lines[0])


def test_every_bit_of_the_header(readiness: Readiness, flipped: Flipped) -> None:
    untold = [
        (position, bit, command)
        for position in range(HEADER_BYTES)
        for bit in range(8)
        for path in [flipped(position, bit)]
        for command in COMMANDS[:2]
        if not reports_fault(readiness(*command, path))
    ]

    assert untold == []


@FEW
@given(st.integers(HEADER_BYTES, 2**20), st.integers(0, 7))
def test_any_bit_of_the_rest(readiness: Readiness, flipped: Flipped, position: int, bit: int) -> None:
    path = flipped(position, bit)

    assert [command for command in COMMANDS if not reports_fault(readiness(*command, path))] == []


def test_a_format_that_never_was_is_named(readiness: Readiness, flipped: Flipped) -> None:
    path = flipped(VERSION_AT, 0)
    damaged = bytearray(path.read_bytes())
    damaged[VERSION_AT] = 0
    path.write_bytes(damaged)

    assert "there is no format 0" in readiness("score", path).sentence
    assert "there is no format 0" in readiness("answer", path, "PRO1=3").sentence
