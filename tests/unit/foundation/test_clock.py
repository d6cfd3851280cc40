"""The clock can be fixed, so that output can be repeated exactly."""

from datetime import UTC, date, datetime

import pytest

from readiness.foundation import clock


def test_a_fixed_clock_stands_still(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")

    assert clock.now() == datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
    assert clock.today() == date(2026, 11, 23)


def test_a_free_clock_runs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC)

    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo is UTC
    assert abs((clock.today() - before.date()).days) <= 1
