"""The app with an open workshop, controlled by lines on standard input: for measurements from another process.

`python bench/open_room.py DOCUMENT` prints the address. `open CODE`, `watch` (render reports, time the gaps between two
turns of the window's loop), `rest` (print the gaps in milliseconds and the number of reports), `reveal`, `quit`.
"""

import json
import os
import sys
import time
from pathlib import Path
from threading import Event, Thread

from readiness.foundation.language import ENGLISH

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer, Signal

from readiness.app.settings import Settings
from readiness.domain.workshop_record import MOST_PARTICIPANTS
from readiness.reporting.order import Order
from readiness.reporting.worker import ReportWorker
from readiness.ui.application import make_application
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.workshop.interfaces import Interface

LOOPBACK = Interface("lo", "127.0.0.1", 8)
TURN_MS = 5


class Room(QObject):
    """Takes lines in another thread and follows them in Qt's."""

    line_read = Signal(str)

    def __init__(self, document: Path) -> None:
        super().__init__()
        self.window = MainWindow(Settings(language="en", theme="light"))
        self.window.show()
        self.window.begin()
        self.window.documents.open(document)
        self.window.navigator.go(WorkshopRoute())
        assert isinstance(self.window.page, WorkshopView)
        self.model = self.window.page.workshop.model
        self.model._look = lambda: [LOOPBACK]  # noqa: SLF001
        self.model.look()
        self.model.choose(LOOPBACK)
        self.model.most = MOST_PARTICIPANTS
        self.model.start()
        self.gaps: list[float] = []
        self.reports = 0
        self._worker = ReportWorker()
        self._worker.start()
        self._stop = Event()
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self._publish_lock)
        self.line_read.connect(self.follow)

    def follow(self, line: str) -> None:
        """Do what a line says, and answer with one."""
        word, _, rest = line.strip().partition(" ")
        if word == "open":
            self.model.open(rest)
            answer(self.model.round.number if self.model.round else 0)
        elif word == "watch":
            self.gaps, self.reports, self._last = [], 0, time.perf_counter()
            self._stop = Event()
            self._timer.start()
            self._queue = Thread(
                target=self._print, args=(Order(self.window.documents.session.result(), "management", ENGLISH),)
            )
            self._queue.start()
            answer(None)
        elif word == "rest":
            self._timer.stop()
            self._stop.set()
            self._queue.join()
            answer({"gaps": self.gaps, "reports": self.reports})
        elif word == "reveal":
            self.model.reveal()
            count = self.model.shown.record.count
            answer({"votes": self.model.shown.record.votes, "tally": count.tally if count else None})
        else:
            self.window.close()
            self._worker.close()
            os._exit(0)

    def _publish_lock(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(0.0, 1000 * (now - self._last) - TURN_MS))
        self._last = now

    def _print(self, order: Order) -> None:
        while not self._stop.is_set():
            self._worker.render(order, lambda _: None, Event())
            self.reports += 1


def answer(value: object) -> None:
    """Print one line of JSON."""
    print(json.dumps(value), flush=True)


def main() -> None:
    """Open the room and listen."""
    application = make_application(["bench"])
    room = Room(Path(sys.argv[1]))
    answer(room.model.address.url if room.model.address else None)

    def read() -> None:
        for line in sys.stdin:
            room.line_read.emit(line)
        room.line_read.emit("quit")

    Thread(target=read, daemon=True).start()
    application.exec()


if __name__ == "__main__":
    main()
