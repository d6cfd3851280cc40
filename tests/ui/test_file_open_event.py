"""A double click on macOS: the desktop tells the application, before or after its first page."""

import subprocess
import sys
from pathlib import Path

from readiness.foundation.language import ENGLISH
from tests.golden_company import create_golden

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
import readiness.ui.application as application
from readiness.ui.shell.main_window import MainWindow

waiting = sys.argv[1:]
app = application.make_application([])

def send():
    QApplication.postEvent(app, QFileOpenEvent(waiting[0]))

def look():
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    session = windows[0].documents.session if windows and windows[0]._workspace else None
    if session is None or str(session.document.path) != waiting[0]:
        return
    print(waiting.pop(0), app.windowIcon().pixmap(16, 16).isNull(), flush=True)
    if waiting:
        send()
    else:
        windows[0].close()

# There is no window yet.
send()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
sys.exit(application.run_app())
"""


def test_it_is_opened(tmp_path: Path) -> None:
    documents = [str(create_golden(tmp_path, ENGLISH)) for _ in range(2)]
    command = [sys.executable, "-c", SCRIPT, *documents]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == [f"{document} False" for document in documents]
    assert done.stderr == ""
