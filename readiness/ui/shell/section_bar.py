"""The sections of an open document: buttons, or one menu where they do not fit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.ui.routes import Route
from readiness.ui.shell.sections import Section, section_of
from readiness.ui.widgets.elements import button, restyle


class SectionBar(QWidget):
    """Marks the section that is shown: underlined, and in words for assistive technology."""

    def __init__(self, language: Language, sections: tuple[Section, ...], go: Callable[[Route], None]) -> None:
        super().__init__()
        self._language = language
        self._sections = sections
        self._go = go
        self._buttons: list[QPushButton] = []
        self.setAccessibleName(language.gettext("Sections"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for section in sections:
            opener = button(language.gettext(section.name), partial(go, section.entrance), "section")
            self._buttons.append(opener)
            layout.addWidget(opener)
        self._menu = QMenu(self)
        # Filled when it opens: most windows are wide enough for the buttons.
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu_button = QToolButton()
        self._menu_button.setMenu(self._menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.hide()
        layout.addWidget(self._menu_button)
        layout.addStretch(1)

    def tab_stops(self) -> list[QWidget]:
        """Return what the Tab key reaches, in the order of reading."""
        return [*self._buttons, self._menu_button]

    def show_route(self, route: Route) -> None:
        """Mark the section of a route."""
        here = section_of(route)
        for section, opener in zip(self._sections, self._buttons, strict=True):
            current = section is here
            if current != bool(opener.property("current")):
                opener.setProperty("current", current)
                restyle(opener)
            opener.setAccessibleDescription(self._language.gettext("You are here") if current else "")
        name = self._language.gettext(here.name if here else "Sections")
        self._menu_button.setText(f"{name}  ▾")
        self._menu_button.setAccessibleName(self._language.gettext("Section: {name}").format(name=name))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._needed(), self._menu_button.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._menu_button.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        fits = self.width() >= self._needed()
        for opener in self._buttons:
            opener.setVisible(fits)
        self._menu_button.setVisible(not fits)
        super().resizeEvent(event)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for section in self._sections:
            self._menu.addAction(self._language.gettext(section.name), partial(self._go, section.entrance))

    def _needed(self) -> int:
        return sum(opener.sizeHint().width() + self._row.spacing() for opener in self._buttons)
