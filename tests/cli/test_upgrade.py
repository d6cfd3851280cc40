"""`readiness upgrade`: the newer questionnaire in the place of the one that a document was answered with."""

import shutil
from pathlib import Path

import pytest

from readiness.app.documents import read_document
from readiness.app.upgrading import take_over
from readiness.catalog.installed import OWN_PACKS
from readiness.foundation.paths import data_folder
from tests.cli.conftest import Readiness, Untouched
from tests.shrunken import full_session, shrunken
from tests.unit.catalog.tiny_pack import capability, tiny_pack, words, write_pack


def install(version: str, *codes: str, **pack: object) -> None:
    """Put a version of the tiny questionnaire where Readiness looks, with some questions instead of its own."""
    files = tiny_pack()
    files["pack.yaml"] |= {"version": version, **pack}
    if codes:
        files["dimensions/ONE.yaml"]["capabilities"] = [capability(code, key_question=code == "ONE1") for code in codes]
    write_pack(data_folder() / OWN_PACKS / "tiny", files)


def made(readiness: Readiness, name: str, organisation: str) -> None:
    arguments = ("--pack", "tiny", "--organisation", organisation, "--depth", "full")
    assert readiness("new", name, *arguments).status == 0


@pytest.fixture
def tiny(readiness: Readiness) -> Path:
    install("1.0.0")
    assert (
        readiness("new", "tiny.readiness", "--pack", "tiny", "--organisation", "Tiny Ltd", "--depth", "full").status
        == 0
    )
    assert readiness("answer", "tiny.readiness", "ONE1=3", "ONE2=2").status == 0
    return Path("tiny.readiness")


def test_it_shows_what_it_touches_and_changes_nothing(readiness: Readiness, old: Path, untouched: Untouched) -> None:
    with untouched():
        shown = readiness("upgrade", old)
        assert readiness("upgrade", old, "--json").json["taken"] is False
    assert (shown.status, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[:2] == [
        "Social media readiness: version 1.0.0 → 2.0.0",
        "34 answers stay as they are; 9 answers are to be confirmed.",
    ]
    assert "  PRO2 Escalation and crisis (0 Absent)" in lines
    assert lines[-1] == "Nothing has been changed yet. To use it, repeat the command with --yes."


def test_with_yes_it_is_taken_over_and_every_command_goes_on(readiness: Readiness, old: Path) -> None:
    before = readiness("answers", old, "--json").json["answers"]
    taken = readiness("upgrade", old, "--yes")
    assert taken.out.splitlines()[-1] == f"{old} has version 2.0.0 of the questionnaire now."
    after = readiness("answers", old, "--json").json["answers"]
    assert len([one for one in read_document(old).assessment.answers.values() if one.to_confirm]) == 9
    assert {code: answer.get("level") for code, answer in after.items()} == {
        code: answer.get("level") for code, answer in before.items()
    }
    assert readiness("score", old, "--json").json["pack"]["version"] == "2.0.0"
    assert readiness("verify", old).status == 0
    assert readiness("texts", old, "--list").status == 0
    assert readiness("upgrade", old).out == "No newer version of Social media readiness 2.0.0 is installed.\n"
    # Who gives the answer again has confirmed it.
    assert readiness("answer", old, "PRO2=0").status == 0
    assert not read_document(old).assessment.answer("PRO2").to_confirm


def test_both_documents_are_compared_where_the_questions_mean_the_same(readiness: Readiness, old: Path) -> None:
    newer = old.with_name("newer.readiness")
    shutil.copyfile(old, newer)
    assert readiness("upgrade", newer, "--yes").status == 0
    # SKL1 changed at level 3 only, PRO2 at the level that was given.
    assert readiness("answer", newer, "SKL1=4", "PRO2=3").status == 0
    lines = readiness("compare", old, newer).out.splitlines()
    assert lines[0] == "1 answer has changed:"
    assert lines[1].startswith("  People and working time: 0 Absent → 4 Measured")
    assert "9 questions are not compared:" in lines
    assert any(line.startswith("  Escalation and crisis: Level 0 now means") for line in lines)
    assert "(measured with other questions)" in next(line for line in lines if line.startswith("Overall stage"))


def test_the_json_says_what_becomes_of_each_question(readiness: Readiness, tiny: Path) -> None:
    install("2.0.0", "ONE1", "ONE3", retired_codes=["OLD1", "ONE2"])
    found = readiness("upgrade", tiny, "--json", "--yes").json
    assert found["pack"] == {"id": "tiny", "version": "1.0.0", "newer": "2.0.0"}
    assert (found["taken"], found["staying"], found["new"], found["changed"]) == (True, 1, ["ONE3"], [])
    assert found["gone"] == [{"code": "ONE2", "answer": {"status": "answered", "level": 2}}]
    # The answer is kept, and shown.
    assert "No longer asked:" in readiness("answers", tiny).out
    assert "ONE2" not in readiness("answers", tiny, "--json").json["answers"]


def test_what_cannot_be_taken_over_is_refused_with_the_reason(readiness: Readiness, tiny: Path) -> None:
    assert readiness("upgrade", tiny).out == "No newer version of Title in English 1.0.0 is installed.\n"
    assert "the document already has version 1.0.0" in readiness("upgrade", tiny, "--to", "tiny").sentence
    sentence = readiness("upgrade", tiny, "--to", "social-media").sentence
    assert "“social-media” is another questionnaire; the document belongs to “tiny”." in sentence
    install("1.1.0", description=words("Other"))
    assert readiness("finalise", tiny).status == 0
    failed = readiness("upgrade", tiny, "--yes")
    assert failed.status == 1
    assert "This is version 1 of record" in failed.err


def test_a_document_whose_questionnaire_is_not_installed_stays_as_it_is(readiness: Readiness, tiny: Path) -> None:
    shutil.rmtree(data_folder() / OWN_PACKS)
    assert readiness("upgrade", tiny, "--yes").out == "No newer version of Title in English 1.0.0 is installed.\n"


def test_two_organisations_are_compared_once_that_was_said(readiness: Readiness, tiny: Path) -> None:
    assert (
        readiness("new", "b.readiness", "--pack", "tiny", "--organisation", "Other Ltd", "--depth", "full").status == 0
    )
    lines = readiness("compare", tiny, "b.readiness").out.splitlines()
    assert lines[:2] == [
        "The documents name different organisations: Tiny Ltd and Other Ltd.",
        "2 answers have changed:",
    ]


def test_what_speaks_of_questions_that_are_gone_disturbs_no_command(readiness: Readiness, tmp_path: Path) -> None:
    session = full_session(tmp_path)
    take_over(session, shrunken(session.questionnaire))
    session.document.close()
    path = session.document.path
    for command in (
        ["answers", path],
        ["score", path],
        ["plan", path, "--xlsx", "plan.xlsx", "--csv", "plan.csv", "--ics", "plan.ics"],
        ["report", path, "-o", "full.html", "--edition", "full"],
        ["report", path, "-o", "management.html", "--edition", "management"],
        ["report", path, "-o", "slides.pptx"],
        ["export", path, "-o", "export.xlsx"],
        ["views", path],
        ["form", path, "-o", "form.pdf", "--with-answers"],
        ["pass", path, "-o", "passed.readiness"],
        ["finalise", path],
        ["verify", path],
    ):
        outcome = readiness(*command)
        assert (outcome.status, outcome.err) == (0, ""), command
