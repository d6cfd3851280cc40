"""Chapters, own recommendations and house profiles on the page of the report."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.houses import KeptHouse, keep_house, kept_houses
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.house import CHAPTERS, House, HouseText
from readiness.domain.values import Range
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.ui.pages.plan.own_part import OwnPart
from readiness.ui.pages.report.chapter_choice import ChapterChoice
from readiness.ui.pages.report.house_choice import HouseChoice
from readiness.ui.pages.report.house_texts import HouseTexts
from readiness.ui.pages.report.own_recommendations import OwnRecommendations
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.pages.report.typefaces import Typefaces
from readiness.ui.routes import PlanRoute, ReportRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.stored_text import LimitedLine, StoredLine, StoredText
from readiness.ui.widgets.tick_list import TickList
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.house import printed_layer
from readiness.wording.wording import Wording
from tests.scripted_dialogs import ScriptedDialogs


@pytest.fixture
def report(sample: MainWindow) -> ReportView:
    sample.navigator.go(ReportRoute())
    view = sample.page
    assert isinstance(view, ReportView)
    return view


def layer(window: MainWindow) -> ConsultantLayer:
    assert window.documents.session is not None
    return window.documents.session.assessment.consultant


def pressed(part: ChapterChoice | HouseChoice | OwnRecommendations, words: str) -> None:
    next(one for one in part.findChildren(QPushButton) if one.text() == words).click()


def named(part: OwnRecommendations, kind: type[LimitedLine], name: str) -> LimitedLine:
    return next(field for field in part.findChildren(kind) if field.accessibleName() == name)


def typed(field: LimitedLine | StoredText, words: str) -> None:
    field.setFocus()
    field.setText(words) if isinstance(field, LimitedLine) else field.setPlainText(words)
    field.clearFocus()


def test_chapters_are_ticked_and_moved_by_keys_and_undo_brings_them_back(
    sample: MainWindow, report: ReportView
) -> None:
    part = report.findChild(ChapterChoice)
    assert isinstance(part, ChapterChoice)
    rows = part.findChild(TickList)
    assert isinstance(rows, TickList)
    rows.lead_to("roadmap")
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert layer(sample).chapters[:3] == ("foreword", "quick_wins", "roadmap")
    assert rows.current_code() == "roadmap"
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert "roadmap" not in layer(sample).chapters
    QTest.keyClick(rows, Qt.Key.Key_Space)
    # It is ticked where it usually stands, and the usual order is none of the document's own.
    assert layer(sample).chapters == ()
    assert sample.documents.session is not None
    for _ in range(3):
        sample.documents.session.undo()
    assert layer(sample).chapters == ()
    assert rows.entry(1).code == "roadmap"


def test_the_last_chapter_stays(sample: MainWindow, report: ReportView) -> None:
    part = report.findChild(ChapterChoice)
    assert isinstance(part, ChapterChoice)
    for code in CHAPTERS:
        part._on_ticked(code, False)
    assert layer(sample).chapters == (CHAPTERS[-1],)
    pressed(part, "Restore the usual chapters")
    assert layer(sample).chapters == ()


def test_own_text_belongs_to_the_chapter_that_was_current_when_it_was_typed(
    sample: MainWindow, report: ReportView
) -> None:
    part = report.findChild(ChapterChoice)
    assert isinstance(part, ChapterChoice)
    rows = part.findChild(TickList)
    assert isinstance(rows, TickList)
    rows.lead_to("proof")
    before, after = part.findChildren(StoredText)
    before.setPlainText("We checked **ten** files.")
    rows.lead_to("method")
    assert layer(sample).before == {"proof": "We checked **ten** files."}
    assert before.toPlainText() == ""
    typed(after, "Ask us.")
    assert layer(sample).after == {"method": "Ask us."}


def test_a_house_is_made_followed_passed_on_and_removed(
    sample: MainWindow, report: ReportView, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    assert sample.documents.session is not None
    part = report.findChild(HouseChoice)
    assert isinstance(part, HouseChoice)
    dialogs.name = "Berger & Co"
    pressed(part, "Save as a house profile …")
    assert [kept.name for kept in kept_houses()] == ["Berger & Co"]
    assert layer(sample).house == House(name="Berger & Co")
    # One of the same name is replaced only where that is confirmed.
    dialogs.confirms = False
    pressed(part, "Save as a house profile …")
    assert any("already is a house profile" in words for words in dialogs.read)

    dialogs.place = tmp_path / "house.json"
    pressed(part, "Pass on …")
    assert json.loads((tmp_path / "house.json").read_text("utf-8"))["name"] == "Berger & Co"
    dialogs.confirms = True
    pressed(part, "Remove")
    assert kept_houses() == []
    # The document keeps its copy, which is told and can be kept here again.
    assert layer(sample).house is not None
    assert part._differs.text() == "This profile is in this assessment only; it is not kept on this computer."
    pressed(part, "Keep the profile")
    assert [kept.name for kept in kept_houses()] == ["Berger & Co"]
    assert part._keep.isHidden()
    pressed(part, "Remove")
    pressed(part, "Add from a file …")
    assert [kept.name for kept in kept_houses()] == ["Berger & Co"]
    dialogs.place = tmp_path / "broken.json"
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    pressed(part, "Add from a file …")
    assert len(dialogs.complaints) == 1


def test_what_the_house_gives_is_shown_where_the_document_says_nothing(sample: MainWindow) -> None:
    keep_house(KeptHouse(House(name="Berger", foreword=HouseText(en="Thank you"), chapters=("method",))))
    sample.navigator.go(ReportRoute())
    view = sample.page
    assert isinstance(view, ReportView)
    part, rows = view.findChild(HouseChoice), view.findChild(TickList)
    assert isinstance(part, HouseChoice)
    assert isinstance(rows, TickList)
    part._choice.choose("Berger")
    part._on_chosen()
    assert [rows.entry(row).ticked for row in range(rows.count())] == [True, *[False] * (len(CHAPTERS) - 1)]
    foreword = next(field for field in view.findChildren(StoredText) if field.accessibleName() == "Foreword")
    assert foreword.placeholderText() == "Thank you"


def test_own_recommendations_are_typed_and_ticked_in_the_plan(
    qtbot: QtBot, sample: MainWindow, report: ReportView
) -> None:
    part = report.findChild(OwnRecommendations)
    assert isinstance(part, OwnRecommendations)
    own, hidden = part.findChildren(Collapsible)
    own.toggle()
    pressed(part, "Add a recommendation")
    one = next(section for section in part.findChildren(Collapsible) if section.title == "Recommendation 1")
    one.toggle()
    typed(named(part, StoredLine, "Title"), "Renegotiate the contract")
    typed(named(part, StoredLine, "Person-days"), "1–2,5")
    typed(named(part, StoredLine, "Role or person"), "Ms Sample")
    (stored,) = layer(sample).recommendations
    assert (stored.title, stored.person_days, stored.owner) == ("Renegotiate the contract", Range(1, 2.5), "Ms Sample")
    typed(named(part, StoredLine, "Person-days"), "many")
    assert layer(sample).recommendations == (stored,)

    hidden.toggle()
    pressed(part, "Leave it out")
    assert layer(sample).hidden == {}
    typed(named(part, LimitedLine, "Why"), "The group does that.")
    pressed(part, "Leave it out")
    assert [*layer(sample).hidden.values()] == ["The group does that."]

    sample.navigator.go(PlanRoute())
    below = sample.page.findChild(OwnPart)
    assert isinstance(below, OwnPart)
    tick = below.findChild(WrappedCheck)
    assert isinstance(tick, WrappedCheck)
    assert tick.words() == "Renegotiate the contract: Ms Sample, 1.0–2.5 person-days"
    tick.click()
    assert layer(sample).recommendations[0].done


def test_a_typeface_that_is_not_installed_is_told(sample: MainWindow, report: ReportView) -> None:
    part = report.findChild(Typefaces)
    assert isinstance(part, Typefaces)
    line, said = part._fields["headings"]
    typed(line, "No Such Type")
    assert "Not installed" in said.text()
    assert layer(sample).headings == "No Such Type"
    typed(line, "A; B")
    assert "letters, digits" in said.text()
    assert layer(sample).headings == "No Such Type"


def field_of(part: HouseTexts, name: str) -> StoredText:
    """Return the field of this name that was made last: one that was taken away goes a moment later."""
    return [one for one in part.findChildren(StoredText) if one.accessibleName() == name][-1]


def unfolded(part: HouseTexts, title: str) -> None:
    next(one for one in part.findChildren(Collapsible) if one.title == title).toggle()


def test_texts_for_stages_and_packages_are_typed_where_the_house_is_chosen(
    sample: MainWindow, report: ReportView, dialogs: ScriptedDialogs
) -> None:
    session = sample.documents.session
    assert session is not None
    house, part = report.findChild(HouseChoice), report.findChild(HouseTexts)
    assert isinstance(house, HouseChoice)
    assert isinstance(part, HouseTexts)
    assert part.isHidden()
    dialogs.name = "Berger & Co"
    pressed(house, "Save as a house profile …")
    assert not part.isHidden()
    assert house._keep.isHidden()
    unfolded(part, "Texts of the house profile (English)")
    foreword = field_of(part, "Foreword of every report")
    # What is being typed is shown as this report prints it, and stored while it is typed.
    foreword.setPlainText("For {organisation}.")
    organisation = session.assessment.details.organisation
    assert part._preview.text() == f"In this report: For {organisation}."
    foreword.setPlainText("For {organization}.")
    assert part._preview.text() == "There is no field “organization” to fill in."
    typed(foreword, "For {organisation}.")
    dimension = session.questionnaire.dimensions[0]
    unfolded(part, dimension.name.en)
    reached = next(f for f in part.findChildren(StoredText) if "(reached here)" in f.accessibleName())
    typed(reached, "Berger says where {organisation} stands.")
    capability = dimension.capabilities[0]
    unfolded(part, f"Work package: {capability.name.en}")
    typed(field_of(part, f"Work package: {capability.name.en}"), "How we go about it.")
    stage = session.result().scored(dimension.code).stage.low
    own = layer(sample).house
    assert own is not None
    assert own.foreword == HouseText(en="For {organisation}.")
    assert own.stages == {f"{dimension.code}:{stage}": HouseText(en="Berger says where {organisation} stands.")}
    assert own.packages == {capability.code: HouseText(en="How we go about it.")}
    assert any(one.title == f"{dimension.name.en} (own text)" for one in part.findChildren(Collapsible))
    # The report prints them, filled in.
    printed = printed_layer(Wording(session.result(), ENGLISH))
    assert printed.findings[dimension.code] == f"Berger says where {organisation} stands."
    assert printed.foreword == f"For {organisation}."
    # They are the copy's alone until they are kept in the profile.
    assert kept_houses()[0].house.packages == {}
    pressed(house, "Keep it in the profile")
    assert [kept.house for kept in kept_houses()] == [own]
    assert house._keep.isHidden()
    session.undo()
    assert layer(sample).house != own
    assert not house._keep.isHidden()


def test_the_texts_of_a_house_are_those_of_the_language_of_the_report(
    sample: MainWindow, report: ReportView, dialogs: ScriptedDialogs
) -> None:
    house, part = report.findChild(HouseChoice), report.findChild(HouseTexts)
    assert isinstance(house, HouseChoice)
    assert isinstance(part, HouseTexts)
    dialogs.name = "Berger & Co"
    pressed(house, "Save as a house profile …")
    unfolded(part, "Texts of the house profile (English)")
    field_of(part, "Foreword of every report").setPlainText("Thank you.")
    report.model.choose(language=GERMAN)
    foreword = field_of(part, "Foreword of every report")
    assert foreword.toPlainText() == ""
    assert "the other language is printed" in part._preview.text()
    typed(foreword, "Danke.")
    own = layer(sample).house
    assert own is not None
    assert own.foreword == HouseText("Danke.", "Thank you.")


def test_a_profile_with_a_field_that_there_is_not_is_not_kept(
    sample: MainWindow, report: ReportView, dialogs: ScriptedDialogs
) -> None:
    house = report.findChild(HouseChoice)
    assert isinstance(house, HouseChoice)
    foreword = next(field for field in report.findChildren(StoredText) if field.accessibleName() == "Foreword")
    typed(foreword, "For {organization}.")
    dialogs.name = "Berger & Co"
    pressed(house, "Save as a house profile …")
    (complaint,) = dialogs.complaints
    assert "There is no field “organization” to fill in." in complaint
    assert kept_houses() == []
    assert layer(sample).house is None
