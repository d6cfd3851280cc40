"""The search of the whole document, by keys only and with the mouse; and the pages that its hits lead to."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from readiness.app.find import find
from readiness.app.searchable import Item, ItemText, Kind, Searchable, Where
from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT, Answer, Status
from readiness.domain.incidents import Incident, Incidents, LogEntry
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.folding import FoldedText
from readiness.foundation.language import ENGLISH
from readiness.incident.steps import fitting_ideas, steps_by_time
from readiness.ui.look import Look
from readiness.ui.pages.find.find_view import FindView
from readiness.ui.pages.find.groups import GROUPS
from readiness.ui.pages.find.hit_button import HitButton, HitFonts
from readiness.ui.pages.incident.fact_row import FactRow
from readiness.ui.pages.plan.package_details import PackageDetails
from readiness.ui.pages.plan.step_card import StepCard
from readiness.ui.pages.plan.step_editor import StepEditor
from readiness.ui.routes import (
    LOG_PART,
    CheckpointsRoute,
    FindRoute,
    IncidentRoute,
    PlanRoute,
    ProfileRoute,
    QuestionRoute,
    Route,
    TasksRoute,
    TextsRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.density import Density
from readiness.ui.theme.tokens import LIGHT, THEMES, Tokens
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.ui.sizes import resize
from tests.ui.test_accessibility import stops
from tests.ui.test_main_job import texts

LONG = 60_000
DAY = date(2026, 11, 23)
FAIR = Incident(1, DAY, "Hall nine", given={"F1": "partner", "F3": 3}, log=(LogEntry(DAY, "Called Mara"),))
ACCENT = QColor(LIGHT.accent).rgb()
# What each kind is found by in the sample, and the page that shows it.
TARGETS: dict[Kind, tuple[str, type[Route]]] = {
    Kind.QUESTION: ("PAR1", QuestionRoute),
    Kind.STEP: ("agency", PlanRoute),
    Kind.FACT: ("tone of the comments", IncidentRoute),
    Kind.RESPONSE: ("response d", IncidentRoute),
    Kind.TASK: ("24 hours", IncidentRoute),
    Kind.IDEA: ("further idea", IncidentRoute),
    Kind.INCIDENT: ("hall nine", IncidentRoute),
    Kind.LOG: ("called mara", IncidentRoute),
    Kind.LEGAL_POINT: ("works council", CheckpointsRoute),
    Kind.TEXT: ("house rules", TextsRoute),
    Kind.TERM: ("main channel", QuestionRoute),
    Kind.PROFILE: ("works council", ProfileRoute),
}


def session_of(window: MainWindow) -> Session:
    assert window.documents.session is not None
    return window.documents.session


def searched(qtbot: QtBot, window: MainWindow, typed: str = "") -> FindView:
    """Go to the search, wait for the plan, and type."""
    window.navigator.go(FindRoute())
    view = window.page
    assert isinstance(view, FindView)
    settle(qtbot, view)
    qtbot.keyClicks(field(view), typed)
    settle(qtbot, view)
    return view


def settle(qtbot: QtBot, view: FindView) -> None:
    qtbot.waitUntil(lambda: view.complete, timeout=LONG)
    QApplication.processEvents()


def field(view: QWidget) -> QLineEdit:
    found = view.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def hits(view: FindView, group: str = "") -> list[HitButton]:
    """Return the hits that are shown, as one reads, of all groups or of one."""
    shown = view._results.buttons if view._results is not None else []
    return [hit for hit in shown if not group or hit.accessibleDescription().startswith(group)]


def more(view: FindView, group: str) -> WrappedButton:
    found = [b for b in view.findChildren(WrappedButton) if b.accessibleDescription() == group and not b.isHidden()]
    assert len(found) == 1
    return found[0]


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or widget, key)


def code(widget: QWidget | None) -> str:
    assert isinstance(widget, HitButton)
    return widget.item.code


# Searching.


def test_keys_alone_lead_through_the_hits_and_back(qtbot: QtBot, sample: MainWindow) -> None:
    view = searched(qtbot, sample, "legal notice")
    found = [hit.item.code for hit in hits(view)]
    assert len(found) > 2
    press(view, Qt.Key.Key_Down)
    assert code(view.focusWidget()) == found[0]
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert code(view.focusWidget()) == found[1]
    press(view, Qt.Key.Key_Return)
    assert not isinstance(sample.navigator.route, FindRoute)
    sample.navigator.back()
    assert sample.navigator.route == FindRoute("legal notice")
    assert field(sample.page).text() == "legal notice"
    press(sample.page, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is field(sample.page)
    press(sample.page, Qt.Key.Key_Escape)
    assert sample.navigator.route == TasksRoute()


def test_enter_in_the_field_opens_the_first_hit(qtbot: QtBot, sample: MainWindow) -> None:
    view = searched(qtbot, sample, "par1")
    press(view, Qt.Key.Key_Return)
    assert sample.navigator.route == QuestionRoute("PAR1")


def test_enter_opens_nothing_where_nothing_is_found(qtbot: QtBot, sample: MainWindow) -> None:
    view = searched(qtbot, sample, "xylophone")
    press(view, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert sample.page is view
    assert view.focusWidget() is field(view)


def test_a_click_opens_a_hit(qtbot: QtBot, sample: MainWindow) -> None:
    view = searched(qtbot, sample, "mon2")
    (hit,) = hits(view, "Questions")
    qtbot.mouseClick(hit, Qt.MouseButton.LeftButton, pos=QPoint(hit.width() - 3, hit.height() - 3))
    assert sample.navigator.route == QuestionRoute("MON2")


def test_groups_come_in_their_order_and_say_how_many_they_hold(qtbot: QtBot, sample: MainWindow) -> None:
    session = session_of(sample)
    session.set_part(Incidents((FAIR,)))
    view = searched(qtbot, sample, "e")
    searchable = Searchable(ENGLISH)
    items = searchable.items(session.result()) + searchable.steps(session.result())
    found = find(items, "e")
    words = texts(sample).splitlines()
    heads = [f"{group.name} ({sum(hit.item.kind in group.kinds for hit in found)})" for group in GROUPS]
    assert [word for word in words if word in heads] == heads
    assert words.index(heads[0]) > words.index(f"{len(found)} hits. Enter opens the first.")
    ranks = [next(at for at, group in enumerate(GROUPS) if hit.item.kind in group.kinds) for hit in hits(view)]
    assert ranks == sorted(ranks)


def test_the_others_of_a_group_follow_on_demand_and_by_keys(qtbot: QtBot, sample: MainWindow) -> None:
    view = searched(qtbot, sample, "e")
    before, others = hits(view, "Questions"), hits(view, "Plan")
    assert len(before) == 12
    press(view, *[Qt.Key.Key_Down] * 13)
    assert view.focusWidget() is more(view, "Questions")
    press(view, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(hits(view, "Questions")) == len(session_of(sample).questionnaire.capabilities)
    assert view.focusWidget() is hits(view, "Questions")[12]
    press(view, Qt.Key.Key_Up)
    assert view.focusWidget() is before[-1]
    press(view, *[Qt.Key.Key_Down] * (len(hits(view, "Questions")) - 11))
    assert view.focusWidget() is others[0]
    shown = [stop for stop in stops(sample) if isinstance(stop, HitButton)]
    assert shown == hits(view)


def test_a_hit_can_be_read_without_seeing_it(qtbot: QtBot, sample: MainWindow) -> None:
    session_of(sample).answer("PRO1", Answer(Status.ANSWERED, 2, evidence="Minutes about the <b>Zeppelin</b>"))
    view = searched(qtbot, sample, "zeppelin")
    (hit,) = hits(view)
    question = session_of(sample).questionnaire.capabilities["PRO1"]
    seen = QAccessible.queryAccessibleInterface(hit)
    assert seen.role() is QAccessible.Role.Button
    assert seen.text(QAccessible.Text.Name) == question.question.en
    described = seen.text(QAccessible.Text.Description)
    assert described.startswith(f"Questions · {question.name.en}")
    assert described.endswith("Your evidence: Minutes about the <b>Zeppelin</b>")


def picture(qtbot: QtBot, typed: str, tokens: Tokens, words: str = "One Zeppelin") -> QImage:
    """Return the picture of a hit that says some words; "balloon" finds it and marks nothing."""
    said = FoldedText(words)
    unseen = ItemText(Where.NOTE, FoldedText("balloon"), shown=True)
    item = Item(Kind.TEXT, "", said, FoldedText(""), (ItemText(Where.WORDING, said, shown=True), unseen))
    font = QApplication.font()
    (hit,) = find([item], typed)
    button = HitButton(hit, "", HitFonts(font, font), Look(ENGLISH, tokens, Density.COMPACT), bool)
    qtbot.addWidget(button)
    button.resize(300, button.heightForWidth(300))
    return button.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_what_was_found_is_marked_and_not_by_its_colour_alone(qtbot: QtBot, tokens: Tokens) -> None:
    assert tokens.accent in colours(picture(qtbot, "zeppelin", tokens))
    assert tokens.accent not in colours(picture(qtbot, "balloon", tokens))
    without_colour = replace(tokens, accent=tokens.ink)
    assert picture(qtbot, "zeppelin", without_colour) != picture(qtbot, "balloon", without_colour)


def test_signs_of_two_units_move_no_mark(qtbot: QtBot) -> None:
    image = picture(qtbot, "zeppelin", LIGHT, "😀😀😀😀 Zeppelin")
    marked = [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == ACCENT]
    before = QFontMetrics(QApplication.font()).horizontalAdvance("😀😀😀😀")
    assert min(marked) >= before


def test_a_long_word_is_divided_and_widens_no_page(qtbot: QtBot, sample: MainWindow) -> None:
    address = "https://example.com/" + "zeppelin" * 40
    session_of(sample).answer("PRO1", Answer(Status.ANSWERED, 2, evidence=address))
    resize(qtbot, sample, 640, 700)
    view = searched(qtbot, sample, "zeppelin")
    assert view.area.widget().width() <= view.area.viewport().width()
    field(view).setText("x" * 500)
    settle(qtbot, view)
    assert view.area.widget().width() <= view.area.viewport().width()


def test_nothing_found_names_the_word_and_says_what_to_try(qtbot: QtBot, sample: MainWindow) -> None:
    view = searched(qtbot, sample, "agency xylophone")
    assert "Not found: “xylophone”. Try another word for it" in texts(sample)
    field(view).setText("zebra xylophone")
    assert "Not found: “zebra”, “xylophone”." in texts(sample)
    field(view).setText("par1 mon1")
    assert "Each word occurs, but not all of them in one place." in texts(sample)
    assert "quick check" not in texts(sample)


def test_a_quick_check_says_that_there_is_more(qtbot: QtBot, quick: MainWindow) -> None:
    searched(qtbot, quick, "xylophone")
    assert "In a quick check, only its key questions are searched." in texts(quick)


def test_before_anything_is_typed_it_says_what_is_searched(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    bare = replace(questionnaire, incident=None, legal=None, texts=(), terms=(), profile=())
    window.documents.create(tmp_path / "Bare.readiness", bare, "Test GmbH", Depth.FULL)
    view = searched(qtbot, window)
    for typed in ("", "★ –"):
        field(view).setText(typed)
        assert "Your own notes are searched, and: Questions." in texts(window)


# The state of the document.


def test_the_steps_follow_once_there_is_a_plan_and_the_keyboard_stays_where_it_was(
    qtbot: QtBot, sample: MainWindow
) -> None:
    sample.navigator.go(FindRoute("agency"))
    view = sample.page
    assert isinstance(view, FindView)
    assert not hits(view, "Plan")
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    here = code(view.focusWidget())
    # Screen readers say all that has the focus on the way.
    said_of: list[str] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    following = application.focusChanged.connect(lambda _before, now: said_of.append(code(now)))
    settle(qtbot, view)
    application.focusChanged.disconnect(following)
    assert hits(view, "Plan")
    assert code(view.focusWidget()) == here
    assert set(said_of) == {here}


def test_undo_is_followed(qtbot: QtBot, sample: MainWindow) -> None:
    session_of(sample).answer("PRO1", Answer(Status.ANSWERED, 2, evidence="Zeppelin"))
    view = searched(qtbot, sample, "zeppelin")
    assert [hit.item.code for hit in hits(view)] == ["PRO1"]
    press(view, Qt.Key.Key_Down)
    sample.documents.undo()
    settle(qtbot, view)
    assert hits(view) == []
    assert view.focusWidget() is field(view)
    sample.documents.redo()
    settle(qtbot, view)
    assert [hit.item.code for hit in hits(view)] == ["PRO1"]


def test_another_language_searches_its_own_texts(qtbot: QtBot, sample: MainWindow) -> None:
    view = searched(qtbot, sample, "legal notice")
    assert hits(view)
    sample.memory.change(language="de")
    view = sample.page
    assert isinstance(view, FindView)
    settle(qtbot, view)
    assert field(view).text() == "legal notice"
    assert not hits(view)
    field(view).setText("agentur")
    settle(qtbot, view)
    assert {hit.item.kind for hit in hits(view)} >= {Kind.QUESTION, Kind.STEP, Kind.TEXT}


def test_texts_are_folded_once_for_each_document(qtbot: QtBot, sample: MainWindow) -> None:
    session_of(sample).answer("PRO1", Answer(Status.ANSWERED, 2, evidence="Zeppelin " * (NOTE_LIMIT // 9)))
    model = searched(qtbot, sample, "zeppelin")._model
    first = model.items()
    again = searched(qtbot, sample, "zeppelin")._model
    assert again is model
    assert again.items() is first
    sample.documents.close()
    qtbot.waitUntil(lambda: not isValid(model))


# The pages that hits lead to.


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_leads_to_its_page(qtbot: QtBot, sample: MainWindow, kind: Kind) -> None:
    session_of(sample).set_part(Incidents((FAIR,)))
    typed, target = TARGETS[kind]
    view = searched(qtbot, sample, typed)
    hit = next(hit for hit in hits(view) if hit.item.kind is kind)
    wanted = hit.item.code
    hit.click()
    route = sample.navigator.route
    assert isinstance(route, target)
    if kind is Kind.LOG:
        assert route == IncidentRoute(LOG_PART, FAIR.number)
    else:
        assert wanted in [str(getattr(route, name)) for name in route.__slots__]


@pytest.mark.parametrize("size", [(1366, 689), (800, 600)])
def test_the_log_of_an_incident_is_shown_where_it_stands(
    qtbot: QtBot, sample: MainWindow, size: tuple[int, int]
) -> None:
    resize(qtbot, sample, *size)
    session_of(sample).set_part(Incidents((FAIR,)))
    sample.navigator.go(IncidentRoute(LOG_PART, FAIR.number))
    entry = next(label for label in sample.page.findChildren(QLabel) if label.text() == "Called Mara")
    qtbot.waitUntil(lambda: seen(sample, entry))


def test_what_people_call_a_thing_finds_it(qtbot: QtBot, sample: MainWindow) -> None:
    view = searched(qtbot, sample, "shitstorm")
    assert any("incident" in hit.accessibleName().lower() for hit in hits(view))
    # What is marked though it was not typed is named.
    (told,) = (line for line in texts(sample).splitlines() if "Enter opens the first" in line)
    assert "Also found: incident" in told
    assert "(related words)" in told
    searched(qtbot, sample, "reporting")
    assert "Also found" not in texts(sample)
    view = searched(qtbot, sample, "privacy xylophone")
    assert "Not found: “xylophone”" in texts(sample)


def seen(window: MainWindow, widget: QWidget) -> bool:
    """Return whether the beginning of a widget can be seen on the page."""
    at = QRect(widget.mapTo(window.page, QPoint(0, 0)), QSize(1, 1))
    return widget.isVisible() and window.page.rect().contains(at)


def test_a_step_is_unfolded_wherever_it_stands(qtbot: QtBot, sample: MainWindow) -> None:
    last = session_of(sample).result().plan.steps[-1].id
    sample.navigator.go(PlanRoute(last))
    view = sample.page
    qtbot.waitUntil(lambda: bool(view.findChildren(PackageDetails)), timeout=LONG)
    details = view.findChild(PackageDetails)
    assert last in details._steps
    qtbot.waitUntil(lambda: seen(sample, details._steps[last]))
    assert details.isAncestorOf(QApplication.focusWidget())
    # Another plan does not unfold it again.
    details.closed.emit()
    session = session_of(sample)
    session.set_part(replace(session.assessment.plan, hours=20))
    qtbot.waitUntil(lambda: view.complete, timeout=LONG)  # type: ignore[attr-defined]
    assert view._roadmap._details is None  # type: ignore[attr-defined]


def test_a_step_that_is_in_no_plan_leads_to_the_plan(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(PlanRoute("PRO1:0>9"))
    qtbot.waitUntil(lambda: sample.page.complete, timeout=LONG)  # type: ignore[attr-defined]
    assert sample.page.findChildren(StepCard)
    assert not sample.page.findChildren(StepEditor)


def test_a_question_about_the_organisation_has_the_focus(sample: MainWindow) -> None:
    sample.navigator.go(ProfileRoute("regulated"))
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    question = next(q for q in session_of(sample).questionnaire.profile if q.code == "regulated")
    assert focused is not None
    # The choices have a name each; that of the question is their row's.
    assert focused.parentWidget().accessibleName() == question.question.en
    assert seen(sample, focused)


def test_a_legal_point_is_brought_into_sight(qtbot: QtBot, sample: MainWindow) -> None:
    result = session_of(sample).result()
    for point in (result.checked_points[-1], result.unchecked_points[-1]):
        sample.navigator.go(CheckpointsRoute(point.code))
        topic = next(label for label in sample.page.findChildren(QLabel) if label.text() == point.topic.en)
        qtbot.waitUntil(lambda topic=topic: seen(sample, topic))


def test_parts_of_the_incident_guide_are_unfolded_and_have_the_focus(qtbot: QtBot, sample: MainWindow) -> None:
    session = session_of(sample)
    session.set_part(Incidents((Incident(1, date(2026, 11, 23), given={"F1": "partner", "F3": 3}),)))
    guide, decision = session.questionnaire.incident, session.result().incident.decision
    assert guide is not None
    assert decision is not None
    tasks = [task for listed in steps_by_time(guide, decision).values() for task in listed]
    option = guide.options[2]
    wanted = {
        guide.facts[-1].code: guide.facts[-1].name.en,
        tasks[-1].code: tasks[-1].text.en,
        fitting_ideas(guide, decision)[-1].code: fitting_ideas(guide, decision)[-1].text.en,
        option.code: f"Response {option.code}: {option.name.en}",
    }
    for part, name in wanted.items():
        sample.navigator.go(IncidentRoute(part))
        focused = QApplication.focusWidget()
        assert focused is not None, part
        assert focused.accessibleName().startswith(name)
        qtbot.waitUntil(lambda focused=focused: seen(sample, focused))
    sample.navigator.go(IncidentRoute(guide.facts[-1].code))
    assert [row.unfolded for row in sample.page.findChildren(FactRow)].count(True) == 1


def test_a_part_that_is_not_listed_leads_to_the_page(sample: MainWindow) -> None:
    sample.navigator.go(IncidentRoute("F3"))
    assert "Assess an incident" in [button.text() for button in sample.page.findChildren(QPushButton)]
    session_of(sample).set_part(Incidents((Incident(1, date(2026, 11, 23)),)))
    sample.navigator.go(IncidentRoute("no-such-part"))
    assert isinstance(QApplication.focusWidget(), WrappedButton)
