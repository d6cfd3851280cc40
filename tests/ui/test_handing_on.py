"""Passing on, sealing, finalising and correcting, in the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readiness.app.archives import read_content
from readiness.app.passing_on import Portion
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.ui.page import Page
from readiness.ui.routes import QuestionRoute
from readiness.ui.services import PassingOn
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs

PHRASE = "vier Wörter ohne Zusammenhang"


@pytest.fixture
def written(window: MainWindow, tmp_path: Path, questionnaire: Questionnaire) -> MainWindow:
    """Return the window with a document that has an answer and a note."""
    window.documents.create(tmp_path / "Test.readiness", questionnaire, "Test GmbH", Depth.FULL)
    session = window.documents.session
    assert session is not None
    session.answer("PRO1", replace(at_level(2), evidence="Beweis im Ordner"))
    window.documents.publish()
    return window


def answer(window: MainWindow, code: str) -> Answer:
    session = window.documents.session
    assert session is not None
    return session.assessment.answer(code)


def seal(qtbot: QtBot, window: MainWindow, dialogs: ScriptedDialogs, target: Path) -> None:
    dialogs.place = target
    dialogs.passing_on = PassingOn(frozenset([Portion.NOTES]), PHRASE)
    window.documents.pass_on()
    qtbot.waitUntil(target.exists, timeout=60_000)


def test_a_copy_leaves_out_what_is_not_ticked(
    qtbot: QtBot, written: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    suggested: list[Path] = []
    dialogs.place = lambda path: suggested.append(path) or path  # type: ignore[func-returns-value]
    dialogs.passing_on = PassingOn(frozenset([Portion.NOTES]))
    written.documents.pass_on()
    (target,) = suggested
    qtbot.waitUntil(target.exists, timeout=30_000)

    assert target == tmp_path / "Test (copy).readiness"
    assert read_content(target).assessment.answers == {"PRO1": at_level(2)}
    assert b"Beweis im Ordner" not in target.read_bytes()
    assert answer(written, "PRO1").evidence == "Beweis im Ordner"


def test_nothing_is_written_where_it_is_cancelled(
    written: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    written.documents.pass_on()
    dialogs.passing_on = PassingOn()
    written.documents.pass_on()
    assert sorted(tmp_path.iterdir()) == before


def test_a_copy_never_takes_the_place_of_answers(written: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path) -> None:
    before = (tmp_path / "Test.readiness").read_bytes()
    dialogs.passing_on, dialogs.place = PassingOn(), tmp_path / "Test.readiness"
    written.documents.pass_on()
    assert len(dialogs.complaints) == 1
    assert (tmp_path / "Test.readiness").read_bytes() == before


def test_a_sealed_copy_opens_with_its_phrase(
    qtbot: QtBot, written: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "Muster.readiness.age"
    seal(qtbot, written, dialogs, target)
    assert target.read_bytes().startswith(b"age-encryption.org/v1\n")

    dialogs.phrases = ["falsch", PHRASE]
    with qtbot.waitSignal(written.documents.taken_out, timeout=60_000):
        written.documents.open(target)

    # A wrong phrase is asked for again, with a sentence.
    assert dialogs.read == [target.name, f"{target.name} The pass phrase is wrong, or the file is damaged."]
    session = written.documents.session
    assert session is not None
    assert session.document.path == tmp_path / "out" / "Muster.readiness"
    assert answer(written, "PRO1") == at_level(2)
    session.answer("PRO2", at_level(1))


def test_without_the_phrase_nothing_is_opened(
    qtbot: QtBot, written: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    target = tmp_path / "Sealed.readiness.age"
    seal(qtbot, written, dialogs, target)
    before = sorted(tmp_path.iterdir())
    written.documents.open(target)
    assert sorted(tmp_path.iterdir()) == before
    assert answer(written, "PRO1").evidence


def test_what_is_not_sealed_is_told_before_a_phrase_is_asked_for(
    written: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.age"
    foreign.write_bytes(b"hello")
    written.documents.open(foreign)
    assert dialogs.read == []
    assert "This is not a sealed document." in dialogs.complaints[0]


def finalised(window: MainWindow, dialogs: ScriptedDialogs) -> None:
    dialogs.confirms = True
    window.documents.finalise()
    session = window.documents.session
    assert session is not None
    assert session.document.read_only is not None
    assert session.assessment.record.final is not None


def test_a_final_document_is_looked_at_only(written: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path) -> None:
    written.documents.finalise()
    assert answer(written, "PRO1").status is Status.ANSWERED
    session = written.documents.session
    assert session is not None
    assert session.document.read_only is None

    finalised(written, dialogs)
    before = (tmp_path / "Test.readiness").read_bytes()
    assert "version 1 of record" in dialogs.read[-1]
    # Once more changes nothing.
    written.documents.finalise()
    written.documents.undo()
    written.documents.close()
    written.documents.open(tmp_path / "Test.readiness")
    session = written.documents.session
    assert session is not None
    assert session.document.read_only is not None
    assert (tmp_path / "Test.readiness").read_bytes() == before


def test_an_edit_of_a_final_document_asks_for_a_correction(
    written: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    finalised(written, dialogs)
    before = (tmp_path / "Test.readiness").read_bytes()
    written.navigator.go(QuestionRoute("PRO2"))
    page = written.page
    assert isinstance(page, Page)
    session = written.documents.session
    assert session is not None
    page.edit(lambda: session.answer("PRO2", at_level(3)))
    assert "stays as it is" in dialogs.read[-1]
    assert written.documents.session is session

    suggested: list[Path] = []
    dialogs.place = lambda path: suggested.append(path) or path  # type: ignore[func-returns-value]
    dialogs.presses = "Begin a correction …"
    page = written.page
    assert isinstance(page, Page)
    page.edit(lambda: session.answer("PRO2", at_level(3)))

    assert suggested == [tmp_path / "Test (version 2).readiness"]
    correction = written.documents.session
    assert correction is not None
    assert correction.document.path == suggested[0]
    supersedes = correction.assessment.record.supersedes
    assert supersedes == session.assessment.record.final
    correction.answer("PRO2", at_level(3))
    assert (tmp_path / "Test.readiness").read_bytes() == before
