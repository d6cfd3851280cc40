"""For everybody: names for screen readers, and nothing is cut with large type."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from tests.ui.workshop.workshop_page import Phones, vote


def test_everything_that_takes_the_focus_has_a_name(sample: MainWindow, model: WorkshopModel, phones: Phones) -> None:
    def check() -> None:
        for widget in sample.page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                heard = QAccessible.queryAccessibleInterface(widget)
                assert heard.text(QAccessible.Text.Name), widget

    check()
    model.start()
    check()
    room = phones(3)
    model.go_on()
    vote(model, room, [0, 3, 5])
    model.reveal()
    check()
    folds = {fold.title: fold for fold in sample.page.findChildren(Collapsible)}
    folds["Help with joining"].toggle()
    folds["Phones in the room"].toggle()
    QTest.qWait(1)
    check()
    networks = next(box for box in sample.page.findChildren(QComboBox) if box.isVisible())
    assert "127.0.0.1" in networks.currentText()


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_cut_in_a_narrow_window_with_large_type(
    sample: MainWindow, model: WorkshopModel, phones: Phones, language: str
) -> None:
    sample.memory.change(language=language)
    sample.memory.change(text_size=200)
    sample.resize(640, 480)

    def check() -> None:
        QTest.qWait(1)
        area = sample.page.area
        assert area.widget().width() <= area.viewport().width()

    check()
    model.start()
    check()
    room = phones(3)
    model.go_on()
    check()
    vote(model, room, [0, 3, 5])
    model.reveal()
    check()
    model.keep_draft(level=3, reason="seen")
    model.decide()
    check()
