"""A text to act as it will look: to be read, selected and copied, never changed here."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import LEAD
from readiness.ui.widgets.plain import shown
from readiness.wording.texts_to_act import FilledBlock, FilledText, split_to_fill_in

_GAP, _CELL = 9, 5


class TextSheet(QTextEdit):
    """As high as its text: the page scrolls. Every word is inserted letter by letter, so nothing in it is a format."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._tokens = tokens
        self.setAccessibleName(name)
        self.setReadOnly(True)
        # Keys select as the mouse does, and Tab goes on to the next part of the page.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "sheet")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_text(self, filled: FilledText) -> None:
        """Write a text, from its first block to its last."""
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for at, block in enumerate(filled.blocks):
            if at:
                cursor.insertBlock(self._spaced(), QTextCharFormat())
            self._write(cursor, block)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the page what neither moves nor selects: its keys work here too."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def _fit(self) -> None:
        """Become as high as the text in the width that there is."""
        height = self.document().size().height()
        self.setFixedHeight(round(height) + 2 * self.frameWidth() + 2)

    # Writing.

    def _write(self, cursor: QTextCursor, block: FilledBlock) -> None:
        if block.heading:
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.Bold)
            strong.setFontPointSize(self.font().pointSizeF() * LEAD.factor)
            level = self._spaced()
            # Assistive technology finds headings by it.
            level.setHeadingLevel(2)
            cursor.setBlockFormat(level)
            self._insert(cursor, block.heading, strong)
        elif block.text:
            cursor.setBlockFormat(self._spaced())
            self._insert(cursor, block.text)
        elif block.items:
            self._write_list(cursor, block.items)
        elif block.columns:
            self._write_table(cursor, block.columns, block.rows)

    def _write_list(self, cursor: QTextCursor, items: Sequence[str]) -> None:
        style = QTextListFormat()
        style.setStyle(QTextListFormat.Style.ListDisc)
        made = None
        for item in items:
            if made is None:
                made = cursor.createList(style)
            else:
                cursor.insertBlock()
                made.add(cursor.block())
            self._insert(cursor, item)

    def _write_table(self, cursor: QTextCursor, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        style = QTextTableFormat()
        style.setCellPadding(_CELL)
        style.setCellSpacing(0)
        style.setBorder(1)
        style.setBorderCollapse(True)
        style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        style.setBorderBrush(QColor(self._tokens.edge))
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        style.setHeaderRowCount(1)
        style.setTopMargin(_GAP)
        table = cursor.insertTable(1 + len(rows), len(columns), style)
        for across, words in enumerate(columns):
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.Bold)
            self._insert(table.cellAt(0, across).firstCursorPosition(), words, strong)
        for down, cells in enumerate(rows, start=1):
            for across, words in enumerate(cells):
                self._insert(table.cellAt(down, across).firstCursorPosition(), words)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _insert(self, cursor: QTextCursor, words: str, style: QTextCharFormat | None = None) -> None:
        """Insert words, those that people fill in marked by weight and ground; the brackets say it without colour."""
        plain = QTextCharFormat(style or QTextCharFormat())
        mark = QTextCharFormat(plain)
        mark.setFontWeight(max(plain.fontWeight(), QFont.Weight.DemiBold))
        mark.setBackground(QColor(self._tokens.soft))
        for part, to_fill_in in split_to_fill_in(shown(words)):
            cursor.insertText(part, mark if to_fill_in else plain)

    @staticmethod
    def _spaced() -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(_GAP)
        return block
