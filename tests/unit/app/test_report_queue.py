"""Reports in the background, made by the real process."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest

from readiness.app.report_orders import as_page, order_report, read_order
from readiness.app.report_queue import Begun, Failed, Made, News, Progress, ReportQueue, Saved, Stopped
from readiness.app.session import Session
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.reporting.order import Order
from readiness.reporting.worker import ReportWorker

LONG = 60


@pytest.fixture
def news() -> Queue[News]:
    return Queue()


@pytest.fixture
def press(news: Queue[News]) -> Iterator[ReportQueue]:
    made = ReportQueue(ReportWorker(), news.put)
    yield made
    made.close()


@pytest.fixture
def order(session: Session) -> Order:
    return order_report(session, "management", ENGLISH)


def until(news: Queue[News], *ends: type[News]) -> list[News]:
    """Return the news up to the first of one of the kinds."""
    found = [news.get(timeout=LONG)]
    while not isinstance(found[-1], ends):
        found.append(news.get(timeout=LONG))
    return found


def test_a_report_is_made_with_progress_that_moves(press: ReportQueue, news: Queue[News], order: Order) -> None:
    press.make(order)

    begun, *shares, made = until(news, Made, Failed)
    assert isinstance(begun, Begun)
    moved = [share.share for share in shares if isinstance(share, Progress)]
    assert len(moved) == len(shares) > 3
    assert moved == sorted(moved)
    assert 0 < moved[0] < moved[-1] <= 1
    assert isinstance(made, Made)
    assert made.order is order
    assert made.content.startswith(b"%PDF-")


def test_what_was_looked_at_is_what_gets_saved(
    press: ReportQueue, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    press.make(order)
    made = until(news, Made, Failed)[-1]
    press.save(replace(order), tmp_path / "report.pdf")

    begun, saved = until(news, Saved, Failed)
    assert isinstance(begun, Begun)
    assert saved == Saved(tmp_path / "report.pdf")
    assert isinstance(made, Made)
    assert (tmp_path / "report.pdf").read_bytes() == made.content


def test_an_equal_order_is_answered_as_itself(press: ReportQueue, news: Queue[News], order: Order) -> None:
    press.make(order)
    first = until(news, Made, Failed)[-1]
    again = replace(order)
    press.make(again)

    made = until(news, Made, Failed)[-1]
    assert isinstance(first, Made)
    assert isinstance(made, Made)
    assert made.order is again
    assert made.content is first.content


def test_only_the_newest_preview_is_told_and_saves_come_first(
    press: ReportQueue, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    press.make(order)
    older = replace(order, language=GERMAN)
    newest = as_page(order)
    press.make(older)
    press.save(as_page(older), tmp_path / "report.html")
    press.make(newest)

    saved = until(news, Saved, Failed)
    made = until(news, Made, Failed)[-1]
    assert saved[-1] == Saved(tmp_path / "report.html")
    assert not any(isinstance(one, Made) for one in saved)
    assert isinstance(made, Made)
    assert made.order is newest
    assert b"<html" in made.content
    assert news.empty()


def test_a_cancel_cancels_and_the_next_report_is_made(
    press: ReportQueue, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    press.save(order, tmp_path / "never.pdf")
    until(news, Begun)
    press.cancel()
    assert isinstance(until(news, Stopped, Saved, Failed)[-1], Stopped)
    assert not list(tmp_path.glob("*.pdf"))
    press.save(order, tmp_path / "second.pdf")
    assert until(news, Saved, Stopped, Failed)[-1] == Saved(tmp_path / "second.pdf")


def test_what_cannot_be_made_or_written_is_told(
    press: ReportQueue, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    press.save(order, tmp_path / "missing" / "report.pdf")
    failed = until(news, Saved, Failed)[-1]
    assert isinstance(failed, Failed)
    assert failed.error.code == "not-written"
    press.make(replace(order, edition="of another program"))
    failed = until(news, Made, Failed)[-1]
    assert isinstance(failed, Failed)
    assert failed.error.code == "report-failed"
    press.make(order)
    assert isinstance(until(news, Made, Failed)[-1], Made)


def test_a_wrong_ending_is_refused_at_once(press: ReportQueue, order: Order, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="report-ending"):
        press.save(order, tmp_path / "report.docx")


def test_a_report_that_was_to_be_saved_is_finished_at_the_end(
    news: Queue[News], order: Order, session: Session, tmp_path: Path
) -> None:
    press = ReportQueue(ReportWorker(), news.put)
    press.make(order)
    press.save(order, tmp_path / "report.pdf")
    press.close()

    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_an_order_of_a_file_is_that_of_the_open_document(session: Session, order: Order) -> None:
    path = session.publish()
    found = read_order(path, "management", ENGLISH, archive=True)

    assert (found.result, found.edition, found.language) == (order.result, "management", ENGLISH)
    assert found.source == path.read_bytes()
