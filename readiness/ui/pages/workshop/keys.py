"""The keys that lead the workshop, in the panel and on the projector alike."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.scoring.consensus import Verdict
from readiness.ui.pages.workshop.workshop_model import DISCUSSION, WorkshopModel
from readiness.workshop.room import Phase


def lead(model: WorkshopModel, event: QKeyEvent) -> bool:
    """Do what a key asks for where it is possible now; return whether it meant something."""
    if not model.running or event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return False
    phase, key = model.phase, event.key()
    if key == Qt.Key.Key_R and phase is Phase.VOTING:
        model.reveal()
    elif key == Qt.Key.Key_A and phase is Phase.REVEALED:
        model.again()
    elif key == Qt.Key.Key_N and model.can_go_on:
        model.go_on()
    elif key == Qt.Key.Key_W:
        model.show_join(show=not model.join)
    elif key == Qt.Key.Key_T and phase is Phase.REVEALED:
        toggle_countdown(model)
    else:
        return False
    return True


def toggle_countdown(model: WorkshopModel) -> None:
    """Halt the time to discuss, or let it run."""
    figures = model.shown.consensus if model.shown else None
    verdict = figures.verdict if figures else Verdict.YELLOW
    model.countdown.toggle(DISCUSSION.get(verdict, DISCUSSION[Verdict.YELLOW]))
