"""`readiness pair`: both sides, and the exchange in which neither can fit its answers to the other's."""

from hashlib import sha256
from pathlib import Path

import pytest

from readiness.app.archives import read_content
from tests.cli.conftest import Readiness, Untouched


@pytest.fixture
def company(readiness: Readiness) -> Path:
    return made(readiness, "company.readiness", "social-media", "Muster GmbH", "PAR2=0", "PAR1=3", "RSK1=?")


@pytest.fixture
def agency(readiness: Readiness) -> Path:
    return made(readiness, "agency.readiness", "agency-readiness", "Blick Agentur", "APP1=3", "APP2=1", "CAR3=2")


def made(readiness: Readiness, name: str, pack: str, organisation: str, *answers: str) -> Path:
    path = Path(name)
    assert readiness("new", path, "--pack", pack, "--organisation", organisation).status == 0
    assert readiness("answer", path, *answers).status == 0
    return path


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_both_sides_are_told_in_two_sentences_then_matter_by_matter(
    readiness: Readiness, company: Path, agency: Path, untouched: Untouched
) -> None:
    with untouched():
        lines = readiness("pair", company, agency).out.splitlines()
    assert lines[0].startswith("Muster GmbH: Social media readiness 2.0.0, as of ")
    assert lines[1].startswith("Blick Agentur: Agency and dealer readiness 1.0.0, as of ")
    assert lines[2].startswith("20 shared matters: ")
    assert "Talk first about “approval before publication”: Muster GmbH says “0 Absent”, Blick Agentur says" in lines[2]
    assert lines[4] == "1. Approval before publication: not enough: Muster GmbH · 3 levels apart"
    assert "   Muster GmbH: Approval of partner posts: 0 Absent" in lines
    assert "   → Muster GmbH: Ask the partner about its posts and to wait for approval" in lines
    assert any(line.startswith("   → Muster GmbH, please answer: ") for line in lines)
    assert "   Text templates: Clause on references and social media" in lines


def test_the_order_of_the_files_changes_nothing(readiness: Readiness, company: Path, agency: Path) -> None:
    assert readiness("pair", company, agency).out == readiness("pair", agency, company).out


def test_json_names_both_files_by_their_hash(readiness: Readiness, company: Path, agency: Path) -> None:
    found = readiness("pair", agency, company, "--hash", digest(agency), "--json").json
    assert found["format"] == "readiness-pair/1"
    assert (found["company"]["file"], found["company"]["sha256"]) == (company.name, digest(company))
    assert (found["company"]["confirmed"], found["agency"]["confirmed"]) == (False, True)
    assert found["matters"][0]["gap"] == 3
    assert found["matters"][0]["missing"][0]["from"] == 0


def test_verify_names_the_hash_that_pair_takes(readiness: Readiness, company: Path, agency: Path) -> None:
    assert f"Checksum of the file (SHA-256): {digest(agency)}" in readiness("verify", agency).out.splitlines()
    typed = " SHA256:" + digest(agency).upper()
    first, *_ = readiness("pair", company, agency, "--hash", typed).out.splitlines()
    assert first == "agency.readiness is the file whose checksum was given."


def test_a_file_that_was_changed_after_its_hash_was_given_is_refused(
    readiness: Readiness, company: Path, agency: Path
) -> None:
    before = digest(agency)
    readiness("answer", agency, "APP2=3")
    sentence = readiness("pair", company, agency, "--hash", before).sentence
    assert sentence.startswith("--hash: None of the files has the checksum that was given. Ask the other side")


def test_what_is_no_hash_is_refused(readiness: Readiness, company: Path, agency: Path) -> None:
    assert "not the checksum of a file" in readiness("pair", company, agency, "--hash", "abc").sentence


def test_wrong_input_gets_a_sentence(readiness: Readiness, company: Path, agency: Path) -> None:
    same = readiness("pair", company, company).sentence
    assert same == (
        "company.readiness: Both documents belong to the same questionnaire (social-media 2.0.0). Choose one document "
        "of the company and one of its agency."
    )
    agency.write_bytes(agency.read_bytes()[:-1])
    assert "agency.readiness: The document is damaged" in readiness("pair", company, agency).sentence
    assert "cannot be read" in readiness("pair", company, "gone.readiness").sentence


def test_the_full_report_has_a_chapter_about_both_sides(
    readiness: Readiness, company: Path, agency: Path, untouched: Untouched
) -> None:
    with untouched():
        readiness("report", company, "-o", "both.html", "--edition", "full", "--beside", agency)
        page = Path("both.html").read_text(encoding="utf-8")
        Path("both.html").unlink()
    assert 'id="both_sides"' in page
    assert "Blick Agentur" in page


def test_a_report_with_another_side_is_refused_where_that_cannot_be(
    readiness: Readiness, company: Path, agency: Path
) -> None:
    for more, code in (
        ((company,), "same questionnaire"),
        (("missing.readiness",), "missing.readiness"),
        ((agency, "--anonymous"), "names both sides"),
    ):
        refused = readiness("report", company, "-o", "both.html", "--edition", "full", "--beside", *more)
        assert refused.status == 1
        assert code in refused.err
        assert not Path("both.html").exists()


def test_the_hash_of_a_version_of_record_is_accepted_too(readiness: Readiness, company: Path, agency: Path) -> None:
    assert readiness("finalise", agency).status == 0
    final = read_content(agency).assessment.record.final
    assert final is not None
    of_record = final.digest
    assert of_record in readiness("verify", agency).out
    assert of_record != digest(agency)
    found = readiness("pair", company, agency, "--hash", of_record, "--json").json
    assert (found["company"]["confirmed"], found["agency"]["confirmed"]) == (False, True)
    assert readiness("pair", company, agency, "--hash", of_record[::-1]).status == 1
