"""An archived report is PDF/A-3 and PDF/UA-1 at once, and holds its document, which can be opened again."""

from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Encryption, Name, Pdf

from readiness.app.archives import read_content
from readiness.app.documents import create_document, unpack_document
from readiness.app.report_orders import read_order
from readiness.domain.answers import at_level
from readiness.domain.archive import ATTACHED_NAME
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.reporting.editions import EDITIONS
from readiness.reporting.report import render_report
from tests.reporting.samples import questionnaire, render, result_of
from tests.reporting.verapdf import Verapdf


@cache
def document_and_archive() -> tuple[bytes, bytes]:
    """Return a document and its archived report; made once, for it takes its time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.readiness"
        create_document(path, questionnaire(), "Müller & Söhne", Depth.QUICK, {"PRO1": at_level(3)}).document.close()
        return path.read_bytes(), render_report(read_order(path, "management", GERMAN, archive=True))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Müller & Söhne.readiness"
    path.write_bytes(document_and_archive()[0])
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.pdf"
    path.write_bytes(document_and_archive()[1])
    return path


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_archive_is_accessible_and_lasts(edition: str, document: Path, archive: Path, verapdf: Verapdf) -> None:
    english = edition == "full"
    made = render_report(read_order(document, edition, ENGLISH, archive=True)) if english else archive.read_bytes()
    assert verapdf.failures(made) == set()
    assert verapdf.failures(made, "3a") == set()


def test_a_picture_in_an_archive_lasts_too(document: Path, verapdf: Verapdf) -> None:
    made = render(result_of("with everything", "en"), "en", source=document.read_bytes())
    assert verapdf.failures(made.pdf, "3a") == set()


def test_an_ordinary_report_is_no_archive(verapdf: Verapdf, document: Path) -> None:
    """The control: the engine tells the two apart."""
    assert verapdf.failures(render_report(read_order(document, "management", GERMAN)), "3a")


def test_the_document_comes_out_as_it_went_in(archive: Path, document: Path) -> None:
    with Pdf.open(archive) as opened:
        assert list(opened.attachments) == [ATTACHED_NAME]
        assert opened.attachments[ATTACHED_NAME].get_file().read_bytes() == document.read_bytes()
    assert read_content(archive).assessment == read_content(document).assessment


def test_an_archive_of_an_archive_holds_the_same_document(archive: Path, document: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    again.write_bytes(render_report(read_order(archive, "management", ENGLISH, archive=True)))
    assert read_content(again).document_id == read_content(document).document_id


def test_a_document_taken_out_is_one_of_its_own(archive: Path, document: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.readiness"
    unpack_document(archive, target).document.close()
    assert read_content(target).assessment == read_content(document).assessment
    assert read_content(target).document_id != read_content(document).document_id
    before = target.read_bytes()
    with pytest.raises(UserError) as caught:
        unpack_document(archive, target)
    assert caught.value.where == str(target)
    assert target.read_bytes() == before


def with_attached(content: bytes, name: str = ATTACHED_NAME) -> Pdf:
    pdf = Pdf.new()
    pdf.add_blank_page()
    pdf.attachments[name] = AttachedFileSpec(pdf, content, filename=name)
    return pdf


def endless_tree() -> Pdf:
    pdf = with_attached(b"x", "other")
    tree = pdf.make_indirect(Dictionary())
    tree["/Kids"] = Array([tree, tree])
    pdf.Root.Names = Dictionary(EmbeddedFiles=tree)
    return pdf


def wrong_kinds() -> Pdf:
    pdf = with_attached(b"x")
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([1, Name.X, Dictionary(UF=ATTACHED_NAME, EF=3)]))
    return pdf


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (lambda: with_attached(b"x", "other.readiness"), "no-document-inside"),
        (lambda: with_attached(b""), "no-document-inside"),
        (lambda: with_attached(b"hello" * 100), "not-a-document"),
        (lambda: with_attached(bytes(80_000_000)), "pdf-broken"),
        (endless_tree, "no-document-inside"),
        (wrong_kinds, "no-document-inside"),
    ],
    ids=["other name", "empty", "no document", "bomb", "endless", "wrong kinds"],
)
def test_a_hostile_report_gives_a_sentence(pdf, code: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with pdf() as made:
        made.save(path)
    with pytest.raises(UserError) as caught:
        read_content(path)
    assert (caught.value.code, caught.value.where) == (code, str(path))


@pytest.mark.parametrize("kind", ["text", "half", "encrypted", "missing", "folder"])
def test_what_is_no_report_gives_a_sentence(kind: str, archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    if kind == "text":
        path.write_text("hello")
    elif kind == "half":
        path.write_bytes(archive.read_bytes()[:5000])
    elif kind == "encrypted":
        with Pdf.open(BytesIO(archive.read_bytes())) as opened:
            opened.save(path, encryption=Encryption(owner="a", user="b"))
    elif kind == "folder":
        path.mkdir()
    with pytest.raises(UserError) as caught:
        read_content(path)
    assert caught.value.where == str(path)
    assert (caught.value.code == "pdf-encrypted") == (kind == "encrypted")
