"""What Enter does to a focused toggle: python -m tests.end2end.enter_key prints how often it was clicked.

Some desktops have Qt press a button with Enter, as with the space bar; which one it is, Qt asks the environment.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from readiness.foundation.language import ENGLISH
from readiness.ui.application import make_application
from readiness.ui.look import Look
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.theme.density import Density
from readiness.ui.theme.tokens import LIGHT
from readiness.ui.widgets.toggles import ToggleButton


def main() -> None:
    application = make_application(sys.argv[:1])
    page = QWidget()
    layout = QVBoxLayout(page)
    clicks = []
    look = Look(ENGLISH, LIGHT, Density.COMPACT)
    for button in (QPushButton("plain"), ToggleButton("toggle"), AnswerCard(look, 1, "level", "card")):
        layout.addWidget(button)
        # An answer that is given: from there, Enter leads on.
        button.setChecked(True)
        pressed: list[object] = []
        button.clicked.connect(lambda checked=False, pressed=pressed: pressed.append(checked))
        QTest.keyClick(button, Qt.Key.Key_Return)
        clicks.append(len(pressed))
    print(*clicks)  # noqa: T201
    application.quit()


if __name__ == "__main__":
    main()
