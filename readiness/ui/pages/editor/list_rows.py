"""A list within a form: its entries with their fields, and buttons that add, move and remove them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.pack_editor.pack_editor import PackEditor
from readiness.app.pack_editor.tree import moved_entry, with_entry, without_entry
from readiness.foundation.errors import Place
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.icon_button import IconButton


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list is made of: `fill` makes the fields of an entry, `new` one more entry, and `add` names its button."""

    add: str
    fill: Callable[[FieldRow, Place], None]
    new: Callable[[list[Any]], Any]
    title: str = ""
    least: int = 0
    most: int = 60


def list_rows(fields: Fields, place: Place, listed: Listed) -> QWidget:
    """Return the entries of the list at a place."""
    editor, _, look = fields.editor, fields.gettext, fields.context
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    if listed.title:
        column.addWidget(text(listed.title, SMALL, bold=True))
    entries = editor.value(place, [])
    entries = entries if isinstance(entries, list) else []
    column.addWidget(fields.bind(place, holder, lambda: None))
    for i in range(len(entries)):
        here = (*place, i)
        line = QHBoxLayout()
        line.setSpacing(6)
        row_of_fields = FieldRow()
        listed.fill(row_of_fields, here)
        line.addWidget(row_of_fields, 1)
        called = _("Entry {n}").format(n=i + 1)
        up = IconButton("up", _("Move up"), partial(_move_up, editor, here), look.tokens)
        away = IconButton("clear", _("Remove"), partial(_take_away, editor, here), look.tokens)
        for icon in (up, away):
            icon.setAccessibleDescription(called)
            policy = icon.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            icon.setSizePolicy(policy)
        if i == 0:
            up.hide()
        if len(entries) <= listed.least:
            away.hide()
        line.addWidget(up)
        line.addWidget(away)
        column.addLayout(line)
    if len(entries) < listed.most:
        column.addLayout(row(button(listed.add, partial(_add, editor, place, listed), "link")))
    return holder


def _move_up(editor: PackEditor, place: Place) -> None:
    editor.change(moved_entry(editor.tree, place, -1), place)


def _take_away(editor: PackEditor, place: Place) -> None:
    editor.change(without_entry(editor.tree, place), place)


def _add(editor: PackEditor, place: Place, listed: Listed) -> None:
    entries = list(editor.value(place, []))
    tree = with_entry(editor.tree, place, len(entries), listed.new(entries))
    editor.change(tree, (*place, len(entries)))


def chosen(values: Sequence[int]) -> list[tuple[Any, str]]:
    """Return numbers as choices."""
    return [(value, str(value)) for value in values]
