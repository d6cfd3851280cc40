"""Before the room opens: the agenda is proposed and overruled, and the page fits a laptop."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.tick_list import TickList
from tests.ui.test_frame import opened
from tests.ui.workshop.workshop_page import words


def test_the_setup_is_read_from_its_heading(qtbot: QtBot, sample: MainWindow) -> None:
    sample.resize(1000, 560)
    sample.navigator.go(WorkshopRoute())
    page = sample.page
    assert isinstance(page, WorkshopView)
    sample.activateWindow()
    qtbot.waitUntil(page.hasFocus)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert sample.focusWidget() is page.findChildren(ChoiceList)[0]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", [(1366, 689), (1280, 641)])
def test_the_setup_fits_a_laptop_with_the_way_on_in_sight(
    qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    window = opened(qtbot, tmp_path, size, language=language)
    window.navigator.go(WorkshopRoute())
    page = window.page
    assert isinstance(page, WorkshopView)
    QApplication.processEvents()
    (rows,) = page.findChildren(TickList)
    opening = next(b for b in page.bar.findChildren(QPushButton) if b.property("role") == "primary")
    if size == (1366, 689):
        assert page.verticalScrollBar().maximum() == 0
    # The list scrolls by itself.
    assert rows.verticalScrollBar().maximum() > 0
    assert opening.visibleRegion().boundingRect() == opening.rect()
    window.close()


def test_the_agenda_is_proposed_and_can_be_overruled_by_keys(sample: MainWindow, model: WorkshopModel) -> None:
    (rows,) = sample.findChildren(TickList)
    assert f"43 questions, about {model.planned_minutes} of 70 minutes" in words(sample)
    assert model.planned_minutes > 43 * 3
    propose = next(b for b in sample.findChildren(QPushButton) if b.text() == "Propose the agenda")
    QTest.keyClick(propose, Qt.Key.Key_Space)
    first, second, *others = model.planned()
    assert 60 < model.planned_minutes <= 70
    assert rows.entry(0).code == first
    assert rows.entry(0).reasons.startswith(("Decides", "Can", "The next gate needs it"))
    rows.setFocus()
    rows.setCurrentRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert model.planned() == (second, first, *others)
    # The question stays the current one, and moves on.
    assert (rows.currentRow(), rows.current_code()) == (1, first)
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert model.planned() == (first, second, *others)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert model.planned() == (second, *others)
    QTest.keyClick(rows, Qt.Key.Key_End)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert model.planned() == (second, *others, rows.current_code())
    model.start()
    assert [item.capability for item in model.items()] == [*model.planned()]


def test_a_question_is_ticked_by_a_click_and_moved_by_dragging(sample: MainWindow, model: WorkshopModel) -> None:
    (rows,) = sample.findChildren(TickList)
    area = rows.viewport()
    places = [rows.visualItemRect(rows.item(row)).center() for row in range(3)]
    before = model.planned()
    QTest.mouseClick(area, Qt.MouseButton.LeftButton, pos=places[1])
    assert model.planned() == (before[0], *before[2:])
    QTest.mouseClick(area, Qt.MouseButton.LeftButton, pos=places[1])
    assert model.planned() == before
    rows.setCurrentRow(0)
    drop(rows, places[2] + QPoint(0, 4))
    assert model.planned()[:3] == (before[1], before[2], before[0])
    drop(rows, places[0] - QPoint(0, 4))
    assert model.planned() == before


def drop(rows: TickList, at: QPoint) -> None:
    """Let go of the current row there; only Qt's loop around a drag, which waits for a real pointer, is left out."""
    rows.drop_at(at)


def test_a_whole_dimension_and_who_is_there(sample: MainWindow, model: WorkshopModel) -> None:
    none = next(b for b in sample.findChildren(QPushButton) if b.text() == "None")
    none.click()
    assert model.planned() == ()
    opening = next(b for b in sample.findChildren(QPushButton) if b.text() == "Open the room")
    assert not opening.isEnabled()
    dimensions = next(f for f in sample.findChildren(ChoiceList) if f.findData("MON") >= 0)
    dimensions.setCurrentIndex(dimensions.findData("MON"))
    dimensions.activated.emit(dimensions.currentIndex())
    assert {code[:3] for code in model.planned()} == {"MON"}
    assert opening.isEnabled()
    people = next(c for c in sample.findChildren(Collapsible) if c.title == "Who will be there?")
    people.toggle()
    management = next(f for f in sample.findChildren(ChoiceList) if f.accessibleName() == "Management")
    management.choose(2)
    management.activated.emit(2)
    assert model.present == {"GF": 2}
    assert people.title == "2 people will be there"
    assert any("there: management" in question for question in reasons(sample))


def reasons(window: MainWindow) -> list[str]:
    (rows,) = window.findChildren(TickList)
    return [rows.entry(row).reasons for row in range(rows.count())]
