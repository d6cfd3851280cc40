"""The log tells what happened and where, never who or what was answered."""

from pathlib import Path

import pytest

from readiness.foundation import logs, paths
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most


def test_a_fault_is_logged_by_type_and_place_without_its_text():
    def stumble() -> None:
        raise ValueError("Erika Mustermann")

    with pytest.raises(ValueError, match="Erika") as caught:
        stumble()
    logs.fault(caught.value)

    written = logs.path().read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "in stumble" in written
    assert "Erika" not in written


def test_a_fault_is_added_to_those_before():
    logs.fault(ValueError())
    logs.fault(KeyError())

    first, second = logs.path().read_text(encoding="utf-8").splitlines()[-2:]
    assert first.endswith("ValueError")
    assert second.endswith("KeyError")


def test_places_are_told_without_the_folders_they_lie_in():
    with pytest.raises(UserError) as refused:
        read_at_most(Path("missing"), 1, UserError("", "", ""))
    logs.fault(refused.value)

    written = logs.path().read_text(encoding="utf-8")
    assert "  readiness/foundation/files.py:" in written
    assert str(Path.home()) not in written
    assert str(paths.PACKAGE.parent) not in written


def test_a_full_log_is_put_aside():
    logs.path().write_text("x" * 600_000, encoding="utf-8")

    logs.fault(ValueError())

    assert logs.path().stat().st_size < 1_000
    assert logs.path().with_suffix(".old.log").stat().st_size == 600_000


def test_a_log_that_cannot_be_written_spoils_nothing():
    logs.path().unlink(missing_ok=True)
    logs.path().mkdir()

    logs.fault(ValueError())

    logs.path().rmdir()
