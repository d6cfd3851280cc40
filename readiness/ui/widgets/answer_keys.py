"""The keys that answer a question, defined once for the question page, the list and the help page."""

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.domain.levels import HIGHEST
from readiness.foundation.translation import N_

_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class AnswerKey(Enum):
    """What a key can do to a question, apart from giving a level."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    FLAG = "flag"
    FORWARD = "forward"
    BACKWARD = "backward"


AnswerActs = Mapping[AnswerKey, Callable[[], object]]

LEVELS_NAME = N_("Answer with this level")
# The keys that do the same thing, and its name (English source).
ANSWER_KEYS: Mapping[AnswerKey, tuple[tuple[Qt.Key, ...], str]] = {
    AnswerKey.DONT_KNOW: ((Qt.Key.Key_D,), N_("Don’t know, or take it back")),
    AnswerKey.NOT_APPLICABLE: ((Qt.Key.Key_N,), N_("Not applicable, with a reason")),
    AnswerKey.FLAG: ((Qt.Key.Key_F,), N_("Flag the question, or take the flag away")),
    AnswerKey.FORWARD: ((Qt.Key.Key_Return, Qt.Key.Key_Enter), N_("On to the next question")),
    AnswerKey.BACKWARD: ((Qt.Key.Key_Backspace,), N_("Back to the question before")),
}
_MEANINGS = {key: meaning for meaning, (keys, _name) in ANSWER_KEYS.items() for key in keys}


def answer_by_key(event: QKeyEvent, choose: Callable[[int], object], acts: AnswerActs) -> bool:
    """Do what a key stands for (`choose` gives a level), and return whether it stands for anything."""
    if event.modifiers() not in _PLAIN:
        return False
    key = event.key()
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_0 + HIGHEST:
        choose(key - Qt.Key.Key_0)
        return True
    meaning = _MEANINGS.get(Qt.Key(key)) if key in _MEANINGS else None
    if meaning is not None:
        acts[meaning]()
    return meaning is not None
