"""The question that is on, or one that is looked at: the vote on it, its result, what to do about it, the decision."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from readiness.domain.levels import COUNT
from readiness.scoring.consensus import Reveal, Verdict
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop import words
from readiness.ui.pages.workshop.certain import certain
from readiness.ui.pages.workshop.decision_form import DecisionForm
from readiness.ui.pages.workshop.keys import toggle_countdown
from readiness.ui.pages.workshop.paper_votes import PaperVotes
from readiness.ui.pages.workshop.scene import WITH_RESULT, Scene
from readiness.ui.pages.workshop.side_rule import SideRule
from readiness.ui.pages.workshop.tally_bars import Colours, TallyBars
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.density import Density
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import BODY, CAPTION, HEADING, LEAD, SMALL, TITLE, scaled, zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import row, rule, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.wording import workshop as wording

# Beside each other from so many letters on; large type has them one under the other.
_BESIDE_FROM = 70
_GAPS = {Density.SMALL: 6, Density.COMPACT: 8, Density.COMFORTABLE: 14}


class RoundPanel(QWidget):
    """Has all its parts from the start and shows those that belong to the moment."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(zoomed(_GAPS[context.density]))
        self._add_head()
        self._add_vote()
        self._add_result()
        self._rule = rule()
        self._layout.addWidget(self._rule)
        self._decided = text("", LEAD, bold=True)
        self._why = text("")
        self._views = text("", role="quiet")
        self.form = DecisionForm(context, model)
        self._certain = text("", CAPTION, "quiet")
        for part in (self._decided, self._why, self._views, self._certain, self.form):
            self._layout.addWidget(part)
        model.countdown.ticked.connect(self._tick)

    @property
    def heading(self) -> QWidget:
        """Where reading begins, and the focus: nothing is ringed, and no level looks chosen."""
        return self._question

    def refresh(self) -> None:
        """Show what belongs to the moment."""
        model, scene = self._model, self._model.scene
        shown = model.seen() if scene in WITH_RESULT else None
        result = shown is not None
        voting = scene is Scene.VOTING
        decided = model.decided_level() if scene in {Scene.DECIDED, Scene.LOOKING} else None
        mending = model.mending is not None
        self._show_question()
        for part in (self._numbers, self._paper):
            part.setVisible(voting)
        self._anchors.setVisible(voting or (scene is Scene.LOOKING and not result))
        self._result.setVisible(result)
        if shown is not None:
            self._show_result(shown, talking=scene is Scene.REVEALED)
        deciding = mending or scene is Scene.REVEALED
        self.form.setVisible(deciding)
        self._rule.setVisible(deciding or decided is not None)
        self._show_decision(None if mending else decided)
        self._certain.setVisible(scene is Scene.DECIDED and not mending)
        if scene is Scene.DECIDED:
            self._certain.setText(certain(self._context, model))
        self.form.refresh()
        self.count()
        self._tick()

    def count(self) -> None:
        """Show how many have voted; all else stays."""
        language, turnout = self._context.language, self._model.turnout
        self._turnout.setText(words.votes_of(language, turnout))
        self._bar.setRange(0, max(1, turnout.participants))
        self._bar.setValue(turnout.votes)
        self._missing.setText(words.missing(language, turnout))
        self._paper.refresh()
        self._show_notes_button()

    # What is on the panel.

    def _add_head(self) -> None:
        self._kicker = text("", CAPTION, "quiet")
        self._place = text("", CAPTION, "quiet")
        self._place.setWordWrap(False)
        head = row(self._kicker, self._place, stretch_last=True)
        head.setStretch(0, 1)
        self._layout.addLayout(head)
        self._question = text("", HEADING, bold=True)
        # The ring shows what can be operated.
        self._question.setProperty("ring", "none")
        self._layout.addWidget(self._question)

    def _add_vote(self) -> None:
        language = self._context.language
        self._numbers = QWidget()
        column = QVBoxLayout(self._numbers)
        column.setContentsMargins(0, zoomed(4), 0, zoomed(4))
        column.setSpacing(zoomed(6))
        self._turnout = text("", TITLE, bold=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(language.gettext("Votes so far"))
        self._missing = text("", role="quiet")
        hint = language.gettext("You can reveal at any time; no one sees a tally before that.")
        for part in (self._turnout, self._bar, self._missing, text(hint, CAPTION, "quiet")):
            column.addWidget(part)
        self._anchors, self._anchor_texts = self._make_answers()
        self._paper = PaperVotes(self._context, self._model)
        for widget in (self._numbers, self._anchors, self._paper):
            self._layout.addWidget(widget)

    def _make_answers(self) -> tuple[QWidget, list[tuple[QLabel, QLabel]]]:
        """Return room for six answers one under the other: where their names and their texts go."""
        ladder = QWidget()
        grid = QGridLayout(ladder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(zoomed(12))
        grid.setVerticalSpacing(zoomed(_GAPS[self._context.density]))
        grid.setColumnStretch(1, 1)
        rows: list[tuple[QLabel, QLabel]] = []
        top = Qt.AlignmentFlag.AlignTop
        for at in range(COUNT):
            rows.append((text("", bold=True), text("")))
            for column, label in enumerate(rows[-1]):
                grid.addWidget(label, at, column, top)
        return ladder, rows

    def _show_answers(self, code: str) -> None:
        questionnaire, language = self._model.session.questionnaire, self._context.language
        labels = [*words.answer_labels(questionnaire, code, language).items()]
        for at, (name, said) in enumerate(self._anchor_texts):
            there = at < len(labels)
            if there:
                level, label = labels[at]
                name.setText(label)
                said.setText(words.answer_text(questionnaire, code, level, language))
            name.setVisible(there)
            said.setVisible(there and bool(said.text()))

    def _add_result(self) -> None:
        context, model = self._context, self._model
        language, tokens = context.language, context.tokens
        key = partial(_key, allowed=context.memory.settings.single_keys)
        self._bars = TallyBars(Colours(tokens.ink, tokens.quiet, tokens.accent, tokens.warning))
        scaled(self._bars, SMALL if context.density is Density.SMALL else BODY)
        self._verdict = SideRule()
        column = self._verdict.column
        self._headline = text("", HEADING, bold=True)
        self._advice = text("")
        self._evidence = text("", CAPTION, "quiet")
        self._gap = text("", CAPTION, "warning")
        self._clock = text("", TITLE, bold=True)
        self._clock.setWordWrap(False)
        self._halt = KeyButton(context, language.gettext("Timer"), partial(toggle_countdown, model), "", key("T"))
        self._gap_on = KeyButton(context, "", partial(model.switch, "show_gap"), "link", key("G")).flush()
        self._notes_on = KeyButton(context, "", partial(model.switch, "show_notes"), "link", key("E")).flush()
        for part in (self._headline, self._advice, self._evidence):
            column.addWidget(part)
        clock = QHBoxLayout()
        clock.setSpacing(zoomed(12))
        clock.addWidget(self._halt)
        clock.addWidget(self._clock)
        clock.addStretch(1)
        column.addLayout(clock)
        column.addStretch(1)
        self._votes = text("", CAPTION, "quiet")
        votes = QWidget()
        below = QVBoxLayout(votes)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(zoomed(4))
        below.addWidget(self._bars)
        below.addWidget(self._votes)
        below.addWidget(self._gap)
        below.addLayout(FlowLayout(self._gap_on, self._notes_on, gap=zoomed(16)))
        below.addStretch(1)
        self._result = Columns(votes, self._verdict, _BESIDE_FROM, (3, 2))
        self._result.set_gap(zoomed(24))
        self._layout.addWidget(self._result)

    # What stands there.

    def _show_question(self) -> None:
        language, code = self._context.language, self._model.capability
        if code is None:
            return
        questionnaire = self._model.session.questionnaire
        capability, dimension = questionnaire.capabilities[code], questionnaire.dimension_of[code]
        self._kicker.setText(f"{language.of(dimension.name)} · {language.of(capability.name)}")
        self._question.setText(language.of(capability.question))
        codes = [item.capability for item in self._model.items()]
        at = language.gettext("Question {n} of {all}")
        self._place.setText(at.format(n=codes.index(code) + 1, all=len(codes)) if code in codes else "")
        self._show_answers(code)
        asked = language.gettext("Evidence to ask for: {evidence}")
        self._evidence.setText(asked.format(evidence=language.of(capability.evidence)) if capability.evidence else "")

    def _show_result(self, shown: Reveal, *, talking: bool) -> None:
        language, first = self._context.language, self._model.first_of(shown)
        questionnaire, code = self._model.session.questionnaire, shown.record.capability
        named = wording.answers_by_name(questionnaire, code, language)
        verdict = shown.consensus.verdict if shown.consensus else None
        sign = f"{wording.VERDICT_SIGNS[verdict]} " if verdict else ""
        self._headline.setText(sign + wording.headline(language, shown, later=first is not None, named=named))
        self._verdict.set_colour(_colour(self._context.tokens, verdict))
        self._advice.setText(wording.advice(language, shown, later=first is not None, named=named))
        # What is decided needs no advice any more.
        for part in (self._advice, self._evidence, self._halt):
            part.setVisible(talking)
        self._evidence.setVisible(talking and bool(self._evidence.text()))
        gap = wording.role_gap_in_words(language, shown, questionnaire)
        self._gap.setText(gap)
        self._gap.setVisible(bool(gap))
        self._gap_on.setVisible(bool(gap) and self._model.looking is None)
        on = self._model.show_gap
        self._gap_on.set_words(language.gettext("Hide it") if on else language.gettext("Show it to the room"))
        count = shown.record.count
        self._bars.setVisible(count is not None)
        names = words.answer_labels(questionnaire, code, language)
        tally, unknown = (count.tally, count.dont_know) if count else ((0,) * COUNT, 0)
        description = wording.tally_in_words(language, tally, names, unknown)
        earlier = first.count.tally if first and first.count else None
        self._bars.show_votes(names, tally, earlier, shown.hear_first if talking else (), description)
        self._votes.setText(wording.votes_in_words(language, shown, first))

    def _show_notes_button(self) -> None:
        """Say how many notes there are; the list of them stands at the side."""
        language, model = self._context.language, self._model
        number = len(model.notes) if model.looking is None and model.scene in WITH_RESULT else 0
        self._notes_on.setVisible(bool(number))
        words_ = language.ngettext("{n} note on the evidence", "{n} notes on the evidence", number)
        shown = language.gettext("Hide the notes")
        self._notes_on.set_words(shown if model.show_notes else words_.format(n=number))

    def _show_decision(self, decided: int | None) -> None:
        language, code = self._context.language, self._model.capability
        kept = self._model.session.assessment.workshop.decisions.get(code or "")
        for part in (self._decided, self._why):
            part.setVisible(decided is not None)
        self._views.setVisible(decided is not None and kept is not None and bool(kept.dissent))
        if decided is None or kept is None:
            return
        questionnaire = self._model.session.questionnaire
        named = wording.answers_by_name(questionnaire, code, language)
        name = named(decided) if named else language.of(questionnaire.ladder[decided].name)
        agreed = language.gettext("Agreed: {name}") if named else language.gettext("Agreed: level {level}, {name}")
        self._decided.setText(agreed.format(level=decided, name=name))
        self._why.setText(kept.reason)
        views = language.gettext("Another view remains: {views}")
        self._views.setText(views.format(views=" · ".join(kept.dissent)))

    def _tick(self) -> None:
        language, countdown = self._context.language, self._model.countdown
        self._clock.setVisible(countdown.left is not None and self._model.scene is Scene.REVEALED)
        over = language.gettext("Time is up")
        self._clock.setText(over if countdown.left == 0 else countdown.clock())
        self._halt.set_words(language.gettext("Stop the timer") if countdown.running else language.gettext("Timer"))


def _colour(tokens: Tokens, verdict: Verdict | None) -> str:
    if verdict is None:
        return tokens.line
    return {Verdict.GREEN: tokens.good, Verdict.YELLOW: tokens.warning, Verdict.RED: tokens.danger}[verdict]


def _key(name: str, *, allowed: bool) -> str:
    return name if allowed else ""
