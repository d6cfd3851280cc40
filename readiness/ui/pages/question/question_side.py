"""Beside the question: what counts, how to show it, what the next level asks for, and the dimension as it stands."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readiness.app.guided_path import Position
from readiness.domain.levels import HIGHEST
from readiness.ui.page import PageContext
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.level_cells import LevelCell, LevelCells
from readiness.wording.answers import shortened
from readiness.wording.wording import Wording

_MOST_REASONS = 2
# Enough to recognise a note by.
_LONGEST_NOTE = 200


class QuestionSide(QWidget):
    """Follows every answer."""

    def __init__(self, context: PageContext, position: Position) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._position = position
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(zoomed(4))
        self._add_texts()
        language = context.language
        # Made once: new labels at every answer would cost more than everything else together.
        self._next_title, self._next_words, self._needed_first = (
            text("", bold=True),
            quiet(""),
            text("", role="warning"),
        )
        for label in (self._next_title, self._next_words, self._needed_first):
            self._column.addWidget(label)
        self._column.addSpacing(zoomed(12))
        self._column.addWidget(text(language.gettext("The dimension so far"), bold=True))
        self._cells = LevelCells(context.tokens)
        self._column.addWidget(self._cells)
        self._stage = quiet("")
        self._column.addWidget(self._stage)
        self._reasons = [quiet("") for _reason in range(_MOST_REASONS)]
        for label in self._reasons:
            self._column.addWidget(label)
        self._add_terms()
        self._column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the dimension as it stands, what the next level asks for, and the evidence that is given."""
        self._show_next_level()
        self._show_stage()
        self._show_evidence()

    def leave_to_reason(self, *, asked: bool) -> None:
        """Say when the question does not apply, unless the field for the reason says it above."""
        if self._not_applicable is not None:
            self._not_applicable.setHidden(asked)

    # What is in it.

    def _add(self, title: str, *words: str) -> None:
        self._column.addWidget(text(title, bold=True))
        for line in words:
            self._column.addWidget(quiet(line))
        self._column.addSpacing(zoomed(12))

    def _add_texts(self) -> None:
        language, capability = self._context.language, self._position.capability
        _, facts = language.gettext, self._session.facts_for(capability)
        if self._context.density is Density.SMALL:
            self._add(_("Why this matters"), language.of(capability.why_for(facts)))
        self._not_applicable: QLabel | None = None
        if words := capability.help_for(facts):
            self._column.addWidget(text(_("What counts"), bold=True))
            self._column.addWidget(quiet(language.of(words)))
            if capability.not_applicable:
                self._not_applicable = quiet(language.of(capability.not_applicable))
                self._column.addWidget(self._not_applicable)
            self._column.addSpacing(zoomed(12))
        self._evidence = quiet("")
        self._column.addWidget(text(_("How to show it"), bold=True))
        self._column.addWidget(self._evidence)
        self._column.addSpacing(zoomed(12))

    def _add_terms(self) -> None:
        """Add the words that the question uses in one sense only."""
        language, terms = self._context.language, self._session.questionnaire.terms_of(self._position.capability)
        if not terms:
            return
        words = language.gettext("{term}: {meaning}")
        lines = [words.format(term=language.of(term.name), meaning=language.of(term.meaning)) for term in terms]
        self._column.addSpacing(zoomed(12))
        self._add(language.gettext("What is meant"), *lines)

    def _show_evidence(self) -> None:
        capability, language = self._position.capability, self._context.language
        given = self._session.assessment.answer(capability.code).evidence
        if given:
            words = language.gettext("Your evidence: {note}").format(note=shortened(given, _LONGEST_NOTE))
        else:
            words = language.of(capability.evidence_for(self._session.facts_for(capability)))
        _show(self._evidence, words)

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
        context, session = self._context, self._session
        dimension, result = self._position.dimension, session.result()
        score = result.scored(dimension.code)
        wording = Wording(result, context.language)
        asked = dimension.asked(session.assessment.details.depth)
        cells = [
            LevelCell(session.assessment.answer(c.code), c.key_question, here=c.code == self._position.capability.code)
            for c in asked
        ]
        names = [f"{wording.names.capability(c.code)}: {wording.answers.of(c.code)}" for c in asked]
        self._cells.show_cells(cells, "; ".join(names))
        begun = any(not session.assessment.answer(c.code).open for c in asked)
        _show(self._stage, wording.stages.dimension(score) if begun else context.language.gettext("Not started yet"))
        reasons = wording.reasons.stage(score)[:_MOST_REASONS] if begun else []
        for label, sentence in zip(self._reasons, [*reasons, *[""] * _MOST_REASONS], strict=False):
            _show(label, sentence)


def quiet(words: str) -> QLabel:
    """Return a line of the panel."""
    return text(words, role="quiet")


def _show(label: QLabel, words: str) -> None:
    label.setVisible(bool(words))
    if label.text() != words:
        label.setText(words)
