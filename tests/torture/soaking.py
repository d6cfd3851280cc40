"""The window for hours, in short: thousands of random keys, tabs and pages; memory and open files must stay flat."""

import gc
import os
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from readiness.app.settings import Settings
from readiness.foundation import logs
from readiness.foundation.language import ENGLISH
from tests.golden_company import create_golden

if TYPE_CHECKING:
    from readiness.ui.shell.main_window import MainWindow

# Operations until everything has been shown once, and what may be added by 1,000 more, in MB.
WARM_UP = 2_000
MOST_GROWTH = 2.0
MOST_HANDLES = 3
_KEYS = "012345DFNB?-"


@dataclass
class Soak:
    """What was counted; `growth` is what the memory gained per 1,000 operations after the warm-up, in MB."""

    operations: int = 0
    megabytes: int = 0
    growth: float = 0.0
    handles: int = 0
    leaked: int = 0
    tracebacks: int = 0
    faults: list[str] = field(default_factory=list)


def soak(folder: Path, operations: int, dice: Random) -> Soak:
    """Press keys in the window and go from page to page at random, in a process without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from readiness.ui.shell.main_window import MainWindow
    from tests.scripted_dialogs import ScriptedDialogs

    app = QApplication.instance() or QApplication([])
    counted = Soak()
    # As in the app: what Qt owns is deleted in its own thread.
    gc.disable()
    window = MainWindow(Settings(language="en", theme="light"), ScriptedDialogs(folder))
    window.show()
    window.begin()
    window.documents.open(create_golden(folder, ENGLISH))
    warm = min(WARM_UP, operations // 2)
    megabytes, handles = 0.0, 0
    for number in range(operations):
        _do_something(window, dice)
        app.processEvents()
        # Pages that were left: outside of Qt's own loop nothing deletes them by itself.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counted.operations += 1
        if number % 100 == 0 or number == warm:
            gc.collect()
        if number == warm:
            megabytes, handles = _megabytes(), _handles()
    gc.collect()
    counted.megabytes = round(_megabytes())
    counted.growth = round((_megabytes() - megabytes) * 1_000 / (operations - warm), 2)
    counted.handles = _handles()
    window.close()
    gc.enable()
    # In a short run, what grows is what is shown for the first time.
    warmed_up = operations >= 2 * WARM_UP
    if warmed_up and counted.growth > MOST_GROWTH:
        counted.leaked += 1
        counted.faults.append(f"leaked: {counted.growth} MB per 1,000 operations")
    if warmed_up and counted.handles > handles + MOST_HANDLES:
        counted.leaked += 1
        counted.faults.append(f"leaked: {handles} open files became {counted.handles}")
    if logs.path().exists():
        counted.tracebacks += 1
        counted.faults.append(f"tracebacks: {logs.path().read_text('utf-8')[:2_000]}")
    return counted


def _do_something(window: "MainWindow", dice: Random) -> None:
    """Press a key where the focus is, or go somewhere."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from readiness.ui import routes

    session = window.documents.session
    assert session is not None
    pages = (
        *(routes.ProfileRoute(), routes.TasksRoute(), routes.ListRoute("PAR"), routes.AnswersRoute("PAR")),
        *(routes.FlagsRoute(), routes.FindRoute("agency"), routes.ResultsRoute(), routes.PlanRoute()),
        *(routes.IncidentRoute(), routes.HelpRoute(), routes.WorkshopGuideRoute()),
    )
    keys = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    target = QApplication.focusWidget() or window.page
    what = dice.randrange(10)
    if what == 0:
        window.navigator.go(dice.choice(pages))
    elif what == 1:
        window.navigator.go(routes.QuestionRoute(dice.choice([*session.questionnaire.capabilities])))
    elif what == 2:
        QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    elif what < 6:
        QTest.keyClick(target, dice.choice(keys))
    else:
        QTest.keyClick(target, dice.choice(_KEYS))


def _megabytes() -> float:
    """Return the memory that this process has for itself, from Linux."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def _handles() -> int:
    return len([*Path("/proc/self/fd").iterdir()])
