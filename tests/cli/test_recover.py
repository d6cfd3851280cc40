"""`readiness recover`: what crashed sessions left, listed and taken over."""

from datetime import datetime
from pathlib import Path

import pytest

from readiness.documents.published_file import read_published
from readiness.domain.answers import at_level
from readiness.foundation.paths import data_folder
from tests.cli.conftest import Readiness, Untouched
from tests.cli.test_latest import change


@pytest.fixture
def left(document: Path) -> Path:
    change(document).abandon()
    return document


def test_without_a_crash_there_is_nothing(readiness: Readiness, document: Path) -> None:
    shown = readiness("recover")
    assert (shown.status, shown.out, shown.err) == (0, "There is nothing to recover.\n", "")
    assert readiness("recover", "--json").json == {"format": "readiness-recover/1", "left": [], "damaged": []}
    assert "has left anything" in readiness("recover", document).sentence


def test_the_list_says_what_when_and_where(readiness: Readiness, left: Path) -> None:
    when, where, document_id, empty, hint = readiness("recover").out.splitlines()
    assert when.endswith("  Muster GmbH, 1 answer")
    assert where == f"  {left}"
    assert empty == ""
    assert hint.startswith("Recover one with: readiness recover DOC")

    (entry,) = readiness("recover", "--json").json["left"]
    changed = datetime.fromisoformat(entry.pop("changed"))
    assert abs((datetime.now(changed.tzinfo) - changed).total_seconds()) < 600
    assert entry == {
        "document": document_id.strip(),
        "organisation": "Muster GmbH",
        "answers": 1,
        "file": str(left),
    }


@pytest.mark.parametrize("by", ["path", "id"])
def test_it_goes_into_its_file(readiness: Readiness, left: Path, by: str) -> None:
    named = left if by == "path" else readiness("recover", "--json").json["left"][0]["document"]

    recovered = readiness("recover", named)

    assert (recovered.status, recovered.err) == (0, "")
    first, second = recovered.out.splitlines()
    assert first.startswith("1 answer recovered, as of ")
    assert second == f"The document is saved to {left}."
    assert read_published(left).assessment.answer("PRO1") == at_level(4)
    assert readiness("recover").out == "There is nothing to recover.\n"


def test_what_is_damaged_is_named_and_kept(readiness: Readiness, left: Path) -> None:
    (working,) = (data_folder() / "working").glob("*.working")
    working.write_bytes(b"noise" * 2_000)
    shown = readiness("recover")
    assert (shown.status, shown.out) == (0, "There is nothing to recover.\n")
    assert shown.err.startswith(f"readiness: {working}: ")
    assert readiness("recover", "--json").json["damaged"] == [str(working)]

    assert "A copy has been kept here" in readiness("recover", left).sentence
    (aside,) = readiness("recover", "--json").json["damaged"]
    assert Path(aside).read_bytes() == b"noise" * 2_000


def test_json_says_where_it_lies_now(readiness: Readiness, left: Path) -> None:
    (entry,) = readiness("recover", left, "-o", "new.readiness", "--json").json["left"]
    assert entry["file"] == str(Path("new.readiness").resolve())


def test_it_goes_into_a_new_file_and_the_old_one_stays(readiness: Readiness, left: Path) -> None:
    before = left.read_bytes()

    assert readiness("recover", left, "-o", "new.readiness").status == 0

    assert left.read_bytes() == before
    assert read_published(Path("new.readiness")).assessment.answer("PRO1") == at_level(4)
    assert readiness("recover").out == "There is nothing to recover.\n"


def test_nothing_is_overwritten(readiness: Readiness, left: Path, untouched: Untouched) -> None:
    Path("mine.readiness").write_text("mine")
    with untouched():
        assert "already a file of this name" in readiness("recover", left, "-o", "mine.readiness").sentence
        assert "no such folder" in readiness("recover", left, "-o", "nowhere/new.readiness").sentence
        assert "to be recovered is not named" in readiness("recover", "-o", "new.readiness").sentence
        assert "has left anything" in readiness("recover", "mine.readiness").sentence


def test_a_file_that_is_gone_comes_back(readiness: Readiness, left: Path) -> None:
    left.unlink()
    recovered = readiness("recover", left)
    assert (recovered.status, recovered.err) == (0, "")
    assert read_published(left).assessment.answer("PRO1") == at_level(4)


def test_a_file_that_was_moved_gets_it(readiness: Readiness, left: Path) -> None:
    moved = left.rename("moved.readiness")
    assert readiness("recover", moved).status == 0
    assert read_published(moved).assessment.answer("PRO1") == at_level(4)
    assert not left.exists()


def test_a_file_that_others_changed_is_kept_beside_it(readiness: Readiness, left: Path) -> None:
    left.write_bytes(b"what others wrote")

    recovered = readiness("recover", left)

    assert recovered.status == 3
    (conflict,) = left.parent.glob("*conflict*")
    assert str(conflict) in recovered.err
    assert str(conflict) in recovered.out
    assert left.read_bytes() == b"what others wrote"
    assert read_published(conflict).assessment.answer("PRO1") == at_level(4)


def test_where_it_cannot_be_written_it_stays_and_the_terminal_says_what_to_do(readiness: Readiness, left: Path) -> None:
    place = left.parent / "place"
    place.mkdir()
    moved = left.rename(place / "moved.readiness")
    assert readiness("recover", moved).status == 0
    change(moved).abandon()
    place.rename("away")

    refused = readiness("recover", moved)

    assert refused.sentence == (
        f"{moved}: The file could not be written (it does not exist). Your answers are safe in the program’s folder. "
        f"Put them elsewhere with: readiness recover {moved} -o NEW."
    )
    assert readiness("recover", moved, "-o", "new.readiness").status == 0
    assert read_published(Path("new.readiness")).assessment.answer("PRO1") == at_level(4)
