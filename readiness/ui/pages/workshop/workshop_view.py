"""The facilitator's page: the setup while the network is closed, and the hand on the workshop while it is open."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.app.session import Delta
from readiness.domain.levels import COUNT
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.workshop.closed_panels import EndedPanel, InterruptedPanel
from readiness.ui.pages.workshop.keys import leading
from readiness.ui.pages.workshop.leading_panel import LeadingPanel
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.scene import Scene
from readiness.ui.pages.workshop.setup_bar import SetupBar
from readiness.ui.pages.workshop.setup_panel import SetupPanel
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import TITLE
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.single_keys import SingleKeys

_WIDTH = 1120
_TOPS = {Density.SMALL: 14, Density.COMPACT: 18, Density.COMFORTABLE: 40}


class _State(Enum):
    """What the page is about; for another one it is made anew."""

    SETUP = "setup"
    INTERRUPTED = "interrupted"
    LEADING = "leading"
    ENDED = "ended"


class WorkshopView(Page, FramedPage):
    """Follows the model."""

    def __init__(self, context: PageContext, workshop: OpenWorkshop) -> None:
        super().__init__(context, context, _WIDTH)
        self._workshop = workshop
        self._model = model = workshop.model
        self._keys = SingleKeys(self, lambda: context.memory.settings.single_keys)
        self._keys.typed.connect(self._on_typed)
        # The page itself has the focus before anything is operated.
        self.setProperty("ring", "none")
        self._state = _state(model)
        self._leading: LeadingPanel | None = None
        self._setup_bar: SetupBar | None = None
        self._closed: SetupPanel | InterruptedPanel | EndedPanel | None = None
        if self._state is _State.LEADING:
            self._lead()
        else:
            self._close()
        model.changed.connect(self._refresh)
        model.counted.connect(self._count)
        self._refresh()

    @property
    def workshop(self) -> OpenWorkshop:
        """The workshop that is led here."""
        return self._workshop

    @override
    def follow(self, delta: Delta) -> None:
        self._refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead by key wherever no text is being typed; what was typed is stored first."""
        self._context.unstored.store()
        act, digit = leading(self._model, event), False
        panel = self._leading
        if panel is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            own = {Qt.Key.Key_P: self._workshop.project}
            if self._model.scene is Scene.VOTING:
                own[Qt.Key.Key_S] = panel.bar.ask_to_park
            if panel.can_mend:
                own[Qt.Key.Key_D] = panel.mend
            act = own.get(Qt.Key(event.key()), act)
            typed = event.key() - Qt.Key.Key_0
            if panel.deciding and 0 <= typed <= COUNT:
                act, digit = (lambda: panel.choose_by_digit(typed)), True
        if event.key() == Qt.Key.Key_Escape and self._model.running and self._model.looking is not None:
            self._model.look_at(None)
        elif not self._keys.take(event, act, at_once=digit):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Have Tab lead from the last field of a decision to the way on, past what else can be done."""
        panel = self._leading
        if next and panel is not None and panel.round.form.at_its_end:
            panel.bar.main.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(next)

    def _on_typed(self, _words: str, first: bool) -> None:  # noqa: FBT001 - a signal's argument
        if first and self._leading is not None:
            language = self._context.language
            self._context.notifier.announce(language.gettext("Nothing was done: these letters look like a word."))

    def _lead(self) -> None:
        self.area.set_top(_TOPS[self._context.density])
        self._leading = panel = LeadingPanel(self._context, self._workshop, self.bar)
        self.column.addWidget(panel)
        self.column.addStretch(1)
        self.set_side(panel.side, self._context.language.gettext("Beside the question"))

    def _close(self) -> None:
        if self._state is _State.SETUP:
            self._closed = self._set_up()
        else:
            kind = InterruptedPanel if self._state is _State.INTERRUPTED else EndedPanel
            self._closed = kind(self._context, self._model, self.bar)
            self.first_focus = self._closed.heading
        self.column.addWidget(self._closed, 1)

    def _set_up(self) -> SetupPanel:
        _ = self._context.language.gettext
        self.column.addWidget(text(_("Workshop"), TITLE, bold=True))
        told = _("Everyone votes blind on a phone; differences are discussed, and evidence decides.")
        self.column.addWidget(text(told, role="quiet"))
        self._setup_bar = SetupBar(self._context, self._model, self.bar)
        return SetupPanel(self._context, self._model)

    def _refresh(self) -> None:
        if _state(self._model) is not self._state:
            # Nothing of this page is true any more.
            self._model.changed.disconnect(self._refresh)
            self._model.counted.disconnect(self._count)
            self._context.navigator.show_anew()
            return
        if self._leading is None:
            assert self._closed is not None
            self._closed.refresh()
            if self._setup_bar is not None:
                self._setup_bar.refresh()
            return
        scene_before = self._leading.scene
        self._leading.refresh()
        if self._leading.scene != scene_before:
            # Read from its heading: nothing looks chosen, and the keys that lead work from here.
            self.first_focus = self._leading.heading
            # Another page may be on its way, or a text may be typed elsewhere.
            if self.isVisible():
                self.take_focus()
                self.verticalScrollBar().setValue(0)

    def _count(self) -> None:
        if self._leading is not None and self._model.running:
            self._leading.count()


def _state(model: WorkshopModel) -> _State:
    if model.running:
        return _State.LEADING
    if model.last_words:
        return _State.ENDED
    return _State.INTERRUPTED if model.interrupted else _State.SETUP
