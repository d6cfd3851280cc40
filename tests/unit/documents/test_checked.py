"""A file that was checked once is read without being checked again, and to the same value."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from readiness import __version__
from readiness.documents import rows
from readiness.documents.checked import forget_checked, is_checked, keep_checked
from readiness.documents.document import Document
from readiness.documents.published_file import fingerprint, open_published, read_checked, read_published
from readiness.documents.removal import delete_for_good
from readiness.domain.answers import at_level
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES
from readiness.foundation.paths import data_folder
from tests.golden_company import create_golden
from tests.unit.documents.edits import answer
from tests.unit.documents.test_migrations import FILES

OPEN = """
import sys
from pathlib import Path
from readiness.documents.document import Document
document = Document.open(Path(sys.argv[1]))
print(document.assessment().details.organisation, "pydantic" in sys.modules)
document.abandon()
"""

# Of another document than the one under test.
ID = "00000000-0000-4000-8000-000000000000"


def listed() -> Path:
    return data_folder() / "checked.json"


def known(path: Path) -> bool:
    found = fingerprint(path)
    assert found is not None
    return is_checked(found)


def opened_elsewhere(path: Path) -> str:
    """Open a document in a process of its own; return what it says of it."""
    done = subprocess.run([sys.executable, "-c", OPEN, path], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def rewrite(path: Path, key: str, value: str) -> None:
    """Change a row as a program would that knows the checksum as well."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        rows.write_value(connection, key, value)
        rows.write_checksum(connection)


@pytest.mark.parametrize("name", [f"format-{version}.readiness" for version in range(1, 5)])
def test_a_checked_file_gives_what_the_door_gives(name: str):
    with open_published(read_checked(FILES / name)) as connection:
        assert rows.read_checked_content(connection) == rows.read_content(connection)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_so_does_the_sample_with_the_whole_questionnaire(tmp_path: Path, language):
    path = create_golden(tmp_path, language)
    with open_published(read_checked(path)) as connection:
        again, checked = rows.read_checked_content(connection), rows.read_content(connection)
    assert again == checked
    # Equal are also 1 and 1.0, or two classes of text.
    assert repr(again) == repr(checked)


def test_the_second_opening_needs_no_pydantic(tmp_path: Path):
    path = Path(shutil.copy(FILES / "format-2.readiness", tmp_path))
    assert opened_elsewhere(path) == "Brückner & Fils True"
    assert opened_elsewhere(path) == "Brückner & Fils False"


def test_neither_does_what_was_published_here(document: Document, path: Path):
    answer(document, "PRO1", at_level(5))
    document.close()
    assert opened_elsewhere(path).endswith("False")


def test_a_file_that_others_changed_is_checked_again(published: Path):
    assert known(published)
    rewrite(published, "details", '{"type": "details", "organisation": 5}')
    assert not known(published)
    with pytest.raises(UserError, match="document-damaged") as refused:
        Document.open(published)
    assert [fault.place for fault in refused.value.faults] == [("details", "organisation")]
    assert not known(published)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("details", '{"organisation": "M", "depth": "deep"}'),
        ("details", '{"type": "plan", "organisation": "M"}'),
        ("details", "[]"),
        ("plan", '{"steps": {"PRO1:0>1": {"due": "20261128"}}}'),
        ("questionnaire", "{}"),
    ],
)
def test_a_list_that_is_wrong_lets_nothing_in_that_is_none_of_ours(published: Path, key: str, value: str):
    rewrite(published, key, value)
    keep_checked(fingerprint(published) or "", ID)
    with pytest.raises(UserError, match="document-damaged"):
        read_published(published)


def test_a_rule_of_our_values_is_held_again(published: Path):
    with closing(sqlite3.connect(published, isolation_level=None)) as connection:
        connection.execute("UPDATE answer SET level = 9 WHERE capability = 'PRO1'")
        rows.write_checksum(connection)
    keep_checked(fingerprint(published) or "", ID)
    with pytest.raises(UserError, match="document-damaged"):
        read_published(published)


def test_a_damaged_file_is_refused_although_it_is_listed(published: Path):
    with closing(sqlite3.connect(published, isolation_level=None)) as connection:
        connection.execute("UPDATE answer SET level = 3 WHERE capability = 'PRO1'")
    keep_checked(fingerprint(published) or "", ID)
    with pytest.raises(UserError, match="document-damaged"):
        read_published(published)


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff", b"[]", b"{}", b"[5]", b'["0", "1-a"]', b"[" * 200_000, b" " * 10_000_000],
    ids=range(8),
)
def test_without_a_list_that_can_be_read_a_document_opens_as_ever(published: Path, raw: bytes):
    listed().write_bytes(raw)
    assert not is_checked("1-a")
    Document.open(published).abandon()
    assert known(published)


def test_where_no_list_can_be_written_a_document_opens_as_ever(published: Path):
    listed().unlink()
    listed().mkdir()
    Document.open(published).close()
    assert not known(published)


def test_the_list_holds_fingerprints_and_the_state_that_is_published_only(document: Document, path: Path):
    before = fingerprint(path)
    answer(document, "PRO1", at_level(5))
    document.publish()
    assert json.loads(listed().read_text()) == [__version__, f"{fingerprint(path)} {document.document_id}"]
    assert fingerprint(path) != before
    document.close()


def test_the_newest_two_hundred_are_kept():
    for number in range(202):
        keep_checked(f"{number}-a", ID)
    keep_checked("2-a", ID)
    assert len(json.loads(listed().read_text())) == 1 + 200
    assert [is_checked(one) for one in ("1-a", "2-a", "3-a", "201-a")] == [False, True, True, True]


def test_what_is_deleted_for_good_is_forgotten_and_nothing_else(document: Document, path: Path):
    keep_checked("1-a", ID)
    answer(document, "PRO1", at_level(5))
    document.close()
    gone = fingerprint(path) or ""
    delete_for_good(path)
    assert (is_checked(gone), is_checked("1-a")) == (False, True)
    forget_checked([ID])
    assert not listed().exists()
