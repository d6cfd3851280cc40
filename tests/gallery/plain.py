"""Questionnaires of format 2: own answers, facts, per cent; the example pack in English, a small one in German."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from readiness.app.session import Session
from readiness.domain.questionnaire import Depth
from readiness.ui import routes
from readiness.ui.routes import Route
from readiness.ui.shell.main_window import MainWindow
from tests.gallery.screens import Look, opened, settle
from tests.plain_packs import PLAIN_PACK, answer_german, answer_plainly, plain, small_german

# The questions that show something of their own, by language: before and after the answers.
_EMPTY = {"en": ("PEOPLE", "GROUPS", "BAS1"), "de": ("ART", "FLAECHE", "SEIT", "WORTE", "MAS2")}
_ANSWERED = {
    "en": ("GROUPS", "BAS1", "BAS6", "PEO5", "PEO2"),
    "de": ("FLAECHE", "SEIT", "WORTE", "MAS1", "MAS2", "JUG1"),
}
_LISTS = {"en": "BAS", "de": "MAS"}
# A number that cannot be, and the question that it is typed into.
_WRONG = {"en": ("BAS6", "700"), "de": ("FLAECHE", "0,25")}


def plain_screens(folder: Path, look: Look, only: str = "") -> None:
    """Write a screenshot of every screen in one look."""
    with tempfile.TemporaryDirectory() as data:
        window = opened(Path(data), look)
        for name, route in _screens(window, Path(data), look.language):
            if only not in name:
                continue
            window.navigator.go(route)
            settle(window)
            if name.endswith("fault"):
                _type_wrongly(window, _WRONG[look.language][1])
            window.grab().save(str(folder / f"{name}.{look.suffix}.png"))
        window.close()


def _type_wrongly(window: MainWindow, typed: str) -> None:
    line = window.page.findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)


def _screens(window: MainWindow, data: Path, language: str) -> Iterator[tuple[str, Route]]:
    pack = plain() if language == "en" else small_german()
    shutil.copytree(PLAIN_PACK, Path(os.environ["READINESS_DATA"]) / "questionnaires" / PLAIN_PACK.name)
    yield "p-new-one-language", routes.NewRoute(pack="data-protection-check")
    window.documents.create(data / "Test.readiness", pack, "Muster GmbH", Depth.FULL)
    session = window.documents.session
    assert session is not None
    yield "p-tasks-empty", routes.TasksRoute()
    yield "p-results-empty", routes.ResultsRoute()
    for code in _EMPTY[language]:
        yield f"p-question-{code}-empty", routes.QuestionRoute(code)
    _answer(session, language)
    for code in _ANSWERED[language]:
        yield f"p-question-{code}", routes.QuestionRoute(code)
    yield "p-question-fault", routes.QuestionRoute(_WRONG[language][0])
    yield "p-tasks", routes.TasksRoute()
    yield "p-list", routes.ListRoute(_LISTS[language])
    yield "p-answers", routes.AnswersRoute()
    yield "p-flags", routes.FlagsRoute()
    if language == "en":
        yield "p-not-asked", routes.QuestionRoute("BAS4")
    yield "p-results", routes.ResultsRoute()
    yield "p-plan", routes.PlanRoute()
    yield "p-report", routes.ReportRoute()
    yield "p-help", routes.HelpRoute()
    window.documents.close()
    yield "p-start", routes.StartRoute()


def _answer(session: Session, language: str) -> None:
    (answer_plainly if language == "en" else answer_german)(session)
