"""Every screen says what can be operated: Qt's accessibility tree, the order of the Tab key, the colours."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea, QScrollBar, QTextBrowser, QWidget

from readiness.app.attachments import attach
from readiness.domain.answers import Answer, Status
from readiness.domain.incidents import Incident, Incidents
from readiness.domain.levels import COUNT
from readiness.ui.pages.incident.facts_panel import FactsPanel
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.routes import IncidentRoute, QuestionRoute, Route
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.tokens import THEMES, Tokens
from readiness.ui.widgets.collapsible import Collapsible
from tests.ui.every_route import PLAIN_ROUTES, ROUTES, all_kinds, visit

SMALLEST_TARGET = 24
Role = QAccessible.Role
# What assistive technology can say something about; a plain "client" is none of these.
OPERABLE = frozenset({
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.ComboBox, Role.EditableText, Role.Link,
    Role.List, Role.PageTab, Role.RadioButton, Role.Slider, Role.SpinBox, Role.Table, Role.Tree, Role.Document,
    Role.Cell, Role.Graphic, Role.ListItem,
})  # fmt: skip
# A row of a list is one of its choices.
CHOICES = frozenset({Role.RadioButton, Role.CheckBox, Role.ListItem})

every_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: type(route).__name__)
both_languages = pytest.mark.parametrize("language", ["de", "en"])


def test_every_route_is_walked() -> None:
    assert {type(route) for route in ROUTES} == all_kinds()


def nodes(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield every node that is not hidden, parents first."""
    for i in range(root.childCount()):
        child = root.child(i)
        if child is None or not child.isValid() or child.state().invisible:  # type: ignore[attr-defined]
            continue
        yield child
        yield from nodes(child)


def name_of(node: QAccessibleInterface) -> str:
    """Return what is said first; on Linux a choice is called by its label, and what Qt calls its name is the value."""
    labels = [label for label, _kind in node.relations(QAccessible.RelationFlag.Label)]
    if node.role() is Role.ComboBox and sys.platform == "linux":
        return " ".join(text(label, QAccessible.Text.Name) for label in labels)
    return text(node, QAccessible.Text.Name)


def text(node: QAccessibleInterface, kind: QAccessible.Text) -> str:
    return node.text(kind).strip()


@both_languages
@every_route
def test_a_screen_can_be_read_and_operated_by_everybody(
    sample: MainWindow, route: Route, language: str, tmp_path: Path
) -> None:
    sample.memory.change(language=language)
    visit(sample, route, tmp_path)
    everything_operable_says_name_role_and_state(sample)
    tab_goes_as_one_reads(sample)
    targets_are_large_enough(sample)


@pytest.mark.parametrize("route", PLAIN_ROUTES, ids=str)
def test_a_questionnaire_of_its_own_kind_can_be_read_and_operated_too(
    plain_sample: MainWindow, route: Route, tmp_path: Path
) -> None:
    visit(plain_sample, route, tmp_path)
    everything_operable_says_name_role_and_state(plain_sample)
    tab_goes_as_one_reads(plain_sample)
    targets_are_large_enough(plain_sample)


@both_languages
@pytest.mark.parametrize("given", [{"F1": "partner"}, {"F1": "partner", "F3": 3}], ids=["open", "red"])
def test_an_assessed_incident_is_operable_too(sample: MainWindow, language: str, given: dict[str, str | int]) -> None:
    sample.memory.change(language=language)
    session = sample.documents.session
    assert session is not None
    session.set_part(Incidents((Incident(1, date(2026, 11, 23)),)))
    sample.resize(1366, 900)
    sample.navigator.go(IncidentRoute())
    sample.page.findChild(FactsPanel).unfold("F3")
    # Links, steps and ideas of this case are made while the page is shown.
    session.set_part(Incidents((Incident(1, date(2026, 11, 23), given=dict(given)),)))
    QTest.qWait(50)
    for part in sample.page.findChildren(Collapsible):
        if not part.unfolded:
            part.toggle()
    QTest.qWait(50)
    everything_operable_says_name_role_and_state(sample)
    tab_goes_as_one_reads(sample)
    targets_are_large_enough(sample)


def test_files_reasons_and_an_unfolded_narrow_page_are_operable_too(sample: MainWindow, tmp_path: Path) -> None:
    session = sample.documents.session
    assert session is not None
    for name in ("minutes.pdf", "a very long name of a screenshot that somebody took.png"):
        (tmp_path / name).write_bytes(b"x")
        attach(session, "PAR1", tmp_path / name)
    session.answer("PAR1", Answer(Status.NOT_APPLICABLE, reason="no partners"))
    for width in (640, 1280):
        sample.resize(width, 800)
        visit(sample, QuestionRoute("PAR1"), tmp_path)
        everything_operable_says_name_role_and_state(sample)
        tab_goes_as_one_reads(sample)
        targets_are_large_enough(sample)


