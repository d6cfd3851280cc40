"""Facts that are still to be found out, as links that unfold them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.knowledge import IncidentGuide
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import discard, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_button import WrappedButton


class FactLinks(QWidget):
    """A sentence with the links below it, side by side; hidden where there are none."""

    def __init__(self, context: PageContext, guide: IncidentGuide, words: str, find_out: Callable[[str], None]) -> None:
        super().__init__()
        self._context = context
        self._names = {fact.code: context.language.of(fact.name) for fact in guide.facts}
        self._find_out = find_out
        self._words = words
        self._shown: tuple[str, ...] = ()
        self._links = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(text(words, SMALL, "quiet"))
        layout.addWidget(self._links)
        self.hide()

    def show_facts(self, codes: Sequence[str]) -> None:
        """Show links to these facts; those that stay the same stay, with the focus on them."""
        # Without a parent yet, it would be shown as a window of its own.
        self.setHidden(not codes or self.parentWidget() is None)
        if tuple(codes) == self._shown or not codes:
            return
        self._shown = tuple(codes)
        discard(self._links)
        self._links = QWidget()
        flow = FlowLayout()
        for code in codes:
            link = WrappedButton(self._names[code], partial(self._find_out, code), self._context.tokens)
            # The same fact may be named beside the result and in the list of what to do.
            link.setAccessibleDescription(self._words)
            flow.addWidget(link)
        self._links.setLayout(flow)
        column = self.layout()
        assert column is not None
        column.addWidget(self._links)
        self._links.show()
        tab_through(self)
