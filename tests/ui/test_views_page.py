"""Forms of several people in the window: dropped, shown, merged, settled with mouse and keys, and taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pikepdf import Encryption, Pdf, String
from pypdf import PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.app.views import read_view
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.perspectives import Author, Perspective, Perspectives, Way
from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import UsualRole
from readiness.exchange.form_pdf import read_form
from readiness.foundation.language import ENGLISH
from readiness.reporting.form import render_form
from readiness.ui.pages.views.form_view import FormView
from readiness.ui.pages.views.merge_view import MergeView
from readiness.ui.routes import FormRoute, MergeRoute, TasksRoute, ViewsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.rail import Rail
from readiness.ui.widgets.collapsible import Collapsible
from tests.packs import shipped
from tests.plain_packs import plain, small_german
from tests.scripted_dialogs import ScriptedDialogs
from tests.seven_views import PEOPLE, seven_forms
from tests.ui.dropping import drop
from tests.ui.keys import tap
from tests.ui.test_navigation import press, texts

LONG = 60_000


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return seven_forms(tmp_path_factory.mktemp("seven"))


@pytest.fixture
def merging(quick: MainWindow, forms: list[Path]) -> MainWindow:
    """Return the window with the views of all seven in the table."""
    quick.navigator.go(ViewsRoute(tuple(map(read_form, forms))))
    press(quick, "Add 7 views")
    assert quick.navigator.route == MergeRoute()
    return quick


def buttons(window: MainWindow, words: str) -> list[QPushButton]:
    return [button for button in window.page.findChildren(QPushButton) if button.text() == words]


def session_of(window: MainWindow) -> Session:
    session = window.documents.session
    assert session is not None
    return session


def page_of(window: MainWindow) -> MergeView:
    assert isinstance(window.page, MergeView)
    return window.page


def row(window: MainWindow, name: str) -> QRadioButton:
    found = [one for one in window.page.findChildren(QRadioButton) if one.accessibleName().startswith(f"{name}.")]
    (one,) = found
    return one


def test_several_forms_that_are_dropped_are_shown_and_change_nothing(
    quick: MainWindow, forms: list[Path], qtbot: QtBot
) -> None:
    before = session_of(quick).assessment
    with qtbot.waitSignal(quick.documents.views_given, timeout=LONG):
        drop(quick, *forms)
    assert isinstance(quick.navigator.route, ViewsRoute)
    for person in PEOPLE:
        assert person in texts(quick)
    assert session_of(quick).assessment is before
    press(quick, "Add 7 views")
    after = session_of(quick).assessment
    assert (after.answers, len(after.perspectives.views)) == (before.answers, 7)


def test_the_menu_takes_several_forms(
    quick: MainWindow, forms: list[Path], dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    dialogs.files = forms[:2]
    with qtbot.waitSignal(quick.documents.views_given, timeout=LONG):
        quick.documents.import_form()
    assert buttons(quick, "Add 2 views")


def test_one_file_that_cannot_be_read_is_named(
    quick: MainWindow, forms: list[Path], dialogs: ScriptedDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    foreign = tmp_path / "foreign.pdf"
    foreign.write_bytes(b"%PDF-1.7 hello")
    dialogs.files = [forms[0], foreign]
    with qtbot.waitSignal(quick.documents.failed, timeout=LONG):
        quick.documents.import_form()
    assert "foreign.pdf" in dialogs.complaints[0]
    assert not session_of(quick).assessment.perspectives.views


def of_another_questionnaire(form: Path) -> None:
    form.write_bytes(render_form(shipped("agency-readiness"), Depth.QUICK, ENGLISH))
    with Pdf.open(form, allow_overwriting_input=True) as opened:
        next(field for field in opened.Root.AcroForm.Fields if field.T == "person").V = String("Eva Lang")
        opened.save(form)


def of_two_people(form: Path) -> None:
    writer = PdfWriter(clone_from=form)
    writer.append(form)
    writer.write(form)


def of_a_newer_program(form: Path) -> None:
    with Pdf.open(form, allow_overwriting_input=True) as opened:
        fields = {str(field.T): field for field in opened.Root.AcroForm.Fields}
        fields["form_format"].V = String("readiness-form/2")
        opened.save(form)


def encrypted(form: Path) -> None:
    with Pdf.open(form, allow_overwriting_input=True) as opened:
        opened.save(form, encryption=Encryption(owner="a", user="b"))


def flattened(form: Path) -> None:
    with Pdf.open(form, allow_overwriting_input=True) as opened:
        opened.generate_appearance_streams()
        opened.flatten_annotations()
        for page in opened.pages:
            del page.Annots
        opened.save(form)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (of_another_questionnaire, "The form belongs to the questionnaire “agency-readiness”"),
        (of_two_people, "several forms"),
        (of_a_newer_program, "newer"),
        (encrypted, "password"),
        (flattened, "This PDF is not a form of Readiness, or its fields are lost."),
    ],
)
def test_beside_good_forms_a_wrong_one_gives_a_sentence_and_nothing_is_taken(
    quick: MainWindow,
    forms: list[Path],
    dialogs: ScriptedDialogs,
    tmp_path: Path,
    qtbot: QtBot,
    spoil: Callable[[Path], None],
    said: str,
) -> None:
    wrong = tmp_path / "wrong.pdf"
    wrong.write_bytes(forms[1].read_bytes())
    spoil(wrong)
    before = session_of(quick).assessment
    dialogs.files = [forms[0], wrong]
    quick.documents.import_form()
    qtbot.waitUntil(lambda: bool(dialogs.complaints) or isinstance(quick.navigator.route, ViewsRoute), timeout=LONG)
    told = " ".join([*dialogs.complaints, texts(quick)])
    assert said in told
    assert "wrong.pdf" in told
    assert not buttons(quick, "Add 2 views")
    assert session_of(quick).assessment is before


def test_what_no_one_disputes_is_taken_in_one_go(merging: MainWindow) -> None:
    press(merging, "Take what is undisputed (4)")
    assert {code: answer.level for code, answer in session_of(merging).assessment.answers.items()} == {
        "STR1": 2, "MON1": 2, "PAR2": 1, "CON1": 2
    }  # fmt: skip
    assert "✓ settled: 2 Started" in row(merging, "Goals").accessibleName()
    merging.documents.undo()
    assert not session_of(merging).assessment.answers
    assert isinstance(merging.page, MergeView)


def test_a_clash_is_settled_with_the_keyboard_and_leads_on(merging: MainWindow, qtbot: QtBot) -> None:
    assert row(merging, "Approval of own posts").hasFocus()
    QTest.keyClick(merging.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    session = session_of(merging)
    assert (session.assessment.answer("PRO1").level, session.assessment.answer("PRO1").flagged) == (1, True)
    assert row(merging, "Escalation and crisis").hasFocus()
    assert row(merging, "Escalation and crisis").isChecked()
    tap(qtbot, merging.page, "n")
    assert row(merging, "People and working time").hasFocus()
    QTest.keyClick(row(merging, "People and working time"), Qt.Key.Key_Down)
    assert row(merging, "Training of active people").isChecked()
    merging.documents.undo()
    assert session.assessment.answer("PRO1").open


def test_a_persons_answer_and_an_own_level_are_taken(
    merging: MainWindow, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    choice = next(one for one in merging.page.findChildren(QRadioButton) if one.accessibleName().startswith("3 Def"))
    choice.click()
    dissent = merging.page.findChild(QCheckBox)
    assert dissent is not None
    dissent.click()
    press(merging, "Settle and continue")
    answer = session_of(merging).assessment.answer("PRO1")
    assert (answer.level, answer.flagged) == (3, False)
    assert answer.evidence.startswith("Claudia Berg: ")
    tap(qtbot, merging.page, "2")
    press(merging, "Settle and continue")
    assert "An own level needs a reason" in dialogs.complaints[0]
    assert session_of(merging).assessment.answer("PRO2").open
    (entry,) = session_of(merging).assessment.perspectives.ledger
    assert (entry.way, entry.dissent) == (Way.PERSON, False)


def test_only_what_differs_can_be_shown(merging: MainWindow) -> None:
    page = page_of(merging)
    page._on_filter(True)
    shown = [one.accessibleName() for one in merging.page.findChildren(QRadioButton) if not one.isHidden()]
    assert any(name.startswith("Approval of own posts.") for name in shown)
    assert not any(name.startswith("Goals.") for name in shown)
    assert page.draft() == MergeRoute("PRO1", only_open=True)


def test_without_views_the_page_says_how_they_come_in(quick: MainWindow) -> None:
    quick.navigator.go(MergeRoute())
    assert "No form replaces an answer by itself." in texts(quick)


def test_a_form_for_one_person_is_saved(
    quick: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    quick.navigator.go(FormRoute())
    page = quick.page
    assert isinstance(page, FormView)
    page._person.setText("Jana Weber")
    page._role.choose(UsualRole.OPERATIVE)
    for code, check in page._dimensions.items():
        check.setChecked(code in {"PRO", "MON"})
    dialogs.place = tmp_path / "jana.pdf"
    press(quick, "Save the form …")
    qtbot.waitUntil(dialogs.place.exists, timeout=LONG)
    form = read_form(dialogs.place)
    assert (form.person["person"], form.person["role"]) == ("Jana Weber", UsualRole.OPERATIVE)
    assert {code[:3] for code in form.facts.digests()} == {"PRO", "MON"}


def test_a_view_document_is_answered_in_the_app_and_imported(
    quick: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    own = session_of(quick).document.path
    quick.navigator.go(FormRoute(as_view=True))
    page = quick.page
    assert isinstance(page, FormView)
    dialogs.place = tmp_path / "ben.readiness"
    press(quick, "Save the form …")
    assert "A document for one person needs their name" in dialogs.complaints[0]
    page._person.setText("Ben Ott")
    press(quick, "Save the form …")
    quick.documents.open(dialogs.place)
    quick.navigator.go(TasksRoute())
    # The rail of the document before is still there until its own events are over.
    rail = quick.findChildren(Rail)[-1]
    assert "My view: Ben Ott" in [label.text() for label in rail.findChildren(QLabel)]
    assert "whoever gets this file sees your name and your answers" in texts(quick)
    session_of(quick).answer("PRO1", at_level(2))
    consent = quick.page.findChild(QCheckBox)
    assert consent is not None
    consent.click()
    quick.documents.close()
    form = read_view(dialogs.place)
    assert (form.choices, form.may_be_named) == ({"PRO1": "2"}, True)
    quick.documents.open(own)
    dialogs.files = [dialogs.place]
    with qtbot.waitSignal(quick.documents.form_given, timeout=LONG):
        quick.documents.import_form()
    assert "Filled in by: Ben Ott" in texts(quick)
    press(quick, "Add as one view of several")
    assert buttons(quick, "Add 1 view")


def test_a_view_is_removed_and_brought_back(merging: MainWindow) -> None:
    session = session_of(merging)
    before = session.assessment.perspectives
    person = before.views[0].author.person
    assert person in texts(merging)
    settled = session.assessment.answers
    for _ in before.views:
        folded = next(one for one in merging.page.findChildren(Collapsible) if one.title == "Remove a view")
        folded.toggle()
        name = session.assessment.perspectives.views[0].author.person
        remove = f"Remove the view of {name}"
        next(one for one in merging.page.findChildren(QPushButton) if one.accessibleName() == remove).click()
        assert session.assessment.perspectives.view_of(name) is None
        assert f"The view of {name} is removed." in merging.notices.said
        assert not any(name in words for words in texts(merging).splitlines())
    # Without a view the page says how they come in; what was decided stays.
    assert not isinstance(merging.page, MergeView)
    assert session.assessment.perspectives.ledger == before.ledger
    assert session.assessment.answers == settled
    for _ in before.views:
        session.undo()
    assert session.assessment.perspectives == before
    assert isinstance(merging.page, MergeView)
    assert person in texts(merging)


def test_a_fact_of_ones_own_settles_a_question(window: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path) -> None:
    window.documents.create(tmp_path / "Test.readiness", plain(), "Muster", Depth.FULL)
    session = session_of(window)

    def view(person: str, people: str) -> Perspective:
        answers = {
            "PEOPLE": Answer(Status.ANSWERED, value=people),
            "GROUPS": Answer(Status.ANSWERED, value="customers"),
        }
        return Perspective(Author(person), date(2026, 11, 28), tuple(answers), answers)

    session.set_part(Perspectives(views=(view("Ada", "12"), view("Bo", "15"))))
    window.navigator.go(MergeRoute("PEOPLE"))
    (line,) = [one for one in window.page.findChildren(QLineEdit) if one.accessibleName() == "Own answer"]
    QTest.keyClicks(line, "13.5")
    (own,) = [one for one in window.page.findChildren(QRadioButton) if one.accessibleName().startswith("An own answer")]
    reason = next(one for one in window.page.findChildren(QPlainTextEdit) if one.accessibleName() == "Why")
    QTest.keyClicks(reason, "The list of staff says so.")
    QTest.keyClick(window.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert own.isChecked()
    # Half a person is refused, and nothing is settled.
    assert "whole number" in dialogs.complaints[-1]
    assert session.assessment.answer("PEOPLE").open

    line.selectAll()
    QTest.keyClicks(line, "13")
    QTest.keyClick(window.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.assessment.answer("PEOPLE").value == "13"
    assert session.assessment.perspectives.ledger[-1].way is Way.OWN

    window.navigator.go(MergeRoute("GROUPS"))
    tick = next(one for one in window.page.findChildren(QCheckBox) if one.accessibleName() == "Staff")
    tick.click()
    reason = next(one for one in window.page.findChildren(QPlainTextEdit) if one.accessibleName() == "Why")
    QTest.keyClicks(reason, "Both are kept.")
    QTest.keyClick(window.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.assessment.answer("GROUPS").value == "staff"


def test_an_own_number_and_an_own_day_are_read_as_people_write_them(window: MainWindow, tmp_path: Path) -> None:
    window.documents.create(tmp_path / "Test.readiness", small_german(), "Muster", Depth.FULL)
    session = session_of(window)
    said = {"FLAECHE": ("120", "90"), "SEIT": ("2025-03-01", "2025-04-01")}
    views = (
        Perspective(
            Author(person),
            date(2026, 11, 28),
            tuple(said),
            {code: Answer(Status.ANSWERED, value=values[at]) for code, values in said.items()},
        )
        for at, person in enumerate(("Ada", "Bo"))
    )
    session.set_part(Perspectives(views=tuple(views)))
    for code, typed, stored in (("FLAECHE", "1.250,5 m²", "1250.5"), ("SEIT", "3.11.2025", "2025-11-03")):
        window.navigator.go(MergeRoute(code))
        (line,) = [one for one in window.page.findChildren(QLineEdit) if one.accessibleName() == "Eigene Antwort"]
        QTest.keyClicks(line, typed)
        (reason,) = window.page.findChildren(QPlainTextEdit)
        QTest.keyClicks(reason, "Nachgesehen.")
        QTest.keyClick(window.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert session.assessment.answer(code).value == stored
