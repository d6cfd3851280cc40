"""Facts for support: what a fault left in the log is in them, and nothing that names anybody."""

import getpass
import platform
from pathlib import Path

import pytest

from readiness.app.diagnostics import diagnostics
from readiness.app.session import Session
from readiness.app.settings import Recent, Settings
from readiness.app.support import log_lines, support_text, write_support
from readiness.domain.answers import Answer, Status
from readiness.foundation import clock, logs
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.reporting.pango_version import pango_version

ORGANISATION, PERSON, LOGIN, HOST = "Zartbitter & Söhne GmbH", "Erika Mustermann", "e.mustermann7", "laptop-emuster"
FOLDER = f"/home/{LOGIN}/Documents/{ORGANISATION}"
# What a log might hold that was written by another version, by another program, or by hand.
PLANTED = f"""
2026-11-29 10:00:00 ValueError {ORGANISATION}
2026-11-29 10:00:00 {PERSON}
2026-11-29 10:00:00 Mustermann
{PERSON}
  {FOLDER}/start.py:12 in main
  readiness/../{LOGIN}.py:12 in main
  site-packages/../{LOGIN}/main.py:12 in main
  readiness/mustermann.py:12 in main
  mustermann.py:12 in main
  threading.py:12 in main {PERSON}
  Traceback: {HOST} {LOGIN} {FOLDER}
OSError: [Errno 2] No such file or directory: '{FOLDER}/{PERSON}.readiness'
"""


@pytest.fixture
def faulty_log() -> Path:
    try:
        Path(FOLDER, "missing").read_text("utf-8")
    except OSError as error:
        logs.fault(error)
    try:
        clock.now().replace(month=13)
    except ValueError as error:
        logs.fault(error)
    with logs.path().open("a", encoding="utf-8") as log:
        log.write(PLANTED)
    return logs.path()


def test_faults_are_passed_on_and_names_are_not(
    faulty_log: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", LOGIN)
    monkeypatch.setenv("LOGNAME", LOGIN)
    monkeypatch.setenv("USERNAME", LOGIN)
    monkeypatch.setenv("COMPUTERNAME", HOST)
    session.answer("PRO2", Answer(Status.ANSWERED, 2, evidence=f"{PERSON} said so"))
    recent = Recent(f"{FOLDER}/{PERSON}.readiness", ORGANISATION, "Stage 2", clock.today())
    settings = Settings(language=LOGIN, theme=PERSON, window=HOST, recent=(recent,), foreign={"name": PERSON})

    said = support_text(diagnostics(settings, session, ENGLISH), ENGLISH)

    assert "FileNotFoundError\n" in said
    assert "ValueError\n" in said
    assert "  pathlib.py:" in said
    assert "Recent assessments: 1\n" in said
    assert "lines are left out." in said
    private = [ORGANISATION, "Zartbitter", PERSON, "ustermann", LOGIN, HOST, "Documents", "said so", "Tiny Ltd"]
    private += [platform.node(), str(Path.home()), str(session.document.path.parent), str(faulty_log.parent)]
    private += [session.document.path.stem]
    assert [word for word in private if word.casefold() in said.casefold()] == []
    # A short name of the one who runs this may be part of a word.
    assert getpass.getuser() not in said.split()


def test_a_questionnaire_of_ones_own_is_not_named(session: Session) -> None:
    assert "Questionnaire: one of your own\n" in support_text(diagnostics(Settings(), session, ENGLISH), ENGLISH)


def test_every_entry_of_our_own_log_is_passed_on() -> None:
    def fails() -> None:
        [entry for entry in (lambda: int("Mustermann"),) if entry()]

    try:
        fails()
    except ValueError as error:
        entry = logs.fault(error)
    lines, left_out = log_lines()
    # This file is neither ours nor a package.
    here = [line for line in entry.splitlines() if Path(__file__).name in line]
    assert lines == [line for line in entry.splitlines() if line not in here]
    assert left_out == len(here)


def test_what_was_rotated_away_comes_first_and_the_newest_stays() -> None:
    log = logs.path()
    log.with_suffix(".old.log").write_text("2026-01-01 10:00:00 KeyError\n" * 300, encoding="utf-8")
    log.write_text("2026-02-02 10:00:00 IndexError\n" * 300, encoding="utf-8")
    lines, left_out = log_lines()
    assert (lines.count("2026-01-01 10:00:00 KeyError"), lines.count("2026-02-02 10:00:00 IndexError")) == (100, 300)
    assert lines[-1] == "2026-02-02 10:00:00 IndexError"
    assert left_out == 0


def test_without_faults_there_are_facts_all_the_same() -> None:
    said = support_text(diagnostics(Settings(language="de"), None, GERMAN), GERMAN)
    assert "(keine Fehler)" in said
    assert "\nPango: " in said


def test_a_document_is_not_written_over(session: Session) -> None:
    session.document.publish()
    with pytest.raises(UserError) as refused:
        write_support("x", session.document.path)
    assert refused.value.code == "output-holds-answers"


def test_a_pango_that_cannot_be_used_has_no_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "weasyprint"
    broken.mkdir()
    (broken / "__init__.py").write_text("import os\nos.abort()\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert pango_version() is None
