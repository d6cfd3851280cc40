"""One of the texts in the list: its name as a link, and what it is for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.theme.typography import BODY, SMALL, scaled
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.texts_to_act import FilledText


class TextChoice(QWidget):
    """The one that is shown is marked by an arrow and its weight."""

    def __init__(self, look: Look, filled: FilledText, show: Callable[[str], None], *, chosen: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        words = ("▸ " if chosen else "") + filled.name
        link = WrappedButton(words, partial(show, filled.code), look.tokens, BODY, plain=chosen)
        if chosen:
            scaled(link, BODY, bold=True)
        link.setAccessibleName(filled.name)
        state = look.language.gettext("shown") if chosen else ""
        link.setAccessibleDescription(" · ".join(filter(None, (state, filled.purpose))))
        column.addWidget(link)
        purpose = text(filled.purpose, SMALL, "quiet")
        purpose.setContentsMargins(4, 0, 0, 0)
        column.addWidget(purpose)
