"""The box to decide: the way, who is in charge, who stands in, when it is reviewed; then what was decided."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from readiness.app.decision_editor import DecisionEditor
from readiness.foundation.overriding import override
from readiness.results.decision import Alternative
from readiness.ui.page import Edit, PageContext
from readiness.ui.routes import PlanRoute
from readiness.ui.theme.typography import CAPTION, SMALL, scaled, zoomed
from readiness.ui.widgets.action_bar import ActionBar
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.key_button import BUTTON_HEIGHT
from readiness.ui.widgets.name_field import NameField
from readiness.ui.widgets.plain import PlainLabel
from readiness.ui.widgets.wrapped_text import Paragraph
from readiness.wording.decision import DecisionWords
from readiness.wording.wording import Wording

_WAY, _NAME, _DAY, _WIDE = 160, 146, 166, 680
_MONTHS = (3, 6, 12)


class DecisionBar(QObject):
    """Puts its fields into the bar of a page; each stores at once what is typed, and the button records all of it."""

    # The code of the alternative that was chosen in the field.
    chosen = Signal(str)
    # Whether what was decided is open to be changed.
    changing = Signal(bool)

    def __init__(self, context: PageContext, edit: Edit, bar: ActionBar) -> None:
        super().__init__(bar)
        self._context = context
        self._edit = edit
        self._editor = editor = DecisionEditor(context.session)
        self._words: DecisionWords | None = None
        self._changing = False
        _ = context.language.gettext
        self._way = ChoiceList(context.tokens)
        self._way.activated.connect(lambda _index: self.chosen.emit(self._way.currentData()))
        self._responsible, self._deputy = (NameField(context, context.unstored) for _who in range(2))
        self._responsible.stored.connect(partial(self._store_name, editor.set_responsible, self._responsible))
        self._deputy.stored.connect(partial(self._store_name, editor.set_deputy, self._deputy))
        self._review = DateField(context, context.unstored, months=_MONTHS, lies=Lies.AHEAD)
        self._review.changed.connect(self._store_review)
        self._fields = [
            _Field(_("&Way"), self._way, _WAY),
            _Field(_("&Responsible"), self._responsible, _NAME),
            _Field(_("&Deputy"), self._deputy, _NAME),
            _Field(_("Re&view"), self._review, _DAY),
        ]
        self._told = _Told()
        bar.add_left(*self._fields, self._told)
        self._change = bar.add_secondary(_("Change"), self._begin_change)
        self._to_plan = bar.add_primary(_("Go to the plan"), self._go_to_plan)
        self._record = bar.add_primary(_("Record the decision"), self._record_decision)
        self._show_parts()

    @property
    def first(self) -> QWidget:
        """Where deciding begins: at the name that has to be found, or at the way to change what was decided."""
        return self._change if self._change.isVisible() else self._responsible

    def show_words(self, words: DecisionWords) -> None:
        """Show what can be decided, and what is prepared or decided."""
        self._words = words
        rows = words.alternatives.rows()
        self._way.clear()
        for row in rows:
            self._way.add(words.alternatives.short_name(row.alternative), row.alternative.code)
        chosen = words.decision.chosen
        self._way.choose(chosen.code if chosen else None)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored, also before it is worked out what can be decided now."""
        words, resolution = self._words, self._editor.resolution
        if words is None:
            return
        if self._way.findData(resolution.choice) >= 0:
            self._way.choose(resolution.choice)
        names = [*self._editor.names, *(role for role in words.resolution.role_names())]
        for field, name in ((self._responsible, resolution.responsible), (self._deputy, resolution.deputy)):
            field.offer(list(dict.fromkeys(names)))
            field.show_name(name)
        self._review.show_day(resolution.review or words.decision.review)
        now = DecisionWords(Wording(self._context.session.result(), self._context.language))
        self._told.setText(" ".join(now.resolution.decided()))
        self._show_parts()

    def stop_changing(self) -> None:
        """Show again what was decided, where nothing of it was changed."""
        self._set_changing(changing=False)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        """Show the fields, or what was decided; nothing before it is known what can be decided."""
        known, decided = self._words is not None, self._editor.resolution.on is not None
        told = known and decided and not self._changing
        for field in self._fields:
            field.setVisible(known and not told)
        self._record.setVisible(known and not told)
        for part in (self._told, self._change, self._to_plan):
            part.setVisible(told)

    def _store_name(self, store: Callable[[str], object], field: NameField, name: str) -> None:
        self._edit(partial(store, name), field.visit)

    def _store_review(self, day: date | None) -> None:
        self._edit(partial(self._editor.set_review, day), self._review.visit)

    def _begin_change(self) -> None:
        self._set_changing(changing=True)
        self._way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_changing(self, *, changing: bool) -> None:
        self._changing = changing
        self._show_parts()
        self.changing.emit(changing)

    def _record_decision(self) -> None:
        # What is being typed belongs to it.
        self._context.unstored.store()
        words = self._words
        chosen = self._shown_alternative()
        if words is None or chosen is None:
            return
        self._set_changing(changing=False)
        review = self._editor.resolution.review or words.decision.review
        self._edit(partial(self._editor.record, chosen, review))
        if self._editor.resolution.on is None:
            return
        _ = self._context.language.gettext
        self._context.notifier.announce(_("The decision is recorded."), (_("Go to the plan"), self._go_to_plan))
        self._to_plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown_alternative(self) -> Alternative | None:
        """Return what the field shows: it may be newer than the words, which are made in the background."""
        if self._words is None:
            return None
        shown = self._way.currentData()
        return next((one for one in self._words.decision.alternatives if one.code == shown), None)

    def _go_to_plan(self) -> None:
        self._context.navigator.go(PlanRoute())


class _Told(Paragraph):
    """What was decided; it would rather be wide than high."""

    def __init__(self) -> None:
        super().__init__()
        scaled(self, SMALL)
        # Its line stands beside those of the buttons.
        self.setMinimumHeight(zoomed(BUTTON_HEIGHT))

    @override
    def sizeHint(self) -> QSize:
        width = zoomed(_WIDE)
        return QSize(width, self.heightForWidth(width))


class _Field(QWidget):
    """A field with its name before it, so wide that all of them stand in one line of a laptop's window."""

    def __init__(self, words: str, field: QWidget, width: int) -> None:
        super().__init__()
        self._width = zoomed(width)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(6))
        label = PlainLabel(words)
        label.setBuddy(field)
        label.setProperty("role", "quiet")
        scaled(label, CAPTION)
        field.setAccessibleName(words.replace("&", ""))
        self._label, self._field = label, field
        field.setFixedWidth(self._width)
        layout.addWidget(label)
        layout.addWidget(field)

    @override
    def sizeHint(self) -> QSize:
        field = self._field
        height = field.heightForWidth(self._width) if field.hasHeightForWidth() else field.sizeHint().height()
        return QSize(self._label.sizeHint().width() + zoomed(6) + self._width, height)
