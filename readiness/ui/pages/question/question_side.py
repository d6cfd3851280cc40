"""Beside the question: what counts, how to show it, what the next level asks for, and the dimension as it stands."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readiness.app.guided_path import Position
from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Capability
from readiness.ui.page import PageContext
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.level_cells import LevelCell, LevelCells
from readiness.wording.answer_names import AnswerNames
from readiness.wording.answers import shortened
from readiness.wording.measures import MeasureWords
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
        self._names = AnswerNames(context.session.questionnaire, context.language)
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
        self._cells = LevelCells(context.tokens)
        self._stage = quiet("")
        self._reasons = [quiet("") for _reason in range(_MOST_REASONS)]
        if position.dimension.capabilities:
            # Nothing at all may stand above it: then it begins where the question does.
            self._above_cells = QWidget()
            self._above_cells.setFixedHeight(zoomed(12))
            self._column.addWidget(self._above_cells)
            self._column.addWidget(text(language.gettext("The dimension so far"), bold=True))
            for part in (self._cells, self._stage, *self._reasons):
                self._column.addWidget(part)
        self._add_terms()
        self._column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the dimension as it stands, what the next level asks for, and the evidence that is given."""
        self._show_next_level()
        self._show_stage()
        self._show_evidence()

    def move_to(self, position: Position) -> None:
        """Take note that other questions are asked in the dimension now."""
        self._position = position

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
        language, question = self._context.language, self._position.question
        _ = language.gettext
        self._not_applicable: QLabel | None = None
        self._evidence = quiet("")
        # Shown where there is something to say: what would show an answer, or the evidence that is given.
        self._evidence_title = text(_("How to show it"), bold=True)
        rated = question if isinstance(question, Capability) else None
        facts = self._session.facts_for(rated) if rated else {}
        why = rated.why_for(facts) if rated else None
        if why and self._context.density is Density.SMALL:
            self._add(_("Why this matters"), language.of(why))
        words = rated.help_for(facts) if rated else question.help
        not_applicable = rated.not_applicable if rated else None
        bands = MeasureWords(self._session.questionnaire, language).bands(question)
        self._explained = bool(words or not_applicable or bands or (why and self._context.density is Density.SMALL))
        if words or not_applicable:
            self._column.addWidget(text(_("What counts"), bold=True))
            if words:
                self._column.addWidget(quiet(language.of(words)))
            if not_applicable:
                self._not_applicable = quiet(language.of(not_applicable))
                self._column.addWidget(self._not_applicable)
            self._column.addSpacing(zoomed(12))
        if bands:
            self._add(_("What the answer counts as"), *bands)
        self._column.addWidget(self._evidence_title)
        self._column.addWidget(self._evidence)
        self._below_evidence = text("")
        self._below_evidence.setFixedHeight(zoomed(12))
        self._column.addWidget(self._below_evidence)

    def _add_terms(self) -> None:
        """Add the words that the question uses in one sense only."""
        language, used = self._context.language, self._position.question.terms
        terms = tuple(term for term in self._session.questionnaire.terms if term.code in used)
        if not terms:
            return
        words = language.gettext("{term}: {meaning}")
        lines = [words.format(term=language.of(term.name), meaning=language.of(term.meaning)) for term in terms]
        self._column.addSpacing(zoomed(12))
        self._add(language.gettext("What is meant"), *lines)

    def _show_evidence(self) -> None:
        question, language = self._position.question, self._context.language
        given = self._session.assessment.answer(question.code).evidence
        words = ""
        if given:
            words = language.gettext("Your evidence: {note}").format(note=shortened(given, _LONGEST_NOTE))
        elif isinstance(question, Capability):
            words = language.of(question.evidence_for(self._session.facts_for(question)))
        _show(self._evidence, words)
        if self._position.dimension.capabilities:
            self._above_cells.setVisible(bool(words or self._explained or not self._next_title.isHidden()))
        for part in (self._evidence_title, self._below_evidence):
            part.setVisible(bool(words))

    def _show_next_level(self) -> None:
        _, question = self._context.language.gettext, self._position.question
        level = self._session.assessment.answer(question.code).level
        title = words = needed = ""
        if isinstance(question, Capability) and level is not None:
            above = question.rung_above(level)
            if above is not None:
                words = self._context.language.of(question.step_to(above, self._session.facts_for(question)))
                needed = self._missing_before(question, above)
                if not question.own_scale:
                    title = _("How to reach level {level}").format(level=above)
                elif words or needed:
                    title = _("How to reach “{answer}”").format(answer=self._names.name(question, above))
            elif not question.own_scale and level == HIGHEST:
                title = _("The highest level is reached.")
        _show(self._next_title, title)
        _show(self._next_words, words)
        _show(self._needed_first, needed)

    def _missing_before(self, capability: Capability, level: int) -> str:
        """Return what has to stand before this capability goes to `level`."""
        language, assessment = self._context.language, self._session.assessment
        missing = []
        for needed in capability.needs(level):
            code, wanted = needed.requirement.code, needed.requirement.level
            other = self._session.asked.capabilities.get(code)
            if other is None or (assessment.answer(code).level or 0) >= wanted:
                continue
            words = language.gettext("{name} (level {level})")
            if other.own_scale:
                words = language.gettext("{name} (“{answer}”)")
            answer = self._names.name(other, other.rung_from(wanted))
            missing.append(words.format(name=language.of(other.name), level=wanted, answer=answer))
        return language.gettext("Needed first: {names}.").format(names="; ".join(missing)) if missing else ""

    def _show_stage(self) -> None:
        context, session = self._context, self._session
        dimension, result = self._position.dimension, session.result()
        asked = dimension.asked(session.assessment.details.depth)
        if not asked:
            return
        score = result.scored(dimension.code)
        wording = Wording(result, context.language)
        cells = [
            LevelCell(
                session.assessment.answer(c.code), c.key_question, c.code == self._position.question.code, c.own_scale
            )
            for c in asked
        ]
        names = [f"{context.language.of(c.name)}: {wording.answers.of(c.code)}" for c in asked]
        self._cells.show_cells(cells, "; ".join(names))
        begun = any(not session.assessment.answer(c.code).open for c in asked)
        _show(self._stage, wording.stages.dimension(score) if begun else context.language.gettext("Not started yet"))
        reasons = wording.reasons.stage(score)[:_MOST_REASONS] if begun and not session.asked.by_percent else []
        for label, sentence in zip(self._reasons, [*reasons, *[""] * _MOST_REASONS], strict=False):
            _show(label, sentence)


def quiet(words: str) -> QLabel:
    """Return a line of the panel."""
    return text(words, role="quiet")


def _show(label: QLabel, words: str) -> None:
    label.setVisible(bool(words))
    if label.text() != words:
        label.setText(words)
