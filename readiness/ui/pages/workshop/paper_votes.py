"""Votes of people without a phone: the slips are typed one after the other while the vote is open."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.levels import COUNT
from readiness.domain.workshop_record import MOST_PARTICIPANTS
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import CAPTION, zoomed
from readiness.ui.widgets.elements import restyle, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine
from readiness.wording.workshop import without_levels

_DONT_KNOW = "?"
# Each digit may have a space or a comma behind it.
_LONGEST, _BETWEEN, _WIDTH = 2 * MOST_PARTICIPANTS, " ,;", 360


class PaperVotes(QWidget):
    """Folded until it is needed. Only how many there are of each is kept, in an order that says nothing."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._round = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(4))
        self._opener = KeyButton(context, "", self._toggle, "link").flush()
        layout.addLayout(FlowLayout(self._opener))
        _ = context.language.gettext
        self._line = StoredLine(context.unstored, _LONGEST)
        self._line.setMaximumWidth(zoomed(_WIDTH))
        self._line.stored.connect(self._count)
        self._told = text("", CAPTION, "quiet")
        name = _("The level of each slip, “?” for don’t know")
        if without_levels(model.session.questionnaire):
            name = _("The number before the answer of each slip, “?” for don’t know")
        self._entry = labelled(name, self._line, self._line.refusal, self._told)
        layout.addWidget(self._entry)
        self._entry.hide()

    def refresh(self) -> None:
        """Show what is counted."""
        if not self._model.running:
            return
        language, paper, round_ = self._context.language, self._model.paper, self._model.round
        words = language.ngettext("{n} vote on paper", "{n} votes on paper", len(paper)).format(n=len(paper))
        self._opener.set_words(words if paper else language.gettext("Votes on paper …"))
        if round_ is not None and round_.number != self._round:
            self._round = round_.number
            self._line.show_text("".join(_DONT_KNOW if level is None else str(level) for level in paper))
            self._entry.setVisible(bool(paper))
        self._tell()

    def _toggle(self) -> None:
        self._entry.setVisible(self._entry.isHidden())
        if not self._entry.isHidden():
            self._line.setFocus()

    def _count(self, typed: str) -> None:
        slips = [slip for slip in typed if slip not in _BETWEEN]
        known = {str(level): level for level in self._rungs()}
        levels = [known.get(slip) for slip in slips if slip in known or slip == _DONT_KNOW]
        self._wrong = "".join(slip for slip in slips if slip not in known and slip != _DONT_KNOW)
        if sorted(levels, key=str) != sorted(self._model.paper, key=str):
            self._model.count_paper(levels)
        self._tell()

    def _rungs(self) -> tuple[int, ...]:
        """Return the levels that the answers of the question stand for."""
        code = self._model.capability
        return self._model.session.questionnaire.capabilities[code].rungs if code else ()

    _wrong = ""

    def _tell(self) -> None:
        """Say how many there are of each, or what is none."""
        language, paper = self._context.language, self._model.paper
        restyle(self._told, "warning" if self._wrong else "quiet")
        if self._wrong:
            words = language.gettext("“{slips}” is no level: only 0 to 5 and “?” are counted.")
            if len(self._rungs()) < COUNT:
                words = language.gettext("“{slips}” is none of the answers: only {levels} and “?” are counted.")
            levels = ", ".join(map(str, self._rungs()))
            self._told.setText(words.format(slips=self._wrong, levels=levels))
            return
        each = [(str(level), paper.count(level)) for level in self._rungs()] + [(_DONT_KNOW, paper.count(None))]
        counts = " · ".join(f"{name}: {number}" for name, number in each if number)
        self._told.setText(counts or language.gettext("They are added when you reveal."))
