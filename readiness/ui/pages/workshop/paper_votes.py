"""Votes of people without a phone: the slips are typed one after the other while the vote is open."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.workshop_record import MOST_PARTICIPANTS
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.words import answer_digits
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import CAPTION, zoomed
from readiness.ui.widgets.elements import restyle, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine
from readiness.wording.workshop import answers_by_name, without_levels

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
            name = _("The number of the answer on each slip, “?” for don’t know")
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
            self._line.show_text("".join(self._digit(level) for level in paper))
            self._entry.setVisible(bool(paper))
        self._tell()

    def _toggle(self) -> None:
        self._entry.setVisible(self._entry.isHidden())
        if not self._entry.isHidden():
            self._line.setFocus()

    def _count(self, typed: str) -> None:
        slips = [slip for slip in typed if slip not in _BETWEEN]
        known = {str(digit): level for level, digit in self._digits().items()}
        levels = [known.get(slip) for slip in slips if slip in known or slip == _DONT_KNOW]
        self._wrong = "".join(slip for slip in slips if slip not in known and slip != _DONT_KNOW)
        if sorted(levels, key=str) != sorted(self._model.paper, key=str):
            self._model.count_paper(levels)
        self._tell()

    def _digits(self) -> dict[int, int]:
        """Return what is typed for the answers of the question, by their levels."""
        code = self._model.capability
        return answer_digits(self._model.session.questionnaire, code) if code else {}

    def _digit(self, level: int | None) -> str:
        return _DONT_KNOW if level is None else str(self._digits().get(level, _DONT_KNOW))

    _wrong = ""

    def _tell(self) -> None:
        """Say how many there are of each, or what is none."""
        language, paper, digits = self._context.language, self._model.paper, self._digits()
        named = answers_by_name(self._model.session.questionnaire, self._model.capability, language)
        restyle(self._told, "warning" if self._wrong else "quiet")
        if self._wrong:
            words = language.gettext("“{slips}” is no level: only 0 to 5 and “?” are counted.")
            if named is not None:
                words = language.gettext("“{slips}” is none of the answers: only {levels} and “?” are counted.")
            levels = ", ".join(map(str, digits.values()))
            self._told.setText(words.format(slips=self._wrong, levels=levels))
            return
        names = {level: named(level) if named else str(level) for level in digits}
        each = [(name, paper.count(level)) for level, name in names.items()] + [(_DONT_KNOW, paper.count(None))]
        told = [" · ".join(f"{name}: {number}" for name, number in each if number)]
        if not told[0]:
            told = [language.gettext("They are added when you reveal.")]
        if named is not None:
            told.insert(0, " · ".join(f"{digits[level]} = {name}" for level, name in names.items()))
        self._told.setText("\n".join(told))
