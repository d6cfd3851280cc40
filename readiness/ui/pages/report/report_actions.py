"""What can be done with the report, and how far it is."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.action_bar import ActionBar
from readiness.ui.widgets.elements import button, restyle, text

_PARTS = 100
_SIDE_BY_SIDE_FROM = 140


class ReportActions(ActionBar):
    """Save, print, show elsewhere; beside them the progress with a way to cancel, or what became of it.

    The way to the preview shares the line of the progress: a line of its own would leave the page too little room.
    """

    save_wanted = Signal()
    print_wanted = Signal()
    table_wanted = Signal()
    # The ending of what another program is to show: .pdf or .html.
    read_wanted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._context = context
        _ = context.language.gettext
        self.add_secondary(_("Show in the browser"), partial(self.read_wanted.emit, ".html"))
        self._for_pdf = (
            self.add_secondary(_("Show in the PDF viewer"), partial(self.read_wanted.emit, ".pdf")),
            self.add_secondary(_("Print …"), self.print_wanted.emit),
        )
        self.add_secondary(_("Save as table …"), self.table_wanted.emit)
        self._save = self.add_primary(_("Save report …"), self.save_wanted.emit)
        self._message: QLabel = text("", SMALL, "quiet")
        self._progress = QProgressBar()
        self._progress.setRange(0, _PARTS)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress of the report"))
        self._doubted = False
        self._cancel = button(_("Cancel"), self.cancel_wanted.emit, "link")
        self._state = QWidget()
        shown = QVBoxLayout()
        shown.setSpacing(4)
        shown.addWidget(self._message)
        shown.addWidget(self._progress)
        line = QHBoxLayout(self._state)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(shown, 1)
        line.addWidget(self._cancel)
        self._first = QWidget()
        self._first_line = QHBoxLayout(self._first)
        self._first_line.setContentsMargins(0, 0, 0, 0)
        self._first_line.addWidget(self._state, 1)
        self._switch: QPushButton | None = None
        self.set_middle(self._first)
        self._show_state(running=False)
        self.setFocusProxy(self._save)

    def take_switch(self, switch: QPushButton) -> None:
        """Put the way to the preview and back before the progress."""
        self._switch = switch
        self._first_line.insertWidget(0, switch, 0, Qt.AlignmentFlag.AlignLeft)
        # Tab goes to it first, as it is read.
        switch.lower()
        self.look_again()

    def look_again(self) -> None:
        """Take no line for the switch and the progress where neither is shown here."""
        switch = self._switch
        switched = switch is not None and switch.parentWidget() is self._first and not switch.isHidden()
        running = not self._state.isHidden()
        self._first.setVisible(switched or running)
        if switch is not None and switched and running:
            needed = switch.sizeHint().width() + self._first_line.spacing() + self._state.sizeHint().width()
            fits = needed <= self.width() - self._outer.contentsMargins().left() - self._outer.contentsMargins().right()
            directions = QBoxLayout.Direction
            self._first_line.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the progress stand below the switch where the width does not hold both."""
        super().resizeEvent(event)
        self.look_again()

    def leave_out_pdf(self) -> None:
        """Offer only what needs no PDF, on a computer that can make none."""
        for pressed in self._for_pdf:
            if pressed.hasFocus():
                self._save.setFocus()
            pressed.hide()

    def show_progress(self, share: float) -> None:
        """Show how far it is, from 0 to 1."""
        self._end_doubt()
        self._progress.setValue(round(share * _PARTS))
        self._show_state(running=True)

    def rest(self) -> None:
        """Show that nothing is being made any more."""
        self._end_doubt()
        if self._cancel.hasFocus():
            self._save.setFocus()
        self._show_state(running=False)

    def say(self, words: str, role: str = "quiet") -> None:
        """Say what became of it, here and to assistive technology; it stays until something else is to be said."""
        restyle(self._message, role)
        self._message.setText(words)
        self._show_state(running=not self._progress.isHidden())
        if words:
            self._context.notifier.tell(words)

    def doubt(self, words: str) -> None:
        """Say that it does not go on, until it does or ends."""
        self.say(words, "warning")
        self._doubted = True
        # A page that was made meanwhile has not heard of any progress, and would offer no way to cancel.
        self._show_state(running=True)

    def _end_doubt(self) -> None:
        if self._doubted:
            self._doubted = False
            self.say("")

    def _show_state(self, *, running: bool) -> None:
        self._progress.setVisible(running)
        self._cancel.setVisible(running)
        self._message.setVisible(bool(self._message.text()))
        self._state.setVisible(running or bool(self._message.text()))
        self.look_again()
