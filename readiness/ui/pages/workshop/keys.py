"""The keys that lead the workshop, in the panel and on the projector alike."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.scoring.consensus import Verdict
from readiness.ui.pages.workshop.workshop_model import DISCUSSION, WorkshopModel
from readiness.workshop.room import Phase


def leading(model: WorkshopModel, event: QKeyEvent) -> Callable[[], object] | None:
    """Return what a key asks for, where it is possible now."""
    # A capital letter does what the small one does.
    if not model.running or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    phase = model.phase
    acts: dict[int, tuple[bool, Callable[[], object]]] = {
        Qt.Key.Key_R: (phase is Phase.VOTING, model.reveal),
        Qt.Key.Key_A: (phase is Phase.REVEALED, model.again),
        Qt.Key.Key_N: (model.can_go_on, model.go_on),
        Qt.Key.Key_W: (True, lambda: model.show_join(show=not model.join)),
        Qt.Key.Key_G: (phase is Phase.REVEALED, partial(model.switch, "show_gap")),
        Qt.Key.Key_E: (phase is Phase.REVEALED, partial(model.switch, "show_notes")),
        Qt.Key.Key_O: (phase is not Phase.VOTING, partial(model.switch, "show_results")),
        Qt.Key.Key_T: (phase is Phase.REVEALED, lambda: toggle_countdown(model)),
    }
    possible, act = acts.get(event.key(), (False, model.look))
    return act if possible else None


def toggle_countdown(model: WorkshopModel) -> None:
    """Halt the time to discuss, or let it run."""
    figures = model.shown.consensus if model.shown else None
    verdict = figures.verdict if figures else Verdict.YELLOW
    model.countdown.toggle(DISCUSSION.get(verdict, DISCUSSION[Verdict.YELLOW]))
