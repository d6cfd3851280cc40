"""`readiness pass`: what is left out is not in the bytes; what is sealed opens with its phrase alone."""

import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyrage import passphrase

from readiness.app.archives import read_content
from readiness.app.attachments import attach
from readiness.app.documents import create_document
from readiness.app.history import record
from readiness.documents.states import read_state
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.incidents import Incident, Incidents, LogEntry
from readiness.domain.perspectives import Author, GivenAnswer, LedgerEntry, Perspective, Perspectives, Way
from readiness.domain.plan_notes import PackageNote, PlanNotes
from readiness.domain.questionnaire import Depth
from readiness.domain.reduction import Portion
from readiness.domain.workshop_record import Decision, Meeting, WorkshopRecord
from readiness.exchange import sealed_file
from readiness.foundation.paths import PACKAGE
from tests.cli.conftest import Readiness, Untouched
from tests.packs import shipped

PHRASE = "vier Wörter ohne Zusammenhang"
SECRETS = {
    Portion.NOTES: ("evidence-ZQX1", "reason-ZQX2", "package-ZQX3", "title-ZQX4", "https://zqx5.example/"),
    Portion.FILES: ("attached-ZQX6", "ZQX7-name.txt"),
    Portion.WORKSHOP: ("why-ZQX8", "dissent-ZQX9", "viewer-ZQXF", "view-ZQXG", "ledger-ZQXH", "retired-ZQXI"),
    Portion.WORDS: ("foreword-ZQXA", "contact-ZQXB", "finding-ZQXC"),
    Portion.HISTORY: ("closed-ZQXD", "log-ZQXE", "recorded-ZQXJ", "word-ZQXK"),
}
# They lie in the log of an incident, which is a note as well, and in a closed one.
KEPT = ("Muster GmbH", "owner-KEPT")


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """Return a document with something of everything that can be left out; a part of it was deleted again."""
    path = tmp_path / "rich.readiness"
    session = create_document(path, shipped(), "Muster GmbH", Depth.FULL)
    session.answer("PRO1", replace(at_level(1), evidence="recorded-ZQXJ"))
    record(session, "word-ZQXK")
    session.answer("PRO1", replace(at_level(2), confidence=Confidence.SHOWN, evidence="evidence-ZQX1", flagged=True))
    session.answer("CON3", Answer(Status.NOT_APPLICABLE, reason="reason-ZQX2"))
    session.answer("PRO3", Answer(evidence="evidence-ZQX1, of an open question"))
    session.set_part(PlanNotes(packages={"PRO1": PackageNote("owner-KEPT", note="package-ZQX3")}))
    log = (LogEntry(date(2026, 11, 3), "log-ZQXE"),)
    now = Incident(1, date(2026, 11, 3), "title-ZQX4", "https://zqx5.example/", log=log)
    past = Incident(2, date(2026, 10, 3), "closed-ZQXD", closed=date(2026, 10, 9))
    session.set_part(Incidents((now, past)))
    words = {"foreword": "foreword-ZQXA", "contact": "contact-ZQXB", "findings": {"PRO": "finding-ZQXC"}}
    session.set_part(ConsultantLayer(**words))
    file = tmp_path / "ZQX7-name.txt"
    file.write_text("attached-ZQX6 " * 2_000)
    attach(session, "PRO1", file)
    file.unlink()
    decision = Decision("PRO1", 2, "why-ZQX8", ("dissent-ZQX9",))
    session.set_part(WorkshopRecord((Meeting(date(2026, 11, 3), 3),), {"PRO1": decision}))
    author = Author("viewer-ZQXF")
    answers = {"PRO1": replace(at_level(1), evidence="view-ZQXG")}
    before = replace(at_level(3), evidence="retired-ZQXI")
    said = (GivenAnswer(author, answers["PRO1"]),)
    entry = LedgerEntry(date(2026, 11, 4), "PRO1", Way.OWN, before, at_level(2), reason="ledger-ZQXH", said=said)
    session.set_part(Perspectives((Perspective(author, date(2026, 11, 4), ("PRO1",), answers),), (entry,)))
    session.document.close()
    return path


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    """Return a file with a pass phrase."""
    file = tmp_path / "phrase"
    file.write_text(f"{PHRASE}\nnot part of it\n", encoding="utf-8")
    return file


def found(content: bytes) -> set[str]:
    return {word for words in SECRETS.values() for word in words if word.encode() in content}


