"""What a screen reader does to a button counts like a click; what the program shows does not."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QButtonGroup
from pytestqt.qtbot import QtBot

from readiness.domain.answers import Status, at_level
from readiness.foundation.language import ENGLISH
from readiness.ui.look import Look
from readiness.ui.pages.plan.step_card import StepCard
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.routes import ListRoute, QuestionRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.density import Density
from readiness.ui.theme.tokens import LIGHT
from readiness.ui.widgets.key_button import KeyToggle
from readiness.ui.widgets.toggles import RadioButton, ToggleButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck, WrappedRadio

LOOK = Look(ENGLISH, LIGHT, Density.COMPACT)


def operate(button: QAbstractButton) -> None:
    """Have Qt do what a screen reader asks for."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction("Toggle")


def buttons() -> list[QAbstractButton]:
    return [
        ToggleButton("a"),
        RadioButton("a"),
        AnswerCard(LOOK, 1, "a", "b"),
        StepCard("a", LIGHT),
        KeyToggle(LOOK, "a", lambda: None),
        WrappedCheck("a", LIGHT),
        WrappedRadio("a", LIGHT),
    ]


@pytest.mark.parametrize("kind", range(len(["toggle", "radio", "card", "step", "key", "wrapped", "wrapped radio"])))
def test_a_screen_reader_and_a_mouse_click_once_and_the_program_never(qtbot: QtBot, kind: int) -> None:
    button = buttons()[kind]
    qtbot.addWidget(button)
    heard: list[bool] = []

    def hear(on: bool) -> None:  # noqa: FBT001
        heard.append(on)

    button.clicked.connect(hear)
    operate(button)
    assert heard == [True]
    if not button.autoExclusive():
        button.click()
        assert heard == [True, False]
    heard.clear()
    button.setChecked(not button.isChecked())
    assert not heard


def test_in_a_group_only_the_chosen_one_is_heard(qtbot: QtBot) -> None:
    group = QButtonGroup()
    one, other = RadioButton("1"), RadioButton("2")
    heard: list[str] = []
    for button in (one, other):
        qtbot.addWidget(button)
        group.addButton(button)
        button.clicked.connect(lambda _on=False, button=button: heard.append(button.text()))
    operate(one)
    operate(other)
    assert heard == ["1", "2"]


def test_an_answer_by_screen_reader_is_stored(quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    quick.navigator.go(QuestionRoute("PRO1"))
    operate(quick.page.findChildren(AnswerCard)[3])
    assert session.assessment.answer("PRO1") == at_level(3)
    operate(next(b for b in quick.page.findChildren(KeyToggle) if b.text() == "Don’t know"))
    assert session.assessment.answer("PRO1").status is Status.DONT_KNOW
    quick.navigator.go(ListRoute("MON"))
    operate(quick.page.findChildren(RadioButton)[2])
    assert session.assessment.answer("MON1") == at_level(2)
