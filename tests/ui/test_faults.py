"""A fault of ours is shown, never only logged; and no start ends without a word."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.ui.routes import QuestionRoute, SupportRoute, TasksRoute
from readiness.ui.shell.failed_page import FailedPage
from readiness.ui.shell.faults import FaultReporter
from readiness.ui.shell.main_window import MainWindow
from tests.ui.test_navigation import texts

PATIENCE_SECONDS = 60

# Started like the app; whatever box comes up is read, printed and closed, and then the window.
HEAD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox
import readiness.ui.application as application

made = application.make_application

def make_application(arguments):
    app = made(arguments)
    app.timer = QTimer(app)
    app.timer.timeout.connect(read)
    app.timer.start(50)
    return app

boxes = []

def read():
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for box in shown:
        if isinstance(box, QMessageBox):
            print("BOX", box.text(), box.informativeText(), flush=True)
            boxes.append(box)
            box.close()
            return
    for window in shown:
        if isinstance(window, QMainWindow) and boxes:
            print("WINDOW", window.windowTitle(), flush=True)
            window.close()

application.make_application = make_application

def broken(*_arguments):
    raise KeyError("Muster GmbH")
"""
TAIL = """
from readiness.__main__ import main
sys.argv = ["readiness", "{document}"]
sys.exit(main())
"""


# Before a command: what root may do with files of others is taken away, as it is from everybody else.
NO_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


