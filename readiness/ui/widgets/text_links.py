"""Links from a step to the texts that it needs."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.texts_to_act import FilledText


class TextLinks(QWidget):
    """One link for each text, indented as the words of the step are; `step` tells links to the same text apart."""

    def __init__(
        self, look: Look, texts: Iterable[FilledText], show: Callable[[str], None], step: str, indent: int = 0
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(indent, 0, 0, 0)
        column.setSpacing(0)
        name = look.language.gettext("Text: {name}")
        for text in texts:
            words = name.format(name=text.name)
            link = WrappedButton(words, partial(show, text.code), look.tokens)
            link.setAccessibleDescription(step)
            column.addWidget(link)
