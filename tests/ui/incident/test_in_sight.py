"""The way through the facts: the next one is in sight as a whole, in every window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.ui.pages.incident.checklist import Today
from readiness.ui.pages.incident.decision_panel import DecisionPanel
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.pages.incident.incident_view import IncidentView
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_choice import WrappedCheck, WrappedRadio
from tests.ui.incident.incident_page import answer, give, links, row, say, settle
from tests.ui.sizes import resize
from tests.ui.test_main_job import press

# So high is a window in which a whole fact has room.
LAPTOP = 689
GAP = 7


def test_what_is_known_is_passed_over_on_the_way_to_the_next_open_fact(incident: MainWindow) -> None:
    say(incident, confidential_sector="no")
    answer(incident, "Refusal", "No")
    press(incident, "Next unknown fact")
    assert not row(incident, "Confidential sector").unfolded
    assert row(incident, "Harm from the content").unfolded


@pytest.mark.parametrize("size", [(1366, 689), (1000, 480)], ids=["laptop", "small"])
@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space], ids=["pointer", "keyboard"])
def test_the_next_open_fact_stays_in_sight(
    qtbot: QtBot, incident: MainWindow, size: tuple[int, int], key: Qt.Key | None
) -> None:
    resize(qtbot, incident, *size)
    incident.activateWindow()
    rows = incident.page.findChildren(FactRow)
    rows[0].opener.click()
    seen = [rows[0]]
    for _ in rows[1:]:
        on = next(b for b in seen[-1].findChildren(QPushButton) if b.text() == "Next unknown fact")
        if key is None:
            qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
        else:
            on.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(on, key)
        QApplication.processEvents()
        (shown,) = [row for row in rows if row.unfolded]
        seen.append(shown)
        for part in (shown.opener, incident.focusWidget()):
            assert part is not None
            assert part.visibleRegion().boundingRect() == part.rect(), part.accessibleName()
        assert size[1] < LAPTOP or in_sight(incident, shown) == []
        assert shown.isAncestorOf(incident.focusWidget())
    assert seen == rows


def in_sight(window: MainWindow, fact: FactRow) -> list[str]:
    """Return what of a fact cannot be seen as a whole: its name, its question, its choices."""
    parts: list[QWidget] = [fact.opener, *fact.findChildren(QLabel), *fact.findChildren(WrappedRadio)]
    shown = [part for part in parts if part.isVisible()]
    return [
        part.accessibleName() or part.text() for part in shown if part.visibleRegion().boundingRect() != part.rect()
    ]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space], ids=["pointer", "keyboard"])
def test_a_link_to_a_fact_shows_its_question_and_all_of_its_choices(
    qtbot: QtBot, incident: MainWindow, language: str, key: Qt.Key | None
) -> None:
    incident.memory.change(language=language)
    incident.activateWindow()
    give(incident, F1="agency", F2="own_channel")
    rows = incident.page.findChildren(FactRow)
    today = incident.page.findChild(Today)
    today.findChild(WrappedCheck).setFocus(Qt.FocusReason.TabFocusReason)
    for number in range(len(links(today))):
        link = links(today)[number]
        incident.page.verticalScrollBar().setValue(incident.page.verticalScrollBar().maximum())
        if key is None:
            qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        else:
            link.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(link, key)
        settle()
        (shown,) = [row for row in rows if row.unfolded]
        assert in_sight(incident, shown) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_after_an_answer_the_next_fact_comes_into_sight_as_a_whole(
    qtbot: QtBot, incident: MainWindow, language: str
) -> None:
    incident.memory.change(language=language)
    resize(qtbot, incident, 1366, 768)
    incident.activateWindow()
    rows = incident.page.findChildren(FactRow)
    (here,) = [row for row in rows if row.unfolded]
    for _ in rows[1:]:
        qtbot.mouseClick(here.findChildren(WrappedRadio)[0], Qt.MouseButton.LeftButton)
        settle()
        (on,) = [
            b for b in here.findChildren(QPushButton) if b.text() in {"Nächster unbekannter Fakt", "Next unknown fact"}
        ]
        qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
        settle()
        (here,) = [row for row in rows if row.unfolded]
        assert in_sight(incident, here) == []
    assert here is rows[-1]


def test_values_of_two_facts_stand_apart(incident: MainWindow) -> None:
    incident.memory.change(language="de")
    give(incident, F3=2, F4=2)
    settle()
    openers = [row.opener for row in incident.page.findChildren(FactRow)][:2]
    row(incident, "Schaden durch den Inhalt").set_unfolded(shown=False)
    settle()
    said = [row._said for row in incident.page.findChildren(FactRow)][:2]
    assert openers[0].y() < openers[1].y()
    ends, begins = (part.geometry().marginsRemoved(part.contentsMargins()) for part in said)
    assert begins.top() - ends.bottom() > GAP


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_is_there_in_both_languages(incident: MainWindow, language: str) -> None:
    incident.memory.change(language=language)
    assert incident.page.findChild(DecisionPanel) is not None


@pytest.mark.parametrize("language", ["de", "en"])
def test_large_type_fits_a_narrow_window(qtbot: QtBot, incident: MainWindow, language: str) -> None:
    give(incident, F1="partner", F2="partner_channel")
    incident.memory.change(language=language, text_size=200)
    resize(qtbot, incident, 760, 640)
    settle()
    page = incident.page
    assert isinstance(page, IncidentView)
    assert page.area.widget().width() <= page.area.viewport().width()
