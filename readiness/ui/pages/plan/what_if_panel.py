"""What if the ticked steps were done? Stages and gates, now and then, live."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from readiness.app.plan_editor import PlanEditor, Projection
from readiness.planning.steps import total
from readiness.scoring.score import Rating, Score
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import button, framed, restyle, rule, text
from readiness.wording.percent import percent_figure
from readiness.wording.steps import days_text
from readiness.wording.wording import Wording

# So many letters stand beside a name, now and then together.
_MOST_LETTERS = 10


class WhatIfPanel(QFrame):
    """One line for the whole, each dimension and each gate; lines never come or go, so nothing jumps."""

    def __init__(self, context: PageContext, editor: PlanEditor, on_clear: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._editor = editor
        layout = framed(self, 6)
        _ = context.language.gettext
        layout.addWidget(text(_("Try it out"), HEADING, bold=True))
        self._summary = text("", SMALL, "quiet")
        layout.addWidget(self._summary)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        self._values: list[QLabel] = []
        projection = editor.projection()
        for at, (name, now, _then) in enumerate(self._lines(projection)):
            if at == 1 or at == 1 + len(projection.now.dimensions):
                grid.addWidget(rule(), 2 * at, 0, 1, 2)
            grid.addWidget(text(name, SMALL, bold=at == 0), 2 * at + 1, 0)
            # As wide as its words: the name takes what is left, and wraps.
            value = text(now, SMALL)
            value.setWordWrap(False)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(value, 2 * at + 1, 1)
            self._values.append(value)
        layout.addLayout(grid)
        self._clear = button(_("Clear all"), on_clear, "link")
        layout.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.refresh()

    def refresh(self, along: Sequence[int] = ()) -> str:
        """Show the result of what is ticked, and return in words what it would change.

        `along` are the numbers of steps that were ticked because the one that was just ticked builds on them.
        """
        language = self._context.language
        steps = self._editor.tried_out()
        changes = []
        for (name, now, then), value in zip(self._lines(self._editor.projection()), self._values, strict=True):
            changed = now != then
            # Long ones side by side would leave the name no room.
            gap = "\n" if len(now) + len(then) > _MOST_LETTERS else " "
            words = f"{now}{gap}→ {then}" if changed else now
            if words != value.text():
                value.setText(words)
                font = value.font()
                font.setBold(changed)
                value.setFont(font)
                restyle(value, "accent" if changed else "")
            if changed:
                changes.append(f"{name}: {now} → {then}")
        summary = language.gettext("Tick steps to try them out. None of this is stored.")
        if steps:
            days = days_text(total(steps), self._context.language)
            plural = language.ngettext(
                "{n} step ticked, {days} person-days", "{n} steps ticked, {days} person-days", len(steps)
            )
            if not self._session.questionnaire.estimated:
                plural = language.ngettext("{n} step ticked", "{n} steps ticked", len(steps))
            summary = plural.format(n=len(steps), days=days)
        why = ""
        if along:
            why = language.ngettext("Step {numbers} comes first.", "Steps {numbers} come first.", len(along))
            why = why.format(numbers=", ".join(map(str, along)))
        self._summary.setText(f"{summary}. {why}" if why else summary)
        return " ".join(filter(None, (why, "; ".join(changes) or summary)))

    def _lines(self, projection: Projection) -> Iterator[tuple[str, str, str]]:
        """Yield name, now and then of the whole, every dimension and every gate."""
        language, now, then = self._context.language, projection.now, projection.then
        wording = Wording(self._session.result(), self._context.language)
        by_percent = self._session.questionnaire.by_percent
        whole = language.gettext("The whole") if by_percent else language.gettext("Overall stage")
        yield whole, _overall(now, wording), _overall(then, wording)
        after = {dimension.code: dimension for dimension in then.dimensions}
        for was in now.dimensions:
            becomes = after.get(was.code, was)
            yield wording.names.dimension(was.code), wording.stages.short(was), wording.stages.short(becomes)
        # A quick check says nothing about gates.
        if self._session.result().told_gates:
            for gate, later in zip(now.gates, then.gates, strict=True):
                yield (
                    wording.names.gate(gate.code),
                    wording.gates.status(gate.status),
                    wording.gates.status(later.status),
                )


def _overall(score: Score, wording: Wording) -> str:
    if all(dimension.rating is Rating.NOT_RATEABLE for dimension in score.dimensions):
        return "–"
    if wording.result.questionnaire.by_percent:
        return percent_figure(score.index.point, wording.language)
    return wording.stages.figures(score.stage)
