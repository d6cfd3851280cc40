"""The real program on a real X display: start, answer by key, kill, reopen, report."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from time import monotonic

import pytest

from readiness.app.documents import read_document
from readiness.app.settings import Settings, save_settings
from readiness.documents.document import Document
from readiness.documents.paths import working_folder, working_path
from readiness.documents.recovery import recoverable
from tests.end2end.tools import needs

READINESS = [sys.executable, "-m", "readiness"]
PATIENCE = 30.0
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def stay(own_data_folder: Path) -> None:
    """Have no answer lead on by itself, however slow this computer is."""
    save_settings(Settings(go_on=False))


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

    def answer(self, level: int, number: int) -> None:
        """Press a digit until so many answers are kept: a question that has only just come takes none."""

        def is_kept() -> bool:
            self.press(str(level))
            return kept_answers() == number

        wait_for(is_kept, f"answer {number}")

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


def kept_answers() -> int:
    """Return how many answers the one working copy has. No other process may open it: a copy of it is looked at."""
    with TemporaryDirectory() as folder:
        try:
            shutil.copytree(working_folder(), folder, dirs_exist_ok=True)
            (copy,) = Path(folder).glob(working_path("*").name)
            with closing(sqlite3.connect(copy)) as connection:
                (count,) = connection.execute("SELECT count(*) FROM answer").fetchone()
                return int(count)
        except (OSError, ValueError, sqlite3.Error):
            # It is not there yet, or was written to meanwhile.
            return 0


def test_answers_survive_a_kill_and_end_up_in_the_report(
    display: dict[str, str], document: Path, tmp_path: Path
) -> None:
    app = RealApp(display, document)
    # "Begin" has the focus.
    for number, level in enumerate((3, 2, 1), 1):
        app.press("Return")
        app.answer(level, number)
    wait_for(lambda: len(levels(document)) == 3, "three published answers")
    # The published file follows seconds later; the fourth is in the working copy only, and then comes the end.
    app.press("Return")
    app.answer(4, 4)
    published = levels(document)
    app.kill()
    assert published == {"PRO1": 3, "PRO2": 2, "SKL1": 1}

    left = recoverable()
    assert [entry.organisation for entry in left] == ["Real GmbH"]
    again = Document.open(document)
    kept = {code: answer.level for code, answer in again.assessment().answers.items()}
    again.close()
    assert published.items() <= kept.items()
    assert sorted(kept.values()) == [1, 2, 3, 4]
    assert levels(document) == kept
    assert not recoverable()

    report = tmp_path / "report.pdf"
    subprocess.run([*READINESS, "report", str(document), "-o", str(report)], check=True, capture_output=True)
    assert report.read_bytes().startswith(b"%PDF-")


def test_the_quick_check_is_answered_and_reported_by_keyboard_alone(display: dict[str, str], tmp_path: Path) -> None:
    app = RealApp(display | {"HOME": str(tmp_path)})
    try:
        app.press("Return")  # the quick check
        app.type("Keys Ltd")
        # Begin, skip the profile, begin: of two quick Enters with nothing between them the second is a slip.
        app.press("Return", "shift", "Return", "shift", "Return")
        questions = 16
        for number in range(1, questions + 1):
            app.answer(2, number)
            app.press("Return")
        app.press("shift", "Return", "ctrl+5", "Return")  # see the result, go to the report, save it
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
