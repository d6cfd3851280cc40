"""The pages around the questions: flags, filled forms, files, help and about."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.attachments import MOST_PER_FILE
from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.form_pdf import read_form
from readiness.ui.pages.question.attachment_list import AttachmentList
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import FlagsRoute, HelpRoute, ImportRoute, QuestionRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.rail import Rail
from readiness.ui.widgets.answer_keys import ANSWER_KEYS
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.filled_form import filled_form
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.answering import answer_all
from tests.ui.dropping import drop
from tests.ui.toasts import said


def texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChildren(QLabel) if not label.isHidden())


def press(window: MainWindow, words: str) -> None:
    next(b for b in window.page.findChildren(QPushButton) if b.text() == words).click()


def test_flags_dont_knows_and_guesses_are_collected(sample: MainWindow) -> None:
    session = sample.documents.session
    assert session is not None
    session.answer("PRO1", Answer(Status.ANSWERED, 2, Confidence.GUESSED, flagged=True))
    session.answer("MON1", Answer())
    sample.navigator.go(FlagsRoute())
    words = texts(sample)
    for heading in ("Flagged (1)", "Guessed (1)", "Not answered yet (1)"):
        assert heading in words
    assert "Don’t know (" in words


def test_a_filled_form_is_shown_before_it_is_taken_over(
    sample: MainWindow, tmp_path: Path, questionnaire: Questionnaire, qtbot: QtBot
) -> None:
    session = sample.documents.session
    assert session is not None
    form = filled_form(questionnaire, "en", {"PRO1": "3", "PRO3": "not_applicable"}, tmp_path / "form.pdf")
    before = session.assessment
    with qtbot.waitSignal(sample.documents.form_given, timeout=30_000):
        drop(sample, form)
    assert sample.navigator.route == ImportRoute(read_form(form))
    assert session.assessment == before
    assert "1 answer would change:" in texts(sample)
    assert "the reason is missing" in texts(sample)
    press(sample, "Import 1 answer")
    assert session.assessment.answer("PRO1").level == 3
    assert sample.navigator.route == TasksRoute()
    sample.documents.undo()
    assert session.assessment == before


def test_a_pdf_that_is_no_form_is_refused_with_a_sentence(
    sample: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7\n%%EOF\n")
    with qtbot.waitSignal(sample.documents.failed, timeout=30_000):
        sample.documents.open(letter)
    assert len(dialogs.complaints) == 1
    assert sample.documents.session is not None


def test_dropped_files_are_attached_to_the_question(sample: MainWindow, tmp_path: Path) -> None:
    minutes, huge = tmp_path / "minutes.txt", tmp_path / "film.mp4"
    minutes.write_text("decided")
    with huge.open("wb") as file:
        file.truncate(10 * MOST_PER_FILE)
    sample.navigator.go(QuestionRoute("PRO1"))
    assert drop(sample, minutes, huge)
    session = sample.documents.session
    assert session is not None
    kept = session.assessment.attachments.of["PRO1"]
    assert [attachment.name for attachment in kept] == ["minutes.txt"]
    assert "film.mp4: The file is larger than 10 MB." in texts(sample)
    sample.documents.undo()
    assert not session.assessment.attachments.of.get("PRO1")
    assert isinstance(sample.page, QuestionView)
    assert not [w for w in sample.page.findChild(AttachmentList).findChildren(WrappedButton) if w.isVisible()]


def test_help_names_every_key(sample: MainWindow) -> None:
    sample.navigator.go(HelpRoute())
    words = texts(sample)
    keyed = [action for action in sample.actions() if not action.shortcut().isEmpty()]
    assert len(keyed) > 10
    for action in keyed:
        assert action.text() in words
    for _keys, name in ANSWER_KEYS.values():
        assert name in words


def test_a_blank_form_is_written_beside_the_window(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    target = tmp_path / "blank.pdf"
    dialogs.place = target
    quick.documents.save_form()
    qtbot.waitUntil(target.exists, timeout=60_000)
    assert target.read_bytes().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: "blank.pdf" in said(quick))


def test_the_rail_says_how_much_is_asked_now(quick: MainWindow) -> None:
    rail, session = quick.findChild(Rail), quick.documents.session
    assert rail is not None
    assert session is not None

    def said() -> list[str]:
        return [label.text() for label in rail.findChildren(QLabel) if not label.isHidden()]

    assert "Quick check" in said()
    session.set_depth(Depth.FULL)
    assert "Full questionnaire" in said()
    session.undo()
    assert "Quick check" in said()


def test_the_start_page_goes_on_with_the_first_question_that_waits(quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    answer_all(
        session,
        (asked.code for asked in session.questionnaire.asked(Depth.QUICK)[1:4]),
        Answer(status=Status.DONT_KNOW),
    )
    quick.documents.close()
    assert "continue with question 1" in texts(quick)
