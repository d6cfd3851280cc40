"""Bombs: small files that would take minutes or gigabytes. Each ends in a sentence, within what is promised.

Where code of ours reads beside the rest of the program, a process with a limit of memory stands for the computer.
"""

import os
import resource
import sqlite3
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from readiness.documents.document import Document
from readiness.documents.rows import write_checksum
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.archive_pdf import read_attached
from readiness.exchange.form_pdf import read_form
from readiness.exchange.pdf_file import LIMITS
from readiness.foundation.errors import UserError
from tests import hostile_pdfs
from tests.unit.builders import social_media
from tests.unit.catalog.tiny_pack import MAIN, write_pack

# Seconds to start and end the process that reads.
_AROUND = 5


@pytest.mark.parametrize(
    ("bomb", "code"),
    [
        (hostile_pdfs.slow_form, "pdf-takes-too-long"),
        (hostile_pdfs.large_form, "pdf-takes-too-much-memory"),
        (hostile_pdfs.wordy_form, "pdf-takes-too-much-memory"),
    ],
)
def test_a_pdf_comes_to_an_end(bomb: Callable[[], bytes], code: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb())
    begun = monotonic()
    with pytest.raises(UserError, match=code) as caught:
        read_form(path)
    assert monotonic() - begun < LIMITS.waiting + _AROUND
    assert caught.value.where == str(path)


def test_a_bomb_in_the_form_does_not_hide_that_there_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(hostile_pdfs.slow_form())
    with pytest.raises(UserError, match="no-document-inside"):
        read_attached(path)


# What the reading of any other file may take, with the start of Python: a real file takes a tenth of it.
_SECONDS = 10
_BYTES = 1_000_000_000

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'


def _png(width: int, height: int) -> bytes:
    """Return a picture of nothing, as large as it says."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(bytes(1 + 4 * width)) for _ in range(height)) + rows.flush()
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


JSON = {
    "open lists": b"[" * 5_000_000,
    "lists in lists": b"[" * 100_000 + b"]" * 100_000,
    "objects in objects": b'{"a":' * 800_000,
    "one long number": b'{"format": ' + b"9" * 4_900_000 + b"}",
    "an exponent": b'{"format": 1e999999999}',
    "many faults": b'{"answers": {' + b",".join(b'"A%d": 0' % i for i in range(400_000)) + b"}}",
    "one key many times": b"{" + b",".join([b'"a": 0'] * 700_000) + b"}",
    "escaped text": b'{"organisation": "' + b"\\ud83d\\ude00" * 400_000 + b'"}',
}
YAML = {
    "aliases": b"a: &a [x]\nb: [*a, *a]\n",
    "open lists": b"[" * 1_000_000,
    "dashes": b"- " * 490_000,
    "keys": b"? " * 490_000,
    "braces": b"{a: " * 240_000,
    "an open quotation mark": b'a: "' + b"x " * 490_000,
    "one long word": b"a: " + b"x" * 990_000,
    "many keys": b"".join(b"k%d: 0\n" % i for i in range(90_000)),
    "many lines of one text": b"a:\n" + b" x\n" * 240_000,
    "a long number": b"a: " + b"7" * 990_000,
    "sixty": b"a: " + b"1:" * 490_000 + b"1",
    "comments": b"#\n" * 490_000,
}
LOGOS = {
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + _SVG % b"<text>&b;</text>",
    "groups in groups": _SVG % (b"<g>" * 100_000),
    "uses of uses": _SVG % b"".join(b'<g id="g%d">%s</g>' % (i, b'<use href="#g%d"/>' % (i + 1) * 9) for i in range(9)),
    "many elements": _SVG % (b"<g/>" * 240_000),
    "attributes": _SVG % (b"<g " + b" ".join(b'a%d="x"' % i for i in range(80_000)) + b"/>"),
    "PNG, flat": _png(16_000_000, 1),
    "PNG, high": _png(1, 16_000_000),
}


def too_large_png() -> bytes:
    """Return a picture that says that it is larger than it is."""
    small = _png(10, 10)
    return small[:16] + struct.pack(">II", 100_000, 100_000) + small[24:]


def read_within_limits(kind: str, path: Path, most: int = _BYTES) -> str:
    """Read a file in a process with limits of time and memory, and return the code of the refusal."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))

    command = [sys.executable, "-m", "tests.torture.reader", kind, str(path)]
    # Another computer: ours has checked what it wrote.
    environment = {**os.environ, "READINESS_DATA": str(path.parent / "data")}
    ended = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, env=environment, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.strip()


