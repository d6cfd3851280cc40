"""`make gallery`: a picture of every screen in every language and theme, and of every report page.

python -m tests.gallery [FOLDER]
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readiness.app.documents import read_document
from readiness.app.reports import write_report
from readiness.app.sample import create_sample
from readiness.app.settings import Settings
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.questionnaire import Depth
from readiness.foundation.i18n import LANGUAGES
from readiness.reporting.order import Order
from readiness.ui.application import make_application
from readiness.ui.routes import (
    AnswersRoute,
    CheckpointsRoute,
    NewRoute,
    ProfileRoute,
    QuestionRoute,
    ResultsRoute,
    Route,
    StartRoute,
    TasksRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.tokens import THEMES
from readiness.ui.views.question_view import QuestionView

SIZE = (1280, 800)


def main(folder: Path) -> None:
    """Write all pictures and a page that shows them."""
    folder.mkdir(parents=True, exist_ok=True)
    make_application(["gallery"])
    for language in LANGUAGES:
        for theme in THEMES:
            for name, window in screens(language, theme):
                settle(window)
                window.grab().save(str(folder / f"{name}.{language}.{theme}.png"))
        report_pages(folder, language)
    pictures = sorted(folder.glob("*.png"))
    shown = "<figure><img src='{0.name}' width='640'><figcaption>{0.stem}</figcaption></figure>"
    figures = "\n".join(shown.format(picture) for picture in pictures)
    (folder / "index.html").write_text(f"<!DOCTYPE html><title>Gallery</title>{figures}", encoding="utf-8")
    print(f"{len(pictures)} pictures in {folder}")  # noqa: T201


def settle(window: MainWindow) -> None:
    """Let everything appear that follows a moment later: scroll bars, and what stands beside a question."""
    QTest.qWait(1)
    while isinstance(window.view, QuestionView) and not window.view.complete:
        QTest.qWait(10)
    QTest.qWait(1)


def screens(language: str, theme: str) -> Iterator[tuple[str, MainWindow]]:
    """Yield the window once for every screen, each with a state that shows its parts."""
    with tempfile.TemporaryDirectory() as data:
        os.environ["READINESS_DATA"] = data
        window = MainWindow(Settings(language=language, theme=theme))
        window.go(StartRoute())
        window.resize(*SIZE)
        window.show()
        yield "1-start", window
        for name, route in routes_before():
            window.go(route)
            yield name, window
        window.desk.open(create_sample(Path(data), language))
        session = window.desk.session
        assert session is not None
        session.answer("PRO2", Answer(status=Status.NOT_APPLICABLE, reason="Test", flagged=True))
        for name, route in routes_within():
            window.go(route)
            yield name, window
        session.answer("PRO1", Answer())
        session.set_depth(Depth.QUICK)
        for capability in session.questionnaire.asked(Depth.QUICK)[3:9]:
            session.answer(capability.code, at_level(2))
        window.go(TasksRoute())
        yield "3-tasks-quick", window
        window.go(ResultsRoute())
        yield "6-results-quick", window
        session.answer("PAR1", Answer(status=Status.ANSWERED, level=4, evidence="…", confidence=Confidence.SHOWN))
        window.go(StartRoute())
        yield "1-start-recent", window
        window.close()


def routes_before() -> list[tuple[str, Route]]:
    """Return the screens that need no document."""
    return [("2-new", NewRoute())]


def routes_within() -> list[tuple[str, Route]]:
    """Return the screens of an open document."""
    return [
        ("2-profile", ProfileRoute()),
        ("3-tasks", TasksRoute()),
        ("4-question", QuestionRoute("PAR1")),
        ("4-question-not-applicable", QuestionRoute("PRO2")),
        ("4-question-dont-know", QuestionRoute("RSK2")),
        ("5-answers", AnswersRoute("PAR")),
        ("6-results", ResultsRoute()),
        ("8-checkpoints", CheckpointsRoute()),
    ]


def report_pages(folder: Path, language: str) -> None:
    """Write the pages of the sample's report."""
    with tempfile.TemporaryDirectory() as data:
        os.environ["READINESS_DATA"] = data
        document = create_sample(Path(data), language)
        target = Path(data) / "report.pdf"
        write_report(Order(read_document(document), "management", language), target)
        prefix = folder / f"7-report.{language}"
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(target), str(prefix)], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery"))
    application = QApplication.instance()
    if application is not None:
        application.quit()
