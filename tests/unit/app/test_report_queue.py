"""Reports in the background, made by the real process."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import Queue
from threading import Event

import pytest

from readiness.app.report_orders import as_page, order_report, read_order
from readiness.app.report_queue import Begun, Failed, Made, News, RenderProgress, ReportQueue, Saved, Stopped
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.reporting.order import FormOrder, Order
from readiness.reporting.worker import OnProgress, OnSilence, ReportWorker

LONG = 60


@pytest.fixture
def news() -> Queue[News]:
    return Queue()


class CountedWorker(ReportWorker):
    """Notes when its process begins a report, and what that process made."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: Queue[Order | FormOrder] = Queue()
        self.made: Queue[bytes] = Queue()
        self.count = 0

    def render(
        self, order: Order | FormOrder, on_progress: OnProgress, stop: Event, on_silence: OnSilence | None = None
    ) -> bytes:
        self.count += 1
        self.begun.put(order)
        try:
            content = super().render(order, on_progress, stop, on_silence)
        except BaseException:
            self.made.put(b"")
            raise
        self.made.put(content)
        return content


@pytest.fixture
def worker() -> CountedWorker:
    return CountedWorker()


@pytest.fixture
def queue(worker: CountedWorker, news: Queue[News]) -> Iterator[ReportQueue]:
    made = ReportQueue(worker, news.put)
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


def test_a_report_is_made_with_progress_that_moves(queue: ReportQueue, news: Queue[News], order: Order) -> None:
    queue.make(order)

    begun, *shares, made = until(news, Made, Failed)
    assert isinstance(begun, Begun)
    moved = [share.share for share in shares if isinstance(share, RenderProgress)]
    assert len(moved) == len(shares) > 3
    assert moved == sorted(moved)
    assert 0 < moved[0] < moved[-1] <= 1
    assert isinstance(made, Made)
    assert made.order is order
    assert made.content.startswith(b"%PDF-")


