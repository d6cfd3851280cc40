"""What the tests of the facilitator's panel share: votes of ten phones, and what can be read."""

from collections.abc import Sequence

import httpx
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.row_button import RowButton
from readiness.ui.widgets.wrapped_button import WrappedButton

ROLES = [*["management"] * 5, *["operative"] * 5]
APART, TOGETHER = [3, 3, 4, 3, 4, 0, 1, 0, 1, 1], [1, 1, 1, 1, 1, 2, 2, 2, 1, 1]
QUESTIONS = ("PAR2", "PRO1", "PRO3", "MON1")
LONG = 10_000


def view(window: MainWindow) -> WorkshopView:
    assert isinstance(window.page, WorkshopView)
    return window.page


def vote(model: WorkshopModel, phones: Sequence[httpx.Client], levels: Sequence[int | None]) -> None:
    number = model.round.number if model.round else 0
    for phone, level in zip(phones, levels, strict=True):
        assert phone.post("vote", json={"round": number, "level": level}).status_code == 200


def ask(model: WorkshopModel, phones: Sequence[httpx.Client], code: str, levels: Sequence[int | None]) -> None:
    """Have a question voted on, and reveal it."""
    model.open(code)
    vote(model, phones, levels)
    model.reveal()


def decide(model: WorkshopModel, level: int, reason: str = "seen", dissent: str = "") -> None:
    model.keep_draft(level=level, reason=reason, dissent=dissent)
    model.decide()


def shown(holder: QWidget) -> str:
    """Everything that can be read now."""
    QApplication.processEvents()
    parts = [*holder.findChildren(QLabel), *holder.findChildren(QPushButton)]
    read = [part.text() for part in parts if part.isVisible()]
    return "\n".join(read + [link.words() for link in holder.findChildren(WrappedButton) if link.isVisible()])


def button(window: MainWindow, words: str) -> KeyButton:
    QApplication.processEvents()
    return next(b for b in window.page.findChildren(KeyButton) if b.isVisible() and b.text() == words)


def agenda(window: MainWindow) -> dict[str, RowButton]:
    QApplication.processEvents()
    return {row.accessibleName(): row for row in window.page.findChildren(RowButton) if row.isVisible()}
