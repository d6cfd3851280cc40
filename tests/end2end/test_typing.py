"""What is being typed outlives the end of the real program, whatever ends it."""

import signal
import subprocess
from pathlib import Path

import pytest

from readiness.app.documents import read_document
from readiness.documents.document import Document
from readiness.documents.paths import working_folder
from readiness.documents.recovery import recoverable
from tests.cli.test_ends import wait_until_caught
from tests.end2end.test_real_process import PATIENCE, RealApp, document, stay, wait_for
from tests.end2end.tools import needs

__all__ = ["document", "stay"]
WORDS = "what the group has seen "


def begin(app: RealApp) -> None:
    """Go to the first question and answer it."""
    app.press("Return")
    app.answer(3, 1)


def begin_to_type(app: RealApp) -> None:
    """Answer the first question and type a word, which goes into its evidence."""
    begin(app)
    app.type(WORDS)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_stores_publishes_and_closes(display: dict[str, str], document: Path, number: signal.Signals) -> None:
    app = RealApp(display, document)
    begin_to_type(app)
    # A start takes the signals over after its first paint; before that they are Python's.
    wait_until_caught(app.process, number)
    app.process.send_signal(number)
    _out, errors = app.process.communicate(timeout=PATIENCE)
    assert app.process.returncode == 128 + number
    answer = read_document(document).assessment.answer("PRO1")
    assert (answer.level, answer.evidence) == (3, WORDS.strip())
    assert not recoverable()
    assert not list(document.parent.glob(".*"))
    assert errors == b""


def test_a_signal_cancels_what_is_being_asked(display: dict[str, str], document: Path) -> None:
    app = RealApp(display, document)
    begin_to_type(app)
    app.press("ctrl+shift+s")
    app.enter_dialog("Where should the assessment be saved")
    app.process.send_signal(signal.SIGTERM)
    app.process.communicate(timeout=PATIENCE)
    assert app.process.returncode == 128 + signal.SIGTERM
    assert read_document(document).assessment.answer("PRO1").evidence == WORDS.strip()


def test_a_kill_while_typing_takes_a_second_at_most(display: dict[str, str], document: Path) -> None:
    app = RealApp(display, document)
    begin(app)
    # Without a pause in which a timer could run out that each key starts anew.
    command = [needs("xdotool"), "type", "--delay", "40", WORDS * 20]
    with subprocess.Popen(command, env=display) as typing:
        wait_for(lambda: WORDS.encode() in working_bytes(), "the words in the working copy")
        assert typing.poll() is None, "the typing had ended before anything was stored"
        app.kill()
        typing.kill()
    again = Document.open(document)
    answer = again.assessment().answer("PRO1")
    again.close()
    assert (answer.level, answer.evidence[: len(WORDS)]) == (3, WORDS)


def working_bytes() -> bytes:
    return b"".join(path.read_bytes() for path in working_folder().iterdir())