def test_what_was_looked_at_is_what_gets_saved(
    queue: ReportQueue, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    queue.make(order)
    made = until(news, Made, Failed)[-1]
    queue.save(replace(order), tmp_path / "report.pdf")

    begun, saved = until(news, Saved, Failed)
    assert isinstance(begun, Begun)
    assert saved == Saved(tmp_path / "report.pdf")
    assert isinstance(made, Made)
    assert (tmp_path / "report.pdf").read_bytes() == made.content


def test_an_equal_order_is_answered_as_itself(queue: ReportQueue, news: Queue[News], order: Order) -> None:
    queue.make(order)
    first = until(news, Made, Failed)[-1]
    again = replace(order)
    queue.make(again)

    made = until(news, Made, Failed)[-1]
    assert isinstance(first, Made)
    assert isinstance(made, Made)
    assert made.order is again
    assert made.content is first.content


def test_only_the_newest_preview_is_told_and_saves_come_first(
    queue: ReportQueue, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    queue.make(order)
    older = replace(order, language=GERMAN)
    newest = as_page(order)
    queue.make(older)
    queue.save(as_page(older), tmp_path / "report.html")
    queue.make(newest)

    saved = until(news, Saved, Failed)
    made = until(news, Made, Failed)[-1]
    assert saved[-1] == Saved(tmp_path / "report.html")
    assert not any(isinstance(one, Made) for one in saved)
    assert isinstance(made, Made)
    assert made.order is newest
    assert b"<html" in made.content
    assert news.empty()


def test_a_cancel_cancels_and_the_next_report_is_made(
    queue: ReportQueue, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    queue.save(order, tmp_path / "never.pdf")
    until(news, Begun)
    queue.cancel()
    assert isinstance(until(news, Stopped, Saved, Failed)[-1], Stopped)
    assert not list(tmp_path.glob("*.pdf"))
    queue.save(order, tmp_path / "second.pdf")
    assert until(news, Saved, Stopped, Failed)[-1] == Saved(tmp_path / "second.pdf")


def test_what_cannot_be_made_or_written_is_told(
    queue: ReportQueue, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    queue.save(order, tmp_path / "missing" / "report.pdf")
    failed = until(news, Saved, Failed)[-1]
    assert isinstance(failed, Failed)
    assert failed.error.code == "not-written"
    queue.make(replace(order, edition="of another program"))
    failed = until(news, Made, Failed)[-1]
    assert isinstance(failed, Failed)
    assert failed.error.code == "report-failed"
    queue.make(order)
    assert isinstance(until(news, Made, Failed)[-1], Made)


def test_a_wrong_ending_is_refused_at_once(queue: ReportQueue, order: Order, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="report-ending"):
        queue.save(order, tmp_path / "report.odt")


def test_a_report_that_was_to_be_saved_is_finished_at_the_end(
    news: Queue[News], order: Order, session: Session, tmp_path: Path
) -> None:
    queue = ReportQueue(ReportWorker(), news.put)
    queue.make(order)
    queue.save(order, tmp_path / "report.pdf")
    queue.close()

    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_an_order_of_a_file_is_that_of_the_open_document(session: Session, order: Order) -> None:
    path = session.document.publish()
    found = read_order(path, "management", ENGLISH, archive=True)

    assert (found.result, found.edition, found.language) == (order.result, "management", ENGLISH)
    assert found.source == path.read_bytes()


def test_an_order_is_not_touched_by_what_is_computed_later(session: Session) -> None:
    order = order_report(session, "management", ENGLISH)
    result = session.result()
    before = order.digest()
    assert result.steps
    assert result.score.dimensions[0].items

    assert "steps" not in vars(order.result)
    assert "items" not in vars(order.result.score.dimensions[0])
    assert order.result == result
    assert order.digest() == before == order_report(session, "management", ENGLISH).digest()


def test_what_was_made_ahead_is_there_and_an_edit_has_it_made_anew(
    queue: ReportQueue, worker: CountedWorker, news: Queue[News], session: Session, tmp_path: Path
) -> None:
    queue.prepare(order_report(session, "management", ENGLISH))
    made = worker.made.get(timeout=LONG)
    assert made.startswith(b"%PDF-")
    assert news.empty()

    queue.save(order_report(session, "management", ENGLISH), tmp_path / "ready.pdf")
    assert until(news, Saved, Failed) == [Begun(), Saved(tmp_path / "ready.pdf")]
    queue.make(order_report(session, "management", ENGLISH))
    shown = until(news, Made, Failed)[-1]
    assert isinstance(shown, Made)
    assert (tmp_path / "ready.pdf").read_bytes() == shown.content == made
    assert worker.count == 1

    session.answer("PRO1", at_level(2))
    queue.save(order_report(session, "management", ENGLISH), tmp_path / "edited.pdf")
    assert until(news, Saved, Failed)[-1] == Saved(tmp_path / "edited.pdf")
    assert (tmp_path / "edited.pdf").read_bytes() not in {b"", made}
    assert worker.count == 2

    session.undo()
    queue.save(order_report(session, "management", ENGLISH), tmp_path / "undone.pdf")
    assert until(news, Saved, Failed)[-1] == Saved(tmp_path / "undone.pdf")
    assert (tmp_path / "undone.pdf").read_bytes() == made
    assert worker.count == 2


def test_who_wants_what_is_being_made_ahead_sees_that_and_gets_it(
    queue: ReportQueue, worker: CountedWorker, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    queue.prepare(order)
    worker.begun.get(timeout=LONG)
    assert news.empty()
    queue.save(order, tmp_path / "report.pdf")

    assert isinstance(news.get(timeout=LONG), Begun)
    assert until(news, Saved, Failed)[-1] == Saved(tmp_path / "report.pdf")
    assert worker.count == 1


def test_what_is_made_ahead_can_be_cancelled_by_who_waits_for_it(
    queue: ReportQueue, worker: CountedWorker, news: Queue[News], order: Order, tmp_path: Path
) -> None:
    queue.prepare(order)
    worker.begun.get(timeout=LONG)
    queue.save(order, tmp_path / "never.pdf")
    queue.cancel()

    assert isinstance(until(news, Stopped, Saved, Failed)[-1], Stopped)
    assert not list(tmp_path.glob("*.pdf"))


def test_nobody_hears_of_what_could_not_be_made_ahead_until_it_is_wanted(
    queue: ReportQueue, worker: CountedWorker, news: Queue[News], order: Order, session: Session, tmp_path: Path
) -> None:
    session.document.publish()
    queue.prepare(order, tmp_path / "is not there.readiness")
    impossible = replace(order, edition="of another program")
    queue.prepare(impossible)
    assert worker.made.get(timeout=LONG) == b""
    queue.make(order)
    assert isinstance(until(news, Made, Failed)[-1], Made)
    assert logs.path().read_text("utf-8").count("\n") > 0

    queue.make(impossible)
    failed = until(news, Made, Failed)[-1]
    assert isinstance(failed, Failed)
    assert failed.error.code == "report-failed"


def test_an_archive_made_ahead_is_the_one_of_the_document_as_it_lies_there(
    queue: ReportQueue, worker: CountedWorker, news: Queue[News], session: Session, tmp_path: Path
) -> None:
    source = session.document.publish()
    queue.prepare(order_report(session, "management", ENGLISH), source)
    made = worker.made.get(timeout=LONG)
    queue.save(order_report(session, "management", ENGLISH), tmp_path / "archive.pdf", source)
    assert until(news, Saved, Failed)[-1] == Saved(tmp_path / "archive.pdf")
    assert (tmp_path / "archive.pdf").read_bytes() == made
    assert worker.count == 1

    queue.save(order_report(session, "management", ENGLISH), tmp_path / "plain.pdf")
    assert until(news, Saved, Failed)[-1] == Saved(tmp_path / "plain.pdf")
    assert worker.count == 2


def test_the_end_does_not_wait_for_what_nobody_wants(worker: CountedWorker, news: Queue[News], order: Order) -> None:
    queue = ReportQueue(worker, news.put)
    queue.prepare(order)
    worker.begun.get(timeout=LONG)
    queue.close()

    assert worker.made.get(timeout=LONG) == b""
    assert news.empty()


def test_what_was_to_be_made_ahead_and_has_become_old_is_not_begun(
    queue: ReportQueue, worker: CountedWorker, news: Queue[News], order: Order
) -> None:
    queue.make(order)
    worker.begun.get(timeout=LONG)
    queue.prepare(replace(order, language=GERMAN))
    queue.forget_prepared()
    until(news, Made)
    queue.make(replace(order, page=True))
    until(news, Made)
    assert worker.count == 2
