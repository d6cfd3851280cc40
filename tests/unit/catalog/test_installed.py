"""What lies in the user's folder of questionnaires is used, or it is said why not."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from readiness.catalog.checker import check_pack
from readiness.catalog.installed import curious
from readiness.catalog.packs import find_pack, offered_packs, unused_twins
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.paths import content_folder
from tests.unit.catalog.tiny_pack import MAIN, put, rich_pack, tiny_pack, write_pack


@pytest.fixture
def own_packs(own_data_folder: Path) -> Path:
    folder = own_data_folder / "questionnaires"
    folder.mkdir(parents=True)
    return folder


def versioned(folder: Path, version: str) -> Path:
    files = tiny_pack()
    put(files, MAIN, "version", version)
    return write_pack(folder, files)


def told() -> list[str]:
    return [error.sentence(ENGLISH) for error in offered_packs()[1]]


def offered() -> list[str]:
    """Return the folders of the packs that are offered beside those that ship."""
    return [str(folder) for folder, _ in offered_packs()[0] if folder.parent != content_folder("questionnaires")]


def test_of_two_with_one_id_the_newer_is_used_and_that_is_told(own_packs: Path):
    older, newer = versioned(own_packs / "tiny", "1.9.0"), versioned(own_packs / "tiny (1)", "1.10.0")

    assert find_pack("tiny").version == "1.10.0"
    assert offered() == [str(newer)]
    [sentence] = told()
    assert str(older) in sentence
    assert str(newer) in sentence
    assert [error.sentence(ENGLISH) for error in unused_twins("tiny")] == [sentence]


def test_of_equal_versions_the_first_is_used_and_that_is_told(own_packs: Path):
    first, second = versioned(own_packs / "a", "1.0.0"), versioned(own_packs / "b", "1.0.0")

    assert offered() == [str(first)]
    assert [str(second) in sentence for sentence in told()] == [True]


def test_the_checker_tells_both(own_packs: Path):
    folder, other = versioned(own_packs / "tiny", "1.0.0"), versioned(own_packs / "tiny (1)", "1.0.0")

    assert [(fault.code, str(other) in fault.message(ENGLISH)) for fault in check_pack(folder)] == [("id-twice", True)]
    assert [fault.code for fault in check_pack(other)] == ["id-not-folder-name", "id-twice"]


def test_a_pack_in_the_making_may_lie_in_any_folder_and_be_a_copy(own_packs: Path, tmp_path: Path):
    versioned(own_packs / "tiny", "1.0.0")

    assert check_pack(write_pack(tmp_path / "work in progress")) == []


def test_a_packed_one_is_told(own_packs: Path):
    with ZipFile(own_packs / "tiny.zip", "w") as packed:
        packed.writestr("tiny/pack.yaml", "id: tiny")

    assert [("tiny.zip" in sentence, "Unpack it here" in sentence) for sentence in told()] == [(True, True)]


def test_one_that_lies_too_deep_is_told(own_packs: Path):
    inner = write_pack(own_packs / "tiny" / "tiny")

    [sentence] = told()
    assert str(inner) in sentence
    assert f"Move the folder to {own_packs}." in sentence


def test_files_without_a_folder_are_told(own_packs: Path):
    write_pack(own_packs)

    assert ["folder of its own" in sentence for sentence in told()] == [True]


def test_what_systems_leave_behind_is_no_pack(own_packs: Path):
    folder = write_pack(own_packs / "tiny")
    for left in (folder, folder / "dimensions", own_packs):
        for name in ("._ONE.yaml", ".DS_Store", "Thumbs.db", "desktop.ini", "~$ONE.yaml"):
            (left / name).write_bytes(b"\0\5\x16\7")
    shutil.copytree(folder, own_packs / "__MACOSX" / "tiny")
    shutil.copytree(folder, own_packs / ".Trash-1000")

    assert check_pack(folder) == []
    assert offered() == [str(folder)]
    assert told() == []


def test_of_equal_versions_none_is_called_newer(own_packs: Path):
    folder, _ = versioned(own_packs / "tiny", "1.0.0"), versioned(own_packs / "other", "1.0.0")

    [fault] = check_pack(folder)

    assert "same version" in fault.message(ENGLISH)
    assert "newer" not in fault.message(ENGLISH)
    assert "derselben Version" in fault.message(GERMAN)
    assert "neuere" not in fault.message(GERMAN)


def test_a_main_file_that_ends_in_yml_is_told(own_packs: Path):
    folder = write_pack(own_packs / "tiny")
    (folder / MAIN).rename(folder / "pack.yml")

    [sentence] = told()
    assert str(folder / "pack.yml") in sentence
    assert "Rename it to pack.yaml." in sentence
    assert list(curious()) == []


def test_another_name_than_the_id_and_a_folder_without_a_main_file_are_told(own_packs: Path):
    named, empty = write_pack(own_packs / "my tiny one"), own_packs / "notes"
    empty.mkdir()

    assert told() == []
    assert offered() == [str(named)]
    assert [(one.code, one.where) for one in curious()] == [
        ("pack-other-name", str(named)),
        ("pack-main-file-missing", str(empty)),
    ]
    assert all(one.sentence(GERMAN) != one.sentence(ENGLISH) for one in curious())


def test_the_questions_of_the_other_side_must_exist_where_its_pack_is_installed(own_packs: Path, tmp_path: Path):
    files = rich_pack()
    put(files, "pairs.yaml", "pairs.0", {**files["pairs.yaml"]["pairs"][0], "pack": "tiny", "theirs": ["ONE1", "ONE9"]})
    put(files, MAIN, "id", "ours")
    folder = write_pack(tmp_path / "ours", files)

    assert check_pack(folder) == []
    write_pack(own_packs / "tiny")

    [fault] = check_pack(folder)
    assert (fault.code, fault.value) == ("capability-unknown", "ONE9")
    assert "has no capability ONE9" in fault.message(ENGLISH)
    assert "hat keine Fähigkeit ONE9" in fault.message(GERMAN)
