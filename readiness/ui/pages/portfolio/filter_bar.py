"""What is shown of the portfolio: a field to type in, filters of several kinds, the order and the groups."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QMenu, QWidget

from readiness.domain.values import NAME_LIMIT
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.portfolio.arrangement import Facet
from readiness.ui.pages.portfolio.named_list import named_list
from readiness.ui.pages.portfolio.portfolio_model import ViewState
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import button, discard
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import on_one_line, set_tool_tip, unmarking
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.tab_order import tab_through

_WORDS_WIDTH, _LEAST_WORDS = 284, 96
# A longer menu is not read: the field finds the rest.
_MOST_VALUES = 30
_SWITCHES = ("latest", "merged")


class FilterBar(QWidget):
    """Emits each change; what is chosen stands beside the button and is taken back by a press."""

    typed = Signal(str)
    # The code of a facet and the value that is chosen of it now; empty where it was taken back.
    filtered = Signal(str, str)
    # The name of a switch of the state that is to be turned.
    switched = Signal(str)
    # The code of what is grouped by, and of what is sorted by.
    grouped = Signal(str)
    sorted_by = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._facets: Sequence[Facet] = ()
        self._chosen: Mapping[str, str] = {}
        self._switches: set[str] = set()
        self._groups: Mapping[str, str] = {}
        self._group = ""
        self._in_groups = True
        self._chips: list[QWidget] = []
        _ = context.language.gettext
        self.words = _Words(context.unstored, NAME_LIMIT)
        self.words.setAccessibleName(_("Find in the table"))
        self.words.setPlaceholderText(_("Organisation, site, tag, file"))
        self.words.textChanged.connect(self.typed)
        self.opener = KeyButton(context, _("Filter and group"), self._open_menu, "choice").with_icon("down")
        self.order, self._ordering = named_list(context, _("Sorted by"))
        self.order.activated.connect(lambda _at: self.sorted_by.emit(self.order.currentData()))
        self._flow = FlowLayout(self.words, self.opener, self._ordering)
        self.setLayout(self._flow)
        self._menu = QMenu(self)

    def fit_view(self, *, ordered: bool, in_groups: bool) -> None:
        """Show what the view has a use for."""
        self._ordering.setVisible(ordered)
        self._in_groups = in_groups

    def show_choices(
        self, facets: Sequence[Facet], groups: Sequence[tuple[str, str]], order: Sequence[tuple[str, str]]
    ) -> None:
        """Show by what rows can be filtered, grouped and sorted."""
        self._facets, self._groups = facets, dict(groups)
        chosen = self.order.currentData()
        self.order.clear()
        for code, words in order:
            self.order.add(words, code)
        self.order.setCurrentIndex(max(0, self.order.findData(chosen)))

    def show_chosen(self, state: ViewState) -> None:
        """Show what is chosen."""
        self.order.setCurrentIndex(max(0, self.order.findData(state.sort)))
        switches = {name for name in _SWITCHES if getattr(state, name)}
        if (state.filters, switches, state.group) == (self._chosen, self._switches, self._group):
            return
        self._chosen, self._switches, self._group = dict(state.filters), switches, state.group
        for chip in self._chips:
            self._flow.removeWidget(chip)
            discard(chip)
        self._chips = [self._chip_of(code, value) for code, value in state.filters.items()]
        self._chips += [self._chip(self._name(name), partial(self.switched.emit, name)) for name in sorted(switches)]
        if state.group:
            words = self._context.language.gettext("By {what}").format(what=self._groups.get(state.group, state.group))
            self._chips.append(self._chip(words, partial(self.grouped.emit, "")))
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        tab_through(self)

    def _chip_of(self, code: str, value: str) -> QWidget:
        facet = next((one for one in self._facets if one.code == code), None)
        choices = facet.choices if facet is not None else ()
        words = on_one_line(next((choice.words for choice in choices if choice.value == value), value))
        named = f"{facet.name}: {words}" if facet is not None else words
        return self._chip(words, partial(self._toggle, code, value), named)

    def _chip(self, words: str, act: Callable[[], object], named: str = "") -> QWidget:
        chip = button(f"{words} ✕", act, "small")
        told = self._context.language.gettext("Take back: {filter}")
        chip.setAccessibleName(told.format(filter=named or words))
        set_tool_tip(chip, chip.accessibleName())
        return chip

    def _name(self, switch: str) -> str:
        _ = self._context.language.gettext
        return {"latest": _("Only the latest of each"), "merged": _("Sites of a firm as one row")}[switch]

    def _toggle(self, code: str, value: str) -> None:
        self.filtered.emit(code, "" if self._chosen.get(code) == value else value)
        # The chip that was pressed is gone.
        if self.focusWidget() is None:
            self.opener.setFocus()

    def _open_menu(self) -> None:
        self._menu.clear()
        for facet in self._facets:
            inner = self._menu.addMenu(unmarking(facet.name))
            for choice in sorted(facet.choices, key=lambda one: -one.count)[:_MOST_VALUES]:
                named = unmarking(on_one_line(f"{choice.words} ({choice.count})"))
                action = inner.addAction(named, partial(self._toggle, facet.code, choice.value))
                action.setCheckable(True)
                action.setChecked(self._chosen.get(facet.code) == choice.value)
        self._menu.addSeparator()
        if self._groups and self._in_groups:
            inner = self._menu.addMenu(self._context.language.gettext("Group by"))
            for code, words in self._groups.items():
                chosen = code == self._group
                action = inner.addAction(unmarking(words), partial(self.grouped.emit, "" if chosen else code))
                action.setCheckable(True)
                action.setChecked(chosen)
        for name in _SWITCHES:
            action = self._menu.addAction(self._name(name), partial(self.switched.emit, name))
            action.setCheckable(True)
            action.setChecked(name in self._switches)
        self._menu.popup(self.opener.mapToGlobal(QPoint(0, self.opener.height())))


class _Words(LimitedLine):
    """As wide as what it is for, where the window is."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(_WORDS_WIDTH), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(_LEAST_WORDS), super().minimumSizeHint().height())
