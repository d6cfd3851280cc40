"""The keys that lead the workshop, in the panel and on the projector alike."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.scoring.consensus import Verdict
from readiness.ui.pages.workshop.scene import AT_THE_END, Scene
from readiness.ui.pages.workshop.workshop_model import DISCUSSION, WorkshopModel

Acts = Mapping[Qt.Key, Callable[[], object]]
_ON_SHOW = frozenset({Scene.REVEALED, Scene.DECIDED})


def leading(model: WorkshopModel, event: QKeyEvent) -> Callable[[], object] | None:
    """Return what a key asks for, where it is possible now."""
    # A capital letter does what the small one does.
    if not model.running or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    return {**_always(model), **_round(model), **_on(model)}.get(Qt.Key(event.key()))


def toggle_countdown(model: WorkshopModel) -> None:
    """Halt the time to discuss, or let it run."""
    figures = model.shown.consensus if model.shown else None
    verdict = figures.verdict if figures else Verdict.YELLOW
    model.countdown.toggle(DISCUSSION.get(verdict, DISCUSSION[Verdict.YELLOW]))


def decide_and_go_on(model: WorkshopModel) -> None:
    """Settle on what is typed and open the next question; or say what is missing."""
    if model.missing:
        model.missed.emit(model.missing)
        return
    model.decide()
    if model.can_go_on:
        model.go_on()


def decide(model: WorkshopModel) -> None:
    """Settle on what is typed, or change what was decided; or say what is missing."""
    if model.missing:
        model.missed.emit(model.missing)
    else:
        model.decide()


def _always(model: WorkshopModel) -> Acts:
    results = {} if model.turnout.room.voting else {Qt.Key.Key_O: partial(model.switch, "show_results")}
    return {
        **results,
        Qt.Key.Key_W: lambda: model.show_join(show=not model.join),
        Qt.Key.Key_B: model.pause_or_go_on,
    }


def _round(model: WorkshopModel) -> Acts:
    """Return what the keys do with the question on show."""
    scene = model.scene
    if scene is Scene.VOTING:
        acts: Acts = {Qt.Key.Key_R: model.reveal}
        return {**acts, **{key: partial(model.missed.emit, "reveal") for key in (Qt.Key.Key_N, Qt.Key.Key_D)}}
    if scene not in _ON_SHOW:
        return {}
    acts = {
        Qt.Key.Key_A: model.again,
        Qt.Key.Key_T: partial(toggle_countdown, model),
        Qt.Key.Key_G: partial(model.switch, "show_gap"),
        Qt.Key.Key_E: partial(model.switch, "show_notes"),
    }
    if scene is Scene.REVEALED:
        acts = {**acts, Qt.Key.Key_D: partial(decide, model)}
        if not model.parked:
            acts = {**acts, Qt.Key.Key_S: model.park}
    return acts


def _on(model: WorkshopModel) -> Acts:
    """Return what leads on."""
    on = way_on(model)
    keys = {Qt.Key.Key_N: on} if on is not None else {}
    if model.scene is Scene.CHOOSING and model.ending is not None:
        keys[Qt.Key.Key_R] = model.ending.show
    return keys


def way_on(model: WorkshopModel) -> Callable[[], object] | None:
    """Return what comes next by the key N; None where another key leads on, and at the end, which wants a click."""
    scene, ending = model.scene, model.ending
    if model.mending is not None:
        return partial(decide, model)
    if scene is Scene.LOOKING:
        return partial(model.look_at, None)
    if scene is Scene.BREAK:
        return model.pause_or_go_on
    if scene is Scene.REVEALED and not model.can_go_on:
        return partial(decide_and_go_on, model)
    if scene in AT_THE_END and ending is not None:
        ways = {Scene.OUTCOME: _from_outcome(model), Scene.CHOOSING: ending.show, Scene.CHOSEN: ending.agree}
        return ways.get(scene)
    return None if scene is Scene.VOTING else model.go_on


def _from_outcome(model: WorkshopModel) -> Callable[[], object]:
    ending = model.ending
    assert ending is not None
    if not ending.can_choose:
        return partial(ending.close, closing=True)
    return ending.offer if model.turnout.participants else ending.choose_here
