"""The question that is on: how many have voted, the result, what to do about it, the decision, and what comes next."""

from functools import partial

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from readiness.domain.levels import COUNT
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop import words
from readiness.ui.pages.workshop.decision_form import DecisionForm
from readiness.ui.pages.workshop.keys import toggle_countdown
from readiness.ui.pages.workshop.tally_bars import Colours, TallyBars
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import HEADING, LEAD, SMALL, TITLE, scaled
from readiness.ui.widgets.elements import button, panel, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.single_keys import key_hidden
from readiness.wording import workshop as wording
from readiness.workshop.room import Phase


class RoundPanel(QWidget):
    """Has all its parts from the start and shows those that belong to the moment."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        language = context.language
        named = partial(key_hidden, allowed=context.memory.settings.single_keys)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = panel()
        outer.addWidget(frame)
        self._kicker = text("", SMALL, "accent", bold=True)
        self._question = text("", HEADING, bold=True)
        self._turnout = text("", TITLE, bold=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(language.gettext("Votes so far"))
        self._missing = text("", LEAD, "quiet")
        self._reveal = button(named(language.gettext("Reveal (R)")), model.reveal, "primary")
        self._reveal_hint = text(
            language.gettext("You can reveal at any time; no one sees a tally before that."), SMALL, "quiet"
        )
        self._headline = text("", LEAD, bold=True)
        self._advice = text("", LEAD)
        self._gap = text("", SMALL, "warning")
        tokens = context.tokens
        names = [context.language.of(level.name) for level in model.session.questionnaire.ladder]
        self._bars = TallyBars(names, Colours(tokens.ink, tokens.quiet, tokens.accent, tokens.warning))
        self._votes = text("", SMALL, "quiet")
        self._clock = text("", TITLE, bold=True)
        self._clock.setWordWrap(False)
        self._halt = button(named(language.gettext("Timer (T)")), lambda: toggle_countdown(model))
        self._again = button(named(language.gettext("Vote again (A)")), model.again)
        self._discussion = QWidget()
        self._discussion.setLayout(FlowLayout(self._clock, self._halt, self._again))
        self._evidence = text("", SMALL, "quiet")
        self._anchors = text("", SMALL)
        self._decided = text("", LEAD, bold=True)
        # A decision that is made gives way to the next question; it can be mended all the same.
        self._mending = False
        self._mend = button(language.gettext("Change the decision"), self._on_mend)
        self._form = DecisionForm(context, model)
        # The name stands beside the button: long names wrap, buttons do not.
        self._upcoming = text("", LEAD)
        self._next = button(named(language.gettext("Open (N)")), model.go_on, "primary")
        self._over = text(language.gettext("All questions of the agenda are decided."), LEAD)
        scaled(self._bars, LEAD)
        for part in self._parts():
            layout.addWidget(part)
        layout.addLayout(FlowLayout(self._reveal, self._next, self._mend))
        layout.addWidget(self._reveal_hint)
        model.countdown.ticked.connect(self._tick)
        model.decided.connect(self._on_decided)

    def refresh(self) -> None:
        """Show what belongs to the moment."""
        model, phase = self._model, self._model.phase
        voting, revealed = phase is Phase.VOTING, phase is Phase.REVEALED
        round_ = model.round
        decided = round_.decided if round_ else None
        self._show_question()
        during: tuple[QWidget, ...] = (self._turnout, self._bar, self._missing, self._reveal, self._reveal_hint)
        # What is decided needs no advice any more.
        to_decide: tuple[QWidget, ...] = (self._headline, self._advice, self._discussion, self._evidence)
        for part in during:
            part.setVisible(voting)
        for part in to_decide:
            part.setVisible(revealed and decided is None)
        for part in (self._bars, self._votes):
            part.setVisible(revealed)
        self._anchors.setVisible(voting)
        self._mending = self._mending and decided is not None
        self._form.setVisible(revealed and (decided is None or self._mending))
        self._mend.setVisible(decided is not None and not self._mending)
        self._show_result(marked=decided is None)
        self._show_decision(decided)
        self._show_next(waiting=model.can_go_on)
        self._form.refresh()
        self.count()
        self._tick()

    def count(self) -> None:
        """Show how many have voted; all else stays."""
        language, turnout = self._context.language, self._model.turnout
        self._turnout.setText(words.votes_of(language, turnout))
        self._bar.setRange(0, max(1, turnout.participants))
        self._bar.setValue(turnout.votes)
        self._missing.setText(words.missing(language, turnout))

    def begin_decision(self) -> None:
        """Move the focus to the reason; a decision that was made already is opened again."""
        if self._mend.isVisible():
            self._on_mend()
        if self._form.isVisible():
            self._form.begin()

    def main_button(self) -> QWidget:
        """Return what the moment asks for most."""
        if not self._reveal.isHidden():
            return self._reveal
        return self._form.chosen() if self._next.isHidden() else self._next

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            *(self._kicker, self._question, self._turnout, self._bar, self._missing),
            *(self._anchors, self._headline, self._advice, self._gap, self._bars, self._votes, self._evidence),
            *(self._discussion, self._decided, self._over, self._form, self._upcoming),
        )

    def _show_question(self) -> None:
        language, model, round_ = self._context.language, self._model, self._model.round
        if round_ is None:
            self._kicker.setText(language.gettext("The room is open"))
            self._question.setText(language.gettext("Wait until everyone has joined, then open the first question."))
            return
        questionnaire, language = model.session.questionnaire, self._context.language
        capability = questionnaire.capabilities[round_.capability]
        dimension = questionnaire.dimension_of[round_.capability]
        self._kicker.setText(f"{language.of(dimension.name)} · {language.of(capability.name)}")
        self._question.setText(language.of(capability.question))
        anchors = (f"{level}  {language.of(anchor)}" for level, anchor in enumerate(capability.levels))
        self._anchors.setText("\n".join(anchors))
        words_ = language.gettext("Evidence to ask for: {evidence}")
        self._evidence.setText(words_.format(evidence=language.of(capability.evidence)))

    def _show_result(self, *, marked: bool) -> None:
        language, shown = self._context.language, self._model.shown
        self._gap.hide()
        if shown is None:
            return
        first = self._model.earlier_round()
        sign = f"{wording.VERDICT_SIGNS[shown.consensus.verdict]} " if shown.consensus else ""
        self._headline.setText(sign + wording.headline(language, shown, later=first is not None))
        self._advice.setText(wording.advice(language, shown, later=first is not None))
        gap = wording.role_gap_in_words(language, shown)
        self._gap.setText(gap)
        self._gap.setVisible(bool(gap))
        count = shown.record.count
        self._bars.setVisible(count is not None)
        ladder = self._model.session.questionnaire.ladder
        names = [self._context.language.of(level.name) for level in ladder]
        tally, unknown = (count.tally, count.dont_know) if count else ((0,) * COUNT, 0)
        description = wording.tally_in_words(language, tally, names, unknown)
        earlier = first.count.tally if first and first.count else None
        self._bars.show_votes(tally, earlier, shown.hear_first if marked else (), description)
        self._votes.setText(wording.votes_in_words(language, shown, first))

    def _show_decision(self, decided: int | None) -> None:
        self._decided.setVisible(decided is not None)
        if decided is not None:
            name = self._context.language.of(self._model.session.questionnaire.ladder[decided].name)
            words_ = self._context.language.gettext("Agreed: level {level}, {name}")
            self._decided.setText(words_.format(level=decided, name=name))

    def _on_decided(self) -> None:
        self._mending = False

    def _on_mend(self) -> None:
        self._mending = True
        self.refresh()
        self._form.chosen().setFocus()

    def _show_next(self, *, waiting: bool) -> None:
        following = self._model.next_question()
        for part in (self._next, self._upcoming):
            part.setVisible(waiting and following is not None)
        self._over.setVisible(waiting and following is None)
        if following is not None:
            name = self._context.language.of(self._model.session.questionnaire.capabilities[following].name)
            self._upcoming.setText(self._context.language.gettext("Next: {name}").format(name=name))

    def _tick(self) -> None:
        left = self._model.countdown.left
        self._clock.setVisible(left is not None)
        over = self._context.language.gettext("Time is up")
        self._clock.setText(over if left == 0 else self._model.countdown.clock())
