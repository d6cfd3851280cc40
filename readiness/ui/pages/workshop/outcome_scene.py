"""What the workshop has come to: the largest differences, other views that remain, and what is still open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.agenda import State
from readiness.app.workshop_end import Outcome
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.plain_scenes import PlainScene
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import BODY, SMALL, zoomed
from readiness.ui.widgets.elements import discard, rule, text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.workshop_end import difference_in_words


class OutcomeScene(PlainScene):
    """Each question leads to its result; nothing is opened to the phones by that."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__(context, model)
        self.heading.setText(context.language.gettext("What the workshop has come to"))
        self._told = text("", bold=True)
        self.layout_.addWidget(self._told)
        self._parts = QWidget()
        self._shown: Outcome | None = None

    @override
    def refresh(self) -> None:
        """Show the results as they are now."""
        ending, language = self._model.ending, self._context.language
        if ending is None:
            return
        outcome = ending.outcome
        if outcome == self._shown:
            return
        self._shown = outcome
        decided, asked = len(outcome.codes(State.DECIDED)), len(outcome.items)
        words = language.ngettext(
            "{decided} of {asked} question is decided.", "{decided} of {asked} questions are decided.", asked
        )
        self._told.setText(words.format(decided=decided, asked=asked))
        discard(self._parts)
        self._parts = QWidget()
        column = QVBoxLayout(self._parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(4))
        self._fill(column, outcome)
        self.layout_.addWidget(self._parts)

    def _fill(self, column: QVBoxLayout, outcome: Outcome) -> None:
        language, _ = self._context.language, self._context.language.gettext
        different = [(each.record.capability, difference_in_words(language, each)) for each in outcome.different]
        remaining = [(code, "") for code in outcome.dissenting]
        names = {
            State.PARKED: _("parked"),
            State.REVEALED: _("not decided"),
            State.OPEN: _("vote open"),
            State.WAITING: _("not asked"),
        }
        left = [(item.capability, names[item.state]) for item in outcome.items if item.state in names]
        self._section(column, _("The largest differences"), different, _("No votes lay far apart."))
        self._section(column, _("Another view remains"), remaining, "")
        self._section(column, _("Still open"), left, _("Nothing is left open."))

    def _section(self, column: QVBoxLayout, title: str, rows: Sequence[tuple[str, str]], nothing: str) -> None:
        if not rows and not nothing:
            return
        column.addWidget(rule())
        column.addWidget(text(title, BODY, bold=True))
        if not rows:
            column.addWidget(text(nothing, role="quiet"))
        capabilities = self._model.session.questionnaire.capabilities
        for code, told in rows:
            name = self._context.language.of(capabilities[code].name)
            link = WrappedButton(
                f"{name} · {told}" if told else name,
                partial(self._model.look_at, code),
                self._context.tokens,
                SMALL,
            )
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
