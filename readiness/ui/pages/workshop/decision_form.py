"""What the group settles on: a level, the reason, and the views that remain."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.workshop_record import REASON_LIMIT
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import button, row, text, toggle
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.stored_text import StoredText

# Levels a line; large type breaks the lines.
_A_LINE = 3


class DecisionForm(QWidget):
    """Keeps what is typed in the draft of the workshop: it survives a change of page or language, and a crash."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._model = model
        self._unstored = context.unstored
        language = context.language
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text(language.gettext("The decision"), HEADING, bold=True))
        self._levels = QButtonGroup(self)
        choices = []
        for level in range(LOWEST, HIGHEST + 1):
            name = context.language.of(model.session.questionnaire.ladder[level].name)
            choice = toggle(f"{level}  {name}", partial(self._take_level, level))
            self._levels.addButton(choice, level)
            choices.append(choice)
        for start in range(0, len(choices), _A_LINE):
            layout.addLayout(FlowLayout(*choices[start : start + _A_LINE]))
        self._reason = self._field(
            layout, language.gettext("Reason: how do you know that this level is reached?"), REASON_LIMIT
        )
        self._reason.stored.connect(lambda words: model.keep_draft(reason=words))
        self._dissent = self._field(layout, language.gettext("Other views, one per line"), NOTE_LIMIT)
        self._dissent.stored.connect(lambda words: model.keep_draft(dissent=words))
        layout.addLayout(row(button(language.gettext("Decide"), self._decide, "primary")))
        self.refresh()

    def refresh(self) -> None:
        """Show the draft."""
        draft = self._model.draft
        chosen = None if draft.level is None else self._levels.button(draft.level)
        self._levels.setExclusive(False)
        for choice in self._levels.buttons():
            choice.setChecked(choice is chosen)
        self._levels.setExclusive(True)
        for field, words in ((self._reason, draft.reason), (self._dissent, draft.dissent)):
            field.show_text(words)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give all levels one width, so that they stand in columns; only now do they know their type."""
        super().showEvent(event)
        widest = max(choice.sizeHint().width() for choice in self._levels.buttons())
        for choice in self._levels.buttons():
            choice.setMinimumWidth(widest)

    def chosen(self) -> QWidget:
        """Return the level that is chosen, or the first one."""
        return self._levels.checkedButton() or self._levels.button(LOWEST)

    def begin(self) -> None:
        """Move the focus to the field for the reason."""
        self._reason.setFocus()

    def _field(self, layout: QVBoxLayout, name: str, most: int) -> StoredText:
        field = StoredText(self._unstored, name, 2, most)
        label = text(name, SMALL)
        label.setBuddy(field)
        layout.addWidget(label)
        layout.addWidget(field)
        layout.addWidget(field.refusal)
        return field

    def _take_level(self, level: int) -> None:
        self._model.keep_draft(level=level)

    def _decide(self) -> None:
        self._unstored.store()
        self._model.decide()