def everything_operable_says_name_role_and_state(window: MainWindow) -> None:
    root = QAccessible.queryAccessibleInterface(window)
    found = [node for node in nodes(root) if node.state().focusable]  # type: ignore[attr-defined]
    assert found
    for node in found:
        name, value = name_of(node), text(node, QAccessible.Text.Value)
        where = (type(node.object()).__name__, node.role(), name, value)
        assert name, where
        assert name != value, where
        # A long text is a stop as well: it is scrolled by keys.
        assert node.role() in OPERABLE or isinstance(node.object(), QTextBrowser | QScrollArea), where
        if node.role() in CHOICES:
            # A row of a list that is no choice is gone to.
            row = node.role() is Role.ListItem and node.state().selectable  # type: ignore[attr-defined]
            assert node.state().checkable or row, where  # type: ignore[attr-defined]
    pressed = [node for node in found if node.role() is Role.Button]
    buttons = Counter((name_of(node), text(node, QAccessible.Text.Description)) for node in pressed)
    assert not [name for name, count in buttons.items() if count > 1], "two buttons that cannot be told apart"


def stops(window: MainWindow) -> list[QWidget]:
    """Return where Tab halts, in its order."""
    widgets = []
    widget = window.nextInFocusChain()
    while widget is not window:
        inside = isinstance(widget.parentWidget(), QComboBox) or isinstance(widget, QScrollBar)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inside:
            widgets.append(widget)
        widget = widget.nextInFocusChain()
    return widgets


def area_of(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def place_beside(widget: QWidget, other: QWidget, window: MainWindow) -> QRect:
    """Return where a widget is in regard to another one; what scrolls without the other stands where its area does."""
    found = step = widget
    while step is not window:
        if isinstance(step, QScrollArea) and not step.isAncestorOf(other):
            found = step
        step = step.parentWidget()
    return area_of(found, window)


def tab_goes_as_one_reads(window: MainWindow) -> None:
    for before, after in pairwise(stops(window)):
        here, there = place_beside(before, after, window), place_beside(after, before, window)
        # Going up again is right only where a new column begins.
        upwards = there.bottom() <= here.top() and there.left() < here.right()
        backwards = there.top() < here.center().y() < there.bottom() and there.right() <= here.left()
        assert not upwards, (before.accessibleName() or before, after.accessibleName() or after)
        assert not backwards, (before.accessibleName() or before, after.accessibleName() or after)


def targets_are_large_enough(window: MainWindow) -> None:
    for widget in stops(window):
        assert min(widget.width(), widget.height()) >= SMALLEST_TARGET, (widget, widget.accessibleName())


def test_level_cards_are_radio_buttons_that_say_number_name_and_anchor(sample: MainWindow) -> None:
    sample.navigator.go(QuestionRoute("PAR1"))
    cards = sample.page.findChildren(AnswerCard)
    assert len(cards) == COUNT
    for level, card in enumerate(cards):
        interface = QAccessible.queryAccessibleInterface(card)
        assert interface.role() is Role.RadioButton
        assert interface.text(QAccessible.Text.Name).startswith(f"{level} ")
    chosen = QAccessible.queryAccessibleInterface(cards[1])
    assert chosen.state().checked  # type: ignore[attr-defined]


@pytest.mark.parametrize("theme", THEMES)
def test_colours_keep_their_contrast(theme: str) -> None:
    tokens: Tokens = THEMES[theme]
    for ground in tokens.grounds:
        for ink in (tokens.ink, tokens.quiet):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
        assert contrast(tokens.ring, ground) >= 3, ground
    for ground in (tokens.page, tokens.rail, tokens.panel, tokens.raised, tokens.hover, tokens.soft):
        for ink in (tokens.accent, tokens.warning, tokens.danger, tokens.good):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for ground in (tokens.page, tokens.panel, tokens.raised):
        # What cannot be used can still be read, and an outline can be seen.
        assert contrast(tokens.idle, ground) >= 4.5, ground
        assert contrast(tokens.edge, ground) >= 3, ground
    for accent in (tokens.accent, tokens.accent_hover):
        assert contrast(tokens.accent_ink, accent) >= 4.5
    # What is reached stands out from what is not.
    assert contrast(tokens.accent, tokens.track) >= 3
    for fill, ink in tokens.levels:
        assert contrast(ink, fill) >= 4.5, fill
    assert len(tokens.levels) == COUNT
    # In grey, too, more is always farther from the page.
    distances = [contrast(fill, tokens.page) for fill, _ink in tokens.levels]
    assert distances == sorted(set(distances))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = QColor(colour).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
