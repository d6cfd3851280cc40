"""Reports of many documents: what fails is told in the end, and what is stopped leaves whole files."""

from pathlib import Path
from threading import Event

import pytest

from readiness.app.portfolio import (
    ReportJob,
    add_plans,
    merged_job,
    open_portfolio,
    portfolio_index,
    report_jobs,
    write_reports,
)
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.portfolio.sites import merged_sites
from readiness.reporting.worker import ReportWorker
from tests.unit.portfolio.companies import company, put


@pytest.fixture
def jobs(tmp_path: Path) -> list[ReportJob]:
    put(tmp_path / "clients" / "a.readiness", company("CON: <Ahorn>/KG", [1] * 43, site="Nord"))
    put(tmp_path / "clients" / "b.readiness", company("Birke", [3] * 43))
    with portfolio_index() as index:
        found = add_plans(open_portfolio([tmp_path / "clients"], index), index)
    assert all(entry.plan for entry in found.entries)
    return report_jobs(found.entries, "management", ENGLISH)


def test_what_fails_is_told_and_the_rest_is_written_under_safe_names(tmp_path: Path, jobs: list[ReportJob]):
    (tmp_path / "clients" / "b.readiness").write_bytes(b"broken since")
    worker, told = ReportWorker(), []
    try:
        done = write_reports(jobs, tmp_path / "out" / "deep", worker, Event(), lambda n, of: told.append((n, of)))
    finally:
        worker.close()

    assert [path.name for path in done.written] == ["CON_ _Ahorn__KG, Nord, 2026-03-01.pdf"]
    assert done.written[0].read_bytes().startswith(b"%PDF-")
    assert [(fault.path.name, fault.error.code) for fault in done.faults] == [("b.readiness", "not-a-document")]
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert not done.cancelled


def test_it_stops_after_what_is_written(tmp_path: Path, jobs: list[ReportJob]):
    worker, stop = ReportWorker(), Event()

    def stop_at_the_second(done: int, _of: int) -> None:
        if done == 1:
            worker.cancel(stop)

    try:
        done = write_reports(jobs, tmp_path / "out", worker, stop, stop_at_the_second)
    finally:
        worker.close()

    assert done.cancelled
    assert [*(tmp_path / "out").iterdir()] == [*done.written]
    assert len(done.written) == 1


def test_a_merged_view_has_a_report(tmp_path: Path):
    for site, level in (("Nord", 3), ("Süd", 2)):
        put(tmp_path / f"{site}.readiness", company("Ahorn", [level] * 43, site=site))
    with portfolio_index() as index:
        (merged,) = merged_sites(open_portfolio([tmp_path], index))
    job = merged_job(merged, "management", ENGLISH)

    order = job.order()

    assert job.name == "Ahorn, Nord, Süd, 2026-03-01"
    assert order.result.assessment.details.scope == "Merged view of 2 sites: Nord, Süd"
    assert order.result.score.stage.low == 2


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(UserError) as refused:
        write_reports([], tmp_path / "file" / "out", ReportWorker(), Event())

    assert refused.value.code == "folder-not-made"
