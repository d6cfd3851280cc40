"""The form of a target profile: which levels are worth reaching, and for whom."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.pack_editor.target_levels import can_have_level, level_names, with_one_more, with_other_code
from readiness.app.pack_editor.tree import with_value
from readiness.foundation.errors import Place
from readiness.ui.pages.editor.condition_form import ConditionForm
from readiness.ui.pages.editor.entry_form import OrderRow, entry_code
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.icon_button import IconButton

# Stands in the place of a field for the row that it is in.
_ROW = "row"


class TargetForm(QWidget):
    """`move` moves the entry of a place by so many places."""

    def __init__(self, fields: Fields, place: Place, move: Callable[[Place, int], object]) -> None:
        super().__init__()
        self._fields = fields
        self._place = place
        _ = fields.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(fields.words(_("Name, in a few words"), (*place, "name"), needed=True))
        column.addWidget(fields.words(_("Who it is for, and why"), (*place, "description"), lines=2, needed=True))
        levels = _level_choices(fields)
        column.addWidget(fields.chooser(_("Level for every question"), *self._level("level", levels)))
        column.addWidget(fields.chooser(_("Level for key questions"), *self._level("key_level", levels)))
        self._add_others(column)
        suggested = ConditionForm(fields, place, "when", title=_("When it is used"), always=_("Always."))
        column.addWidget(suggested)
        column.addWidget(OrderRow(fields, place, move))
        column.addWidget(fields.fold(_("More"), lambda inner: inner.addWidget(entry_code(fields, place))))

    def _level(
        self, key: str, levels: list[tuple[Any, str]]
    ) -> tuple[Place, list[tuple[Any, str]], tuple[Callable[[], Any], Callable[[Any], object]]]:
        """Return what a list of levels is made of: its place, its choices, how it is read and stored."""
        editor, place = self._fields.editor, (*self._place, key)
        return place, levels, (lambda: editor.value(place), partial(editor.set, place))

    def _add_others(self, column: QVBoxLayout) -> None:
        """Add a row for each dimension or question that has a level of its own."""
        fields, place, _ = self._fields, (*self._place, "levels"), self._fields.gettext
        editor = fields.editor
        column.addWidget(text(_("Other levels for single dimensions and questions"), SMALL, bold=True))
        found = editor.value(place, {})
        levels = found if isinstance(found, dict) else {}
        known = can_have_level(editor.tree)
        holder = QWidget()
        column.addWidget(holder)
        column.addWidget(fields.bind(place, holder, lambda: None))
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for n, code in enumerate(levels, start=1):
            names = [
                (one, f"{one} {fields.said(texts, '')}".strip())
                for one, texts in known
                if one == code or one not in levels
            ]
            if code not in dict(known):
                names.insert(0, (code, code))
            rows.addLayout(self._row(code, n, names))
        if len(levels) < len(known):
            rows.addLayout(row(button(_("Add another level"), self._add, "link")))

    def _row(self, code: str, n: int, names: list[tuple[Any, str]]) -> QHBoxLayout:
        fields, place, _ = self._fields, (*self._place, "levels"), self._fields.gettext
        number = fields.context.language.number(n)
        line = QHBoxLayout()
        line.setSpacing(6)
        both = FieldRow()
        label = _("Row {n}: dimension or question").format(n=number)
        # By its number, the field keeps the focus while the code changes.
        ways = (lambda: code, partial(self._rename, code))
        both.add(fields.chooser(label, (*place, _ROW, n), names, ways), 3)
        levels = _level_choices(fields, code)
        level = fields.chooser(_("Row {n}: level").format(n=number), *self._level_of(code, levels))
        both.add(level, 2)
        line.addWidget(both, 1)
        away = IconButton("clear", _("Remove"), partial(self._remove, code, n), fields.context.tokens)
        away.setAccessibleDescription(label)
        line.addWidget(away)
        return line

    def _level_of(
        self, code: str, levels: list[tuple[Any, str]]
    ) -> tuple[Place, list[tuple[Any, str]], tuple[Callable[[], Any], Callable[[Any], object]]]:
        editor, place = self._fields.editor, (*self._place, "levels", code)
        value = editor.value(place)
        if value not in dict(levels):
            levels = [(value, str(value)), *levels]
        return place, levels, (lambda: editor.value(place), partial(editor.set, place))

    def _rename(self, before: str, code: str) -> None:
        editor = self._fields.editor
        editor.change(with_other_code(editor.tree, self._place, before, code), (*self._place, "levels", code))

    def _add(self) -> None:
        editor = self._fields.editor
        place: Place = (*self._place, "levels")
        n = len(editor.value(place, {}))
        editor.change(with_one_more(editor.tree, self._place), (*place, _ROW, n + 1))

    def _remove(self, code: str, n: int) -> None:
        editor, place = self._fields.editor, (*self._place, "levels")
        left = {name: level for name, level in editor.value(place, {}).items() if name != code}
        editor.change(with_value(editor.tree, place, left or None), (*place, _ROW, min(n, len(left))))


def _level_choices(fields: Fields, code: str = "") -> list[tuple[Any, str]]:
    """Return the levels as choices with their names; 0 says that nothing is meant to be reached."""
    _ = fields.gettext
    found: list[tuple[Any, str]] = []
    for level, names in level_names(fields.editor.tree, code):
        words = _("no target") if level == 0 else fields.said(names, "")
        # Where nothing names a level, its name is its number.
        found.append((level, str(level) if words in {"", str(level)} else f"{level} {words}"))
    return found
