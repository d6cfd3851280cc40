"""A start with a document: what its first question does not need follows the paint."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings
from readiness.foundation.language import ENGLISH
from readiness.ui.shell.first_paint import ContentPaint
from readiness.ui.shell.main_window import MainWindow
from tests.golden_company import create_golden

LATER = [
    "pydantic",
    "readiness.scoring",
    "readiness.results",
    "readiness.planning",
    "readiness.wording.wording",
    "uuid",
]
# As bench/first_question.py: the question is asked for before the list of tasks was painted.
SCRIPT = f"""
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from readiness.ui.application import make_application
from readiness.app.settings import Settings
from readiness.ui.routes import QuestionRoute
from readiness.ui.shell.main_window import MainWindow

class Leaver(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            print([name for name in {LATER!r} if name in sys.modules], flush=True)
            os._exit(0)
        return False

application = make_application([])
window = MainWindow(Settings(language="en"))
window.show()
window.begin(Path(sys.argv[1]))
window.navigator.go(QuestionRoute("PRO1"))
leaver = Leaver()
window.page.installEventFilter(leaver)
application.exec()
"""


def test_the_first_question_is_painted_before_the_rest_is_imported(tmp_path: Path):
    path = create_golden(tmp_path, ENGLISH)
    done = subprocess.run([sys.executable, "-c", SCRIPT, path], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_keys_and_menu_follow_the_first_paint(qtbot: QtBot):
    window = MainWindow(Settings(language="en", theme="light"))
    qtbot.addWidget(window)
    window.begin()
    # Not shown yet: nothing was painted.
    qtbot.wait(50)
    assert window.workspace._actions is None
    window.show()
    qtbot.waitUntil(lambda: window.workspace._actions is not None)
    window.close()


def test_what_follows_a_paint_is_done_once(qtbot: QtBot):
    label = QLabel("x")
    qtbot.addWidget(label)
    acts: list[int] = []
    ContentPaint(label, 0, lambda: acts.append(1))
    label.show()
    qtbot.waitUntil(lambda: acts == [1])
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    label.repaint()
    qtbot.waitUntil(lambda: not label.updatesEnabled() or acts == [1])
    assert acts == [1]
