"""Beside the question: what counts, what the next level asks for, and the stage as it stands."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from readiness.app.guided_path import Position
from readiness.app.session import Session
from readiness.domain.levels import HIGHEST
from readiness.results.phrases import Phrases
from readiness.results.stage_reasons import stage_reasons
from readiness.ui.context import ViewContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.building import text
from readiness.ui.widgets.stage_bar import StageBar

_WIDTH = 300


class QuestionSide(QFrame):
    """The panel on the right; it follows every answer."""

    def __init__(self, context: ViewContext, session: Session, position: Position) -> None:
        super().__init__()
        self._context = context
        self._session = session
        self._position = position
        self.setFixedWidth(_WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 18, 24, 18)
        self._layout.setSpacing(8)
        self._live = QFrame()
        self._live_layout = QVBoxLayout(self._live)
        self._live_layout.setContentsMargins(0, 0, 0, 0)
        _, language = context.t.gettext, context.language
        if position.capability.help:
            self._layout.addWidget(text(_("What counts"), bold=True))
            self._layout.addWidget(text(position.capability.help.in_language(language), SMALL, "quiet"))
            self._layout.addSpacing(14)
        self._layout.addWidget(self._live)
        self._layout.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the current stage of the dimension and what the next level asks for."""
        while (item := self._live_layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._show_next_level()
        self._show_stage()

    def _show_next_level(self) -> None:
        level = self._session.assessment.answer(self._position.capability.code).level
        if level is None or level == HIGHEST:
            return
        _ = self._context.t.gettext
        step = self._position.capability.next_steps[level].in_language(self._context.language)
        self._live_layout.addWidget(text(_("What level {level} asks for").format(level=level + 1), bold=True))
        self._live_layout.addWidget(text(step, SMALL, "quiet"))
        self._live_layout.addSpacing(14)

    def _show_stage(self) -> None:
        context, result = self._context, self._session.result()
        score = result.scored(self._position.dimension.code)
        phrases = Phrases(result, context.language, context.t)
        words = phrases.dimension_stage(score)
        self._live_layout.addWidget(text(context.t.gettext("The dimension as it stands"), bold=True))
        self._live_layout.addWidget(StageBar(score, words, context.tokens))
        self._live_layout.addWidget(text(words, SMALL))
        for sentence in stage_reasons(score, result, phrases, context.t)[:2]:
            self._live_layout.addWidget(text(sentence, SMALL, "quiet"))
