"""The agenda: every question with what has come of it, and a way to look at it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.agenda import AgendaItem, State
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import BODY, CAPTION, SMALL, scaled, type_font, zoomed
from readiness.ui.widgets.elements import discard, row, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import PlainLabel
from readiness.ui.widgets.row_button import RowButton
from readiness.wording.workshop import answers_by_name

# So high are the rows that stand beside a question, in pixels; a name that wraps takes more.
_ROOM = {Density.SMALL: 158, Density.COMPACT: 188, Density.COMFORTABLE: 420}
_ROW, _SECOND_LINE, _NAME_WIDTH = 28, 18, 190
_MARK = 14


class AgendaPanel(QWidget):
    """Looks at a question by its name; nothing is opened to the phones by that."""

    def __init__(self, context: PageContext, model: WorkshopModel, change_agenda: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._all = False
        self._shown: tuple[object, ...] = ()
        language = context.language
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._decided = text("", CAPTION, "quiet")
        self._decided.setWordWrap(False)
        head = row(text(language.gettext("Agenda"), BODY, bold=True), self._decided, stretch_last=True)
        head.setStretch(0, 1)
        head.setContentsMargins(0, 0, 0, zoomed(4))
        layout.addLayout(head)
        self._slot = QVBoxLayout()
        layout.addLayout(self._slot)
        self._rows = QWidget()
        self._slot.addWidget(self._rows)
        self._rest = KeyButton(context, "", self._toggle, "link").flush()
        change = KeyButton(context, language.gettext("Change the agenda"), change_agenda, "link").flush()
        layout.addLayout(FlowLayout(self._rest, change, gap=zoomed(16)))

    def refresh(self) -> None:
        """Show the agenda as it is now."""
        model, language = self._model, self._context.language
        items = model.items()
        decisions = model.session.assessment.workshop.decisions
        dissent = {code for code, decision in decisions.items() if decision.dissent}
        here = model.capability if model.ending is None or not model.ending.reached else model.looking
        now = (items, here, self._all, dissent)
        if now == self._shown:
            return
        self._shown = now
        done = sum(item.level is not None for item in items)
        self._decided.setText(language.gettext("{done} of {count} decided").format(done=done, count=len(items)))
        seen = items if self._all else self._around(items, here)
        left = len(items) - len(seen)
        words = language.ngettext("and {n} more", "and {n} more", left).format(n=left)
        self._rest.set_words(language.gettext("Show fewer") if self._all else words)
        self._rest.setVisible(left > 0 or self._all)
        discard(self._rows)
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for item in seen:
            column.addWidget(self._row(item, here=item.capability == here, dissent=item.capability in dissent))
        self._slot.addWidget(self._rows)

    def _row(self, item: AgendaItem, *, here: bool, dissent: bool) -> RowButton:
        name = self._context.language.of(self._model.session.questionnaire.capabilities[item.capability].name)
        told = self._told(item, dissent=dissent)
        made = RowButton(self._context, f"{name}: {told}" if told else name, partial(self._look, item.capability))
        made.row.setContentsMargins(0, zoomed(5), 0, zoomed(5))
        made.row.setSpacing(zoomed(8))
        mark = text("▶" if here else "✓" if item.level is not None else "", SMALL, "" if here else "quiet")
        mark.setFixedWidth(zoomed(_MARK))
        level = PlainLabel(self._short(item, dissent=dissent))
        level.setProperty("role", "quiet")
        scaled(level, SMALL)
        level.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.add(mark)
        made.add(text(name, SMALL, bold=here), 1)
        made.add(level)
        return made

    def _short(self, item: AgendaItem, *, dissent: bool) -> str:
        _ = self._context.language.gettext
        if item.level is not None:
            named = answers_by_name(self._model.session.questionnaire, item.capability, self._context.language)
            answer = str(item.level) if named is None else named(item.level)
            return f"{answer} ≠" if dissent else answer
        return {State.PARKED: _("parked"), State.OPEN: _("voting"), State.REVEALED: _("open")}.get(item.state, "")

    def _told(self, item: AgendaItem, *, dissent: bool) -> str:
        """Return what has come of a question for those who do not see the marks."""
        _ = self._context.language.gettext
        if item.level is not None:
            named = answers_by_name(self._model.session.questionnaire, item.capability, self._context.language)
            if named is not None:
                words = _("“{answer}”, another view remains") if dissent else _("“{answer}”")
                return words.format(answer=named(item.level))
            words = _("level {level}, another view remains") if dissent else _("level {level}")
            return words.format(level=item.level)
        return {State.PARKED: _("parked"), State.OPEN: _("vote open"), State.REVEALED: _("not decided")}.get(
            item.state, ""
        )

    def _toggle(self) -> None:
        self._all = not self._all
        self.refresh()

    def _look(self, code: str) -> None:
        self._model.look_at(None if code == self._model.looking else code)

    def _around(self, items: Sequence[AgendaItem], here: str | None) -> Sequence[AgendaItem]:
        """Return the questions around the present one, as many as there is room for; those behind it come first."""
        codes = [item.capability for item in items]
        first = last = codes.index(here) if here in codes else 0
        room = _ROOM[self._context.density] - self._height(codes[first]) if codes else 0
        grows = True
        while grows:
            grows = False
            for at in (last + 1, first - 1):
                if 0 <= at < len(items) and self._height(codes[at]) <= room:
                    room -= self._height(codes[at])
                    first, last, grows = min(first, at), max(last, at), True
        return items[first : last + 1]

    def _height(self, code: str) -> int:
        name = self._context.language.of(self._model.session.questionnaire.capabilities[code].name)
        wraps = QFontMetrics(type_font(SMALL)).horizontalAdvance(name) > zoomed(_NAME_WIDTH)
        return _ROW + (_SECOND_LINE if wraps else 0)
