"""Numbers that a document may hold and nobody means: refused in a sentence, never a fault of ours."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from readiness.documents import rows
from tests.cli.conftest import Readiness
from tests.cli.every_command import FACTS

ABSURD = [1.7e308, 10**300, 5e-324, -1]
# Keys and positions that lead to a number.
Way = tuple[str | int, ...]
OTHER_COMMANDS = [
    ["plan"],
    ["plan", "--goal", "stage:2", "--json"],
    ["plan", "--csv", "x.csv", "--ics", "x.ics"],
    ["answers"],
    ["incident", "--facts", "facts.json"],
]


def numbers(node: Any, way: Way = ()) -> Iterator[Way]:
    """Yield the ways to all numbers of a JSON value."""
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from numbers(value, (*way, key))
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield way


def with_number(document: Path, key: str, way: Way, number: float) -> None:
    """Put a number into the JSON of a row; the checksum is right, as a stranger's can be."""
    with closing(sqlite3.connect(document, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        (written,) = connection.execute("SELECT value FROM document WHERE key = ?", (key,)).fetchone()
        content = json.loads(written)
        node = content
        for step in way[:-1]:
            node = node[step]
        node[way[-1]] = number
        if way[-1] == "low":
            # Else the two would only be in the wrong order.
            node["high"] = max(number, node["high"])
        connection.execute("UPDATE document SET value = ? WHERE key = ?", (json.dumps(content), key))
        rows.write_checksum(connection)


def kinds(document: Path) -> dict[Way, Way]:
    """Return one way to each kind of number of the questionnaire: positions in lists are all alike."""
    with closing(sqlite3.connect(document)) as connection:
        (written,) = connection.execute("SELECT value FROM document WHERE key = 'questionnaire'").fetchone()
    found: dict[Way, Way] = {}
    for way in numbers(json.loads(written)):
        found.setdefault(tuple("#" if isinstance(step, int) else step for step in way), way)
    return found


@pytest.mark.parametrize("number", ABSURD)
def test_a_number_of_the_questionnaire(readiness: Readiness, sample: Path, number: float) -> None:
    Path("facts.json").write_text(json.dumps({"format": "readiness-incident-facts/1", **FACTS}))
    whole = sample.read_bytes()
    ways = kinds(sample)
    assert len(ways) > 10
    others = cycle(OTHER_COMMANDS)
    for way in ways.values():
        sample.write_bytes(whole)
        with_number(sample, "questionnaire", way, number)
        refused = ended(readiness, sample, way, ["score"]) == 1
        # All commands read a document through one door: where it is refused, they take turns to show that.
        for command in [next(others)] if refused else OTHER_COMMANDS:
            status = ended(readiness, sample, way, command)
            assert status == 1 or not refused


def ended(readiness: Readiness, document: Path, way: Way, command: list[str]) -> int:
    name, *options = command
    outcome = readiness(name, document, *options)
    assert outcome.status in {0, 1}, (way, name, outcome.err)
    assert outcome.status == 0 or len(outcome.err.splitlines()) >= 1
    return outcome.status


@pytest.mark.parametrize("number", [1.7e308, 10**300, 10**18])
def test_so_much_work_is_refused(readiness: Readiness, sample: Path, number: float) -> None:
    with_number(sample, "questionnaire", ("dimensions", 0, "capabilities", 0, "person_days", "high"), number)

    refused = readiness("plan", sample)

    assert refused.status == 1
    assert "the largest is 100,000" in refused.err


@pytest.mark.parametrize("days", ["inf", "nan", "1e309", "-1", "1.7e308"])
def test_a_capacity_that_nobody_has(readiness: Readiness, sample: Path, days: str) -> None:
    assert "is not a valid capacity" in readiness("plan", sample, "--capacity-days", days).sentence
