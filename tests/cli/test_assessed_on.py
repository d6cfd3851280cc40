"""The day of an assessment: that of the last answer, or the one that was named."""

from pathlib import Path

import pytest

from tests.cli.conftest import Readiness, Untouched

NEW = ("new", "a.readiness", "--pack", "social-media", "--organisation", "Muster GmbH")


def report(readiness: Readiness) -> str:
    assert readiness("report", "a.readiness", "-o", "a.html", "--edition", "full").status == 0
    return Path("a.html").read_text(encoding="utf-8")


def test_a_result_holds_as_of_the_last_answer(readiness: Readiness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    readiness(*NEW)
    assert readiness("answer", "a.readiness", "PRO1=3").status == 0

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    assert "  Assessed on 1 December 2026\n" in readiness("score", "a.readiness").out
    assert "<dd>1 December 2026</dd>" in report(readiness)


def test_the_day_can_be_named(readiness: Readiness) -> None:
    assert readiness(*NEW, "--assessed-on", "2026-11-20").status == 0
    assert "  Assessed on 20 November 2026\n" in readiness("score", "a.readiness").out

    said = readiness("answer", "a.readiness", "PRO1=3", "--assessed-on", "21.11.2026")
    assert (said.status, said.out) == (0, "1 answer stored.\n")
    said = readiness("answer", "a.readiness", "--assessed-on", "22.11.2026")
    assert (said.status, said.out) == (0, "The day of the assessment is stored.\n")
    assert "<dd>22 November 2026</dd>" in report(readiness)


@pytest.mark.parametrize("day", ["someday", "20.11.1926", "31.2.2026", ""])
def test_a_slip_is_asked_back_and_nothing_is_stored(day: str, readiness: Readiness, untouched: Untouched) -> None:
    readiness(*NEW)
    with untouched():
        said = readiness("answer", "a.readiness", "PRO1=3", "--assessed-on", day)
        assert said.sentence.startswith(f"--assessed-on: “{day}” is not a day")
    assert readiness("new", "b.readiness", *NEW[2:], "--assessed-on", day).status == 1


def test_without_answers_or_a_day_the_usage_is_told(readiness: Readiness) -> None:
    readiness(*NEW)
    assert readiness("answer", "a.readiness").status == 2
