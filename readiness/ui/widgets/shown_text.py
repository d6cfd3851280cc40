"""A long text to read: it is scrolled and copied by keys, and cannot be changed."""

from PySide6.QtWidgets import QPlainTextEdit

from readiness.ui.widgets.plain import shown


class ShownText(QPlainTextEdit):
    """Shows every letter as it was written."""

    def __init__(self, name: str, words: str = "") -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.show_text(words)

    def show_text(self, words: str) -> None:
        """Show another text."""
        self.setPlainText(shown(words))
