"""Explains the terms of the method where the pointer rests on words that use them."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolTip, QWidget

from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.wording.glossary import glossary
from readiness.wording.names import KEY_MARK

_MOST_TERMS = 3


class GlossaryTips(QObject):
    """Hears of tool tips that no widget has: Qt passes them on to the window."""

    def __init__(self, window: QWidget, look: Callable[[], Look]) -> None:
        super().__init__(window)
        self._look = look
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        widget = QApplication.widgetAt(event.globalPos())
        words = tip_for(_words_of(widget), self._look().language) if widget is not None else ""
        if words and widget is not None:
            QToolTip.showText(event.globalPos(), words, widget)
        return bool(words)


def tip_for(words: str, language: Language) -> str:
    """Return what the terms in some words mean, one a line; nothing where there are none."""
    found = []
    for term, meaning in glossary(language).items():
        name = term.partition(" (")[0].removesuffix(f" {KEY_MARK}")
        marked = KEY_MARK in term and KEY_MARK in words
        if marked or re.search(rf"\b{re.escape(name)}\b", words, flags=re.IGNORECASE):
            found.append(language.gettext("{term}: {meaning}").format(term=term, meaning=meaning))
    return "\n".join(found[:_MOST_TERMS])


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text()
    return widget.accessibleName() if isinstance(widget, QAbstractButton) else ""
