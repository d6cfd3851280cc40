"""Can every file of the pack be stored under its name on every system?"""

from pathlib import Path

import pytest

from readiness.catalog.packs import load_pack
from tests import systems
from tests.unit.catalog.tiny_pack import MAIN, Found, dimension, found, tiny_pack, write_pack


@systems.any_name
@pytest.mark.parametrize(
    "name", ["NUL", "aux.txt", "samples/Com1.tar.gz", "LPT9.md", "prn .json", "ConOut$", "com¹", "CLOCK$", "lpt0"]
)
def test_a_name_that_windows_keeps_for_a_device_is_found(name: str, tmp_path: Path):
    folder = write_pack(tmp_path, {**tiny_pack(), name: "Whatever\n"})

    assert found(folder) == [Found("file-name-reserved", name, 1, Path(name).name)]


@systems.any_name
def test_a_folder_may_not_bear_such_a_name_either(tmp_path: Path):
    folder = write_pack(tmp_path, {**tiny_pack(), "nul/notes.txt": "Whatever\n"})

    assert found(folder) == [Found("file-name-reserved", "nul", 1, "nul")]


@systems.any_name
@pytest.mark.parametrize("name", ["what?.md", "samples/a:b.txt", "a\tb", "notes.", "notes ", "a\\b.md"])
def test_a_name_that_windows_cannot_store_is_found(name: str, tmp_path: Path):
    folder = write_pack(tmp_path, {**tiny_pack(), name: "Whatever\n"})

    assert found(folder) == [Found("file-name-refused", name, 1, Path(name).name)]


@systems.any_name
def test_names_that_differ_only_in_capital_letters_are_found(tmp_path: Path):
    notes = {"NOTES.md": "1", "Notes.md": "2", "samples/notes.md": "3", "Samples/notes.md": "4"}
    folder = write_pack(tmp_path, {**tiny_pack(), **notes})

    assert found(folder) == [
        Found("file-name-case", "Notes.md", 1, "Notes.md"),
        Found("file-name-case", "samples", 1, "samples"),
    ]


@pytest.mark.parametrize("name", ["CON-content.txt", "CONTENT.md", "COM10.txt", "COM.txt", "notes.CON", "AUXILIARY"])
def test_a_name_that_only_looks_like_one_is_fine(name: str, tmp_path: Path):
    assert found(write_pack(tmp_path, {**tiny_pack(), name: "Whatever\n"})) == []


@systems.any_name
def test_a_dimension_with_such_a_code_is_found_and_still_loaded(tmp_path: Path):
    folder = write_pack(tmp_path, pack_with_con("dimensions/CON.yaml"))

    assert found(folder) == [Found("file-name-reserved", "dimensions/CON.yaml", 1, "CON.yaml")]
    assert [d.code for d in load_pack(folder).dimensions] == ["ONE", "CON"]


def test_words_after_the_code_mend_that(tmp_path: Path):
    folder = write_pack(tmp_path, pack_with_con("dimensions/CON-content.yaml"))

    assert found(folder) == []
    assert [d.code for d in load_pack(folder).dimensions] == ["ONE", "CON"]


def pack_with_con(file: str) -> dict[str, object]:
    files = {**tiny_pack(), file: dimension("CON")}
    files[MAIN]["dimensions"] = ["ONE", "CON"]
    return files