@pytest.mark.parametrize("left_out", Portion)
def test_what_is_left_out_is_not_in_the_bytes(readiness: Readiness, rich: Path, left_out: Portion) -> None:
    every = found(rich.read_bytes())
    assert every == {word for words in SECRETS.values() for word in words}
    passed = readiness("pass", rich, "-o", "out.readiness", "--without", left_out)
    assert (passed.status, passed.err) == (0, "")
    content = Path("out.readiness").read_bytes()
    # The file holds no change, no free page and no other document.
    expected = every - {*SECRETS[left_out]}
    # What is a note as well as part of another portion.
    if left_out is Portion.NOTES:
        expected -= {"log-ZQXE", "closed-ZQXD", "view-ZQXG", "ledger-ZQXH", "retired-ZQXI"}
        expected -= {"recorded-ZQXJ", "word-ZQXK"}
    if left_out is Portion.HISTORY:
        expected -= {"ledger-ZQXH", "retired-ZQXI"}
    assert found(content) == expected
    assert all(word.encode() in content for word in KEPT)
    assert readiness("verify", "out.readiness").status == 0
    passed, before = (readiness("score", path, "--json").json for path in ("out.readiness", rich))
    assert passed["index"] == before["index"]


def test_everything_can_be_left_out_together(readiness: Readiness, rich: Path) -> None:
    assert readiness("pass", rich, "-o", "out.readiness", "--without", ",".join(Portion)).status == 0
    content = Path("out.readiness").read_bytes()
    assert found(content) == set()
    assert not re.search(rb"ZQX", content)
    left = read_content(Path("out.readiness"))
    assert left.assessment.answer("CON3").reason == "The reason was not passed on."
    assert left.document_id != read_content(rich).document_id
    assert left.files == {}


def test_states_go_along_without_what_was_noted_in_them(readiness: Readiness, rich: Path) -> None:
    assert readiness("pass", rich, "-o", "out.readiness", "--without", "notes").status == 0
    passed, before = read_content(Path("out.readiness")), read_content(rich)
    (state,), (old,) = passed.assessment.history.states, before.assessment.history.states
    assert (state.on, state.why, state.pack) == (old.on, old.why, old.pack)
    _, assessment = read_state(state, passed.questionnaire, passed.files.get)
    assert assessment.answers == {"PRO1": at_level(1)}


def test_without_leaving_anything_out_it_holds_the_same(readiness: Readiness, rich: Path) -> None:
    assert readiness("pass", rich, "-o", "out.readiness").status == 0
    passed, before = read_content(Path("out.readiness")), read_content(rich)
    assert (passed.assessment, passed.files) == (before.assessment, before.files)


def test_a_sealed_document_is_read_with_its_phrase(
    readiness: Readiness, rich: Path, phrase: Path, untouched: Untouched
) -> None:
    given = ("--passphrase-file", phrase)
    assert readiness("pass", rich, "-o", "out.readiness.age", *given).status == 0
    sealed = Path("out.readiness.age").read_bytes()
    assert found(sealed) == set()
    # Any program of the format opens it.
    assert passphrase.decrypt(sealed, PHRASE).startswith(b"SQLite format 3\0")
    with untouched():
        assert readiness("score", "out.readiness.age", "--json", *given).json["stage"]
        assert "evidence-ZQX1" in readiness("answers", "out.readiness.age", *given).out
        assert readiness("verify", "out.readiness.age", *given).status == 0
    assert readiness("report", "out.readiness.age", "-o", "sealed.pdf", "--archive", *given).status == 0
    assert readiness("unpack", "sealed.pdf", "-o", "from-report.readiness").status == 0
    assert readiness("unpack", "out.readiness.age", "-o", "opened.readiness", *given).status == 0
    assert read_content(Path("opened.readiness")).assessment == read_content(rich).assessment
    assert readiness("answer", "opened.readiness", "PRO1=4").status == 0


