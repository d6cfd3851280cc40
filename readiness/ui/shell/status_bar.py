"""The line at the bottom: a sentence, and at most two buttons."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QStatusBar

from readiness.foundation.overriding import override
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.widgets.elements import button
from readiness.ui.widgets.plain import PlainLabel, on_one_line, set_tool_tip, set_words


class StatusBar(QStatusBar):
    """The notifier of the window; what it announces, assistive technology reads too."""

    def __init__(self) -> None:
        super().__init__()
        self._words = _Sentence()
        self.addWidget(self._words, 1)
        self.setSizeGripEnabled(False)
        self._acts: dict[QPushButton, Callable[[], object]] = {}
        self._offered = self._button()
        self._kept: QPushButton | None = None

    def show_message(self, words: str) -> None:
        """Show a sentence."""
        self._words.setText(on_one_line(words))
        set_tool_tip(self._words, words)

    def announce(self, words: str) -> None:
        """Show a sentence, and have assistive technology read it."""
        # Imported when needed: a start goes without.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.show_message(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, words))

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """Put one button behind the sentence; without words it goes."""
        self._show(self._offered, words, act)

    def keep_shown(self, words: str, act: Callable[[], object]) -> None:
        """Show a button for as long as something lasts, whatever the sentence says; without words it goes."""
        if self._kept is None:
            if not words:
                return
            self._kept = self._button()
        self._show(self._kept, words, act)

    def fit_text_size(self) -> None:
        """Write in the size that was chosen last."""
        for widget in (self._words, *self._acts):
            widget.setFont(QApplication.font())
            scaled(widget, SMALL)

    def _button(self) -> QPushButton:
        def act() -> None:
            self._acts[made]()

        made = button("", act, "link")
        self._acts[made] = lambda: None
        scaled(made, SMALL)
        made.hide()
        self.addPermanentWidget(made)
        return made

    def _show(self, shown: QPushButton, words: str, act: Callable[[], object]) -> None:
        self._acts[shown] = act
        set_words(shown, words)
        shown.setAccessibleName(words)
        shown.setVisible(bool(words))


class _Sentence(PlainLabel):
    """Takes a second line where the first is full: what a long sentence says last is what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(14, 2, 14, 4)
        self.setWordWrap(True)
        # A long sentence must not make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
