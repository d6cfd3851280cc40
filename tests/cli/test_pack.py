"""`readiness pack install` and `readiness pack remove`."""

import json
import shutil
from pathlib import Path

import pytest

from readiness.catalog.installed import OWN_PACKS
from tests.cli.conftest import Readiness, Untouched
from tests.unit.catalog.given import entries, zipped
from tests.unit.catalog.tiny_pack import MAIN, ONE, put, tiny_pack, write_pack


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    return zipped(tmp_path / "tiny.zip", entries(tmp_path / "source", below="tiny/"))


def test_a_zip_file_is_added_and_used_at_once(readiness: Readiness, packed: Path, own_data_folder: Path) -> None:
    added = readiness("pack", "install", packed)
    assert (added.status, added.err) == (0, "")
    assert "Title in English" in added.out
    assert str(own_data_folder / OWN_PACKS / "tiny") in added.out
    assert readiness("new", "a.readiness", "--pack", "tiny", "--organisation", "X").status == 0
    assert "is there already" in readiness("pack", "install", packed).out


def test_json_tells_what_was_done(readiness: Readiness, packed: Path, own_data_folder: Path, tmp_path: Path) -> None:
    folder = str(own_data_folder / OWN_PACKS / "tiny")
    expected = {
        "format": "readiness-pack-install/1",
        "state": "added",
        "replaced": None,
        "id": "tiny",
        "version": "1.0.0",
        "title": {"de": "Title auf Deutsch", "en": "Title in English"},
        "languages": ["de", "en"],
        "questions": {"quick": 1, "full": 2},
        "folder": folder,
        "left_out": [],
        "hints": 0,
    }
    assert readiness("pack", "install", packed, "--json").json == expected
    assert readiness("pack", "install", packed, "--json").json == expected | {"state": "there"}
    files = tiny_pack() | {"photo.jpg": b"x"}
    put(files, MAIN, "version", "1.1.0")
    put(files, ONE, "capabilities.0.why.en", "TODO")
    newer = write_pack(tmp_path / "newer", files)
    changed = {"state": "replaced", "replaced": "1.0.0", "version": "1.1.0", "left_out": ["photo.jpg"], "hints": 1}
    assert readiness("pack", "install", newer, "--json").json == expected | changed


def test_people_read_what_it_replaces_and_what_was_left_out(readiness: Readiness, packed: Path, tmp_path: Path) -> None:
    readiness("pack", "install", packed)
    files = tiny_pack() | {"photo.jpg": b"x"}
    put(files, MAIN, "version", "1.1.0")
    put(files, ONE, "capabilities.0.why.en", "TODO")
    said = readiness("pack", "install", write_pack(tmp_path / "newer", files)).out
    for words in ("replaces version 1.0.0", "photo.jpg", "1 hint"):
        assert words in said


def test_all_faults_are_told_and_nothing_is_written(readiness: Readiness, tmp_path: Path, untouched: Untouched) -> None:
    files = tiny_pack()
    put(files, ONE, "capabilities.0.risk_class", 9)
    put(files, MAIN, "version", "one")
    folder = write_pack(tmp_path / "broken", files)
    with untouched():
        refused = readiness("pack", "install", folder)
    assert (refused.status, refused.out) == (1, "")
    assert "dimensions/ONE.yaml:" in refused.err
    assert "pack.yaml:" in refused.err


def test_another_one_of_its_id_is_replaced_on_purpose_only(
    readiness: Readiness, packed: Path, tmp_path: Path, untouched: Untouched
) -> None:
    readiness("pack", "install", packed)
    files = tiny_pack()
    put(files, MAIN, "retired_codes", ["OLD2"])
    other = write_pack(tmp_path / "other", files)
    with untouched():
        assert "--replace" in readiness("pack", "install", other).sentence
    assert readiness("pack", "install", other, "--replace").status == 0


def test_what_leads_outside_is_refused(readiness: Readiness, tmp_path: Path, untouched: Untouched) -> None:
    evil = zipped(tmp_path / "evil.zip", entries(tmp_path / "source") | {"../../evil.yaml": b"x"})
    with untouched():
        assert "../../evil.yaml" in readiness("pack", "install", evil).sentence


def test_removing_asks_first_and_documents_go_on(
    readiness: Readiness, packed: Path, own_data_folder: Path, untouched: Untouched
) -> None:
    readiness("pack", "install", packed)
    readiness("new", "a.readiness", "--pack", "tiny", "--organisation", "X")
    folder = own_data_folder / OWN_PACKS / "tiny"
    with untouched():
        asked = readiness("pack", "remove", "tiny")
    assert asked.status == 0
    assert str(folder) in asked.out
    assert readiness("pack", "remove", "tiny", "--yes").status == 0
    assert not folder.exists()
    assert readiness("answer", "a.readiness", "ONE1=3").status == 0
    assert json.loads(readiness("answers", "a.readiness", "--json").out)["pack"] == "tiny"
    assert "There is no questionnaire" in readiness("pack", "remove", "tiny", "--yes").sentence


def test_one_that_ships_is_not_removed(readiness: Readiness, untouched: Untouched) -> None:
    with untouched():
        assert "comes with the program" in readiness("pack", "remove", "social-media", "--yes").sentence


def test_a_broken_one_is_removed_by_the_name_of_its_folder(readiness: Readiness, own_data_folder: Path) -> None:
    folder = own_data_folder / OWN_PACKS / "broken"
    shutil.copytree(write_pack(own_data_folder / "x", {MAIN: b"id: ["}), folder)
    assert readiness("pack", "remove", "broken", "--yes").status == 0
    assert not folder.exists()


def test_without_an_action_its_actions_are_named(readiness: Readiness) -> None:
    assert readiness("pack").status == 2
    helped = readiness("pack", "--help")
    assert "install" in helped.out
    assert "remove" in helped.out
