"""Delays in the open window: run as a program of its own on a display, it prints its figures as JSON.

- `keys`: from a key press that answers a question to the painted side panel, with all 43 questions answered;
- `frame`: the floor of that, the same window merely painted;
- `open`: from the wish to open a document (43 answers, 20 files) to its painted task list, after the start;
- `read`: the floor of that, the bytes of the same file merely read.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from readiness.app.settings import Settings
from readiness.ui.application import make_application
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import QuestionRoute, StartRoute
from readiness.ui.shell.main_window import MainWindow

PRESSES = 200
OPENINGS = 15
PATIENCE_SECONDS = 10


class Painted(QObject):
    """Knows whether a widget was painted since it was asked for."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a paint event."""
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False

    def after(self, act: Callable[[], object]) -> float:
        """Return the milliseconds from an act to the paint that follows it."""
        self.seen = False
        begun = perf_counter()
        act()
        while not self.seen:
            QApplication.processEvents()
            if perf_counter() - begun > PATIENCE_SECONDS:
                raise TimeoutError("nothing was painted")
        return 1000 * (perf_counter() - begun)


def key_presses(window: MainWindow) -> dict[str, list[float]]:
    """Answer one question again and again, each time with another level."""
    window.navigator.go(QuestionRoute("PAR1"))
    view = window.page
    assert isinstance(view, QuestionView)
    while not view.complete:
        QTest.qWait(10)
    assert view._side is not None  # noqa: SLF001 - the panel is what is measured
    painted = Painted(view._side)  # noqa: SLF001
    # The same level once more would change nothing, and nothing would be painted.
    first = (view._controls.answer.level or 0) + 1  # noqa: SLF001
    keys = [painted.after(lambda n=n: QTest.keyClick(view, str(n % 6))) for n in range(first, first + PRESSES)]  # type: ignore[misc]
    whole = Painted(view)
    frame = [whole.after(view.update) for _ in range(PRESSES)]
    return {"keys": keys, "frame": frame}


def openings(window: MainWindow, document: Path) -> dict[str, list[float]]:
    """Open the document again and again."""
    opened, read = [], []
    for _ in range(OPENINGS):
        window.documents.close()
        window.navigator.go(StartRoute())
        QTest.qWait(1)
        begun = perf_counter()
        window.documents.open(document)
        opened.append(1000 * (perf_counter() - begun) + Painted(window.page).after(window.page.update))
        begun = perf_counter()
        document.read_bytes()
        read.append(1000 * (perf_counter() - begun))
    return {"open": opened, "read": read}


def main(document: Path) -> None:
    """Measure and print."""
    make_application(sys.argv[:1])
    window = MainWindow(Settings(language="en", theme="light"))
    window.resize(1280, 800)
    window.show()
    window.begin()
    window.documents.open(document)
    QTest.qWait(100)
    figures = key_presses(window) | openings(window, document)
    window.close()
    print(json.dumps(figures))


main(Path(sys.argv[1]))
