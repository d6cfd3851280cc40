"""A file from a stranger is read or refused with a sentence, and never changed."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.app.documents import read_document
from readiness.documents import rows
from readiness.documents.document import Document
from readiness.documents.published_file import read_published
from readiness.documents.schema import VERSION
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests import systems
from tests.rights import without_override
from tests.unit.documents.edits import working_files

MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@contextmanager
def forging(path: Path) -> Iterator[sqlite3.Connection]:
    """Change a file as its author could: its checksum is right afterwards, where there still can be one."""
    with tampering(path) as connection:
        yield connection
        with suppress(sqlite3.Error, UnicodeEncodeError):
            rows.write_checksum(connection)


def refused(path: Path, code: str) -> None:
    """Every way of opening refuses the file with `code` and leaves file, folder and data folder alone."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(path.parent.iterdir())
    for use in (read_published, Document.open, read_document):
        with pytest.raises(UserError) as caught:
            use(path)
        assert caught.value.code == code
        assert str(path) in caught.value.sentence(ENGLISH)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(path.parent.iterdir()) == beside
    assert working_files() == []


@pytest.mark.parametrize(
    "content", [b"", b"Dear diary", b"SQLite format 3\0", b"%PDF-1.7" + b"\0" * 200, b"\0" * 4096, b"\xff" * 100]
)
def test_files_of_other_kinds(path: Path, content: bytes):
    path.write_bytes(content)

    refused(path, "not-a-document")


def test_a_file_that_bears_the_ending_is_not_said_to_lack_it(path: Path):
    other = path.with_suffix(".docx")
    for file in (path, other):
        file.write_bytes(b"Dear diary")

    with pytest.raises(UserError) as caught:
        read_published(path)
    words = caught.value.sentence(ENGLISH)
    assert "damaged" in words
    assert "from a backup" in words
    assert "ends in" not in words

    with pytest.raises(UserError) as caught:
        read_published(other)
    assert "Choose a file that ends in .readiness." in caught.value.sentence(ENGLISH)


def test_databases_of_other_programs(path: Path):
    with tampering(path) as connection:
        connection.execute("CREATE TABLE document (key TEXT)")

    refused(path, "not-a-document")


def test_missing_files_and_folders(path: Path):
    refused(path, "file-unreadable")
    refused(path.parent, "file-unreadable")


