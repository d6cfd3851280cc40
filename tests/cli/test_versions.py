"""`readiness finalise`, what it keeps from changing, and what `verify` says of documents and reports."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from readiness.app.archives import read_content
from readiness.documents import rows
from readiness.exchange.pdf_file import PdfPart, read_pdf
from tests.cli.conftest import Readiness, Untouched


@pytest.fixture
def final(readiness: Readiness, document: Path) -> tuple[Path, str]:
    """Return a document that is final, and its hash."""
    assert readiness("answer", document, "PRO1=3", "PRO2=?").status == 0
    made = readiness("finalise", document)
    assert (made.status, made.err) == (0, "")
    first, second = made.out.splitlines()
    assert first == f"{document} is version 1 of record."
    return document, second.rsplit(" ", 1)[-1]


def test_a_final_document_stays_as_it_is(readiness: Readiness, final: tuple[Path, str], untouched: Untouched) -> None:
    document, digest = final
    with untouched():
        for command in (
            ["answer", document, "PRO1=4"],
            ["finalise", document],
            ["plan", document, "--save"],
            ["texts", document, "agency-email", "--in-use", "2026-11-03"],
        ):
            sentence = readiness(*command).sentence
            assert "This is version 1 of record" in sentence
            assert f"readiness finalise {document} --correction NEW.readiness" in sentence
        verified = readiness("verify", document)
    assert verified.status == 0
    assert f"SHA-256 {digest}" in verified.out
    assert readiness("score", document, "--json").status == 0


def test_every_page_of_a_report_bears_the_hash(readiness: Readiness, final: tuple[Path, str]) -> None:
    document, digest = final
    for edition in ("management", "full"):
        assert readiness("report", document, "-o", f"{edition}.pdf", "--edition", edition).status == 0
        pages = read_pdf(Path(f"{edition}.pdf"), PdfPart.HASHES).hashes
        assert len(pages) > 1
        assert set(pages) == {digest}
    checked = readiness("verify", "full.pdf")
    assert checked.status == 0
    assert digest in checked.out
    assert f"The document knows this version: {document.name}" in checked.out
    assert readiness("report", document, "-o", "page.html").status == 0
    assert digest in Path("page.html").read_text("utf-8")


def test_a_report_is_told_from_one_of_another_version(
    readiness: Readiness, final: tuple[Path, str], untouched: Untouched
) -> None:
    document, digest = final
    assert readiness("report", document, "-o", "report.pdf").status == 0
    other = document.with_name("other.readiness")
    assert readiness("new", other, "--pack", "social-media", "--organisation", "Other Ltd").status == 0
    assert readiness("report", other, "-o", "draft.pdf").status == 0
    alone = Path("alone")
    alone.mkdir()
    shutil.copy("report.pdf", alone)
    with untouched():
        assert "was not made from" in readiness("verify", "report.pdf", "--against", other).sentence
        assert "No page of this PDF" in readiness("verify", "draft.pdf").sentence
        # Without a document it can only say which version it names.
        said = readiness("verify", alone / "report.pdf")
        assert said.status == 0
        assert digest in said.out
        assert "--against DOC" in said.out


def test_a_correction_supersedes_by_hash_and_overwrites_nothing(
    readiness: Readiness, final: tuple[Path, str], untouched: Untouched
) -> None:
    document, digest = final
    assert readiness("report", document, "-o", "first.pdf").status == 0
    before = document.read_bytes()
    assert readiness("finalise", document, "--correction", "second.readiness").status == 0
    with untouched():
        assert readiness("finalise", document, "--correction", "second.readiness").sentence
        assert "Draft of version 2" in readiness("verify", "second.readiness").out
        assert "is not a version of record" in readiness("finalise", "second.readiness", "--correction", "x").sentence
    assert readiness("answer", "second.readiness", "PRO1=4").status == 0
    assert readiness("finalise", "second.readiness").status == 0
    verified = readiness("verify", "second.readiness").out
    assert f"It supersedes version 1: {digest}" in verified
    assert "A correction supersedes it" in readiness("verify", "first.pdf").out
    assert "A correction supersedes it" in readiness("verify", document).out
    assert document.read_bytes() == before
    record = read_content(Path("second.readiness")).assessment.record
    assert [version.digest for version in record.earlier] == [digest]
    assert record.final is not None
    assert (record.final.number, record.final.digest == digest) == (2, False)


def test_an_archive_is_checked_against_the_document_inside(readiness: Readiness, final: tuple[Path, str]) -> None:
    document, digest = final
    assert readiness("report", document, "-o", "archive.pdf", "--archive").status == 0
    checked = readiness("verify", "archive.pdf")
    assert checked.status == 0
    assert "The document inside it is that version." in checked.out
    assert digest in checked.out


def test_content_that_was_changed_behind_its_hash_is_told(
    readiness: Readiness, final: tuple[Path, str], untouched: Untouched
) -> None:
    document, digest = final
    forged = document.with_name("forged.readiness")
    shutil.copy(document, forged)
    with closing(sqlite3.connect(forged)) as connection:
        connection.execute("UPDATE answer SET level = 5 WHERE capability = 'PRO1'")
        # Whoever forges it knows how to make the checksum right.
        rows.write_checksum(connection)
        connection.commit()
    with untouched():
        verified = readiness("verify", forged)
        assert verified.status == 1
        assert "its content was changed since" in verified.err
        assert digest in verified.err
    assert readiness("report", forged, "-o", "forged.pdf").status == 0
    assert set(read_pdf(Path("forged.pdf"), PdfPart.HASHES).hashes) == {""}


def test_a_copy_of_a_version_is_the_same_version(readiness: Readiness, final: tuple[Path, str]) -> None:
    document, digest = final
    assert readiness("pass", document, "-o", "copy.readiness").status == 0
    assert f"SHA-256 {digest}" in readiness("verify", "copy.readiness").out
    passed = readiness("pass", document, "-o", "part.readiness", "--without", "notes")
    assert passed.err == ""
    assert f"SHA-256 {digest}" in readiness("verify", "part.readiness").out
