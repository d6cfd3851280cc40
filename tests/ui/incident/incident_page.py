"""What the tests of the incident's page share: answering facts, reading what follows."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from readiness.domain.conditions import Fact
from readiness.domain.incidents import Incident, Incidents
from readiness.ui.pages.incident.checklist import Checklist
from readiness.ui.pages.incident.decision_panel import DecisionPanel
from readiness.ui.pages.incident.fact_links import FactLinks
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.pages.incident.options_list import OptionsList
from readiness.ui.pages.incident.severity_box import SeverityBox
from readiness.ui.pages.incident.task_row import TaskRow
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedRadio


def all_of(window: MainWindow) -> tuple[Incident, ...]:
    assert window.documents.session is not None
    return window.documents.session.assessment.incidents.all


def record(window: MainWindow) -> Incident:
    assert window.documents.session is not None
    return window.documents.session.assessment.incidents.all[0]


def row(window: MainWindow, name: str) -> FactRow:
    return next(r for r in window.page.findChildren(FactRow) if r.opener.words().endswith(name))


def answer(window: MainWindow, name: str, start: str) -> None:
    found = row(window, name)
    if not found.unfolded:
        found.opener.click()
    next(r for r in found.findChildren(WrappedRadio) if r.words().startswith(start)).click()


def parts(window: MainWindow) -> list[Collapsible]:
    # A layout shows what is new a moment later.
    QApplication.processEvents()
    return [part for part in window.page.findChild(Checklist).findChildren(Collapsible) if part.isVisible()]


def times(window: MainWindow) -> list[str]:
    return [part.title for part in parts(window)]


def verdict(window: MainWindow) -> str:
    parts = (window.page.findChild(SeverityBox), window.page.findChild(DecisionPanel).more)
    return "\n".join(label.text() for part in parts for label in part.findChildren(QLabel))


def options(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChild(OptionsList).findChildren(QLabel))


def links(part: QWidget) -> list[WrappedButton]:
    return [link for link in part.findChildren(FactLinks)[0].findChildren(WrappedButton) if link.isVisible()]


def give(window: MainWindow, **facts: Fact) -> None:
    """Know these facts, as if they had been answered."""
    session = window.documents.session
    assert session is not None
    session.set_part(Incidents((replace(record(window), given=dict(facts)),)))


def say(window: MainWindow, **profile: str) -> None:
    """Answer questions about the organisation."""
    session = window.documents.session
    assert session is not None
    details = session.assessment.details
    session.set_part(replace(details, profile={**details.profile, **profile}))


# Whatever else is unknown, these leave no doubt about the severity.
MILD: dict[str, Fact] = {"F3": 0, "F4": 0, "F5": 0, "F6": 0, "F7": 0}


def settle() -> None:
    """Lay out what has changed: each pass may ask for another one."""
    for _ in range(5):
        QApplication.processEvents()


def typed(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    """Type words into a field, with Enter behind them."""
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def task(window: MainWindow, start: str) -> TaskRow:
    return next(row for row in window.page.findChildren(TaskRow) if row.check.words().startswith(start))
