"""The bar on top: a way home and the menu."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from readiness.foundation.i18n import LANGUAGES
from readiness.foundation.translation import Translator
from readiness.ui.widgets.building import button


class BarActions(msgspec.Struct, frozen=True):
    """What the bar can ask for."""

    close: Callable[[], None]
    save_as: Callable[[], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    can_undo: Callable[[], bool]
    can_redo: Callable[[], bool]
    set_language: Callable[[str], None]
    set_theme: Callable[[str], None]


class TopBar(QFrame):
    """Shows `close` only while a document is open."""

    def __init__(self, t: Translator, actions: BarActions, language: str, theme: str) -> None:
        super().__init__()
        _ = t.gettext
        self.setProperty("role", "bar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        self._home = button(_("Close"), actions.close, "link")
        layout.addWidget(self._home)
        layout.addStretch(1)
        menu = QMenu(self)
        undo = menu.addAction(_("Undo"), actions.undo)
        redo = menu.addAction(_("Redo"), actions.redo)
        self._save_as = menu.addAction(_("Save as …"), actions.save_as)
        menu.aboutToShow.connect(lambda: undo.setEnabled(actions.can_undo()))
        menu.aboutToShow.connect(lambda: redo.setEnabled(actions.can_redo()))
        menu.addSeparator()
        names = {"de": "Deutsch", "en": "English"}
        for code in LANGUAGES:
            _choice(menu.addAction(names[code], partial(actions.set_language, code)), chosen=code == language)
        menu.addSeparator()
        looks = {"": _("Look of the system"), "light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}
        for code, name in looks.items():
            _choice(menu.addAction(name, partial(actions.set_theme, code)), chosen=code == theme)
        opener = QToolButton()
        opener.setText(_("Menu"))
        opener.setMenu(menu)
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        layout.addWidget(opener)

    def show_document_actions(self, *, visible: bool) -> None:
        """Show or hide what belongs to an open document."""
        self._home.setVisible(visible)
        self._save_as.setEnabled(visible)


def _choice(action: QAction, *, chosen: bool) -> None:
    action.setCheckable(True)
    action.setChecked(chosen)
