"""The form of a situation: the sentence that is told first, what follows from it, and when it holds."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.foundation.errors import Place
from readiness.ui.pages.editor.condition_form import ConditionForm
from readiness.ui.pages.editor.entry_form import OrderRow, entry_code
from readiness.ui.pages.editor.fields import Fields


class SituationForm(QWidget):
    """`move` moves the entry of a place by so many places."""

    def __init__(self, fields: Fields, place: Place, move: Callable[[Place, int], object]) -> None:
        super().__init__()
        _ = fields.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = _("Where the organisation stands, in one or two short sentences")
        column.addWidget(fields.words(sentence, (*place, "headline"), lines=2, needed=True))
        column.addWidget(fields.words(_("What follows from it"), (*place, "meaning"), lines=2))
        holds = ConditionForm(fields, place, "when", title=_("When it holds"), always=_("Always."))
        column.addWidget(holds)
        column.addWidget(OrderRow(fields, place, move))
        column.addWidget(fields.fold(_("More"), lambda inner: inner.addWidget(entry_code(fields, place))))
