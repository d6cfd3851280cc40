"""What a screen says when something happens: to what is typed, to the file, to the report, to the settings."""

import gzip
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton, QWidget

from readiness.app.attachments import attach
from readiness.app.session import Session
from readiness.app.settings import Settings, load_settings
from readiness.app.upgrading import take_over
from readiness.app.versions import finalise
from readiness.catalog.packs import find_pack
from readiness.documents.document import Document
from readiness.domain.answers import Answer, Status, at_level
from readiness.foundation.language import LANGUAGES
from readiness.ui import routes
from readiness.ui.pages.compare.compare_view import CompareView
from readiness.ui.pages.editor.editor_view import EditorView
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.questionnaires.questionnaires_view import QuestionnairesView
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.pages.upgrade.upgrade_view import UpgradeView
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.passing_on_dialog import PassOnDialog
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.row_button import RowButton
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.gallery.screens import EXAMPLE_PACK, SIZE, Look, settle
from tests.golden_company import create_golden
from tests.spoilt_pango import spoil_pango
from tests.torture.log_damage import crash_after_answers, flip_last_bit
from tests.ui.every_route import own_plain_pack

# More than any field takes.
_TOO_LONG = "Beitrag vom 2. Mai, fertig. " * 10_000
_PATIENCE = 30.0


def moments(folder: Path, look: Look, only: str = "") -> None:
    """Write a screenshot of every moment in one look; each has a window and a data folder of its own."""
    for name, happen in _MOMENTS.items():
        if only not in name:
            continue
        with tempfile.TemporaryDirectory() as place:
            os.environ["READINESS_DATA"] = f"{place}/data"
            stage = _Stage(Path(place), look, folder / f"{name}.{look.suffix}.png")
            happen(stage)
            if stage.window is not None:
                settle(stage.window)
                stage.shoot(stage.window)
                # It may say a last word in a dialog.
                stage.shoot_box(stage.window.close)


