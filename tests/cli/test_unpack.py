"""`readiness unpack`, and the commands that read an archived report; what is in one stands in tests/reporting."""

from pathlib import Path

from tests.cli.conftest import Readiness, Untouched


def test_a_report_for_the_archive_is_read_like_its_document(
    readiness: Readiness, document: Path, untouched: Untouched
) -> None:
    assert readiness("answer", document, "PRO1=3").status == 0
    written = readiness("report", document, "--archive", "-o", "archive.pdf")
    assert (written.status, written.err) == (0, "")
    for command in ("score", "plan", "answers"):
        archived, before = (readiness(command, file, "--json").json for file in ("archive.pdf", document))
        # The score names the file that it was read from.
        assert {**archived, "file": ""} == {**before, "file": ""}
    with untouched():
        assert readiness("answer", "archive.pdf", "PRO1=4").sentence.startswith("archive.pdf: ")

    assert readiness("unpack", "archive.pdf", "-o", "out.readiness").status == 0
    assert readiness("answer", "out.readiness", "PRO1=4").status == 0
    with untouched():
        assert readiness("unpack", "archive.pdf", "-o", "out.readiness").sentence.startswith("out.readiness: ")


def test_only_a_pdf_can_be_an_archive(readiness: Readiness, document: Path, untouched: Untouched) -> None:
    with untouched():
        assert readiness("report", document, "--archive", "-o", "archive.html").sentence.startswith("archive.html: ")


def test_a_pdf_without_a_document_is_told(readiness: Readiness, untouched: Untouched) -> None:
    Path("foreign.pdf").write_bytes(b"%PDF-1.7 hello")
    with untouched():
        assert readiness("unpack", "foreign.pdf", "-o", "out.readiness").sentence.startswith("foreign.pdf: ")
        assert readiness("score", "foreign.pdf").sentence.startswith("foreign.pdf: ")


def test_a_document_needs_no_unpacking(readiness: Readiness, document: Path, untouched: Untouched) -> None:
    with untouched():
        assert "This is a document, not a report." in readiness("unpack", document, "-o", "out.readiness").sentence
