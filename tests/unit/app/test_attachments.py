"""Attached files: any may be evidence, few kinds are opened from here, and what is in them counts, not their name."""

import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from readiness.app.attachments import attach, attachment_name, save_attachment, unpack_attachment
from readiness.app.documents import create_document
from readiness.app.session import Session
from readiness.domain.attachments import Attachment
from readiness.foundation.errors import UserError
from tests import systems
from tests.unit.builders import social_media


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READINESS_DATA", str(tmp_path_factory.mktemp("data")))
        made = create_document(tmp_path_factory.mktemp("document") / "x.readiness", social_media(), "Attached Ltd")
        yield made
        made.document.close()


def zipped(*names: str, **telling: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
        for name, text in telling.items():
            parts.writestr({"types": "[Content_Types].xml", "links": "word/_rels/document.xml.rels"}[name], text)
    return file.getvalue()


DOCX = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
ODT = ("mimetype", "content.xml", "META-INF/manifest.xml")
SHOWN = {
    "a.pdf": b"%PDF-1.7\n", "a.PDF": b"%PDF-1.7\n", "a.png": b"\x89PNG\r\n\x1a\n\0", "a.jpg": b"\xff\xd8\xff\xe0",
    "a.jpeg": b"\xff\xd8\xff\xe1", "a.gif": b"GIF89a\0", "a.webp": b"RIFF\0\0\0\0WEBP", "a.txt": b"decided",
    "a.md": b"# decided", "a.csv": b"a;b\n", "a.eml": b"From: a\n\nhello", "minutes.txt": "Ä".encode("utf-16"),
    "a.docx": zipped(*DOCX), "a.xlsx": zipped(*DOCX), "a.pptx": zipped(*DOCX),
    "b.csv": b'"a";"-5,3";+49\n-1.5,b\n', "c.csv": "a;b".encode("utf-16"),
    "b.docx": zipped(*DOCX, links='<Relationship Type="x/hyperlink" Target="https://a" TargetMode="External"/>'),
    "a.odt": zipped(*ODT), "a.ods": zipped(*ODT), "a.odp": zipped(*ODT),
}  # fmt: skip
PROGRAM = b"MZ\x90\0\x03\0\0\0" + bytes(64)
# What mail programs and browsers take for dangerous, or what can hold something that runs.
ENDINGS = (
    "exe", "com", "scr", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "cpl", "msc", "msi", "msix", "msp",
    "pif", "lnk", "url", "scf", "reg", "jar", "application", "appref-ms", "jnlp", "diagcab", "library-ms",
    "search-ms", "chm", "shs", "mst", "xll", "slk", "iqy", "rdp", "vhd", "img", "iso", "dmg", "terminal", "inetloc",
    "fileloc", "workflow", "mobileconfig", "scpt", "bash", "sh", "csh", "command", "flatpakref", "appimage",
    "desktop", "deb", "rpm", "run", "py", "pyw", "html", "htm", "xhtml", "svg", "mht", "xml", "docm", "xlsm", "pptm",
    "dotm", "xlsb", "doc", "xls", "ppt", "rtf", "msg", "one", "zip", "7z", "rar", "gz",
)  # fmt: skip
SAVED = {
    **dict.fromkeys((f"a.{ending}" for ending in ENDINGS), b"whatever"),
    "without an ending": b"text", "a.pdf.exe": b"%PDF-1.7", "a.txt.": PROGRAM,
    "a.pdf": PROGRAM, "b.png": PROGRAM, "c.txt": PROGRAM, "d.docx": PROGRAM, "e.csv": b"\x7fELF\x02",
    "f.txt": b"#!/bin/sh\n", "g.md": b"a\0b", "h.jpg": b"<svg onload='x'/>", "i.pdf": b"<html>", "j.webp": b"RIFF",
    "k.docx": zipped(*DOCX, "word/vbaProject.bin"), "l.xlsx": zipped(*DOCX, "xl/activeX/activeX1.xml"),
    "m.odt": zipped(*ODT, "Basic/Standard/Module1.xml"), "n.ods": zipped(*ODT, "Scripts/python/x.py"),
    "q.csv": b"a;b\n=cmd|' /C calc'!A0;c", "r.csv": b'"a";"@SUM(1)"', "s.csv": b"a,-2+3+cmd|1", "t.csv": b"a,\t=1",
    "u.docx": zipped("word/foo.bin", "word/document.xml", types='ContentType="application/vnd.ms-office.vbaProject"'),
    "v.docx": zipped(*DOCX, links='<Relationship Type="x/attachedTemplate" Target="//h/t" TargetMode="External"/>'),
    "w.xlsx": zipped(*DOCX, "xl/externalLinks/externalLink1.xml"), "x.pdf": b"<html><script/>%PDF-1.7",
    "y.docx": zipped(*DOCX[1:], types="x" * 3_000_000),
    "o.docx": zipped("x.txt"), "p.docx": b"PK\x03\x04 cut off",
}  # fmt: skip


def attached(session: Session, folder: Path, name: str, content: bytes) -> Attachment:
    file = folder / name
    file.write_bytes(content)
    attach(session, "PRO1", file)
    return session.assessment.attachments.of["PRO1"][-1]


@pytest.mark.parametrize("name", SHOWN)
def test_what_only_shows_something_is_opened(session: Session, tmp_path: Path, name: str) -> None:
    copy = unpack_attachment(session, attached(session, tmp_path, name, SHOWN[name]))
    assert copy.name == name
    assert copy.read_bytes() == SHOWN[name]
    if systems.POSIX:
        # Nobody else on this computer may read it; on Windows the rights of the profile see to that.
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", SAVED)
def test_anything_else_is_kept_as_evidence_and_only_saved(session: Session, tmp_path: Path, name: str) -> None:
    attachment = attached(session, tmp_path, name, SAVED[name])
    with pytest.raises(UserError, match="attachment-only-saved"):
        unpack_attachment(session, attachment)
    save_attachment(session, attachment, tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == SAVED[name]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("invoice\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "invoice_fdp.exe"),
        ("../../.profile", "profile"),
        ("C:\\Windows\\x.pdf", "x.pdf"),
        ("CON.pdf", "CON_.pdf"),
        ("x" * 250 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_the_name_that_a_stranger_gave_is_made_safe(session: Session, stored: str, shown: str) -> None:
    digest = session.document.add_file(b"%PDF-1.7")
    attachment = Attachment(digest, stored, 8)
    assert attachment_name(attachment) == shown
    if shown.endswith(".pdf"):
        assert unpack_attachment(session, attachment).name == shown