@pytest.mark.parametrize("version", [VERSION + 1, 99, 2**31 - 1])
def test_a_newer_format_names_both_versions(published: Path, version: int):
    with tampering(published) as connection:
        connection.execute(f"PRAGMA user_version = {version}")

    refused(published, "document-newer")
    with pytest.raises(UserError) as caught:
        read_published(published)
    assert f"format {version}; this one reads up to {VERSION}" in caught.value.sentence(ENGLISH)


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT"


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIEW extra AS SELECT 1",
        "CREATE TRIGGER extra AFTER INSERT ON answer BEGIN DELETE FROM document; END",
        "CREATE TABLE extra (x)",
        "CREATE INDEX extra ON answer (level)",
        "ALTER TABLE answer ADD COLUMN extra TEXT",
        "DROP TABLE change",
        "DROP TABLE answer",
        f"DROP TABLE answer; CREATE VIEW answer AS {ENDLESS} x, x, x, x, x, x, x FROM n",
        f"DROP TABLE document; CREATE VIEW document AS {ENDLESS} 'id' AS key, x AS value FROM n WHERE x < 0",
        "DROP TABLE answer; CREATE TABLE answer (capability, status, level, confidence, evidence, reason, flagged)",
        "DROP TABLE file; CREATE VIRTUAL TABLE file USING fts5 (digest, bytes)",
        "CREATE VIRTUAL TABLE extra USING rtree (id, low, high)",
        "CREATE TABLE extra (y, x GENERATED ALWAYS AS (zeroblob(1000000000)) VIRTUAL)",
        "CREATE TABLE extra (x INTEGER PRIMARY KEY AUTOINCREMENT)",
        "ANALYZE",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'answer'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'answer'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET tbl_name = 'file' WHERE name = 'local'",
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_answer_1'",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE VIEW answer AS SELECT 1' WHERE rootpage=4",
    ],
)
def test_a_schema_that_is_not_ours_is_refused_before_it_runs(published: Path, sql: str):
    with tampering(published) as connection:
        connection.executescript(sql)

    refused(published, "document-damaged")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM document WHERE key = 'id'",
        "DELETE FROM document WHERE key = 'details'",
        "DELETE FROM document WHERE key = 'questionnaire'",
        "UPDATE document SET value = '../../evil' WHERE key = 'id'",
        "UPDATE document SET value = 'null' WHERE key = 'details'",
        "UPDATE document SET value = '{\"organisation\": 5}' WHERE key = 'details'",
        "UPDATE document SET value = '{' WHERE key = 'questionnaire'",
        "UPDATE document SET value = '[' || replace(hex(zeroblob(50000)), '00', '[') WHERE key = 'questionnaire'",
        "UPDATE answer SET level = 6",
        "UPDATE answer SET level = NULL",
        "UPDATE answer SET status = 'maybe'",
        "UPDATE answer SET status = 'not_applicable', level = NULL",
        "UPDATE answer SET confidence = 'sworn'",
        "UPDATE answer SET evidence = CAST(x'ff' AS TEXT)",
        "UPDATE answer SET evidence = hex(zeroblob(10001))",  # a character more than a note may have
        "UPDATE answer SET evidence = hex(zeroblob(20000000))",
        "UPDATE answer SET level = 9223372036854775807",
        "UPDATE answer SET flagged = 7",
        "UPDATE answer SET to_confirm = 7",
        "UPDATE document SET value = 'yesterday' WHERE key = 'created'",
        'UPDATE document SET value = \'{"type":"plan","organisation":"x"}\' WHERE key = \'details\'',
        "INSERT INTO document VALUES ('extra', '{}')",
        'INSERT OR REPLACE INTO document VALUES (\'incident\', \'{"type":"incident","on":"2026-02-30"}\')',
        'INSERT OR REPLACE INTO document VALUES (\'plan\', \'{"type":"plan","capacity_days":-1}\')',
        'INSERT OR REPLACE INTO document VALUES (\'plan\', \'{"type":"plan","capacity_days":1e999}\')',
        # Sound JSON behind spaces without end.
        "UPDATE document SET value = printf('%17000000s', '') || value WHERE key = 'questionnaire'",
        "INSERT INTO file VALUES ('0000', x'00')",
        "INSERT INTO file VALUES (hex(randomblob(32)), zeroblob(20000000))",
        f"INSERT INTO answer {ENDLESS} 'X' || x, 'unanswered', NULL, NULL, 'x', '', 0, '', 0 FROM n LIMIT 6000",
    ],
)
def test_rows_that_are_not_ours(published: Path, sql: str):
    with forging(published) as connection:
        connection.execute(sql)

    refused(published, "document-damaged")


