"""Buttons that stay pressed, boxes and radio buttons that assistive technology can operate.

A screen reader does not click: it has Qt set the state, and Qt then says `toggled` but not `clicked`. These say both,
so that `clicked` stands for every user, with or without a screen reader, and never for the program.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QRadioButton, QWidget

from readiness.foundation.overriding import override

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt allows one of its classes among the bases only.
    _Button = object


class Toggling(_Button):
    """Emits `clicked` for a state that assistive technology sets; a class with it calls `_watch_toggled` once."""

    _expected = False

    def _watch_toggled(self) -> None:
        self.toggled.connect(self._on_toggled)

    @override
    def setChecked(self, checked: bool) -> None:
        """Set the state, as the program does to show what is stored."""
        with self._expecting():
            super().setChecked(checked)

    @override
    def nextCheckState(self) -> None:
        """Change the state by a click, for which Qt emits `clicked` itself."""
        with self._expecting():
            super().nextCheckState()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the page, where it may lead on: some desktops would have it press the button, like Space."""
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @contextmanager
    def _expecting(self) -> Iterator[None]:
        before, self._expected = self._expected, True
        try:
            yield
        finally:
            self._expected = before

    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 - a signal's argument
        # In a group, one is unchecked because another was checked: only the latter counts as a click.
        alone = self.group() is None and not self.autoExclusive()
        if not self._expected and (checked or alone):
            self.clicked[bool].emit(checked)  # type: ignore[index]


class PressedByEnter(Toggling):
    """Is pressed down by Enter; from there Enter leads on where the page has a way on."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not self.isChecked():
            self.click()
        else:
            super().keyPressEvent(event)


class ToggleButton(PressedByEnter, QPushButton):
    """A button that stays pressed."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setCheckable(True)
        self._watch_toggled()


class Led(Toggling):
    """A radio button whose group the arrows lead through: they choose none, as at the levels of a question.

    With `chooses_by_arrows` they choose as well, as everywhere: in a form that stores nothing before its button.
    """

    chooses_by_arrows = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _STEPS:
            super().keyPressEvent(event)
            return
        group, holder = self.group(), self.parentWidget()
        # Without a group, those in one widget belong together, as for Qt.
        together = group.buttons() if group is not None else holder.findChildren(QRadioButton, options=_DIRECT)
        choices = [choice for choice in together if choice.isEnabled() and not choice.isHidden()]
        there = choices[(choices.index(self) + _STEPS[Qt.Key(event.key())]) % len(choices)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        if self.chooses_by_arrows:
            there.click()


class RadioButton(Led, QRadioButton):
    """One choice of several."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._watch_toggled()


def one_stop(group: QButtonGroup) -> None:
    """Have Tab stop at the chosen one of a group only; the arrows lead to the others."""

    def lead() -> None:
        for button in group.buttons():
            stop = button.isChecked() or group.checkedButton() is None
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    group.buttonToggled.connect(lambda _button, _checked: lead())
    lead()
