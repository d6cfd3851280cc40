"""The line at the bottom: one sentence on how things stand, and at most one way on."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QStatusBar

from readiness.foundation.language import Language
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.widgets.elements import button


class StatusLine(QStatusBar):
    """Speaks to the eye, and where it matters to assistive technology too."""

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel()
        self._words.setContentsMargins(14, 2, 14, 4)
        # A long sentence must not make the window wider.
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._words, 1)
        self.setSizeGripEnabled(False)
        self.offered = ""
        self._go_on: Callable[[], object] = lambda: None
        self._way_on = button("", self._on_clicked, "link")
        self._way_on.hide()
        self.addPermanentWidget(self._way_on)

    def tell(self, words: str) -> None:
        """Tell it."""
        self._words.setText(words)
        self._words.setToolTip(words)

    def announce(self, words: str) -> None:
        """Tell it to assistive technology as well."""
        # Not needed for a start, which they would slow down.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.tell(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, words))

    def offer(self, way: str, language: Language, go_on: Callable[[], object]) -> None:
        """Put a way on (English source) behind the sentence; an empty one takes it away."""
        self.offered, self._go_on = way, go_on
        self._way_on.setText(language.gettext(way) if way else "")
        self._way_on.setVisible(bool(way))

    def _on_clicked(self) -> None:
        self._go_on()

    def fit_text_size(self) -> None:
        """Write in the size that was chosen last."""
        for widget in (self._words, self._way_on):
            widget.setFont(QApplication.font())
            scaled(widget, SMALL)
