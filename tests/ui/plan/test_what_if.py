"""Ticks show what steps would change, and store nothing."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.shell.main_window import MainWindow
from tests.ui.plan.plan_page import cards, choose_goal, planned, try_out
from tests.ui.test_main_job import press, texts


def test_the_panel_says_which_step_came_along(plan: PlanView) -> None:
    try_out(plan)
    _first, second, *_ = cards(plan)
    second.click()
    panel = plan._what_if
    assert panel is not None
    # The second step builds on the first one, which was not ticked by hand.
    assert [card.isChecked() for card in cards(plan)[:3]] == [True, True, False]
    assert "Step 1 comes first." in panel._summary.text()
    cards(plan)[3].click()
    assert "comes first" not in panel._summary.text()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", [100, 200])
def test_a_change_leaves_the_names_their_words(
    qtbot: QtBot, sample: MainWindow, plan: PlanView, language: str, size: int
) -> None:
    sample.memory.change(language=language, text_size=size)
    view = planned(qtbot, sample)
    press(sample, {"de": "Liste", "en": "List"}[language])
    choose_goal(view, "target")
    planned(qtbot, sample)
    try_out(view)
    for span, head in list(view._list._heads.items()):
        if head.words().startswith("▸"):
            view._list._toggle_span(span)
    for card in cards(view):
        if not card.isChecked():
            card.click()
    QApplication.processEvents()
    panel = view._what_if
    assert panel is not None
    changed = [value.text() for value in panel._values if "→" in value.text()]
    assert len(changed) > 5
    names = [label for label in panel.findChildren(QLabel) if label not in panel._values]
    for name in names:
        longest = max(name.fontMetrics().horizontalAdvance(word) for word in name.text().split())
        assert name.width() >= longest, name.text()
    for value in panel._values:
        assert value.width() >= value.sizeHint().width(), value.text()


def test_ticks_show_what_would_be_and_store_nothing(qtbot: QtBot, sample: MainWindow, plan: PlanView) -> None:
    session = sample.documents.session
    assert session is not None
    choose_goal(plan, "way:G0")
    planned(qtbot, sample)
    try_out(plan)
    *_, last = cards(plan)
    last.click()
    assert [card.isChecked() for card in cards(plan)] == [True, False, True]
    cards(plan)[1].click()
    assert "not passed\n→ passed" in texts(sample)
    assert "3 steps ticked" in texts(sample)
    press(sample, "Clear all")
    assert "→ passed" not in texts(sample)
    # Only the goal was stored.
    session.undo()
    assert not session.document.can_undo()
