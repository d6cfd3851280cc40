"""The process that makes PDFs: whatever happens to it, a wait on it ends."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from queue import Queue
from threading import Event

import pytest

from readiness.app.report_queue import Begun, Failed, Made, News, RenderProgress, ReportQueue, Silent, Stopped
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.reporting.order import Order
from readiness.reporting.worker import Cancelled, ReportWorker, WorkerFailed, WorkerSilent
from tests import systems
from tests.reporting.office.files import template_of
from tests.reporting.samples import result_of

pytestmark = systems.signals

LIMIT = 0.2
LONG = 60
ORDER = Order(result_of("hardly begun", "en"), "management", ENGLISH)
# More than a pipe takes in at once: already the sending waits.
LONG_ORDER = replace(ORDER, source=bytes(5_000_000))


@pytest.fixture
def stopped() -> Iterator[ReportWorker]:
    """Return a worker whose process lives and does nothing."""
    worker = ReportWorker(longest_silence=LIMIT)
    worker.start()
    send(signal.SIGSTOP)
    yield worker
    worker.close()


def send(what: signal.Signals) -> None:
    (process,) = active_children()
    assert process.pid is not None
    os.kill(process.pid, what)


def ignore(share: float) -> None:
    del share


@pytest.mark.parametrize("order", [ORDER, LONG_ORDER], ids=["waits for the report", "waits for the order to be taken"])
def test_a_process_that_makes_no_progress_is_given_up(stopped: ReportWorker, order: Order) -> None:
    with pytest.raises(WorkerSilent):
        stopped.render(order, ignore, Event())

    assert active_children() == []


def test_what_makes_no_progress_is_told_in_a_sentence(stopped: ReportWorker) -> None:
    news: Queue[News] = Queue()
    queue = ReportQueue(stopped, news.put)
    queue.make(ORDER)
    _begun, failed = news.get(timeout=LONG), news.get(timeout=LONG)
    queue.close()

    assert isinstance(failed, Failed)
    assert failed.error.code == "report-silent"
    assert failed.error.fault(ENGLISH) == "The report was stopped: there was no progress for 0.2 seconds."
    assert failed.error.fault(GERMAN).startswith("Der Bericht wurde abgebrochen")


def test_silence_is_told_and_then_one_may_wait_on_or_cancel() -> None:
    worker = ReportWorker(longest_silence=LONG, long_silence=LIMIT)
    worker.start()
    send(signal.SIGSTOP)
    news: Queue[News] = Queue()
    queue = ReportQueue(worker, news.put)
    queue.make(ORDER)
    assert isinstance(news.get(timeout=LONG), Begun)
    assert news.get(timeout=LONG) == Silent(LIMIT)

    queue.cancel()
    assert isinstance(news.get(timeout=LONG), Stopped)

    # The next one goes to a process of its own, and this one is waited for.
    queue.make(ORDER)
    while not isinstance(made := news.get(timeout=LONG), Made):
        assert isinstance(made, Begun | Silent | RenderProgress)
    assert made.content.startswith(b"%PDF-")
    queue.close()


def test_a_larger_questionnaire_has_more_time(stopped: ReportWorker) -> None:
    asked = ORDER.result.questionnaire
    one = asked.dimensions[0].capabilities[0]
    many = tuple(replace(one, code=f"AAA{n}") for n in range(250))
    dimensions = (replace(asked.dimensions[0], capabilities=many), *asked.dimensions[1:])
    large = replace(ORDER, result=replace(ORDER.result, questionnaire=replace(asked, dimensions=dimensions)))

    with pytest.raises(WorkerSilent) as silent:
        stopped.render(large, ignore, Event())

    assert silent.value.seconds > 2 * LIMIT


def test_an_order_that_cannot_be_given_ends_in_a_sentence_and_the_next_one_is_made() -> None:
    news: Queue[News] = Queue()
    queue = ReportQueue(ReportWorker(), news.put)
    queue.make(replace(ORDER, source=memoryview(b"no pipe takes it")))  # type: ignore[arg-type]
    assert isinstance(news.get(timeout=LONG), Begun)
    failed = news.get(timeout=LONG)
    assert isinstance(failed, Failed)
    assert failed.error.code == "report-failed"

    queue.make(ORDER)
    while not isinstance(made := news.get(timeout=LONG), Made):
        assert isinstance(made, Begun | RenderProgress)
    queue.close()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("{{ organisaton }}", "template-unknown"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "template-endless"),
        ("{{ 'x' * 2000000000 }}", "template-endless"),
    ],
)
def test_a_hostile_template_ends_in_a_sentence_and_the_process_goes_on(words: str, code: str) -> None:
    worker = ReportWorker()
    template = replace(ORDER, office="docx", template=template_of(words), template_name="house.docx")
    with pytest.raises(UserError, match=code) as caught:
        worker.render(template, ignore, Event())
    assert caught.value.where == "house.docx"
    (process,) = active_children()
    assert worker.render(replace(ORDER, office="pptx"), ignore, Event()).startswith(b"PK")
    assert active_children() == [process]
    worker.close()


def test_a_process_that_does_nothing_can_be_ended(stopped: ReportWorker) -> None:
    stop = Event()
    stopped.cancel(stop)

    assert active_children() == []
    with pytest.raises(Cancelled):
        stopped.render(ORDER, ignore, stop)


def test_after_a_process_that_died_the_next_one_makes_the_report() -> None:
    worker = ReportWorker()
    died = [False]

    def die_once(share: float) -> None:
        del share
        if not died[0]:
            died[0] = True
            send(signal.SIGKILL)

    try:
        with pytest.raises(WorkerFailed) as failed:
            worker.render(ORDER, die_once, Event())
        assert not isinstance(failed.value, WorkerSilent)
        assert worker.render(ORDER, die_once, Event()).startswith(b"%PDF-")
    finally:
        worker.close()
