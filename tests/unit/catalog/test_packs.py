"""Questionnaires are found where they ship and in the user's own folder, and loaded only if they can be used."""

from pathlib import Path

import pytest
import yaml

from readiness.catalog.checker import check_pack
from readiness.catalog.installed import pack_folders
from readiness.catalog.packs import find_pack, load_pack
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests.unit.catalog.tiny_pack import GONE, MAIN, ONE, put, tiny_pack, write_pack


def test_what_ships_comes_first_then_the_users_own(own_data_folder: Path):
    own = [write_pack(own_data_folder / "questionnaires" / name) for name in ("tiny", "another")]
    (own_data_folder / "questionnaires" / "notes").mkdir()

    folders = pack_folders()

    assert {folder.name for folder in folders[:-2]} == {"social-media", "agency-readiness"}
    assert folders[-2:] == sorted(own)


def test_an_own_pack_is_found_by_its_id(own_data_folder: Path):
    write_pack(own_data_folder / "questionnaires" / "tiny")

    assert find_pack("tiny").title.en == "Title in English"


@pytest.mark.parametrize("pack_id", ["tiny", "", "..", "../questionnaires/social-media", "Social-Media", "a\0b"])
def test_an_unknown_id_is_refused(pack_id: str):
    with pytest.raises(UserError, match="pack-unknown"):
        find_pack(pack_id)


def test_a_pack_is_loaded_as_it_was_written(tmp_path: Path):
    pack = load_pack(write_pack(tmp_path))

    assert list(pack.capabilities) == ["ONE1", "ONE2"]
    assert [c.code for c in pack.asked(Depth.QUICK)] == ["ONE1"]
    assert pack.capabilities["ONE2"].prerequisites == ("ONE1>=2@2",)
    assert pack.capabilities["ONE1"].levels[5].de == "ONE1 at five auf Deutsch"
    assert pack.gates[0].requires == ("ONE1>=2", "ONE>=1")


def test_the_tiny_pack_of_these_tests_has_no_fault(tmp_path: Path):
    assert check_pack(write_pack(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "path", "value"),
    [
        (MAIN, "title", GONE),
        (ONE, "capabilities.0.risk_class", 7),
        (ONE, "capabilities.0.person_days", {"low": 3, "high": 1}),
        # What planning and scoring could not read must not reach them.
        (ONE, "capabilities.0.prerequisites", ["ONE2"]),
        (ONE, "capabilities.0.prerequisites", ["ONE2>=2@2"]),
        ("gates.yaml", "gates.0.requires", ["ONE1"]),
    ],
)
def test_a_pack_with_a_fault_is_refused_with_the_way_to_all_of_them(
    file: str, path: str, value: object, tmp_path: Path
):
    files = tiny_pack()
    put(files, file, path, value)

    with pytest.raises(UserError) as refused:
        load_pack(write_pack(tmp_path, files))

    assert f"readiness check {tmp_path}" in refused.value.sentence(ENGLISH)


@pytest.mark.parametrize("code", ["\N{CYRILLIC CAPITAL LETTER O}NE", "ONE\N{ZERO WIDTH SPACE}"])
def test_a_code_that_only_looks_right_is_told_with_its_signs(code: str, tmp_path: Path):
    files = tiny_pack()
    put(files, MAIN, "dimensions", [code])

    with pytest.raises(UserError) as refused:
        check_pack(write_pack(tmp_path, files))

    assert f"U+{ord(code[0] if code[0] != 'O' else code[-1]):04X}" in refused.value.sentence(ENGLISH)


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [("id", 1.0, "a number"), ("id", 2, "a number"), ("id", False, "false")],
)
def test_a_text_that_yaml_takes_for_something_else_wants_quotation_marks(
    key: str, value: object, found: str, tmp_path: Path
):
    files = tiny_pack()
    put(files, MAIN, key, value)

    [fault] = check_pack(write_pack(tmp_path, files))

    written = yaml.safe_dump(value).splitlines()[0]
    assert fault.message(ENGLISH) == f"YAML reads {written} as {found}, not as a text."
    assert fault.advice(ENGLISH) == f'Put it in quotation marks: write "{written}".'
    assert fault.value == written
