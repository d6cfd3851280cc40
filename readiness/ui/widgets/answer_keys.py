"""The keys that answer a question, said once: the question page, the list and the help page are made from them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.domain.levels import HIGHEST
from readiness.foundation.translation import N_

_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """Keys that do the same thing; `does` names a field of `AnswerActions`, `name` is the English source."""

    keys: tuple[Qt.Key, ...]
    does: str
    name: str


@dataclass(frozen=True, slots=True)
class AnswerActions:
    """What a question can be told by key."""

    choose: Callable[[int], object]
    dont_know: Callable[[], object]
    not_applicable: Callable[[], object]
    flag: Callable[[], object]
    forward: Callable[[], object]
    backward: Callable[[], object]


LEVELS_NAME = N_("Answer with this level")
ANSWER_KEYS = (
    AnswerKey((Qt.Key.Key_D,), "dont_know", N_("Don’t know, or take it back")),
    AnswerKey((Qt.Key.Key_N,), "not_applicable", N_("Not applicable, with a reason")),
    AnswerKey((Qt.Key.Key_F,), "flag", N_("Flag the question, or take the flag away")),
    AnswerKey((Qt.Key.Key_Return, Qt.Key.Key_Enter), "forward", N_("On to the next question")),
    AnswerKey((Qt.Key.Key_Backspace,), "backward", N_("Back to the question before")),
)


def answer_by_key(event: QKeyEvent, actions: AnswerActions) -> bool:
    """Do what a key says, and return whether it said anything."""
    if event.modifiers() not in _PLAIN:
        return False
    key = event.key()
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_0 + HIGHEST:
        actions.choose(key - Qt.Key.Key_0)
        return True
    found = next((entry for entry in ANSWER_KEYS if key in entry.keys), None)
    if found is not None:
        getattr(actions, found.does)()
    return found is not None
