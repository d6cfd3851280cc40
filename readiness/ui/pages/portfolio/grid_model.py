"""Rows and columns as a grid shows them, and what they say to assistive technology."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from readiness.foundation.overriding import override
from readiness.ui.widgets.plain import on_one_line, shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A title, at the right where there are figures, or in the middle of cells that are `centred`.

    Words wrap from `most` pixels on, and get `least` in any case. Columns that `grow` share what is left of the width.
    Without `most` a column is as wide as what stands in it. `told` is the title in full, where it is cut.
    """

    title: str
    figures: bool = False
    centred: bool = False
    least: int = 0
    most: int = 0
    grows: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """The words of a row; a `heading` has one cell across all columns.

    `value` is what the row stands for; by its `key` it is known again among other rows. `marks` are places in the words
    of a column, from and up to, that were found.
    """

    cells: tuple[str, ...]
    value: Any = None
    key: Any = None
    heading: bool = False
    marks: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)


class GridModel(QAbstractTableModel):
    """Rows as they are shown; every cell says its column to assistive technology."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: Sequence[RowColumn] = ()
        self.rows: Sequence[GridRow] = ()

    def show_rows(self, columns: Sequence[RowColumn], rows: Sequence[GridRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags if self.rows[index.row()].heading else flags | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        at = 0 if row.heading else index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(row.cells[at])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.columns[at]
            title = column.told or column.title
            words = shown(row.cells[at]) or "–"
            return words if row.heading else f"{title}: {words}"
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return on_one_line(column.title)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return on_one_line(column.told or column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
            side = Qt.AlignmentFlag.AlignHCenter if column.centred else side
            return int(side | Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)
        return None
