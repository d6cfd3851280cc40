"""The way between the sections of an open document: buttons, or one menu where they do not fit."""

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
    """Marks where one is: underlined, and said to assistive technology."""

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
            way = button(language.gettext(section.name), partial(go, section.entrance), "section")
            self._buttons.append(way)
            layout.addWidget(way)
        self._menu = QMenu(self)
        # Filled when it opens: most windows are wide enough for the buttons.
        self._menu.aboutToShow.connect(self._fill_menu)
        self._folded = QToolButton()
        self._folded.setMenu(self._menu)
        self._folded.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._folded.hide()
        layout.addWidget(self._folded)
        layout.addStretch(1)

    def tab_stops(self) -> list[QWidget]:
        """Return where Tab halts, in the order of reading."""
        return [*self._buttons, self._folded]

    def show_place(self, route: Route) -> None:
        """Mark the section of a place."""
        here = section_of(route)
        for section, way in zip(self._sections, self._buttons, strict=True):
            current = section is here
            if current != bool(way.property("current")):
                way.setProperty("current", current)
                restyle(way)
            way.setAccessibleDescription(self._language.gettext("You are here") if current else "")
        name = self._language.gettext(here.name if here else "Sections")
        self._folded.setText(f"{name}  ▾")
        self._folded.setAccessibleName(self._language.gettext("Section: {name}").format(name=name))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._needed(), self._folded.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._folded.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between buttons and menu."""
        fits = self.width() >= self._needed()
        for way in self._buttons:
            way.setVisible(fits)
        self._folded.setVisible(not fits)
        super().resizeEvent(event)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for section in self._sections:
            self._menu.addAction(self._language.gettext(section.name), partial(self._go, section.entrance))

    def _needed(self) -> int:
        return sum(way.sizeHint().width() + self._row.spacing() for way in self._buttons)
