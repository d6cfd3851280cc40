"""One piece of a text to act: a paragraph, a heading, a list or a table, and the fields that are inserted into it."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from readiness.app.pack_editor import blocks
from readiness.domain.texts_to_act import FIELDS
from readiness.foundation.errors import Place
from readiness.foundation.overriding import override
from readiness.ui.pages.editor.condition_form import ConditionForm
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.pages.editor.list_rows import Listed, list_rows
from readiness.ui.widgets.elements import button, panel, row
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.stored_text import StoredText


class BlockForm(QWidget):
    """Its condition is folded: most pieces are for all."""

    def __init__(self, fields: Fields, place: Place) -> None:
        super().__init__()
        self._fields = fields
        self._place = place
        _, editor = fields.gettext, fields.editor
        n = fields.context.language.number(int(place[-1]) + 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = panel(10)
        outer.addWidget(frame)
        kinds: list[tuple[Any, str]] = [
            ("text", _("A paragraph")),
            ("heading", _("A heading")),
            ("items", _("A list")),
            ("table", _("A table")),
        ]
        kind = blocks.kind_of(editor.value(place, {}))

        def choose(other: blocks.BlockKind) -> None:
            editor.change(blocks.with_kind(editor.tree, place, other), place)

        ways = (lambda: kind, choose)
        column.addWidget(fields.chooser(_("Piece {n}").format(n=n), (*place, "kind"), kinds, ways))
        self._add_words(column, kind, n)
        column.addLayout(row(InsertButton(fields, place, n)))
        fold = _("Piece {n}: only for some").format(n=n)
        column.addWidget(fields.fold(fold, self._fill_condition))

    def _fill_condition(self, column: QVBoxLayout) -> None:
        _ = self._fields.gettext
        title = _("When it is in the text (also where that is not known)")
        column.addWidget(ConditionForm(self._fields, self._place, "when", title=title, always=_("Always.")))

    def _add_words(self, column: QVBoxLayout, kind: blocks.BlockKind, n: str) -> None:
        fields, place, _ = self._fields, self._place, self._fields.gettext
        language = fields.editor.languages[0]
        if kind == "items":

            def fill(line: FieldRow, here: Place) -> None:
                at = fields.context.language.number(int(here[-1]) + 1)
                line.add(fields.words(_("Point {n}").format(n=at), here, lines=1, needed=True), 1)

            items = Listed(_("Add a point"), fill, lambda _found: {language: ""}, least=1)
            column.addWidget(list_rows(fields, (*place, "items"), items))
        elif kind == "table":
            self._add_table(column)
        else:
            label = _("Words of piece {n}").format(n=n)
            lines = 1 if kind == "heading" else 3
            column.addWidget(fields.words(label, (*place, kind), lines=lines, needed=True))

    def _add_table(self, column: QVBoxLayout) -> None:
        fields, place, _ = self._fields, self._place, self._fields.gettext
        editor, number = fields.editor, fields.context.language.number
        columns = editor.value((*place, "columns"), [])
        for at in range(len(columns)):
            line = QHBoxLayout()
            label = _("Column {n}").format(n=number(at + 1))
            line.addWidget(fields.words(label, (*place, "columns", at), lines=1, needed=True), 1)
            if len(columns) > 1:
                away = IconButton("clear", _("Remove"), partial(self._remove_column, at), fields.context.tokens)
                away.setAccessibleDescription(label)
                line.addWidget(away)
            column.addLayout(line)
        column.addLayout(row(button(_("Add a column"), self._add_column, "link")))

        def fill(line: FieldRow, here: Place) -> None:
            for i in range(len(editor.value(here, []))):
                label = _("Row {n}, column {column}").format(n=number(int(here[-1]) + 1), column=number(i + 1))
                line.add(fields.words(label, (*here, i), lines=1, needed=True), 1)

        first = editor.languages[0]
        rows = Listed(_("Add a row"), fill, lambda _found: [{first: ""} for _column in columns], _("Rows"))
        column.addWidget(list_rows(fields, (*place, "rows"), rows))

    def _add_column(self) -> None:
        editor = self._fields.editor
        n = len(editor.value((*self._place, "columns"), []))
        editor.change(blocks.with_column(editor.tree, self._place), (*self._place, "columns", n))

    def _remove_column(self, at: int) -> None:
        editor = self._fields.editor
        editor.change(blocks.without_column(editor.tree, self._place, at), (*self._place, "columns", max(0, at - 1)))


class InsertButton(KeyButton):
    """Inserts a field at the cursor of the piece's text that was written in last; the first one before that."""

    def __init__(self, fields: Fields, place: Place, n: str) -> None:
        _ = fields.gettext
        super().__init__(fields.context, _("Insert a field …"), self._open, "link")
        self.setAccessibleDescription(_("Piece {n}").format(n=n))
        self._texts: list[StoredText] = fields.texts_within(place)
        self._target = self._texts[0] if self._texts else None
        for one in self._texts:
            one.installEventFilter(self)
        self._menu = QMenu(self)
        named = {
            "organisation": _("Name of the organisation"),
            "today": _("Today’s date"),
            "known_since": _("Since when the incident is known"),
        }
        for field in FIELDS:
            self._menu.addAction(named[field], partial(self._insert, f"{{{field}}}"))
        self._menu.addAction(_("Something to fill in by hand"), partial(self._insert, _("[date]")))
        self.setEnabled(self._target is not None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, StoredText):
            self._target = watched
        return False

    def menu_actions(self) -> list[QAction]:
        """Return what can be inserted."""
        return self._menu.actions()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _insert(self, words: str) -> None:
        if self._target is not None:
            self._target.type_here(words)
            self._target.setFocus()
