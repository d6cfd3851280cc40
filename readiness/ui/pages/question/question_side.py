"""Beside the question: what counts, what the next level asks for, and the stage as it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from readiness.app.guided_path import Position
from readiness.domain.levels import HIGHEST
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import UNLIMITED, button, text
from readiness.ui.widgets.focus_scroll import FocusScroll, scroll_by_keys
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.stage_bar import StageBar
from readiness.wording.wording import Wording

_WIDTH, _FOLDED = 322, 74
_MOST_REASONS = 3


class QuestionSide(QFrame):
    """The panel on the right; it follows every answer, and can be folded away for good."""

    def __init__(self, context: PageContext, position: Position) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._position = position
        self._beside = True
        self._layout = layout = QVBoxLayout(self)
        layout.setSpacing(4)
        self._fold = button("", self._on_folded, "link")
        layout.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignRight)
        self._body = self._make_body()
        # Beside the question it scrolls by itself, below it with the page.
        self._scroll = QScrollArea()
        FocusScroll(self._scroll)
        self._scroll.setWidgetResizable(True)
        scroll_by_keys(self._scroll, context.language.gettext("Beside the question"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        layout.addWidget(self._scroll, 1)
        # Takes the room while the body is folded away.
        layout.addStretch(0)
        self._show_fold()
        self.refresh()

    @property
    def folded(self) -> bool:
        """Whether only the way to unfold it is shown."""
        return not self._context.memory.settings.side_panel

    def stand(self, *, beside: bool) -> None:
        """Stand beside the question, or below it."""
        if beside != self._beside:
            self._beside = beside
            if beside:
                self._layout.removeWidget(self._body)
                self._scroll.setWidget(self._body)
            else:
                self._layout.insertWidget(1, self._scroll.takeWidget())
        self._show_fold()

    def refresh(self) -> None:
        """Show the current stage of the dimension and what the next level asks for."""
        if self.folded:
            return
        self._show_next_level()
        self._show_stage()

    # What is in it.

    def _make_body(self) -> QWidget:
        _, capability = self._context.language.gettext, self._position.capability
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(6)
        if words := capability.help_for(self._session.facts_for(capability)):
            layout.addWidget(text(_("What counts"), bold=True))
            layout.addWidget(text(self._context.language.of(words), SMALL, "quiet"))
            if capability.not_applicable:
                layout.addWidget(text(self._context.language.of(capability.not_applicable), SMALL, "quiet"))
            layout.addSpacing(12)
        self._add_terms(layout)
        self._next_title = text("", bold=True)
        self._next_words = text("", SMALL, "quiet")
        self._needed_first = text("", SMALL, "warning")
        for label in (self._next_title, self._next_words, self._needed_first):
            layout.addWidget(label)
        layout.addSpacing(12)
        layout.addWidget(text(_("Where this dimension stands"), bold=True))
        result = self._session.result()
        self._bar = StageBar(result.scored(self._position.dimension.code), "", self._context.tokens)
        layout.addWidget(self._bar)
        self._stage = text("", SMALL, bold=True)
        layout.addWidget(self._stage)
        # Made once: new labels at every answer would cost more than everything else together.
        self._reasons = [text("", SMALL, "quiet") for _reason in range(_MOST_REASONS)]
        for label in self._reasons:
            layout.addWidget(label)
        layout.addStretch(1)
        return body

    def _add_terms(self, layout: QVBoxLayout) -> None:
        """Add the words that the question uses in one sense only."""
        language, terms = self._context.language, self._session.questionnaire.terms_of(self._position.capability)
        if not terms:
            return
        layout.addWidget(text(language.gettext("What is meant"), bold=True))
        for term in terms:
            words = language.gettext("{term}: {meaning}")
            words = words.format(term=language.of(term.name), meaning=language.of(term.meaning))
            layout.addWidget(text(words, SMALL, "quiet"))
        layout.addSpacing(12)

    def _show_next_level(self) -> None:
        _, capability = self._context.language.gettext, self._position.capability
        level = self._session.assessment.answer(capability.code).level
        going_up = level is not None and level < HIGHEST
        title = words = needed = ""
        if level is not None and going_up:
            title = _("How to reach level {level}").format(level=level + 1)
            words = self._context.language.of(capability.step_to(level + 1, self._session.facts_for(capability)))
            needed = self._missing_before(level + 1)
        elif level == HIGHEST:
            title = _("The highest level is reached.")
        _show(self._next_title, title)
        _show(self._next_words, words)
        _show(self._needed_first, needed)

    def _missing_before(self, level: int) -> str:
        """Return what has to stand before this capability goes to `level`."""
        wording = Wording(self._session.result(), self._context.language)
        assessment = self._session.assessment
        words = self._context.language.gettext("{name} (level {level})")
        missing = [
            words.format(name=wording.names.capability(needed.requirement.code), level=needed.requirement.level)
            for needed in self._position.capability.needs(level)
            if (assessment.answer(needed.requirement.code).level or 0) < needed.requirement.level
        ]
        return (
            self._context.language.gettext("Needed first: {names}.").format(names="; ".join(missing)) if missing else ""
        )

    def _show_stage(self) -> None:
        context, result = self._context, self._session.result()
        score = result.scored(self._position.dimension.code)
        wording = Wording(result, context.language)
        words = wording.stages.dimension(score)
        self._bar.show_score(score, words)
        _show(self._stage, words)
        reasons = wording.reasons.stage(score)[:_MOST_REASONS]
        for label, sentence in zip(self._reasons, [*reasons, *[""] * _MOST_REASONS], strict=False):
            _show(label, sentence)

    # Folding.

    def _on_folded(self) -> None:
        self._context.memory.change(side_panel=self.folded)
        self._show_fold()
        self.refresh()

    def _show_fold(self) -> None:
        _, folded = self._context.language.gettext, self.folded
        self._fold.setText("«" if folded else "»")
        words = _("Show the side panel") if folded else _("Hide the side panel")
        self._fold.setAccessibleName(words)
        set_tool_tip(self._fold, words)
        self._body.setVisible(not folded)
        self._scroll.setVisible(not folded and self._beside)
        margins = (12, 18, 16, 12) if self._beside else (0, 12, 0, 0)
        self._layout.setContentsMargins(*margins)
        if self._beside:
            self.setFixedWidth(zoomed(_FOLDED if folded else _WIDTH))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(UNLIMITED)


def _show(label: QLabel, words: str) -> None:
    label.setVisible(bool(words))
    if label.text() != words:
        label.setText(words)
