"""Terms of the method are explained where the pointer rests on them."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.ui.routes import ResultsRoute
from readiness.ui.shell.glossary_tips import tip_for
from readiness.ui.shell.main_window import MainWindow


@pytest.mark.parametrize(
    ("words", "language", "begins"),
    [
        ("Approval of own posts ★ is below level 1", ENGLISH, "Key question ★: "),
        ("Freigabe eigener Beiträge ★", GERMAN, "Kernfrage ★: "),
        ("The work package is small.", ENGLISH, "Work package: "),
        ("Nothing to explain here.", ENGLISH, ""),
    ],
)
def test_terms_are_found(words: str, language: Language, begins: str) -> None:
    assert tip_for(words, language).startswith(begins)
    assert bool(tip_for(words, language)) == bool(begins)


def test_the_pointer_over_a_star_is_told_what_it_means(qtbot: QtBot, sample: MainWindow) -> None:
    # Once the window has settled.
    qtbot.waitUntil(lambda: sample.workspace._settled)
    sample.navigator.go(ResultsRoute())
    label = QLabel("Approval of own posts ★", sample.page)
    label.setGeometry(300, 300, 200, 30)
    label.show()
    label.raise_()
    at = label.mapToGlobal(QPoint(5, 5))
    qtbot.waitUntil(lambda: QApplication.widgetAt(at) is label)
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), at))
    assert QToolTip.text().startswith("Key question ★: ")
    QToolTip.hideText()
