"""What both sides have changed differently: each with its values and a choice between them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.merging import MergeClash, MergeSide, ValuePlace
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import panel, text
from readiness.ui.widgets.segmented import Segmented
from readiness.wording.merging import ClashWords


class ClashList(QWidget):
    """Tells `changed` whenever a side is chosen; `choices` holds what was chosen so far."""

    def __init__(self, context: PageContext, clashes: Sequence[MergeClash], changed: Callable[[], object]) -> None:
        super().__init__()
        self.choices: dict[ValuePlace, MergeSide] = {}
        self._changed = changed
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        count = context.language.ngettext("{n} clash to settle", "{n} clashes to settle", len(clashes))
        column.addWidget(text(count.format(n=len(clashes)), HEADING, bold=True))
        told = _("Both sides have changed this differently. Until all are settled, your document stays as it is.")
        column.addWidget(text(told, role="quiet"))
        words = ClashWords(context.session.result(), context.language)
        for clash in clashes:
            column.addWidget(self._panel(context, clash, words))

    def _panel(self, context: PageContext, clash: MergeClash, words: ClashWords) -> QWidget:
        _ = context.language.gettext
        frame, layout = panel(12)
        title = words.title(clash)
        layout.addWidget(text(title, bold=True))
        layout.addWidget(text(_("before: {value}").format(value=words.value(clash, clash.base)), SMALL, "quiet"))
        choices = [
            (MergeSide.OURS, _("here: {value}").format(value=words.value(clash, clash.ours))),
            (MergeSide.THEIRS, _("there: {value}").format(value=words.value(clash, clash.theirs))),
        ]
        field = Segmented(choices, context.tokens, title)
        field.chosen.connect(lambda side, place=clash.place: self._choose(place, side))
        layout.addWidget(field)
        return frame

    def _choose(self, place: ValuePlace, side: MergeSide) -> None:
        self.choices[place] = side
        self._changed()
