"""Every screen names what can be operated, and every theme can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget

from readiness.ui.routes import (
    AnswersRoute,
    CheckpointsRoute,
    NewRoute,
    ProfileRoute,
    QuestionRoute,
    ResultsRoute,
    Route,
    StartRoute,
    TasksRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.tokens import THEMES, Tokens
from readiness.ui.widgets.level_card import LevelCard

ROUTES: list[Route] = [
    NewRoute(),
    ProfileRoute(),
    CheckpointsRoute(),
    TasksRoute(),
    QuestionRoute("PAR1"),
    AnswersRoute("PAR"),
    ResultsRoute(),
    StartRoute(),
]
SMALLEST_TARGET = 24


def operable(window: MainWindow) -> list[QWidget]:
    widgets = [w for w in window.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    # The inside of a compound widget is reached through its whole.
    return [w for w in widgets if not w.objectName().startswith("qt_")]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: type(route).__name__)
def test_everything_operable_has_a_name_and_a_size(sample: MainWindow, route: Route, language: str) -> None:
    sample.set_language(language)
    sample.go(route)
    found = operable(sample)
    assert found
    for widget in found:
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name)
        assert name.strip(), widget
        assert min(widget.width(), widget.height()) >= SMALLEST_TARGET, (name, widget.size())


def test_level_cards_are_radio_buttons_that_say_number_name_and_anchor(sample: MainWindow) -> None:
    sample.go(QuestionRoute("PAR1"))
    cards = sample.view.findChildren(LevelCard)
    assert len(cards) == 6
    for level, card in enumerate(cards):
        interface = QAccessible.queryAccessibleInterface(card)
        assert interface.role() is QAccessible.Role.RadioButton
        assert interface.text(QAccessible.Text.Name).startswith(f"{level} ")
    chosen = QAccessible.queryAccessibleInterface(cards[1])
    assert chosen.state().checked  # type: ignore[attr-defined]


@pytest.mark.parametrize("theme", THEMES)
def test_colours_keep_their_contrast(theme: str) -> None:
    tokens: Tokens = THEMES[theme]
    for background in (tokens.page, tokens.surface):
        for text in (tokens.ink, tokens.quiet, tokens.accent, tokens.warning):
            assert contrast(text, background) >= 4.5, (text, background)
        assert contrast(tokens.edge, background) >= 3, tokens.edge
    assert contrast(tokens.accent_ink, tokens.accent) >= 4.5
    assert contrast(tokens.ink, tokens.accent_soft) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = QColor(colour).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