class _Stage:
    """A window with the system's own dialogs, the sample in it, and where its picture goes."""

    def __init__(self, place: Path, look: Look, picture: Path) -> None:
        self.place = place
        self._look = look
        self._picture = picture
        self.window: MainWindow | None = None

    def begin(self, document: Path | None = None) -> MainWindow:
        """Show the window, with a document where one is given."""
        look = self._look
        settings = Settings(language=look.language, theme=look.theme, text_size=look.text_size, go_on=False)
        self.window = window = MainWindow(load_settings() if self._has_settings() else settings)
        window.resize(*SIZE)
        window.show()
        window.begin(document)
        settle(window)
        return window

    def sample(self) -> Path:
        """Return the sample's file."""
        return create_golden(self.place, LANGUAGES[self._look.language])

    def open_sample(self) -> tuple[MainWindow, Session]:
        """Show the sample, published and watched."""
        window = self.begin(self.sample())
        session = window.documents.session
        assert session is not None
        session.answer("PAR2", at_level(2))
        window.documents.publish()
        watch = window.documents._watch
        self.wait(lambda: watch is not None and watch._last is not None)
        return window, session

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the window go on until something has happened."""
        until = time.monotonic() + _PATIENCE
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError
            QTest.qWait(10)

    def said(self) -> str:
        """Return what the toast says."""
        assert self.window is not None
        return self.window.notices.said

    def shoot(self, shown: QWidget) -> None:
        """Take the picture, if there is none yet."""
        if not self._picture.exists():
            shown.grab().save(str(self._picture))

    def shoot_box(self, ask: Callable[[], object]) -> None:
        """Take the picture of the dialog that this opens, and cancel it."""

        def shoot() -> None:
            box = QApplication.activeModalWidget()
            if box is not None:
                self.shoot(box)
                box.close()

        timer = QTimer(interval=300)
        timer.timeout.connect(shoot)
        timer.start()
        ask()
        timer.stop()

    def _has_settings(self) -> bool:
        return Path(os.environ["READINESS_DATA"], "settings.json").exists()


def _note(stage: _Stage) -> QPlainTextEdit:
    window, _ = stage.open_sample()
    window.navigator.go(routes.QuestionRoute("PAR2"))
    settle(window)
    view = window.page
    assert isinstance(view, QuestionView)
    view.show_evidence()
    settle(window)
    return view.evidence.note


def _saving(stage: _Stage) -> None:
    note = _note(stage)
    QTest.keyClicks(note, "Beitrag vom 2. Mai")
    stage.shoot(note.window())


def _too_long(stage: _Stage) -> None:
    note = _note(stage)
    QApplication.clipboard().setText(_TOO_LONG)
    note.paste()


def _word(stage: _Stage) -> None:
    window, _ = stage.open_sample()
    window.navigator.go(routes.ListRoute("PAR"))
    settle(window)
    QTest.keyClicks(window.focusWidget(), "fertig")
    stage.shoot(window)


def _gone(stage: _Stage) -> None:
    _, session = stage.open_sample()
    before = stage.said()
    session.document.path.unlink()
    stage.wait(lambda: stage.said() != before)


def _replaced(stage: _Stage) -> None:
    _, session = stage.open_sample()
    before, theirs = stage.said(), stage.place / "theirs"
    theirs.write_bytes(b"what others wrote")
    theirs.replace(session.document.path)
    stage.wait(lambda: stage.said() != before)


def _kept_both(stage: _Stage) -> None:
    _replaced(stage)
    assert stage.window is not None
    stage.shoot_box(stage.window.documents.close)


def _renamed(stage: _Stage) -> None:
    _, session = stage.open_sample()
    before = stage.said()
    session.document.path.rename(stage.place / "Muster, fertig.readiness")
    stage.wait(lambda: stage.said() != before)


def _made_read_only(stage: _Stage) -> None:
    window, session = stage.open_sample()
    before = stage.said()
    session.document.path.chmod(0o444)
    window.documents.look_at_file()
    stage.wait(lambda: stage.said() != before)


def _protected(stage: _Stage) -> None:
    path = stage.sample()
    path.chmod(0o444)
    stage.begin(path)


def _held(stage: _Stage) -> None:
    path = stage.sample()
    other = Document.open(path)
    window = stage.begin()
    stage.shoot_box(lambda: window.documents.open(path))
    other.abandon()


def _damaged_log(stage: _Stage) -> None:
    window = stage.begin()
    path = stage.place / "Muster.readiness"
    crash_after_answers(path, 3)
    flip_last_bit()
    stage.shoot_box(lambda: window.documents.open(path))


def _recovered(stage: _Stage) -> None:
    path = stage.place / "Muster.readiness"
    crash_after_answers(path, 3)
    stage.begin(path)


def _left_behind(stage: _Stage) -> None:
    crash_after_answers(stage.place / "Muster.readiness", 3)
    stage.begin()


def _damaged_file(stage: _Stage) -> None:
    path = stage.place / "Muster.readiness"
    path.write_bytes(b"Dear Sir or Madam")
    window = stage.begin()
    stage.shoot_box(lambda: window.documents.open(path))


def _deleting(stage: _Stage) -> None:
    window, session = stage.open_sample()
    path = session.document.path
    window.documents.close()
    stage.shoot_box(lambda: window.documents.delete(path))


def _evidence(window: MainWindow, name: str) -> WrappedButton:
    """Show the evidence of a question, and return what opens a file of this name."""
    window.navigator.go(routes.QuestionRoute("MON1"))
    settle(window)
    view = window.page
    assert isinstance(view, QuestionView)
    view.show_evidence()
    settle(window)
    (opening,) = (b for b in view.findChildren(WrappedButton) if b.words().startswith(name))
    return opening


def _attachment(stage: _Stage) -> None:
    window, session = stage.open_sample()
    report = stage.place / "Wochenbericht 2026-11.pdf"
    report.write_bytes(b"%PDF-1.7\n")
    attach(session, "MON1", report)
    stage.shoot_box(_evidence(window, report.name).click)


def _attachment_refused(stage: _Stage) -> None:
    window, session = stage.open_sample()
    script = stage.place / "Wochenbericht 2026-11.pdf.exe"
    script.write_bytes(b"MZ")
    attach(session, "MON1", script)
    _evidence(window, script.name).click()
    settle(window)


def _silent_report(stage: _Stage) -> None:
    window, _ = stage.open_sample()
    window.navigator.go(routes.ReportRoute())
    view = window.page
    assert isinstance(view, ReportView)
    view.model.silent.emit(30.0)
    stage.shoot(window)
    stage.wait(lambda: view.complete)


def _no_pango(stage: _Stage) -> None:
    os.environ.update(spoilt := spoil_pango(stage.place / "spoilt", "no library"))
    window, _ = stage.open_sample()
    window.navigator.go(routes.ReportRoute())
    view = window.page
    assert isinstance(view, ReportView)
    stage.wait(lambda: view.complete)
    for name in spoilt:
        del os.environ[name]


def _failed_page(stage: _Stage) -> None:
    window, _ = stage.open_sample()
    # Nobody asks for this question: it stands for any fault of ours.
    shown, sys.excepthook = sys.excepthook, lambda *_fault: None
    window.navigator.go(routes.QuestionRoute("NONE9"))
    settle(window)
    sys.excepthook = shown


def _settings(content: str) -> Callable[[_Stage], None]:
    def happen(stage: _Stage) -> None:
        data = Path(os.environ["READINESS_DATA"])
        data.mkdir()
        (data / "settings.json").write_text(content)
        os.environ["READINESS_LANG"] = stage._look.language
        stage.begin()
        del os.environ["READINESS_LANG"]

    return happen


def _compared_with_nothing(stage: _Stage) -> None:
    window, session = stage.open_sample()
    other = Path(shutil.copy(session.document.publish(), stage.place / "Vorher.readiness"))
    other.write_bytes(b"Dear Sir or Madam")
    window.navigator.go(routes.CompareRoute(other))
    settle(window)


def _agenda(stage: _Stage) -> None:
    window, session = stage.open_sample()
    # The room disagreed, and something was never answered: there is something to talk about.
    for code, answer in (("STR1", Answer(Status.DONT_KNOW)), ("PAR2", Answer()), ("MON1", at_level(1))):
        session.answer(code, answer)
    window.navigator.go(routes.WorkshopRoute())
    view = window.page
    assert isinstance(view, WorkshopView)
    model = view.workshop.model
    model.present = {"GF": 2, "ML": 1, "PM": 3}
    view.findChildren(Collapsible)[0].toggle()
    model.propose()
    settle(window)


def _editing(stage: _Stage) -> None:
    window = stage.begin()
    window.navigator.go(routes.EditPackRoute(own_plain_pack(), "BAS5"))
    view = window.page
    assert isinstance(view, EditorView)
    stage.wait(lambda: view.complete)
    view.editor.set((*view.place, "ask_when"), "ANIMALS = yes")
    stage.wait(lambda: view.complete)
    settle(window)


def _shown_on(where: str, stage: _Stage) -> None:
    window = stage.begin()
    window.navigator.go(routes.EditPackRoute(own_plain_pack(), "PEO5"))
    view = window.page
    assert isinstance(view, EditorView)
    stage.wait(lambda: view.complete)
    view.show_on(where)
    stage.wait(lambda: view.printed.drawn is not None)
    settle(window)


def _side_by_side(stage: _Stage) -> None:
    window = stage.begin()
    folder = own_plain_pack()
    window.navigator.go(routes.EditPackRoute(folder, "PEO5"))
    view = window.page
    assert isinstance(view, EditorView)
    view.editor.set(("languages",), ["en", "de"])
    view.speak("both")
    stage.wait(lambda: view.complete)
    settle(window)


def _passing_on(stage: _Stage) -> None:
    window, _ = stage.open_sample()

    def tick() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PassOnDialog)
        dialog.show_sealed("vier Wörter ohne Zusammenhang", "vier Wörter")

    QTimer.singleShot(50, tick)
    stage.shoot_box(window.documents.pass_on)
    stage.window = None
    window.close()


def _asked_for_the_phrase(stage: _Stage) -> None:
    window, _ = stage.open_sample()
    refused = window.look().language.gettext("The pass phrase is wrong, or the file is damaged.")
    stage.shoot_box(lambda: window.documents.dialogs.ask_phrase("Muster Pumpenbau GmbH.readiness.age", refused))
    stage.window = None
    window.close()


def _asked_to_finalise(stage: _Stage) -> None:
    window, _ = stage.open_sample()
    stage.shoot_box(window.documents.finalise)
    stage.window = None
    window.close()


def _final(stage: _Stage) -> None:
    window, session = stage.open_sample()
    finalise(session)
    path = session.document.path
    window.documents.close()
    window.documents.open(path)
    window.navigator.go(routes.QuestionRoute("PAR2"))


def _earlier_version(stage: _Stage) -> MainWindow:
    """Show a document of the questionnaire's first edition; a newer one ships."""
    path = stage.place / "2025.readiness"
    kept = Path(__file__).parents[1] / "cli" / "data" / "questionnaire-1.0.0.readiness.gz"
    with gzip.open(kept) as packed, path.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    shutil.copy(path, stage.place / "2024.readiness")
    return stage.begin(path)


