"""`readiness portfolio`: the table, groups, search, JSON and workbook of one folder agree; and many reports at once."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from readiness.foundation.paths import data_folder
from readiness.portfolio.index import NAME
from tests.cli.conftest import Readiness, Untouched
from tests.cli.test_tables import sheets_of, table
from tests.unit.portfolio.companies import company, put, with_evidence


@pytest.fixture
def clients() -> Path:
    folder = Path("clients")
    north = company("Ahorn GmbH", [4] * 43, site="Nord", tags=("Kammer",), profile={"trade": "food"})
    put(folder / "north.readiness", with_evidence(north, "PRO1", "Protokoll der Führung"))
    put(folder / "south.readiness", company("Ahorn GmbH", [2] * 43, site="Süd", tags=("Kammer", "Pilot")))
    put(folder / "2026" / "birch.readiness", company("=Birke & Söhne/KG", [0, 1] * 20))
    return folder


def test_the_table_says_what_the_score_of_each_document_says(readiness: Readiness, clients: Path) -> None:
    told = readiness("portfolio", clients)
    found = readiness("portfolio", clients, "--json").json

    assert (told.status, told.err) == (0, "")
    head, *rows = told.out.splitlines()
    columns = ["Organisation", "Site", "Assessed on", "Stage", "Index", "Next gate", "Open packages", "Overdue"]
    assert [word.strip() for word in head.split("  ") if word.strip()] == [*columns, "Questionnaire"]
    assert [row.split("  ")[0] for row in rows] == ["=Birke & Söhne/KG", "Ahorn GmbH", "Ahorn GmbH"]
    assert found["format"] == "readiness-portfolio/1"
    for document in found["documents"]:
        score = readiness("score", document["path"], "--json").json
        assert document["document"] == score["document"]
        assert document["assessed_on"] == score["assessed_on"]
        assert document["stage"] == {end: score["stage"][end] for end in ("low", "high")}
        assert document["index"] == pytest.approx({end: score["index"][end] for end in ("point", "low", "high")})
        plan = readiness("plan", document["path"], "--json").json
        assert document["plan"]["packages"] == len(plan["packages"])


def test_an_index_that_is_open_stands_with_its_range(readiness: Readiness, clients: Path) -> None:
    told = readiness("portfolio", clients, "--no-plans").out
    for document in readiness("portfolio", clients, "--no-plans", "--json").json["documents"]:
        point, low, high = (f"{document['index'][end]:.0f}" for end in ("point", "low", "high"))
        row = next(row for row in told.splitlines() if row.startswith(document["organisation"]) and point in row)
        assert (f"{point} ({low}–{high})" in row) == (low != high)
    # Three of its answers are missing.
    assert " (" in next(row for row in told.splitlines() if "Birke" in row)


def test_filters_groups_and_order(readiness: Readiness, clients: Path) -> None:
    def names(*arguments: str) -> list[str]:
        found = readiness("portfolio", clients, "--json", "--no-plans", *arguments).json
        return [Path(document["path"]).stem for document in found["documents"]]

    assert names("--tag", "kammer") == ["north", "south"]
    assert names("--site", "Süd") == names("--tag", "Pilot") == ["south"]
    assert names("--stage", "4") == names("--sector", "food") == ["north"]
    assert names("--text", "birke") == ["birch"]
    assert names("--sort", "stage", "--descending") == ["north", "south", "birch"]
    groups = readiness("portfolio", clients, "--json", "--no-plans", "--group-by", "tag").json["groups"]
    assert [(one["value"], len(one["paths"])) for one in groups] == [("Kammer", 2), ("Pilot", 1), ("", 1)]
    told = readiness("portfolio", clients, "--no-plans", "--group-by", "trade").out
    assert "By Which sector do you work in?" in told
    assert "Food and drink (1)" in told
    assert "not known (2)" in told


def test_words_are_found_in_all_notes(readiness: Readiness, clients: Path) -> None:
    told = readiness("portfolio", clients, "--no-plans", "--search", "fuehrung").out.splitlines()
    found = readiness("portfolio", clients, "--no-plans", "--search", "fuehrung", "--json").json["notes"]

    assert "1 note found" in told
    assert "     Protokoll der Führung" in told
    assert [(Path(one["path"]).name, one["kind"], one["code"]) for one in found] == [
        ("north.readiness", "evidence", "PRO1")
    ]


def test_sites_are_merged_into_one_row(readiness: Readiness, clients: Path) -> None:
    merged = ["portfolio", clients, "--no-plans", "--merge-sites"]
    rows = readiness(*merged, "--json").json["documents"]

    assert [(row["organisation"], row["merged"], row["stage"]["low"]) for row in rows][1:] == [("Ahorn GmbH", 2, 2)]


def test_what_cannot_be_read_is_told_and_does_not_stop_the_rest(readiness: Readiness, clients: Path) -> None:
    (clients / "broken.readiness").write_bytes(b"broken")
    shutil.copy(clients / "north.readiness", clients / "copy.readiness")
    os.utime(clients / "copy.readiness", (1, 1))

    told = readiness("portfolio", clients, "--no-plans")
    listed = readiness("portfolio", clients, "--no-plans", "--json")

    assert (told.status, listed.status) == (3, 3)
    (line,) = told.err.splitlines()
    assert line.startswith(f"readiness: {(clients / 'broken.readiness').absolute()}: The file is damaged")
    assert "1 copy is not counted:" in told.out
    assert '"code": "not-a-document"' in listed.out
    assert '"kind": "same document"' in listed.out


def test_the_workbook_agrees_with_the_json_and_holds_no_formulas(readiness: Readiness, clients: Path) -> None:
    found = readiness("portfolio", clients, "--json", "--xlsx", "all.xlsx", "--lang", "en").json
    sheets = sheets_of(Path("all.xlsx"))

    assert list(sheets) == ["Portfolio", "Dimensions 1"]
    rows = table(sheets["Portfolio"], "Organisation")
    assert [row["Organisation"] for row in rows] == ["=Birke & Söhne/KG", "Ahorn GmbH", "Ahorn GmbH"]
    for row, document in zip(rows, found["documents"], strict=True):
        assert row["Assessed on"] == date.fromisoformat(document["assessed_on"])
        assert row["Stage to"] == document["stage"]["high"]
        assert row["Index"] == pytest.approx(document["index"]["point"])
        assert row["Index from"] == pytest.approx(document["index"]["low"])
        assert row["Index to"] == pytest.approx(document["index"]["high"])
        assert row["Open packages"] == (document["plan"]["open"] if document["plan"]["goal"] else "")
        assert row["File"] == document["path"]
    assert rows[1]["Sector"] == "Food and drink"
    dimensions = table(sheets["Dimensions 1"], "Organisation")
    assert [list(row.values())[2] for row in dimensions] == [
        document["dimensions"]["PRO"]["stage"]["low"] for document in found["documents"]
    ]


def test_a_workbook_never_replaces_answers(readiness: Readiness, clients: Path, untouched: Untouched) -> None:
    path = clients / "north.readiness"
    with untouched():
        assert ".xlsx" in readiness("portfolio", clients, "--xlsx", path).sentence


def test_without_a_folder_and_with_what_contradicts_itself(readiness: Readiness, clients: Path) -> None:
    assert "No folder was named" in readiness("portfolio").sentence
    assert "overdue" in readiness("portfolio", clients, "--overdue", "--no-plans").sentence


def test_the_index_is_forgotten_on_request_and_with_its_document(readiness: Readiness, clients: Path) -> None:
    readiness("portfolio", clients, "--no-plans")
    index = data_folder() / NAME
    assert "Protokoll der Führung".encode() in index.read_bytes()

    assert readiness("delete", clients / "north.readiness", "--yes").status == 0
    assert "Protokoll der Führung".encode() not in index.read_bytes()

    assert "deleted" in readiness("portfolio", "--forget").out
    assert not index.exists()
    assert "no index" in readiness("portfolio", "--forget").out


def test_one_report_for_each_document_and_none_is_replaced(readiness: Readiness, clients: Path) -> None:
    (clients / "2026" / "birch.readiness").unlink()
    named = [f"Ahorn GmbH, {site}, 2026-03-01.pdf" for site in ("Nord", "Süd")]
    taken = Path("out") / named[0]
    taken.parent.mkdir()
    taken.write_text("somebody’s own")

    told = readiness("portfolio", clients, "--no-plans", "--reports", "out", "--lang", "en")

    assert (told.status, told.err) == (0, "")
    assert told.out.splitlines()[-1] == "2 reports saved to out."
    assert sorted(path.name for path in Path("out").iterdir()) == sorted([*named, "Ahorn GmbH, Nord, 2026-03-01 2.pdf"])
    assert taken.read_text() == "somebody’s own"
    assert len(PdfDocument(Path("out") / named[1])) >= 2


def test_a_sample_portfolio_is_the_same_every_time(readiness: Readiness) -> None:
    for folder in ("one", "two"):
        told = readiness("sample", "--portfolio", 12, folder, "--lang", "de")
        assert told.out == f"12 sample documents saved to {folder}.\n"

    names = sorted(path.name for path in Path("one").iterdir())
    assert len(names) == 12
    for name in names:
        assert (Path("one") / name).read_bytes() == (Path("two") / name).read_bytes()
    found = readiness("portfolio", "one", "--no-plans", "--json").json["documents"]
    assert any(document["earlier"] for document in found)
    assert any(document["site"] for document in found)
    assert "between 1 and" in readiness("sample", "--portfolio", 0, "three").sentence
    assert not Path("three").exists()
