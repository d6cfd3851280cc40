"""`verify` says whether a document is whole and where its backups are; `delete` leaves nothing behind."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from readiness.app.attachments import attach
from readiness.documents import rows
from readiness.documents.document import Document
from tests.cli.conftest import Readiness
from tests.unit.builders import open_document


@pytest.fixture
def document(readiness: Readiness) -> Path:
    path = Path("firm.readiness")
    readiness("new", path, "--pack", "social-media", "--organisation", "Muster GmbH")
    readiness("answer", path, "PRO1=3")
    Path("minutes.txt").write_text("3 May")
    with open_document(path) as session:
        attach(session, "PRO1", Path("minutes.txt"))
    return path


def test_a_whole_document_says_what_is_in_it(readiness: Readiness, document: Path) -> None:
    before = document.read_bytes()
    outcome = readiness("verify", document)

    assert (outcome.status, outcome.err) == (0, "")
    assert "firm.readiness is intact." in outcome.out
    assert "Muster GmbH" in outcome.out
    assert "Answers: 1; attached files: 1" in outcome.out
    assert document.read_bytes() == before


def test_a_damaged_document_says_why_and_where_its_backups_are(
    readiness: Readiness, document: Path, own_data_folder: Path
) -> None:
    document.write_bytes(document.read_bytes()[:9000])
    outcome = readiness("verify", document)

    assert outcome.status == 1
    assert "has 9000 bytes instead of" in outcome.err
    assert "1 answer  " in outcome.out
    (backup,) = (own_data_folder / "backups").glob("*/*.readiness")
    assert str(backup) in outcome.out


def test_a_damaged_backup_is_named_as_such(readiness: Readiness, document: Path, own_data_folder: Path) -> None:
    (backup,) = (own_data_folder / "backups").glob("*/*.readiness")
    backup.write_bytes(b"noise")

    assert "This backup is damaged." in readiness("verify", document).out


def test_a_missing_attached_file_is_noticed_though_the_rest_is_whole(readiness: Readiness, document: Path) -> None:
    with closing(sqlite3.connect(document, isolation_level=None)) as connection:
        connection.execute("DELETE FROM file")
        rows.write_checksum(connection)

    outcome = readiness("verify", document)
    assert outcome.status == 1
    assert "attached files are missing: 1" in outcome.err


def test_damage_in_a_page_that_nobody_reads_is_noticed(readiness: Readiness, document: Path) -> None:
    with closing(sqlite3.connect(document, isolation_level=None)) as connection:
        page_size = connection.execute("PRAGMA page_size").fetchone()[0]
        index = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_answer_1'"
        at = (connection.execute(index).fetchone()[0] - 1) * page_size
    raw = bytearray(document.read_bytes())
    # The index of the answers says that it is empty.
    raw[at + 3 : at + 5] = b"\0\0"
    document.write_bytes(raw)

    outcome = readiness("verify", document)
    assert outcome.status == 1
    assert "damaged" in outcome.err


def test_deleting_says_first_what_would_go(readiness: Readiness, document: Path, own_data_folder: Path) -> None:
    outcome = readiness("delete", document)
    assert outcome.out.splitlines()[1:] == [
        "  firm.readiness",
        f"  {next((own_data_folder / 'backups').iterdir())}",
    ]
    assert document.exists()


def test_deleting_leaves_no_trace(readiness: Readiness, document: Path, own_data_folder: Path) -> None:
    assert readiness("delete", document, "--yes").out == "Deleted for good, with 1 backup.\n"

    assert not document.exists()
    assert [path for path in own_data_folder.rglob("*") if path.is_file()] == []
    assert "nothing is kept of it" in readiness("delete", document, "--yes").sentence


def test_an_open_document_is_not_deleted(readiness: Readiness, document: Path) -> None:
    opened = Document.open(document)
    assert "open in another window" in readiness("delete", document, "--yes").sentence
    opened.close()
    assert document.exists()
