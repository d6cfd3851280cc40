"""Keys that do something alone, without Ctrl or Alt: what is a command, and what belongs to a text that is typed.

A person who takes the page for a field, or dictates to it, types words: none of their letters may change an answer.
One who is quick presses two keys as fast as others type: a word has three letters, or two of which one stands for
nothing. Such a letter alone is a slip, and is dropped.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from readiness.ui.widgets.unstored import Unstored

# A letter waits so long for others: together they are the beginning of a word.
LETTER_MS = 300
_MOST_WAITING = 2
# After so long without a key, a word has ended.
_WORD_MS = 1000
# With these a key is no character. Shift is needed for digits on French keyboards, the group switch for some others.
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class SingleKeys(QObject):
    """Does at once what a key without a character stands for, and the acts of letters once no word follows.

    Where the letters change a document, `unstored` sees to it that none is lost with the page that waits for another.
    """

    # Characters that belong to a text, and whether they are the first ones of it.
    typed = Signal(str, bool)

    def __init__(self, parent: QObject, allowed: Callable[[], bool], unstored: Unstored | None = None) -> None:
        super().__init__(parent)
        self._allowed = allowed
        self._unstored = unstored
        if unstored is not None:
            parent.destroyed.connect(lambda: unstored.remove(self))
        # None is the act of a letter that stands for nothing.
        self._waiting: list[tuple[str, Callable[[], object] | None]] = []
        self._letter = self._timer(LETTER_MS)
        self._letter.timeout.connect(self._act)
        self._word = self._timer(_WORD_MS)

    def take(self, event: QKeyEvent, act: Callable[[], object] | None, *, at_once: bool = False) -> bool:
        """Do what a key stands for, `act`, unless it belongs to a text; return whether it was taken.

        `at_once` are digits: they begin no word, and are not put off; letters before them were none either.
        """
        character = event.text()
        if not character.isprintable() or not character or event.modifiers() & _COMMANDS:
            self._act()
            return self._do(act)
        if not self._allowed():
            return False
        together = [*(waiting for _letter, waiting in self._waiting), act]
        word = len(together) > 1 and (None in together or len(together) > _MOST_WAITING)
        if self._word.isActive() or (word and not at_once):
            self._take_text(character)
            return True
        if not at_once and (act is not None or character != " "):
            self._waiting.append((character, act))
            self._letter.start()
            if self._unstored is not None and act is not None:
                self._unstored.add(self)
            return True
        self._act()
        return self._do(act)

    def store(self, *, typing: bool) -> None:
        """Do now what waits, before the page is left."""
        self._act()

    def _take_text(self, character: str) -> None:
        first = not self._word.isActive()
        before = "".join(letter for letter, _act in self._take_waiting())
        self._word.start()
        self.typed.emit(before + character, first)

    def _act(self) -> None:
        """Do now what waits, as long as that leads nowhere else."""
        page = self.parent()
        for _letter, act in self._take_waiting():
            if act is not None and (not isinstance(page, QWidget) or page.isVisible()):
                act()

    def _take_waiting(self) -> list[tuple[str, Callable[[], object] | None]]:
        waiting, self._waiting = self._waiting, []
        self._letter.stop()
        if self._unstored is not None:
            self._unstored.remove(self)
        return waiting

    def _do(self, act: Callable[[], object] | None) -> bool:
        if act is not None:
            act()
        return act is not None

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        return timer


def with_key(words: str, key: str, *, allowed: bool) -> str:
    """Return the words of a button and the key that does the same, where single keys are not turned off."""
    return f"{words}  ({key})" if allowed else words


def key_hidden(words: str, *, allowed: bool) -> str:
    """Return words that end in their key, as in “Reveal (R)”, without it where single keys are turned off."""
    return words if allowed else words.rpartition(" (")[0] or words
