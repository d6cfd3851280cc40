"""Runs in the installed program: opens a document as a start does, goes to the report, and says what its preview shows.

Usage: app_driver.py DOCUMENT ANSWER.json PICTURE.png
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from readiness.ui.application import make_application, run_app
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.routes import ReportRoute
from readiness.ui.shell.main_window import MainWindow

document, answer, picture = map(Path, sys.argv[1:])


def is_drawn(pages: QWidget) -> bool:
    """Return whether there is writing on the page: some dark points in its middle."""
    image = pages.grab().toImage()
    across, down = (range(size // 4, size * 3 // 4, 3) for size in (image.width(), image.height()))
    return sum(image.pixelColor(x, y).lightness() < 100 for x in across for y in down) > 50


def look() -> None:
    """Go one step on where the last one is done."""
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    if not windows or windows[0].documents.session is None:
        return
    window = windows[0]
    if not isinstance(window.page, ReportView):
        window.navigator.go(ReportRoute())
        return
    model, pages = window.page.model, window.page._preview.pages
    if not model.fresh or "Muster" not in pages.accessibleDescription() or not is_drawn(pages):
        return
    timer.stop()
    window.grab().save(str(picture))
    answer.write_text(
        json.dumps(
            {
                "title": window.windowTitle(),
                "described": pages.accessibleDescription(),
                "pages": pages.count,
                "families": sorted(set(QFontDatabase.families())),
                "font": QApplication.font().family(),
            }
        ),
        "utf-8",
    )
    window.close()


if __name__ == "__main__":
    application = make_application(sys.argv[:1])
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(500)
    sys.exit(run_app(document))
