"""The real program on a real X display: start, answer by key, kill, reopen, report."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from readiness.app.documents import read_document
from readiness.documents.document import Document
from readiness.documents.recovery import recoverable
from tests.end2end.tools import needs

READINESS = [sys.executable, "-m", "readiness"]
PATIENCE = 30.0
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Real.readiness"
    command = ["new", str(path), "--pack", "social-media", "--organisation", "Real GmbH", "--depth", "quick"]
    subprocess.run([*READINESS, *command], check=True, capture_output=True)
    return path


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Look again and again until the condition holds."""
    end, pause = monotonic() + PATIENCE, Event()
    while not condition():
        assert monotonic() < end, f"waited {PATIENCE} s for {what}"
        pause.wait(0.05)


class RealApp:
    """The app as a process, and a keyboard in front of it."""

    def __init__(self, environment: dict[str, str], *documents: Path) -> None:
        self._environment = environment
        self._xdotool = needs("xdotool")
        self.process = subprocess.Popen([*READINESS, *map(str, documents)], env=environment, stderr=subprocess.PIPE)
        search = [self._xdotool, "search", "--sync", "--onlyvisible", "--name", "Readiness"]
        found = subprocess.run(search, env=environment, check=True, capture_output=True, text=True, timeout=PATIENCE)
        self._window = found.stdout.split()[0]
        subprocess.run([self._xdotool, "windowfocus", "--sync", self._window], env=environment, check=True)

    def press(self, *keys: str) -> None:
        subprocess.run([self._xdotool, "key", *keys], env=self._environment, check=True)

    def type(self, words: str) -> None:
        subprocess.run([self._xdotool, "type", words], env=self._environment, check=True)

    def enter_dialog(self, title: str) -> None:
        """Wait for a dialog and give it the keyboard: there is no window manager to do so."""

        def told(*arguments: str) -> subprocess.CompletedProcess[str]:
            command = [self._xdotool, *arguments]
            return subprocess.run(command, env=self._environment, check=False, capture_output=True, text=True)

        def has_keyboard() -> bool:
            found = told("search", "--onlyvisible", "--name", title).stdout.split()
            # It can be named before it can be focused.
            return (
                bool(found)
                and told("windowfocus", found[-1]).returncode == 0
                and told("getwindowfocus").stdout.split() == [found[-1]]
            )

        wait_for(has_keyboard, f"the dialog {title!r}")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


def levels(path: Path) -> dict[str, int | None]:
    return {code: answer.level for code, answer in read_document(path).assessment.answers.items()}


def test_answers_survive_a_kill_and_end_up_in_the_report(
    display: dict[str, str], document: Path, tmp_path: Path
) -> None:
    app = RealApp(display, document)
    app.press("space")  # "Begin" has the focus
    app.press("3", "Return", "2", "Return", "1")
    wait_for(lambda: len(levels(document)) == 3, "three published answers")
    # The published file follows seconds later; these three are in the working copy only, and then comes the end.
    app.press("Return", "4", "Return", "5")
    published = levels(document)
    app.kill()
    assert published == {"PRO1": 3, "PRO2": 2, "SKL1": 1}

    left = recoverable()
    assert [entry.organisation for entry in left] == ["Real GmbH"]
    again = Document.open(document)
    kept = {code: answer.level for code, answer in again.assessment().answers.items()}
    again.close()
    assert published.items() <= kept.items()
    assert levels(document) == kept
    assert not recoverable()

    report = tmp_path / "report.pdf"
    subprocess.run([*READINESS, "report", str(document), "-o", str(report)], check=True, capture_output=True)
    assert report.read_bytes().startswith(b"%PDF-")


def test_the_quick_check_is_answered_and_reported_by_keyboard_alone(display: dict[str, str], tmp_path: Path) -> None:
    app = RealApp(display | {"HOME": str(tmp_path)})
    try:
        app.press("space")  # the quick check
        app.type("Keys Ltd")
        app.press("Return", "space", "space")  # begin, skip the profile, begin
        questions = 16
        app.press(*["2", "Return"] * questions)
        app.press("space", "ctrl+5", "space")  # see the result, go to the report, save it
        report = tmp_path / "keys.pdf"
        app.enter_dialog("Save report")
        app.type(str(report))
        app.press("Return")
        wait_for(report.exists, "the report")
        document = next(tmp_path.rglob("Keys Ltd.readiness"))
        # The published file follows seconds after the last answer.
        wait_for(lambda: list(levels(document).values()) == [2] * questions, "the published answers")
    finally:
        app.kill()


def test_a_second_window_does_not_get_the_same_document(display: dict[str, str], document: Path) -> None:
    app = RealApp(display, document)
    try:
        done = subprocess.run(
            [*READINESS, "answer", str(document), "PRO1=3"], env=display, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert "open in another window" in done.stderr
    finally:
        app.kill()


def test_without_a_display_make_run_has_something_to_show(tmp_path: Path) -> None:
    done = subprocess.run(
        [*READINESS, "sample", str(tmp_path)], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert "Stage 1: First steps" in done.stdout
    assert (tmp_path / "Muster Pumpenbau GmbH.pdf").is_file()


def test_enter_leads_on_from_an_answer_where_the_desktop_presses_buttons_with_it(display: dict[str, str]) -> None:
    command = [sys.executable, "-m", "tests.end2end.enter_key"]
    gnome = display | {"XDG_CURRENT_DESKTOP": "GNOME"}
    clicks = subprocess.run(command, env=gnome, check=True, capture_output=True, text=True, timeout=PATIENCE).stdout
    # The plain button shows that this is such a desktop.
    assert clicks.split() == ["1", "0", "0"]


def test_a_clone_without_compiled_texts_says_what_to_do(tmp_path: Path) -> None:
    for folder in ("readiness", "questionnaires", "report_templates"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    command = [sys.executable, "-m", "readiness", "form", "social-media", "-o", "form.pdf", "--lang", "de"]
    environment = {**os.environ, "READINESS_LANG": "de", "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "readiness: The texts of the language “de” are not compiled. "
        "Run “make catalogue” in the folder of the source, or choose English.\n"
    )
