"""What can be decided, as rows with a radio button: packages, hours and money of each."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.results.decision import DecisionKind
from readiness.ui.look import Look
from readiness.ui.pages.results.table import Column, Line, Table, TableHead, TableRow
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import clear
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.toggles import Led, one_stop
from readiness.ui.widgets.wrapped_choice import mark_size, paint_mark
from readiness.wording.alternatives import NONE, AlternativeText

_SIDES, _RULE, _BEHIND_MARK, _MARK_TOP = 10, 3, 10, 4
# What stands where nothing is known, or nothing is needed.
_NOTHING = {NONE, "0", ""}
# The room that a name gets at least beside its figures.
_LEAST_NAME = 150


class ChoicesTable(QWidget):
    """Emits the code of the row that was chosen; the arrows lead through the rows, Space or Enter chooses."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[_ChoiceRow] = []
        self._codes: list[str] = []
        self._group: QButtonGroup | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_rows(self, rows: list[AlternativeText], chosen: str, kind: DecisionKind) -> None:
        """Show what can be decided; rows that stay keep the focus."""
        table = self._table(rows, kind)
        codes = [row.alternative.code for row in rows]
        if codes != self._codes:
            self._make(codes, table)
        for at, row in enumerate(self._rows):
            row.show_line(table, at)
            row.setChecked(codes[at] == chosen)

    def _make(self, codes: list[str], table: Table) -> None:
        clear(self._layout)
        self._codes = codes
        self._layout.addWidget(TableHead(table, self._look.tokens, _inset()))
        self._rows = [_ChoiceRow(self._look.tokens) for _code in codes]
        self._group = QButtonGroup(self)
        for code, row in zip(codes, self._rows, strict=True):
            self._group.addButton(row)
            row.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            self._layout.addWidget(row)
        one_stop(self._group)
        tab_through(self)

    def _table(self, rows: list[AlternativeText], kind: DecisionKind) -> Table:
        """Return the table; it has no column of figures in which no row has one."""
        _ = self._look.language.gettext
        once = _("once")
        running = _("running, already today") if kind is DecisionKind.KEEP else _("running, in addition")
        # Figures side by side are worth more than the way before it; what is below says that it is in there.
        names = [row.way or row.name for row in rows]
        cells = [
            (Column("", least=_LEAST_NAME), names),
            (Column(_("Work packages"), figures=True), [row.packages for row in rows]),
            (Column(_("hours"), figures=True, group=once), [row.hours for row in rows]),
            (Column(_("cost"), figures=True, group=once), [row.once for row in rows]),
            (Column(_("a month"), figures=True, group=running), [row.monthly for row in rows]),
            (Column(_("a year"), figures=True, group=running), [row.yearly for row in rows]),
        ]
        cells = [one for one in cells if not one[0].figures or any(words not in _NOTHING for words in one[1])]
        by_row = zip(*(words for _column, words in cells), strict=True)
        lines = [Line(words, *self._note(row)) for words, row in zip(by_row, rows, strict=True)]
        return Table([column for column, _words in cells], lines, 1)

    def _note(self, row: AlternativeText) -> tuple[str, str]:
        """Return what stands below a row, and before it in bold that it is recommended."""
        _ = self._look.language.gettext
        lead = _("Recommended.") if row.alternative.recommended else ""
        note = row.note.removeprefix(lead)
        if row.dated:
            note += " " + _("Done by {date}.").format(date=row.ends)
        return lead, note.strip()


class _ChoiceRow(TableRow, Led, QRadioButton):
    """The chosen one has a ground and a rule at its left besides its mark."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._begin(tokens, _inset())
        self._watch_toggled()

    @override
    def _paint_mark(self, painter: QPainter) -> None:
        if self.isChecked():
            painter.fillRect(0, 0, zoomed(_RULE), self.height(), QColor(self._tokens.accent))
        mark = QRect(zoomed(_SIDES), zoomed(_MARK_TOP), mark_size(), mark_size())
        paint_mark(painter, mark, self._tokens, chosen=self.isChecked(), radio=True)


def _inset() -> tuple[int, int]:
    """Return what stays free beside the words of a row, at the left for its mark."""
    return zoomed(_SIDES) + mark_size() + zoomed(_BEHIND_MARK), zoomed(_SIDES)
