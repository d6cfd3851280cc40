"""The start page leads to the sample companies, also by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from readiness.app.sample import COMPANIES, read_company
from readiness.ui.routes import StartRoute
from readiness.ui.shell.main_window import MainWindow


def sample_buttons(window: MainWindow) -> list[QAbstractButton]:
    """Return the buttons that open a sample company, in the order of the Tab key."""
    return [
        button
        for button in window.page.findChildren(QAbstractButton)
        if said(button).startswith(("Sample", "Look at an example"))
    ]


def said(button: QAbstractButton) -> str:
    """Return what a screen reader says of a button, without what a tile tells behind its title."""
    return (button.accessibleName() or button.text()).partition(". ")[0]


def test_each_company_has_a_button(window: MainWindow):
    assert [said(button) for button in sample_buttons(window)] == [
        "Look at an example",
        "Sample: a brand, strong in marketing and weak in law",
        "Sample: a timber builder that has reached its target",
    ]


@pytest.mark.parametrize("number", range(len(COMPANIES)))
def test_the_keyboard_opens_the_present_of_each(qtbot: QtBot, window: MainWindow, number: int):
    chosen = sample_buttons(window)[number]
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chosen, Qt.Key.Key_Space)
    company = read_company(COMPANIES[number])
    qtbot.waitUntil(lambda: window.documents.session is not None)
    session = window.documents.session
    assert session is not None
    assert session.document.path.stem == company.organisation
    assert session.assessment.answers.keys() == company.states[-1].answers.keys()


def test_a_sample_that_is_there_is_opened_again(qtbot: QtBot, window: MainWindow):
    sample_buttons(window)[1].click()
    qtbot.waitUntil(lambda: window.documents.session is not None)
    session = window.documents.session
    assert session is not None
    path = session.document.path
    window.navigator.go(StartRoute())
    sample_buttons(window)[1].click()
    assert window.documents.session is not None
    assert window.documents.session.document.path == path
