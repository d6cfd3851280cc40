"""Hits by what they are: each group with its number, its first hits, and the others on demand."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.find import Hit
from readiness.app.searchable import Item
from readiness.ui.look import Look
from readiness.ui.pages.find.groups import Group, grouped
from readiness.ui.pages.find.hit_button import HitButton, HitFonts
from readiness.ui.theme.typography import BODY, LEAD, SMALL, scaled
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.long_list import fill_list

_FIRST = 12
# Time for the first groups to be painted, and for the next key.
_REST_DELAY_MS = 50
# Room above and below the name of a group.
_ABOVE, _BELOW = 24, 2


class HitGroups(QWidget):
    """Makes as many groups at once as fill a page, and the others once nothing is typed.

    It knows where the arrow keys halt: at every hit, and where more of a group can be shown. `after` is the widget
    beside it that they come from.
    """

    def __init__(self, hits: Iterable[Hit], look: Look, show: Callable[[Item], None], after: QWidget) -> None:
        super().__init__(after.parentWidget())
        self._look = look
        self._show = show
        self._after = after
        # Made once: a font that is set has a widget styled anew.
        self._fonts = HitFonts(scaled(QWidget(), BODY), scaled(QWidget(), SMALL))
        self._layouts: list[QVBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._waiting = list(grouped(hits).items())
        while self._waiting and len(self._made()) < _FIRST:
            self._add(*self._waiting.pop(0))
        if self._waiting:
            QTimer.singleShot(_REST_DELAY_MS, self, self._add_rest)

    @property
    def complete(self) -> bool:
        """Whether every group is there."""
        return not self._waiting

    @property
    def stops(self) -> list[QWidget]:
        """All hits that are shown and the buttons for more, as one reads."""
        self._add_rest()
        return self._made()

    @property
    def buttons(self) -> list[HitButton]:
        """All hits that are shown."""
        return [stop for stop in self.stops if isinstance(stop, HitButton)]

    def _made(self) -> list[QWidget]:
        return [widget for layout in self._layouts for widget in _widgets(layout)]

    def _add_rest(self) -> None:
        while self._waiting:
            self._add(*self._waiting.pop(0))

    def _add(self, group: Group, hits: list[Hit]) -> None:
        name = self._look.language.gettext(group.name)
        head = text(f"{name} ({len(hits)})", LEAD, bold=True)
        head.setContentsMargins(0, _ABOVE if self._layouts else 0, 0, _BELOW)
        self._column.addWidget(head)
        # Not a widget of its own: each would be laid out for several widths before it has its place.
        layout = QVBoxLayout()
        layout.setSpacing(0)
        self._column.addLayout(layout)
        self._layouts.append(layout)

        def add(hit: Hit) -> None:
            button = HitButton(hit, name, self._fonts, self._look, lambda: self._show(hit.item))
            before = _widgets(layout)[-1:]
            layout.addWidget(button)
            # What is shown on demand stands before the next group, also for the Tab key.
            for stop in before:
                QWidget.setTabOrder(stop, button)

        fill_list(layout, hits, _FIRST, add, self._look)
        last = _widgets(layout)[-1]
        if not isinstance(last, HitButton):
            # Several groups may have as many more to show.
            last.setAccessibleDescription(name)
        self._order()

    def _order(self) -> None:
        """Have the Tab key go from the widget beside it through everything that is there."""
        for before, stop in pairwise([self._after, *self._made()]):
            QWidget.setTabOrder(before, stop)


def _widgets(layout: QVBoxLayout) -> list[QWidget]:
    items = (layout.itemAt(at) for at in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]
