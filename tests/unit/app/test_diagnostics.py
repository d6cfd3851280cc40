"""Facts for whoever helps: versions, and nothing about anybody."""

import sqlite3
import sys
from pathlib import Path

import pytest

from readiness.app.attachments import attach
from readiness.app.diagnostics import as_text, diagnostics
from readiness.app.session import Session
from readiness.app.settings import Settings
from readiness.domain.answers import Answer, Status
from readiness.foundation.language import ENGLISH, GERMAN


def test_they_hold_versions_and_no_names(session: Session, tmp_path: Path):
    secret = tmp_path / "secret plan.txt"
    secret.write_text("x")
    attach(session, "PRO1", secret)
    session.answer("PRO2", Answer(Status.ANSWERED, 2, evidence="Ms Miller said so"))

    said = as_text(diagnostics(Settings(language="en"), session, ENGLISH))

    assert f"SQLite: {sqlite3.sqlite_version}\n" in said
    assert "Attached files: 1\n" in said
    for private in ("Tiny Ltd", "Miller", "secret", str(tmp_path), str(Path.home())):
        assert private not in said


def test_without_a_document_there_are_versions_all_the_same():
    facts = diagnostics(Settings(language="de", text_size=150), None, GERMAN)

    assert {"Readiness", "Python", "SQLite"} <= {fact.name for fact in facts}
    assert ("Schriftgröße", "150 %") in [(fact.name, fact.value) for fact in facts]


def test_a_theme_that_is_none_is_not_passed_on():
    # The file of the settings may say anything.
    assert "Miller" not in as_text(diagnostics(Settings(theme="for Ms Miller"), None, ENGLISH))


def test_they_say_which_released_file_was_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def installed_as() -> str:
        facts = diagnostics(Settings(language="en"), None, ENGLISH)
        return next(fact.value for fact in facts if fact.name == "Installed as")

    assert installed_as() == "Python package"
    monkeypatch.setattr(sys, "prefix", "/usr/lib/readiness")
    assert installed_as() == "Debian package"
    (tmp_path / "uninstall.exe").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "python"))
    assert installed_as() == "Windows program"
