"""`readiness support`, for those whose app does not start."""

from pathlib import Path

from tests.cli.conftest import Readiness


def test_the_facts_are_printed(readiness: Readiness) -> None:
    printed = readiness("support")
    assert printed.status == 0
    assert printed.out.startswith("Readiness: ")
    assert "\nLog, the newest last:\n(no faults)\n" in printed.out


def test_they_are_written_into_a_file(readiness: Readiness, tmp_path: Path) -> None:
    target = tmp_path / "support.txt"
    assert readiness("support", "-o", target).out == f"The text is saved to {target}.\n"
    # Only the free space may differ from one moment to the next.
    names = [line.partition(":")[0] for line in readiness("support").out.splitlines()]
    assert [line.partition(":")[0] for line in target.read_text("utf-8").splitlines()] == names


def test_no_document_is_replaced(readiness: Readiness, sample: Path) -> None:
    before = sample.read_bytes()
    assert "contains answers" in readiness("support", "-o", sample).sentence
    assert sample.read_bytes() == before