def test_the_wrong_phrase_is_a_sentence_and_writes_nothing(
    readiness: Readiness, rich: Path, phrase: Path, untouched: Untouched
) -> None:
    assert readiness("pass", rich, "-o", "out.readiness.age", "--passphrase-file", phrase).status == 0
    wrong, empty = Path("wrong"), Path("empty")
    wrong.write_text(PHRASE.upper(), encoding="utf-8")
    empty.write_bytes(b"\n")
    with untouched():
        for command in (["score", "out.readiness.age"], ["unpack", "out.readiness.age", "-o", "new.readiness"]):
            assert "The pass phrase is wrong" in readiness(*command, "--passphrase-file", wrong).sentence
            assert "is not a pass phrase" in readiness(*command, "--passphrase-file", empty).sentence
            assert "cannot be read" in readiness(*command, "--passphrase-file", "missing").sentence
        # It cannot be asked for without a terminal.
        assert "--passphrase-file FILE" in readiness("score", "out.readiness.age").sentence
        for command in (["answer", "out.readiness.age", "PRO1=3"], ["finalise", "out.readiness.age"]):
            assert "readiness unpack out.readiness.age -o DOC" in readiness(*command).sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This is not a sealed document."),
        (b"SQLite format 3\0", "This is not a sealed document."),
        (b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- x\n", "not with a pass phrase"),
        (b"age-encryption.org/v1\n-> scrypt 3BopoZVRbsrRrYUGV+7HnQ 30\n" + b"A" * 200, "unusually long"),
        (b"age-encryption.org/v1\n-> scrypt 3BopoZVRbsrRrYUGV+7HnQ 10\n" + b"A" * 200, "wrong, or the file is damaged"),
    ],
)
def test_a_file_that_is_not_sealed_as_ours_is_told(
    readiness: Readiness, phrase: Path, untouched: Untouched, content: bytes, words: str
) -> None:
    Path("bad.age").write_bytes(content)
    with untouched():
        assert words in readiness("score", "bad.age", "--passphrase-file", phrase).sentence


def test_a_computer_that_is_too_busy_says_so_and_not_that_the_phrase_is_wrong(
    readiness: Readiness, phrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Far beyond what any computer does at the moment, the library refuses as it does on a busy one.
    monkeypatch.setattr(sealed_file, "_MOST_WORK", 40)
    monkeypatch.setattr(sealed_file, "_PAUSE", 0)
    sealed = re.sub(rb"(-> scrypt \S+) \d+\n", rb"\1 40\n", passphrase.encrypt(b"x", PHRASE), count=1)
    Path("hard.age").write_bytes(sealed)
    assert (
        "This computer is too busy at the moment"
        in readiness("score", "hard.age", "--passphrase-file", phrase).sentence
    )


def test_a_sealed_file_that_was_cut_is_told(readiness: Readiness, rich: Path, phrase: Path) -> None:
    assert readiness("pass", rich, "-o", "out.readiness.age", "--passphrase-file", phrase).status == 0
    sealed = Path("out.readiness.age")
    sealed.write_bytes(sealed.read_bytes()[:-10])
    assert "damaged" in readiness("score", sealed, "--passphrase-file", phrase).sentence


def test_what_a_sealed_file_holds_is_checked_like_any_document(
    readiness: Readiness, phrase: Path, untouched: Untouched
) -> None:
    Path("odd.readiness.age").write_bytes(passphrase.encrypt(b"not a document", PHRASE))
    with untouched():
        sentence = readiness("unpack", "odd.readiness.age", "-o", "new.readiness", "--passphrase-file", phrase).sentence
        assert sentence.startswith("odd.readiness.age: ")


def test_names_and_options_that_do_not_fit(
    readiness: Readiness, rich: Path, phrase: Path, untouched: Untouched
) -> None:
    Path("theirs.age").write_bytes(b"age-encryption.org/v1\n")
    with untouched():
        assert "must end in .readiness, .age" in readiness("pass", rich, "-o", "out.zip").sentence
        assert "already reads or writes" in readiness("pass", rich, "-o", rich).sentence
        assert "contains answers" in readiness("pass", rich, "-o", "theirs.age", "--passphrase-file", phrase).sentence
        unsealed = readiness("pass", rich, "-o", "out.readiness", "--passphrase-file", phrase)
        assert "Only a file whose name ends in .age" in unsealed.sentence
        assert readiness("pass", rich, "-o", "out.readiness", "--without", "secrets").status == 2


def test_the_phrase_is_asked_for_without_showing_it(rich: Path) -> None:
    """Type a phrase into a real terminal, twice; what it shows does not hold it."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "readiness", "pass", str(rich), "-o", "asked.readiness.age"]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "READINESS_LANG": "en"}
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env=environment, start_new_session=True
    ) as process:
        shown = b""
        for asked in (b"Pass phrase for asked.readiness.age: ", b"The same once more: "):
            while asked not in shown:
                shown += os.read(leader, 1_000)
            os.write(leader, PHRASE.encode() + b"\n")
        assert process.wait(60) == 0
        os.close(follower)
        shown += os.read(leader, 10_000)
    os.close(leader)
    assert PHRASE.encode() not in shown
    assert passphrase.decrypt(Path("asked.readiness.age").read_bytes(), PHRASE)
