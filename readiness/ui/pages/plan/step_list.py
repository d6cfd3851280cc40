"""The steps of a plan as cards, grouped by when they are due; one card at a time shows its details."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.plan.step_card import StepCard
from readiness.ui.pages.plan.step_editor import StepEditor
from readiness.ui.theme.typography import BODY, HEADING, SMALL, scaled
from readiness.ui.widgets.elements import discard, renewing, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.plan import PlanEntry, PlanSection, Span, by_time
from readiness.wording.steps import days_text
from readiness.wording.texts_to_act import TextsToAct
from readiness.wording.wording import Wording


class StepList(QWidget):
    """Its cards are kept as long as their steps stay in place; the open one has its editor below it."""

    # A step was tried out, or dropped.
    # With the numbers of the steps that came along because the ticked one builds on them.
    ticked = Signal(list)

    def __init__(self, context: PageContext, edit: Edit, editor: PlanEditor) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._edit = edit
        self._editor = editor
        self._cards: dict[str, StepCard] = {}
        self._heads: dict[Span, WrappedButton] = {}
        # What stands on the page: each span, and the steps of those that are unfolded.
        self._shown: list[tuple[Span, tuple[str, ...]]] = []
        self._unfolded: set[Span] = set()
        self._step_editor: StepEditor | None = None
        self._open = ""
        self._trying = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    @property
    def cards(self) -> list[StepCard]:
        """The cards from the first step to the last."""
        return list(self._cards.values())

    def set_trying(self, *, on: bool) -> None:
        """Have a tick try a step out, or say that it is done."""
        self._trying = on
        self.refresh()

    def refresh(self) -> None:
        """Show plan, notes and ticks as they stand; cards that stay where they are stay as they are."""
        sections = self._grouped()
        shown = [(section.span, self._steps(section)) for section in sections]
        # While a date is being changed, its card must not move to another group.
        if shown != self._shown and self._step_editor is None:
            self._build(sections)
            self._shown = shown
        for entry in (entry for section in sections for entry in section.entries):
            if entry.step.id in self._cards:
                self._show(entry)
        if self._step_editor is not None:
            self._step_editor.refresh()

    def start_anew(self) -> None:
        """Show another plan."""
        open_before, focused = self._open, self._focused()
        self._close_editor()
        self._shown = []
        spans = [section.span for section in self._grouped()]
        if not self._unfolded.intersection(spans):
            self._unfolded.update(spans[:1])
        self.refresh()
        if open_before in self._cards:
            # A number for the capacity may be being typed.
            self.open(open_before, take_focus=bool(focused))
        if focused:
            near = self._cards.get(focused) or next(iter(self._cards.values()), None)
            if near is not None:
                near.setFocus()

    def open(self, step: str, *, take_focus: bool = True) -> None:
        """Show the details of a step, or hide them where they are shown."""
        was = self._open
        self._close_editor()
        # Its own date may have moved a step: now it may go where it belongs.
        self.refresh()
        if step == was or step not in self._cards:
            self._show_card(step)
            return
        entry = next(e for section in self._grouped() for e in section.entries if e.step.id == step)
        card = self._cards[step]
        self._step_editor = StepEditor(self._context, self._edit, self._editor, entry)
        self._step_editor.closed.connect(lambda: self.open(step))
        self._open = step
        self._layout.insertWidget(self._layout.indexOf(card) + 1, self._step_editor)
        card.set_open(shown=True)
        self._step_editor.show()
        tab_through(self._step_editor, card)
        if take_focus:
            self._step_editor.setFocus()

    def _show_card(self, step: str) -> None:
        """Put the focus on a step, also where its date has moved it into a part that is folded."""
        section = next((s for s in self._grouped() if any(e.step.id == step for e in s.entries)), None)
        if section is not None:
            self._unfolded.add(section.span)
            self.refresh()
            self._cards[step].setFocus()

    def unfold(self, step: str) -> StepCard | None:
        """Show the details of a step wherever it is, and return its card; None where it is not in the plan."""
        for section in self._grouped():
            if any(entry.step.id == step for entry in section.entries):
                self._unfolded.add(section.span)
                self.refresh()
                self.open(step)
        return self._cards.get(step)

    # Building.

    def _grouped(self) -> list[PlanSection]:
        context, result = self._context, self._session.result()
        roadmap = self._editor.roadmap
        entries = Wording(result, context.language).plan.entries(self._editor.plan, roadmap.due if roadmap else {})
        return by_time(entries, result.planner.basis.begins)

    def _steps(self, section: PlanSection) -> tuple[str, ...]:
        return tuple(entry.step.id for entry in section.entries) if section.span in self._unfolded else ()

    def _build(self, sections: list[PlanSection]) -> None:
        focused = self._focused()
        head = next((span for span, head in self._heads.items() if head is self.window().focusWidget()), None)
        self._cards, self._heads = {}, {}
        with renewing(self._layout):
            self._fill(sections)
            if focused in self._cards:
                self._cards[focused].setFocus()
            elif head in self._heads:
                self._heads[head].setFocus()
        tab_through(self)

    def _fill(self, sections: list[PlanSection]) -> None:
        for section in sections:
            steps = self._steps(section)
            self._layout.addSpacing(8)
            head = self._head(section, unfolded=bool(steps))
            self._layout.addWidget(head)
            # A layout would show it later, and what is not shown takes no focus.
            head.show()
            effort = text(self._effort(section), SMALL, "quiet")
            effort.setContentsMargins(22, 0, 0, 0)
            self._layout.addWidget(effort)
            for step in steps:
                card = self._card(step)
                self._layout.addWidget(card)
                card.show()

    def _head(self, section: PlanSection, *, unfolded: bool) -> WrappedButton:
        _, span = self._context.language.gettext, section.span
        name = self._span(section)
        head = WrappedButton(
            ("▾ " if unfolded else "▸ ") + name,
            lambda: self._toggle_span(span),
            self._context.tokens,
            HEADING,
            plain=True,
        )
        scaled(head, BODY, bold=True)
        head.setAccessibleName(f"{name}, {self._effort(section)}")
        head.setAccessibleDescription(_("Steps: {state}").format(state=_("shown") if unfolded else _("hidden")))
        self._heads[span] = head
        return head

    def _card(self, step: str) -> StepCard:
        card = StepCard(step, self._context.tokens)
        card.clicked.connect(lambda on: self._on_ticked(step, on=on))
        card.opened.connect(lambda: self.open(step))
        card.moved.connect(lambda by: self._move(step, by))
        self._cards[step] = card
        return card

    def _show(self, entry: PlanEntry) -> None:
        language, step = self._context.language, entry.step
        card = self._cards[step.id]
        days = days_text(step.person_days, self._context.language)
        day = entry.due
        due = language.gettext("due {date}").format(date=self._context.language.long_date(day)) if day else ""
        # A step without words of its own is called by its question.
        change = Wording(self._session.result(), language).steps.change(step)
        named = self._session.result().capability(step.capability).next_steps
        # The usual day is that of the heading.
        facts = [
            f"{entry.text.capability}, {change}" if named else change,
            *([language.gettext("{days} person-days").format(days=days)] if entry.estimated else []),
        ]
        facts += filter(None, [due, entry.owner] if entry.own_due else [entry.owner])
        texts = TextsToAct(self._session.result(), language).of_step(step.id)
        facts += [language.gettext("Text: {name}").format(name=text.name) for text in texts]
        details = [entry.text.reason] if entry.own_due else [due, entry.text.reason]
        state = [language.pgettext("step", "Done")] if entry.done else []
        state += [language.gettext("Overdue")] if entry.overdue else []
        state += [language.gettext("this passes the gate {gate}").format(gate=gate) for gate in entry.opens]
        action = f"{entry.text.number}. {entry.text.action if named else entry.text.capability}"
        card.show_words(action, " · ".join(facts), " · ".join(state), " · ".join(filter(None, details)))
        card.setChecked(step.id in self._editor.ticked if self._trying else entry.done)

    def _span(self, section: PlanSection) -> str:
        if not section.fits:
            return self._context.language.gettext("Does not fit the days available")
        if not self._session.questionnaire.estimated and section.within is None:
            return self._context.language.gettext("In this order")
        if section.within is None:
            return self._context.language.gettext("Later")
        until = self._session.result().planner.basis.begins + timedelta(days=section.within)
        words = self._context.language.gettext("By {date}")
        return words.format(date=self._context.language.long_date(until))

    def _effort(self, section: PlanSection) -> str:
        language, count = self._context.language, len(section.entries)
        days = days_text(section.person_days, self._context.language)
        words = language.ngettext("{n} step, {days} person-days", "{n} steps, {days} person-days", count)
        if not self._session.questionnaire.estimated:
            words = language.ngettext("{n} step", "{n} steps", count)
        words = words.format(n=count, days=days)
        if section.within is None:
            return words
        return language.gettext("within {days} days").format(days=section.within) + " · " + words

    # Actions of the user.

    def _toggle_span(self, span: Span) -> None:
        """Show the steps of a span of days, or hide them."""
        self._unfolded ^= {span}
        self._close_editor()
        self.refresh()
        self._heads[span].setFocus()

    def _on_ticked(self, step: str, *, on: bool) -> None:
        if not self._trying:
            self._edit(partial(self._editor.set_done, step, done=on))
            # What an answer shows is done, whatever is ticked.
            self.refresh()
            return
        along = self._editor.tick([step], on=on)
        for other, card in self._cards.items():
            card.setChecked(other in self._editor.ticked)
        entries = [entry for section in self._grouped() for entry in section.entries] if on else []
        self.ticked.emit([entry.text.number for entry in entries if entry.step.id in along])

    def _move(self, step: str, by: int) -> None:
        order = list(self._cards)
        at = order.index(step) + by
        if 0 <= at < len(order):
            self._cards[order[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _close_editor(self) -> None:
        if self._step_editor is None:
            return
        self._context.unstored.store()
        if self._open in self._cards:
            if self._focused() == self._open:
                # From what goes the focus would wander through all that follows.
                self._cards[self._open].setFocus()
            self._cards[self._open].set_open(shown=False)
        discard(self._step_editor)
        self._step_editor = None
        self._open = ""

    def _focused(self) -> str:
        """Return the step whose card or details have the focus."""
        # Of this window: it need not be the active one.
        widget = self.window().focusWidget()
        if self._step_editor is not None and widget is not None and self._step_editor.isAncestorOf(widget):
            return self._open
        return next((step for step, card in self._cards.items() if card is widget), "")
