"""The keys that answer a question, defined once for the question page, the list and the help page."""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.foundation.translation import N_
from readiness.ui.widgets.single_keys import SingleKeys

_WITH_DIGITS = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
)
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class AnswerKey(Enum):
    """What a key can do to a question, apart from answering it with a digit."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    FLAG = "flag"
    EVIDENCE = "evidence"
    STILL_SO = "still_so"
    SKIP = "skip"
    FORWARD = "forward"
    BACKWARD = "backward"


AnswerActs = Mapping[AnswerKey, Callable[[], object]]

LEVELS_NAME = N_("Answer with this level")
PLACES_NAME = N_("Answer with the answer at this place, where a question has its own answers")
# The keys that do the same thing, and its name (English source).
ANSWER_KEYS: Mapping[AnswerKey, tuple[tuple[Qt.Key, ...], str]] = {
    AnswerKey.DONT_KNOW: ((Qt.Key.Key_D,), N_("Don’t know (press again to undo)")),
    AnswerKey.NOT_APPLICABLE: ((Qt.Key.Key_N,), N_("Not applicable, with a reason")),
    AnswerKey.FLAG: ((Qt.Key.Key_F,), N_("Flag for later, or remove the flag")),
    AnswerKey.EVIDENCE: ((Qt.Key.Key_E,), N_("Evidence: how you know, and files that show it")),
    AnswerKey.STILL_SO: ((Qt.Key.Key_K,), N_("Keep: the answer of last time is still so")),
    AnswerKey.SKIP: ((Qt.Key.Key_S,), N_("Skip: continue and leave the question open")),
    AnswerKey.FORWARD: ((Qt.Key.Key_Return, Qt.Key.Key_Enter), N_("Next question")),
    AnswerKey.BACKWARD: ((Qt.Key.Key_Backspace,), N_("Back to the previous question")),
}
_MEANINGS = {key: meaning for meaning, (keys, _name) in ANSWER_KEYS.items() for key in keys}


def answer_by_key(event: QKeyEvent, keys: SingleKeys, choose: Callable[[int], object], acts: AnswerActs) -> bool:
    """Do what a key stands for (`choose` takes a digit), unless it belongs to a text; return whether it was taken."""
    typed = event.text()
    # With Shift as well: French and Czech keyboards want it for digits.
    if typed.isdecimal() and not event.modifiers() & ~_WITH_DIGITS:
        # A digit that stands for no answer is a slip, not the beginning of a text.
        return keys.take(event, partial(choose, int(typed)), at_once=True)
    # A capital letter does what the small one does: Shift is held, or Caps Lock is on, without a thought.
    shift = Qt.KeyboardModifier.ShiftModifier if typed.isalpha() else Qt.KeyboardModifier.NoModifier
    plain = event.modifiers() & ~shift in _PLAIN and event.key() in _MEANINGS
    return keys.take(event, acts[_MEANINGS[Qt.Key(event.key())]] if plain else None)
