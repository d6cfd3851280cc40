"""How long the window does not answer, at the 99th percentile of its turns: while reports are made, or at rest.

The report page of a document is shown; every change of the foreword has its preview made anew by the real process,
and its pages drawn. A timer of a millisecond tells how far apart the turns of the event loop are.
Prints the 99th percentile and the longest gap in milliseconds.
"""

import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt, QTimer

from readiness.app.consultant import set_layer
from readiness.app.settings import load_settings
from readiness.ui.application import make_application
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.routes import ReportRoute
from readiness.ui.shell.main_window import MainWindow

REPORTS = 8
REST_MS = 4000


def main(document: Path, *, busy: bool) -> None:
    """Measure, print, leave."""
    application = make_application(sys.argv[:1])
    window = MainWindow(load_settings())
    window.show()
    window.begin(document)
    window.navigator.go(ReportRoute())
    view, session = window.page, window.documents.session
    assert isinstance(view, ReportView)
    assert session is not None
    model = view.model
    turns: list[float] = []
    clock = QTimer(window)
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.setInterval(1)
    clock.timeout.connect(lambda: turns.append(perf_counter()))
    made = 0

    def on_made() -> None:
        nonlocal made
        made += 1
        if made == 1:
            # The first one started the process; now the window has settled.
            clock.start()
            if not busy:
                QTimer.singleShot(REST_MS, application.quit)
        if busy and made <= REPORTS:
            set_layer(session, foreword=f"Foreword {made}")
        elif busy:
            application.quit()

    model.made.connect(on_made)
    application.exec()
    clock.stop()
    gaps = sorted(1000 * (later - earlier) for earlier, later in pairwise(turns))
    print(f"{gaps[int(0.99 * len(gaps))]:.2f} {gaps[-1]:.2f}", flush=True)
    window.close()


# The report's process imports this file again.
if __name__ == "__main__":
    main(Path(sys.argv[1]), busy=sys.argv[2] == "busy")