def test_reading_without_end_is_stopped(published: Path):
    """An index whose pages lead to one page again and again has four million entries in a few kilobytes."""
    with tampering(published) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_answer_1'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(published.read_bytes())
    start = (root - 1) * size
    leaf = bytes(content[start : start + size])
    first_cell = leaf[int.from_bytes(leaf[8:10], "big") :]
    entry = first_cell[: first_cell[0] + 1]
    last = len(content) // size + 1
    for page in (leaf, *(_leading_to(last + depth, entry, size) for depth in range(2))):
        content += page
    content[start : start + size] = _leading_to(last + 2, entry, size)
    # How many pages there are.
    content[28:32] = (len(content) // size).to_bytes(4, "big")
    published.write_bytes(content)

    with pytest.raises(UserError, match="document-damaged") as caught:
        read_published(published)
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    assert str(caught.value.__cause__) == "interrupted"


def _leading_to(child: int, entry: bytes, size: int) -> bytes:
    """Return an inner page of an index that leads to another page a hundred times, with an entry in between."""
    cell, cells = child.to_bytes(4, "big") + entry, 99
    begin = size - cells * len(cell)
    head = bytes([2, 0, 0]) + cells.to_bytes(2, "big") + begin.to_bytes(2, "big") + b"\0" + child.to_bytes(4, "big")
    places = b"".join((begin + number * len(cell)).to_bytes(2, "big") for number in range(cells))
    return (head + places).ljust(begin, b"\0") + cell * cells


def test_a_value_that_was_changed_without_its_checksum(published: Path):
    with tampering(published) as connection:
        connection.execute("UPDATE answer SET level = 5 WHERE capability = 'PRO1'")

    refused(published, "document-damaged")


def test_a_database_that_waits_for_its_log_is_not_a_published_file(published: Path):
    with tampering(published) as connection:
        connection.execute("PRAGMA journal_mode = WAL")

    refused(published, "document-damaged")


@systems.forks
def test_reading_leaves_a_file_alone_that_may_not_be_written(published: Path):
    def body() -> None:
        published.chmod(0o400)
        published.parent.chmod(0o500)
        before = published.stat()
        assert read_document(published).assessment.answer("PRO1").level == 1
        assert published.stat().st_mtime_ns == before.st_mtime_ns

    try:
        without_override(body)
    finally:
        published.parent.chmod(0o700)


@systems.forks
def test_a_file_that_may_not_be_read_is_a_sentence(published: Path):
    def body() -> None:
        published.chmod(0o000)
        with pytest.raises(UserError, match="file-unreadable"):
            read_document(published)

    without_override(body)


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ('"PRO1>=2"', '"PRO1>=9"'),  # a gate that asks for a level that does not exist
        ('"PRO1>=2"', '"nonsense"'),
        ('"person_days":', '"prerequisites":["PRO2>=9@1"],"person_days":'),
        ('"person_days":', '"prerequisites":["PRO3>=1@1"],"person_days":'),  # a cycle
        (
            '"dimensions":[',
            '"targets":[{"code":"t","name":{},"description":{},"level":3,"key_level":3,"when":"("}],"dimensions":[',
        ),
    ],
)
def test_a_questionnaire_inside_that_cannot_be_worked_with(published: Path, found: str, instead: str):
    with forging(published) as connection:
        connection.execute(
            "UPDATE document SET value = replace(value, ?, ?) WHERE key = 'questionnaire'", (found, instead)
        )
        (changed,) = connection.execute("SELECT value FROM document WHERE key = 'questionnaire'").fetchone()
    assert instead in changed

    with pytest.raises(UserError):
        assert read_document(published).steps


def readable_or_refused(path: Path) -> None:
    try:
        result = read_document(path)
    except UserError:
        return
    assert result.steps is not None


@MANY
@given(st.data())
def test_every_truncated_file_is_refused(published: Path, tmp_path: Path, data: st.DataObject):
    whole = published.read_bytes()
    kept = data.draw(st.integers(0, len(whole) - 1) | st.integers(0, len(whole) // 4096 - 1).map(lambda n: n * 4096))
    cut = tmp_path / "cut.readiness"
    cut.write_bytes(whole[:kept])

    with pytest.raises(UserError):
        read_published(cut)


@MANY
@given(st.data())
def test_every_file_with_flipped_bits_is_read_or_refused(published: Path, tmp_path: Path, data: st.DataObject):
    damaged = bytearray(published.read_bytes())
    for position in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=4)):
        damaged[position] ^= 1 << data.draw(st.integers(0, 7))
    flipped = tmp_path / "flipped.readiness"
    flipped.write_bytes(damaged)

    readable_or_refused(flipped)


@MANY
@given(st.data())
def test_every_file_with_a_page_of_noise_is_read_or_refused(published: Path, tmp_path: Path, data: st.DataObject):
    damaged = bytearray(published.read_bytes())
    at = data.draw(st.integers(100, len(damaged) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=200))
    damaged[at : at + len(noise)] = noise
    noisy = tmp_path / "noisy.readiness"
    noisy.write_bytes(damaged)

    readable_or_refused(noisy)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answer SET value = 'many' WHERE capability = 'PEOPLE'",
        "UPDATE answer SET value = 'martians' WHERE capability = 'GROUPS'",
        "UPDATE answer SET level = 4 WHERE capability = 'BAS6'",
        "UPDATE answer SET level = 1 WHERE capability = 'BAS1'",
        "UPDATE answer SET value = '3' WHERE capability = 'BAS1'",
    ],
)
def test_a_fact_that_is_none_is_refused(tmp_path: Path, change: str):
    path = Path(shutil.copy(Path(__file__).parents[2] / "files" / "format-5.readiness", tmp_path))
    with forging(path) as connection:
        connection.execute(change)
    with pytest.raises(UserError) as caught:
        read_published(path)
    assert caught.value.code == "document-damaged"
