"""The days on which nobody works, such as the firm's holidays: a list, and two fields for one more entry."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.domain.plan_notes import Closure
from readiness.foundation.errors import InvalidError
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import button, clear, text
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.labelled import labelled
from readiness.wording.roadmap import closure_days

_SIDE_BY_SIDE_FROM = 60


class ClosedDays(QWidget):
    """Stores an entry once it is added; what is wrong with it stands below the fields."""

    def __init__(self, context: PageContext, edit: Edit, editor: PlanEditor) -> None:
        super().__init__()
        self._context = context
        self._edit = edit
        self._editor = editor
        self._shown: tuple[Closure, ...] | None = None
        _ = context.language.gettext
        self._first, self._last = (DateField(context, context.unstored) for _side in range(2))
        self._fault = text("", SMALL, "warning")
        self._fault.hide()
        self._add = button(_("Add closed days"), self._on_add)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text(_("Closed days"), SMALL, bold=True))
        layout.addWidget(text(_("The plan leaves them free, such as works holidays."), SMALL, "quiet"))
        layout.addLayout(self._list)
        days = (labelled(_("&First closed day"), self._first), labelled(_("&Last closed day"), self._last))
        layout.addWidget(Columns(*days, _SIDE_BY_SIDE_FROM))
        layout.addWidget(self._fault)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored; rows that are the same stay, with the focus."""
        closures = self._editor.notes.closures
        if closures == self._shown:
            return
        self._shown = closures
        clear(self._list)
        language = self._context.language
        for closure in closures:
            days = closure_days(closure, language)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(text(days))
            remove = language.gettext("Remove {days}").format(days=days)
            line.addWidget(IconButton("clear", remove, partial(self._on_remove, closure), self._context.tokens))
            line.addStretch(1)
            self._list.addWidget(row)

    def _on_add(self) -> None:
        """Take the two days; one day alone is closed by itself."""
        first, last = self._first.day, self._last.day
        if first is None:
            self._complain(self._context.language.gettext("Enter the first closed day."))
            self._first.setFocus()
            return
        try:
            self._edit(partial(self._editor.add_closure, Closure(first, last or first)))
        except InvalidError as error:
            gettext = self._context.language.gettext
            self._complain(f"{gettext(error.what)} {gettext(error.remedy)}")
            return
        self._complain("")
        self._first.show_day(None)
        self._last.show_day(None)
        self._first.setFocus()

    def _on_remove(self, closure: Closure) -> None:
        # The button goes with its row: the focus stays near.
        self._add.setFocus()
        self._edit(partial(self._editor.remove_closure, closure))

    def _complain(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        if words:
            self._context.unstored.tell(words)
