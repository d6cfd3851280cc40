"""A list that begins with its first entries; the others follow on demand."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from readiness.ui.look import Look
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import discard, panel, text
from readiness.ui.widgets.wrapped_button import WrappedButton

Entry = TypeVar("Entry")


def list_panel(title: str, hint: str) -> tuple[QFrame, QVBoxLayout]:
    """Return a panel with a title and a hint, and the layout for the entries below them."""
    frame, layout = panel(14)
    layout.setSpacing(2)
    layout.addWidget(text(title, HEADING, bold=True))
    layout.addWidget(text(hint, SMALL, "quiet"))
    stack = QVBoxLayout()
    stack.setSpacing(0)
    layout.addLayout(stack)
    layout.addStretch(1)
    return frame, stack


def fill_list(
    layout: QVBoxLayout, entries: Sequence[Entry], first: int, add: Callable[[Entry], None], context: Look
) -> None:
    """Have `add` called for the first entries, and for the rest when the user asks for them."""
    # "Show 1 more" would take the place of the one.
    shown = entries if len(entries) <= first + 1 else entries[:first]
    for entry in shown:
        add(entry)
    rest = entries[len(shown) :]
    if not rest:
        return

    def show_rest() -> None:
        layout.removeWidget(more)
        discard(more)
        at = layout.count()
        for entry in rest:
            add(entry)
        begun = layout.itemAt(at)
        if begun is not None and (widget := begun.widget()) is not None:
            # A holder that handed the focus on would be a stop of its own.
            link = widget if isinstance(widget, QAbstractButton) else widget.findChild(QAbstractButton)
            (link or widget).setFocus()

    words = context.language.ngettext("Show {n} more", "Show {n} more", len(rest))
    more = WrappedButton(words.format(n=len(rest)), show_rest, context.tokens)
    layout.addWidget(more)