@pytest.mark.parametrize("kind", ["answers", "consultant"])
@pytest.mark.parametrize("bomb", JSON)
def test_json_comes_to_an_end(kind: str, bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.json"
    path.write_bytes(JSON[bomb])
    assert read_within_limits(kind, path)


@pytest.mark.parametrize("bomb", YAML)
def test_yaml_comes_to_an_end(bomb: str, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "tiny")
    (folder / "gates.yaml").write_bytes(YAML[bomb])
    # Faults of structure are a list; the other ones are refusals.
    read_within_limits("pack", folder)


def _entries_without_end() -> bytes:
    """Return a directory of as many empty files as 19 MB hold."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    number = 19_000_000 // len(entry)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number & 0xFFFF, number & 0xFFFF, number * len(entry), 0, 0)
    return entry * number + end


def _large_inside() -> bytes:
    """Return a ZIP file of some hundred kilobytes with a gigabyte in it."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("pack.yaml", "id: bomb")
        for number in range(10):
            archive.writestr(f"dimensions/A{number}.yaml", bytes(100_000_000))
    return kept.getvalue()


@pytest.mark.parametrize("bomb", [_entries_without_end, _large_inside])
def test_a_zip_file_comes_to_an_end(bomb: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(bomb())
    assert read_within_limits("given-pack", path) in {"pack-too-many-files", "pack-file-too-large"}


@pytest.mark.parametrize("bomb", [*LOGOS, "PNG, lying"])
def test_a_logo_comes_to_an_end(bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "logo"
    path.write_bytes(LOGOS[bomb] if bomb in LOGOS else too_large_png())
    refused = read_within_limits("logo", path)
    assert refused or bomb in {"attributes", "PNG, flat", "PNG, high"}


def _many_questions(asked: Questionnaire) -> Questionnaire:
    first, *others = asked.dimensions
    made = tuple(replace(first.capabilities[0], code=f"X{number}", prerequisites=()) for number in range(1_000))
    # Made as a stranger would: our own values refuse so many.
    hostile = replace(asked)
    object.__setattr__(hostile, "dimensions", (replace(first, capabilities=first.capabilities + made), *others))
    return hostile


def _long_conditions(asked: Questionnaire) -> Questionnaire:
    when = " or ".join(["own_shop = yes"] * 50_000)
    return replace(asked, targets=tuple(replace(target, when=when) for target in asked.targets[:1]))


def _deep_conditions(asked: Questionnaire) -> Questionnaire:
    when = "(" * 100_000 + "own_shop" + ")" * 100_000
    return replace(asked, targets=tuple(replace(target, when=when) for target in asked.targets[:1]))


@pytest.mark.parametrize("spoil", [_many_questions, _long_conditions, _deep_conditions])
def test_a_document_comes_to_an_end(spoil: Callable[[Questionnaire], Questionnaire], tmp_path: Path) -> None:
    path = tmp_path / "bomb.readiness"
    Document.create(path, spoil(social_media()), Assessment(Details("Bomb Ltd"), {})).close()
    refused = read_within_limits("document", path)
    assert refused or spoil is _long_conditions


# Python's SQLite may lack generate_series.
_NUMBERS = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000000)"


def test_a_document_with_far_too_many_answers_comes_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "bomb.readiness"
    Document.create(path, social_media(), Assessment(Details("Bomb Ltd"), {"PRO1": at_level(1)})).close()
    with closing(sqlite3.connect(path)) as connection:
        columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(answer)")]
        same = ", ".join("printf('A%d', n)" if name == "capability" else name for name in columns)
        connection.execute(f"{_NUMBERS} INSERT INTO answer SELECT {same} FROM answer, numbers")
        write_checksum(connection)
        connection.commit()
    assert read_within_limits("document", path, _BYTES // 2)


def test_a_real_file_of_every_kind_is_read_within_the_limits(tmp_path: Path) -> None:
    document = tmp_path / "real.readiness"
    Document.create(document, social_media(), Assessment(Details("Real Ltd"), {})).close()
    (tmp_path / "logo.png").write_bytes(_png(600, 200))
    assert read_within_limits("pack", write_pack(tmp_path / "tiny")) == ""
    assert read_within_limits("document", document) == ""
    assert read_within_limits("logo", tmp_path / "logo.png") == ""
    assert (tmp_path / "tiny" / MAIN).is_file()
