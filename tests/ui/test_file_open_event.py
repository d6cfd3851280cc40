"""A double click on macOS: the desktop tells the application, before or after its first page."""

import subprocess
import sys
from pathlib import Path

import pytest

from readiness.app.sample import create_sample
from readiness.foundation.language import ENGLISH

SCRIPT = """
import sys
from PySide6.QtCore import QEvent, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
import readiness.ui.application as application
from readiness.ui.shell.main_window import MainWindow

moment, document = sys.argv[1:]
app = application.make_application([])

def send():
    QApplication.postEvent(app, QFileOpenEvent(document))

def look():
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    begun = windows and windows[0]._workspace is not None and windows[0].workspace._page is not None
    if begun and windows[0].documents.session is not None:
        print(windows[0].documents.session.document.path)
        print(app.windowIcon().isNull(), app.windowIcon().pixmap(16, 16).isNull())
        windows[0].close()
    elif begun and moment == "after" and not sent:
        sent.append(True)
        send()

sent = []
if moment == "before":
    send()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
sys.exit(application.run_app())
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_it_is_opened(tmp_path: Path, moment: str) -> None:
    document = create_sample(tmp_path, ENGLISH)
    command = [sys.executable, "-c", SCRIPT, moment, str(document)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == [str(document), "False False"]
    assert done.stderr == ""
