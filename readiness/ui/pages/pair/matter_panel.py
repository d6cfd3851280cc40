"""One matter as both sides see it, and what is missing."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from readiness.foundation.capitals import capitalised
from readiness.results.pairing import DONE, PairedMatter, Side, SideName
from readiness.ui.page import PageContext
from readiness.ui.routes import TextsRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.level_cells import LevelCell, LevelCells
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.pairing import PairingWords

_TOP = Qt.AlignmentFlag.AlignTop


class MatterPanel(QWidget):
    """The matter with its finding, then both sides, then what each owes; texts of the open document lead there."""

    def __init__(self, context: PageContext, words: PairingWords, matter: PairedMatter, number: int) -> None:
        super().__init__()
        self._context = context
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text(f"{number}. {words.heading(matter)}", HEADING, bold=True))
        role = "quiet" if matter.finding in DONE else "warning"
        finding = words.finding(matter)
        column.addWidget(text(capitalised(finding), BODY, role))
        column.addWidget(Columns(self._side("company", matter.company), self._side("agency", matter.agency)))
        for missing in matter.missing:
            column.addWidget(text(f"→ {words.missing(missing)}", BODY))
        self._add_texts(column, matter)

    def _side(self, name: SideName, side: Side) -> QWidget:
        """Return what a side said, an answer a line."""
        result = self._words.pairing.side(name)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(text(self._words.side(name), SMALL, "quiet", bold=True), 0, 0, 1, 2)
        for at, said in enumerate(side.said, start=1):
            cells = LevelCells(self._context.tokens)
            cell = LevelCell(result.assessment.answer(said.code), key_question=False)
            cells.show_cells([cell], self._words.said(name, said))
            grid.addWidget(cells, at, 0, _TOP)
            # The figure stands in the cell.
            told = f"{self._words.capability(name, said)}: {self._words.answer(name, said)}"
            grid.addWidget(text(told), at, 1, _TOP)
        grid.setRowStretch(len(side.said) + 1, 1)
        return holder

    def _add_texts(self, column: QVBoxLayout, matter: PairedMatter) -> None:
        """Add the texts that help: as links where the open document has them, by name where it is the other side's."""
        context, words = self._context, self._words
        own = words.pairing.side("company").questionnaire.id == context.session.questionnaire.id
        mine: SideName = "company" if own else "agency"
        if any(one.side != mine for one in matter.texts):
            column.addWidget(text(words.texts(matter), BODY, "quiet"))
            return
        if matter.texts:
            go, tokens = context.navigator.go, context.tokens
            links = [
                WrappedButton(words.text(one), partial(go, TextsRoute(one.code)), tokens, BODY) for one in matter.texts
            ]
            label = text(context.language.gettext("Text templates"), BODY, "quiet")
            label.setWordWrap(False)
            holder = QWidget()
            holder.setLayout(FlowLayout(label, *links, gap=16))
            column.addWidget(holder)
