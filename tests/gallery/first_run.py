"""A first-time run as a series of screenshots: start, quick check, report."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from readiness.domain.questionnaire import Depth
from readiness.ui import routes
from readiness.ui.routes import Route
from readiness.ui.shell.main_window import MainWindow
from tests.gallery.screens import Look, opened, settle

# What a company that has hardly begun might say, and where its user hesitates.
_LEVELS = "1102D1213102F011"


def first_run(folder: Path, language: str) -> None:
    """Write a screenshot of every step, by keyboard alone where a user would type."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        window = opened(Path(data), Look(language, "light", 100))
        take = _camera(window, folder, language)
        take("start")
        window.navigator.go(routes.NewRoute())
        take("new")
        name = window.page.findChild(QLineEdit)
        name.insert("Muster Pumpenbau GmbH")
        take("new-named")
        QTest.keyClick(name, Qt.Key.Key_Return)
        take("profile")
        window.navigator.go(routes.TasksRoute())
        take("tasks")
        _answer(window, take)
        take("tasks-done", routes.TasksRoute())
        take("results", routes.ResultsRoute())
        take("report", routes.ReportRoute())
        window.close()


def _answer(window: MainWindow, take: "Callable[..., None]") -> None:
    session = window.documents.session
    assert session is not None
    for number, capability in enumerate(session.questionnaire.asked(Depth.QUICK)):
        window.navigator.go(routes.QuestionRoute(capability.code))
        key = _LEVELS[number % len(_LEVELS)]
        for pressed in {"D": "D", "F": "F2"}.get(key, key):
            QTest.keyClick(window.page, pressed)
        if number in {0, 4, 12}:
            take(f"question-{number + 1}")
        QTest.keyClick(window.page, Qt.Key.Key_Return)
    take("check-answers", routes.AnswersRoute())


def _camera(window: MainWindow, folder: Path, language: str) -> Callable[..., None]:
    taken = 0

    def take(name: str, route: Route | None = None) -> None:
        nonlocal taken
        if route is not None:
            window.navigator.go(route)
        taken += 1
        settle(window)
        shown: QWidget = window
        shown.grab().save(str(folder / f"{taken:02}-{name}.{language}.png"))

    return take
