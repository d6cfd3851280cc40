"""The form of a list of entries as a whole, and what the forms of all entries have: a place in their order, a code."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor.entries import entries, position
from readiness.foundation.errors import Place
from readiness.ui.pages.editor.fields import IDENTIFIER, Fields, word_reader
from readiness.ui.pages.editor.kind_words import kind_words
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text

# Stands for the buttons that move an entry: they keep the focus while the entry moves.
_UP: Place = ("order", "up")
_DOWN: Place = ("order", "down")


class EntryListForm(QWidget):
    """Says what the entries of a kind are for, and adds one."""

    def __init__(self, fields: Fields, kind: Place, add: Callable[[Place], object]) -> None:
        super().__init__()
        words = kind_words(kind, fields.gettext)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text(words.about, role="quiet"))
        column.addLayout(row(button(words.add, partial(add, kind))))


class OrderRow(QWidget):
    """Says which place an entry has, and moves it: the first one whose condition holds counts."""

    def __init__(self, fields: Fields, place: Place, move: Callable[[Place, int], object]) -> None:
        super().__init__()
        language, _ = fields.context.language, fields.gettext
        kind, at = place[:-1], position(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        n = len(entries(fields.editor.tree, kind))
        told = _("Place {place} of {n} in the order.").format(place=language.number(at + 1), n=language.number(n))
        column.addWidget(text(told, SMALL, "quiet"))
        up = button(_("Move up"), partial(move, place, -1), "link")
        down = button(_("Move down"), partial(move, place, 1), "link")
        for here, one in ((_UP, up), (_DOWN, down)):
            fields.bind(here, one, lambda: None)
        column.addLayout(row(up, down))


def entry_code(fields: Fields, place: Place) -> QWidget:
    """Return the field for the name of an entry in the files."""
    _ = fields.gettext
    return fields.line(_("Code"), (*place, "code"), word_reader(_, IDENTIFIER, "consumers"))
