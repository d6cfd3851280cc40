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
    entry = logs.fault(caught.value)

    written = logs.path().read_text(encoding="utf-8")
    assert written.endswith(f"{entry}\n")
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


def test_of_full_logs_only_the_last_is_kept():
    for letter in "ab":
        logs.path().write_text(letter * 600_000, encoding="utf-8")
        logs.fault(ValueError())

    assert logs.path().with_suffix(".old.log").read_text(encoding="utf-8").strip("b") == ""
    assert {p.name for p in logs.path().parent.glob("readiness*log*")} == {"readiness.log", "readiness.old.log"}


def test_a_log_that_cannot_be_written_raises_nothing_and_the_entry_is_still_returned(capsys: pytest.CaptureFixture):
    logs.path().unlink(missing_ok=True)
    logs.path().mkdir()

    assert logs.fault(ValueError()).endswith(" ValueError")
    assert capsys.readouterr() == ("", "")

    logs.path().rmdir()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_prints_nothing(capsys: pytest.CaptureFixture):
    logs.path().unlink(missing_ok=True)
    logs.path().symlink_to("/dev/full")

    assert logs.fault(ValueError()).endswith(" ValueError")
    assert capsys.readouterr() == ("", "")

    logs.path().unlink()