def _newer_offered(stage: _Stage) -> None:
    window = _earlier_version(stage)

    def lines() -> list[RowButton]:
        return [one for one in window.page.findChildren(RowButton) if "2.0.0" in one.accessibleName()]

    stage.wait(lines)


def _newer_shown(stage: _Stage) -> None:
    window = _earlier_version(stage)
    window.navigator.go(routes.UpgradeRoute())
    view = window.page
    assert isinstance(view, UpgradeView)
    stage.wait(lambda: view.complete)


def _newer_taken(stage: _Stage) -> None:
    window = _earlier_version(stage)
    session = window.documents.session
    assert session is not None
    take_over(session, find_pack("social-media"))


def _newer_question(stage: _Stage) -> None:
    _newer_taken(stage)
    assert stage.window is not None
    stage.window.navigator.go(routes.QuestionRoute("PRO2"))


def _versions_compared(stage: _Stage) -> None:
    _newer_taken(stage)
    assert stage.window is not None
    session = stage.window.documents.session
    assert session is not None
    for code in ("SKL1", "MON1", "PAR2"):
        session.answer(code, at_level(2))
    stage.window.navigator.go(routes.CompareRoute(stage.place / "2024.readiness"))
    view = stage.window.page
    assert isinstance(view, CompareView)
    stage.wait(lambda: view.complete)


