"""A page scrolls to what gets the focus, also by a shortcut: Qt does so for the Tab key only."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from readiness.foundation.overriding import override
from readiness.ui.theme.typography import zoomed

# Room around a field, so that the label above it is seen too.
_AROUND = 48


def scroll_by_keys(area: QScrollArea, name: str) -> None:
    """Make an area a tab stop while it has to be scrolled: keys reach words that no other stop leads to."""

    def on_range(_least: int, most: int) -> None:
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    area.setAccessibleName(name)
    # Drawn with a frame where the focus is.
    area.setProperty("role", "stop")
    area.verticalScrollBar().rangeChanged.connect(on_range)
    on_range(0, 0)


def scroll_soon(area: QScrollArea, widget: QWidget) -> None:
    """Bring a widget to the top of an area that has only just been made: where it stands is known a moment later."""

    def scroll() -> None:
        # What is new is laid out in several passes.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + widget.mapTo(area, QPoint(0, 0)).y() - zoomed(_AROUND))

    QTimer.singleShot(0, widget, scroll)


def keep_in_sight(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll to a widget, or to a part of it, once what has just changed around it is laid out."""

    def show() -> None:
        # What has changed is laid out in several passes.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        where = part or widget.rect()
        parent = widget.parentWidget()
        while parent is not None:
            content = parent.widget() if isinstance(parent, QScrollArea) else None
            if isinstance(parent, QScrollArea) and content is not None and widget.isVisible():
                at = widget.mapTo(content, where.topLeft())
                for y in (at.y() + where.height(), at.y()):
                    parent.ensureVisible(at.x(), y, 0, zoomed(_AROUND))
            parent = parent.parentWidget()

    QTimer.singleShot(0, widget, show)


class FocusScroll(QObject):
    """Scrolls an area, for as long as it lives, to the widget in it that gets the focus.

    It also keeps in sight what has the focus where the area becomes lower, such as by a bar that appears below it.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        area.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            focus, viewport = QApplication.focusWidget(), self._area.viewport()
            if focus is not None and self._holds(focus):
                bottom = focus.mapTo(viewport, QPoint(0, focus.height())).y()
                # Who has scrolled away from it reads something else.
                if event.size().height() < bottom <= event.oldSize().height():
                    keep_in_sight(focus)
        return super().eventFilter(watched, event)

    def _holds(self, widget: QWidget) -> bool:
        content = self._area.widget()
        return content is not None and content.isAncestorOf(widget) and widget.isVisible()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Qt tells it also while the area is being deleted with its window.
        if not isValid(self._area):
            return
        # What is clicked is seen, and must not move below the pointer.
        content = self._area.widget()
        if now is None or content is None or QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            return
        if not self._holds(now):
            return
        at = now.mapTo(content, now.rect().topLeft())
        # Qt's own way would look at the cursor of a field only. Its beginning comes last: it must be seen.
        for y in (at.y() + now.height(), at.y()):
            self._area.ensureVisible(at.x(), y, 0, zoomed(_AROUND))
        # What changes around it at the same time, such as a progress that ends, is laid out a moment later.
        keep_in_sight(now)
