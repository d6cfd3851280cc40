"""The window for hours, in short: thousands of random keys, tabs and pages; memory and open files must stay flat."""

import gc
import os
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from readiness.app.sample import create_sample
from readiness.app.settings import Settings
from readiness.foundation import logs
from readiness.foundation.language import ENGLISH

# Operations until everything has been shown once, and what may be added by 1,000 more, in MB.
WARM_UP = 2_000
MOST_GROWTH = 4.0
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
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from readiness.ui import routes
    from readiness.ui.shell.main_window import MainWindow
    from tests.scripted_dialogs import ScriptedDialogs

    app = QApplication.instance() or QApplication([])
    counted = Soak()
    # As in the app: what Qt owns is deleted in its own thread.
    gc.disable()
    window = MainWindow(Settings(language="en", theme="light"), ScriptedDialogs(folder))
    window.show()
    window.begin()
    window.documents.open(create_sample(folder, ENGLISH))
    assert window.documents.session is not None
    codes = list(window.documents.session.questionnaire.capabilities)
    pages = (
        *(routes.ProfileRoute(), routes.TasksRoute(), routes.ListRoute("PAR"), routes.AnswersRoute("PAR")),
        *(routes.FlagsRoute(), routes.FindRoute("agency"), routes.ResultsRoute(), routes.PlanRoute()),
        *(routes.IncidentRoute(), routes.HelpRoute(), routes.WorkshopGuideRoute()),
    )
    keys = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    begun: tuple[float, int] | None = None
    for number in range(operations):
        what = dice.randrange(10)
        target = app.focusWidget() or window.page
        if what == 0:
            window.navigator.go(dice.choice(pages))
        elif what == 1:
            window.navigator.go(routes.QuestionRoute(dice.choice(codes)))
        elif what == 2:
            QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        elif what < 6:
            QTest.keyClick(target, dice.choice(keys))
        else:
            QTest.keyClick(target, dice.choice(_KEYS))
        app.processEvents()
        if number % 100 == 0:
            gc.collect()
        counted.operations += 1
        if number == min(WARM_UP, operations // 2):
            begun = _megabytes(), _handles()
    gc.collect()
    assert begun is not None
    measured = operations - min(WARM_UP, operations // 2)
    counted.megabytes = round(_megabytes())
    counted.growth = round((_megabytes() - begun[0]) * 1_000 / measured, 2)
    counted.handles = _handles()
    window.close()
    if measured >= WARM_UP and counted.growth > MOST_GROWTH:
        counted.leaked += 1
        counted.faults.append(f"{counted.growth} MB per 1,000 operations")
    if counted.handles > begun[1] + 3:
        counted.leaked += 1
        counted.faults.append(f"{begun[1]} open files became {counted.handles}")
    if logs.path().exists():
        counted.tracebacks += 1
        counted.faults.append(logs.path().read_text("utf-8")[:2_000])
    gc.enable()
    return counted


def _megabytes() -> float:
    """Return the memory that this process has for itself, from Linux."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def _handles() -> int:
    return len(os.listdir("/proc/self/fd"))