def started(script: str, *before: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "READINESS_LANG": "en", **environment}
    return subprocess.run(
        [*before, sys.executable, "-c", script],
        env=env,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def the_box(window: MainWindow) -> QMessageBox:
    [box] = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    return box


@pytest.fixture
def reporter(sample: MainWindow) -> FaultReporter:
    return FaultReporter(sample, sample.look, sample._facts)


def fault() -> ValueError:
    try:
        int("Muster GmbH says no")
    except ValueError as error:
        return error
    raise AssertionError


def test_a_fault_is_shown_once_with_the_place_of_the_log_and_details_to_copy(
    qtbot: QtBot, sample: MainWindow, reporter: FaultReporter
) -> None:
    reporter.report(fault())
    reporter.report(fault())

    box = the_box(sample)
    assert "Something went wrong in Readiness itself" in box.text()
    assert str(logs.path()) in box.informativeText()
    [copy] = [button for button in box.findChildren(QPushButton) if button.text() == "Copy details"]
    copy.click()
    copied = QApplication.clipboard().text()
    for part in ("ValueError", "test_faults.py", "in fault", "Readiness: ", "Questionnaire: social-media"):
        assert part in copied
    session = sample.documents.session
    assert session is not None
    for private in ("Muster", session.assessment.details.organisation, str(Path.home())):
        assert private not in copied
    assert logs.path().read_text("utf-8").count("ValueError") == 2

    # What follows at once has the same cause.
    reporter.report(fault())
    assert not [box for box in sample.findChildren(QMessageBox) if box.isVisible()]


def test_a_fault_in_another_thread_is_shown_too(qtbot: QtBot, sample: MainWindow, reporter: FaultReporter) -> None:
    from threading import Thread

    thread = Thread(target=reporter.report, args=(fault(),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(sample.findChildren(QMessageBox)))
    the_box(sample).close()


def test_what_the_system_refuses_is_told_with_its_reason(sample: MainWindow, reporter: FaultReporter) -> None:
    reporter.report(OSError(errno.ENOSPC, "Muster GmbH"))

    box = the_box(sample)
    assert "no space is left" in box.text()
    assert "Your answers are saved" in box.text()
    assert "Muster" not in box.text() + box.informativeText()


def test_a_fault_that_nobody_has_caught_but_the_user_can_mend_says_how(
    sample: MainWindow, reporter: FaultReporter
) -> None:
    reporter.report(UserError("x", "The disk is gone.", "Plug it in again."))

    assert the_box(sample).text() == "The disk is gone. Plug it in again."


def test_facts_that_cannot_be_told_keep_no_fault_from_being_shown(sample: MainWindow) -> None:
    def no_facts() -> str:
        raise KeyError("facts")

    FaultReporter(sample, sample.look, no_facts).report(fault())

    box = the_box(sample)
    [copy] = [button for button in box.findChildren(QPushButton) if button.text() == "Copy details"]
    copy.click()
    assert "ValueError" in QApplication.clipboard().text()
    assert "KeyError" in QApplication.clipboard().text()


def test_a_page_that_cannot_be_made_leaves_a_window_that_can_be_used(qtbot: QtBot, sample: MainWindow) -> None:
    with qtbot.capture_exceptions() as faults:
        sample.navigator.go(QuestionRoute("NONE9"))

    assert [kind for kind, *_ in faults] == [KeyError]
    page = sample.page
    assert isinstance(page, FailedPage)
    assert page.isVisible()
    assert "A page of “Questions” cannot be shown" in texts(sample)
    [support] = [button for button in page.findChildren(QPushButton) if button.text() == "Details for support …"]
    support.click()
    assert isinstance(sample.navigator.route, SupportRoute)
    with qtbot.capture_exceptions():
        sample.navigator.back()
    page = sample.page
    assert isinstance(page, FailedPage)
    [out] = [button for button in page.findChildren(QPushButton) if button.text() == "Go to the questions"]
    out.click()
    assert isinstance(sample.navigator.route, TasksRoute)
    assert not isinstance(sample.page, FailedPage)


@pytest.mark.parametrize("rights", [0o000, 0o500])
def test_a_data_folder_without_rights_is_shown_in_a_box(rights: int, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(rights)
    done = started(HEAD + TAIL.format(document=tmp_path / "x.readiness"), *NO_RIGHTS, READINESS_DATA=str(folder))
    folder.chmod(0o700)
    assert "BOX " in done.stdout
    assert "you do not have permission" in done.stdout
    assert str(folder) in done.stdout
    assert done.returncode == 1


def test_a_document_that_may_not_be_read_leads_to_the_start_page(tmp_path: Path, own_data_folder: Path) -> None:
    document = tmp_path / "x.readiness"
    document.write_bytes(b"x")
    document.chmod(0)
    done = started(HEAD + TAIL.format(document=document), *NO_RIGHTS)
    assert "BOX " in done.stdout
    assert "you do not have permission" in done.stdout
    assert "WINDOW Readiness" in done.stdout
    assert done.returncode == 0


def test_a_document_that_cannot_be_opened_through_our_fault_does_not_keep_the_app_from_starting(
    tmp_path: Path, own_data_folder: Path
) -> None:
    # The log cannot even be written.
    (own_data_folder / "readiness.log").mkdir()
    script = (
        HEAD
        + "from readiness.ui.shell.document_controller import DocumentController\nDocumentController.open = broken\n"
        + TAIL.format(document=tmp_path / "x.readiness")
    )
    done = started(script)
    assert "BOX Something went wrong in Readiness itself" in done.stdout
    assert "WINDOW" in done.stdout
    assert "Muster" not in done.stdout + done.stderr
    assert done.returncode == 0


def test_a_start_that_fails_says_so_in_a_box(tmp_path: Path, own_data_folder: Path) -> None:
    done = started(HEAD + "application.load_settings = broken\n" + TAIL.format(document=tmp_path / "x.readiness"))
    assert "BOX Readiness could not start" in done.stdout
    assert str(own_data_folder / "readiness.log") in done.stdout
    assert done.returncode == 70
    assert "KeyError" in (own_data_folder / "readiness.log").read_text("utf-8")


def test_a_data_folder_that_cannot_be_made_is_shown_in_a_box(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("")
    done = started(HEAD + TAIL.format(document=tmp_path / "x.readiness"), READINESS_DATA=str(taken / "data"))
    assert "BOX " in done.stdout
    assert str(taken) in done.stdout
    assert done.returncode == 1


def test_a_document_whose_name_is_no_text_is_told_in_a_box(tmp_path: Path, own_data_folder: Path) -> None:
    done = started(HEAD + TAIL.format(document=f"{tmp_path}/M\\udcfcller.readiness"))
    assert "BOX " in done.stdout
    assert "not text" in done.stdout
    assert "WINDOW" in done.stdout
    assert done.returncode == 0


def test_without_qt_the_terminal_says_so(own_data_folder: Path) -> None:
    script = "import sys\nsys.modules['PySide6.QtWidgets'] = None\n" + TAIL.format(document="x.readiness")
    done = started(script)
    assert "Readiness could not start" in done.stderr
    assert str(own_data_folder / "readiness.log") in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 70


def test_without_a_display_the_terminal_says_so(own_data_folder: Path) -> None:
    done = started("import sys\n" + TAIL.format(document="x.readiness"), QT_QPA_PLATFORM="none-of-this-name")
    assert "there is no display" in done.stderr
    assert str(own_data_folder / "readiness.log") in done.stderr
    assert done.returncode == 70
