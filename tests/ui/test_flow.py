"""A row that goes on in the next line: its widgets come and go with their page, and none is left behind."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readiness.ui.widgets.flow import FlowLayout


def page(kept: QWidget, *words: str) -> QWidget:
    made = QWidget(kept)
    layout = QVBoxLayout(made)
    layout.addLayout(FlowLayout(*map(QPushButton, words)))
    return made


def test_pages_that_go_leave_nothing_in_those_that_stay(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    staying: list[QWidget] = []
    for _round in range(60):
        going = [page(window, "one", "two", "three") for _page in range(4)]
        staying.append(page(window, "four", "five"))
        for one in going:
            one.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for one in staying:
            one.layout().invalidate()
            assert one.sizeHint().height() > 0
            assert len(one.findChildren(QPushButton)) == 2


def test_what_is_deleted_leaves_its_row(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    first, second = QPushButton("one"), QPushButton("two")
    layout = FlowLayout(first, second)
    made.setLayout(layout)
    first.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert layout.count() == 1
    assert layout.sizeHint().width() == second.sizeHint().width()
