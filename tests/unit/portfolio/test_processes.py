"""Several processes read what one reads; where the system gives none, one does it all."""

import os
from pathlib import Path

import pytest

from readiness.portfolio import reading as reading_module
from readiness.portfolio.processes import in_processes
from readiness.portfolio.reading import read_portfolio
from tests.unit.portfolio.companies import TODAY, company, put


def twice(number: int) -> int:
    return 2 * number


def end_elsewhere(parent: int) -> str:
    """End the process, unless it is the one that asked."""
    if os.getpid() != parent:
        os._exit(3)
    return "done here"


def test_each_portion_is_done_once():
    assert sorted(in_processes(twice, [*range(9)], lambda: False)) == [*range(0, 18, 2)]


def test_what_a_process_cannot_do_is_done_here():
    assert [*in_processes(end_elsewhere, [os.getpid()] * 3, lambda: False)] == ["done here"] * 3


def test_nothing_is_begun_after_the_end():
    assert [*in_processes(twice, [*range(9)], lambda: True)] == []


def test_they_read_what_one_reads_and_tell_the_same_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "clients"
    for n in range(5):
        put(folder / f"{n}.readiness", company(f"Firm {n}", [n, 5 - n]))
    (folder / "broken.readiness").write_bytes(b"broken")
    alone = read_portfolio([folder], TODAY)
    monkeypatch.setattr(reading_module, "_FEW", 1)
    monkeypatch.setattr(reading_module, "_AT_ONCE", 2)

    found = read_portfolio([folder], TODAY)

    assert found.entries == alone.entries
    assert [(one.path, one.error.code) for one in found.unreadable] == [(folder / "broken.readiness", "not-a-document")]
    assert dict(found.questionnaires) == dict(alone.questionnaires)
