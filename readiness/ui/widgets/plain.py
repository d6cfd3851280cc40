"""Words shown letter by letter, whoever wrote them.

Qt takes words with tags for rich text in labels, boxes and tool tips, and opens the files and shares that they name;
it takes an ampersand on a button for the mark of a shortcut; and signs that turn the direction of writing make a name
read as another one. So every label and every tool tip is made here, and `elements.py` makes every button;
tests/architecture/test_plain_text.py sees to it.
"""

import re

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from readiness.foundation.overriding import override
from readiness.foundation.signs import HIDDEN, REPLACEMENT

_HIDDEN = re.compile(f"[{HIDDEN}]")
_BREAKS = re.compile(r"\s*[\n\u2028\u2029]\s*|\t")


def shown(words: str) -> str:
    """Return words in which what is not seen, but changes what is read, has become visible."""
    return words if words.isprintable() else _HIDDEN.sub(REPLACEMENT, words)


def on_one_line(words: str) -> str:
    """Return words as `shown` does, for a place of one line, such as a button with a name; a break becomes a sign."""
    return words if words.isprintable() else _BREAKS.sub(" \N{PILCROW SIGN} ", shown(words))


def unmarking(words: str) -> str:
    """Return words of others for the label of a field: an ampersand in them marks no letter there."""
    return words.replace("&", "&&")


def unmarked(words: str) -> str:
    """Return what the label of a field shows: its words without the mark of a letter."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


class PlainLabel(QLabel):
    """A label that shows every word as it was written; with a buddy, an ampersand marks the letter for Alt."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        if words:
            self.setText(words)

    @override
    def setText(self, words: str) -> None:
        super().setText(shown(words))


def set_words(button: QAbstractButton, words: str) -> None:
    """Write words on a button; an ampersand is part of them here, not the mark of a shortcut."""
    button.setText(on_one_line(words).replace("&", "&&"))


def set_tool_tip(widget: QWidget, words: str) -> None:
    """Set a tool tip; Qt would format what looks like HTML."""
    words = shown(words)
    widget.setToolTip(QtGui.Qt.convertFromPlainText(words) if QtGui.Qt.mightBeRichText(words) else words)