def _pack_added(stage: _Stage) -> None:
    window = stage.begin()
    window.navigator.go(routes.GivenPackRoute(EXAMPLE_PACK))
    settle(window)
    added = window.look().language.gettext("Add")
    next(button for button in window.page.findChildren(QPushButton) if button.text() == added).click()


def _pack_removing(stage: _Stage) -> None:
    _pack_added(stage)
    window = stage.window
    assert window is not None
    assert isinstance(window.page, QuestionnairesView)
    card = next(card for card in window.page.cards if card.pack.own)
    card.more.click()
    (menu,) = card.findChildren(QMenu)
    stage.shoot_box(menu.actions()[-1].trigger)
    menu.close()


_MOMENTS: dict[str, Callable[[_Stage], None]] = {
    "1-editor-fault": _editing,
    "1-editor-side-by-side": _side_by_side,
    "1-editor-phone": partial(_shown_on, "phone"),
    "1-editor-form": partial(_shown_on, "form"),
    "1-packs-added": _pack_added,
    "1-packs-removing": _pack_removing,
    "8-workshop-agenda": _agenda,
    "a-typed-saving": _saving,
    "a-typed-too-long": _too_long,
    "a-typed-word-beside": _word,
    "b-seal-passing-on": _passing_on,
    "b-seal-phrase": _asked_for_the_phrase,
    "b-seal-finalise": _asked_to_finalise,
    "b-seal-final": _final,
    "b-file-gone": _gone,
    "b-file-replaced": _replaced,
    "b-file-kept-both": _kept_both,
    "b-file-renamed": _renamed,
    "b-file-made-read-only": _made_read_only,
    "b-file-protected": _protected,
    "b-file-held": _held,
    "b-file-damaged": _damaged_file,
    "b-file-deleting": _deleting,
    "c-crash-left-behind": _left_behind,
    "c-crash-recovered": _recovered,
    "c-crash-damaged-log": _damaged_log,
    "d-attachment-opening": _attachment,
    "d-attachment-refused": _attachment_refused,
    "d-report-silent": _silent_report,
    "d-report-without-pango": _no_pango,
    "d-failed-page": _failed_page,
    "d-compare-refused": _compared_with_nothing,
    "f-newer-offered": _newer_offered,
    "f-newer-shown": _newer_shown,
    "f-newer-taken": _newer_taken,
    "f-newer-question": _newer_question,
    "f-newer-compared": _versions_compared,
    "e-settings-damaged": _settings("not JSON"),
    "e-settings-unusable": _settings('{"theme": "solarized", "text_size": -500, "window": 7}'),
}
