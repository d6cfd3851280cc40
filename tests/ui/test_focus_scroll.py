"""A shortcut leads to a field that can be seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.routes import ReportRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.focus_scroll import FocusScroll


def area_of(widget: QWidget) -> QScrollArea:
    parent = widget.parentWidget()
    while not isinstance(parent, QScrollArea):
        assert parent is not None
        parent = parent.parentWidget()
    return parent


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_F, "Foreword"), (Qt.Key.Key_O, "Contact")])
def test_a_shortcut_scrolls_to_its_field(key: Qt.Key, name: str, qtbot: QtBot, sample: MainWindow) -> None:
    # Low enough that the field lies below what is shown.
    sample.resize(700, 480)
    sample.navigator.go(ReportRoute())
    view = sample.page
    assert isinstance(view, ReportView)
    # While it is made, its progress takes room from the page.
    qtbot.waitUntil(lambda: view.complete, timeout=60_000)
    QTest.keyClick(sample, key, Qt.KeyboardModifier.AltModifier)

    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName() == name
    area = area_of(field)
    # A report that was made ahead is there before the page is laid out.
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    assert field.visibleRegion().boundingRect() == field.rect()


def test_what_has_the_focus_stays_in_sight_where_the_page_becomes_lower(qtbot: QtBot) -> None:
    area, content = QScrollArea(), QWidget()
    FocusScroll(area)
    column = QVBoxLayout(content)
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        column.addWidget(field)
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.resize(300, 400)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 400)
    fields[20].setFocus()
    QApplication.processEvents()
    # It stands at the lower edge.
    area.verticalScrollBar().setValue(fields[20].geometry().bottom() - area.viewport().height() + 1)
    QApplication.processEvents()

    area.resize(300, 300)

    qtbot.waitUntil(lambda: fields[20].visibleRegion().boundingRect() == fields[20].rect())
    area.verticalScrollBar().setValue(0)
    area.resize(300, 200)
    # Who has scrolled away reads something else.
    QApplication.processEvents()
    assert area.verticalScrollBar().value() == 0


def test_a_click_moves_nothing_below_the_pointer(qtbot: QtBot, sample: MainWindow) -> None:
    sample.resize(700, 480)
    sample.navigator.go(ReportRoute())
    QApplication.processEvents()
    field = next(widget for widget in sample.page.findChildren(QWidget) if widget.accessibleName() == "Foreword")
    area = area_of(field)
    top = field.mapTo(area.widget(), field.rect().topLeft()).y()
    # Its upper edge is seen only.
    area.verticalScrollBar().setValue(top - area.viewport().height() + 20)
    stood = area.verticalScrollBar().value()

    QTest.mouseClick(field.focusProxy() or field, Qt.MouseButton.LeftButton, pos=field.rect().topLeft())

    assert area.verticalScrollBar().value() == stood
