"""The files of a pack become one tree; a hostile or half-written folder is refused."""

from pathlib import Path
from typing import Any

import pytest

from readiness.catalog.pack_files import read_pack_files
from readiness.domain.questionnaire import MOST_DIMENSIONS
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests import systems
from tests.unit.catalog.test_yaml_source import BOMB
from tests.unit.catalog.tiny_pack import MAIN, ONE, capability, dimension, line_of, put, tiny_pack, write_pack


def test_all_files_are_joined(tmp_path: Path):
    files = tiny_pack()

    data = read_pack_files(write_pack(tmp_path, files)).data

    assert data["id"] == "tiny"
    assert data["dimensions"] == [files[ONE]]
    assert data["gates"] == files["gates.yaml"]["gates"]
    assert data["targets"] == files["targets.yaml"]["targets"]
    assert data["profile"] == files["profile.yaml"]["profile"]
    assert data["incident"] == files["incident.yaml"]
    assert data["legal"] == files["legal.yaml"]


def test_dimensions_come_in_the_order_of_the_list(tmp_path: Path):
    files = {**tiny_pack(), "dimensions/TWO.yaml": dimension("TWO")}
    files[MAIN]["dimensions"] = ["TWO", "ONE"]

    assert [d["code"] for d in read_pack_files(write_pack(tmp_path, files)).data["dimensions"]] == ["TWO", "ONE"]


def test_the_optional_files_may_be_missing_or_stand_in_the_main_file(tmp_path: Path):
    files = tiny_pack()
    gates = files["gates.yaml"]["gates"]
    smallest = {MAIN: {**files[MAIN], "gates": gates}, ONE: files[ONE]}

    assert read_pack_files(write_pack(tmp_path, smallest)).data["gates"] == gates


@pytest.mark.parametrize(
    ("place", "file", "path"),
    [
        (("title", "de"), MAIN, "title.de"),
        (("dimensions",), MAIN, "dimensions"),
        (("dimensions", 0, "capabilities", 1, "risk"), ONE, "capabilities.1.risk"),
        (("gates", 0, "requires", 1), "gates.yaml", "gates.0.requires.1"),
        (("targets", 1, "when"), "targets.yaml", "targets.1.when"),
        (("profile", 2), "profile.yaml", "profile.2"),
        (("incident", "steps", 0, "leads_to", 0), "incident.yaml", "steps.0.leads_to.0"),
        (("legal", "as_of"), "legal.yaml", "as_of"),
    ],
)
def test_every_place_knows_its_file_and_line(place: tuple[str | int, ...], file: str, path: str, tmp_path: Path):
    files = read_pack_files(write_pack(tmp_path))

    line = line_of(tiny_pack(), file, path)
    assert files.position(place) == (tmp_path / file, line)
    assert files.where(place) == f"{tmp_path / file}:{line}"


def test_a_folder_without_the_main_file_is_no_pack(tmp_path: Path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert refusal(folder).code == "pack-missing"


@pytest.mark.parametrize("content", ["", "just words\n"])
@pytest.mark.parametrize("file", [MAIN, "gates.yaml", "targets.yaml", "profile.yaml"])
def test_a_file_without_keys_is_refused(file: str, content: str, tmp_path: Path):
    error = refusal(write_pack(tmp_path, {**tiny_pack(), file: content}))

    assert (error.code, error.where) == ("yaml-no-mapping", str(tmp_path / file))


@pytest.mark.parametrize("file", ["gates.yaml", "targets.yaml", "profile.yaml", "terms.yaml", "situations.yaml"])
def test_a_file_that_begins_with_its_list_is_told_the_name_of_it(file: str, tmp_path: Path):
    error = refusal(write_pack(tmp_path, {**tiny_pack(), file: "- code: a\n- code: b\n"}))

    assert (error.code, error.where) == ("yaml-no-key", f"{tmp_path / file}:1")
    assert f"“{file.removesuffix('.yaml')}:”" in error.sentence(ENGLISH)


@pytest.mark.parametrize(("code", "read"), [(True, "true"), (False, "false")])
def test_a_code_that_yaml_takes_for_a_truth_is_told(code: bool, read: str, tmp_path: Path):  # noqa: FBT001
    files = tiny_pack()
    files[MAIN]["dimensions"] = ["ONE", code]

    error = refusal(write_pack(tmp_path, files))

    assert (error.code, error.facts["read"]) == ("pack-dimensions-bare", read)


@pytest.mark.parametrize(
    "file", [MAIN, ONE, "gates.yaml", "targets.yaml", "profile.yaml", "incident.yaml", "legal.yaml"]
)
def test_no_file_may_hold_a_bomb(file: str, tmp_path: Path):
    error = refusal(write_pack(tmp_path, {**tiny_pack(), file: BOMB}))

    assert (error.code, error.where) == ("yaml-alias", f"{tmp_path / file}:1")


@pytest.mark.parametrize("listed", [None, [], "ONE", {"ONE": 1}, ["ONE", 2], [["ONE"]]])
def test_dimensions_must_be_a_list_of_codes(listed: Any, tmp_path: Path):
    files = tiny_pack()
    put(files, MAIN, "dimensions", listed)

    assert refusal(write_pack(tmp_path, files)).code == "pack-dimensions"


@pytest.mark.parametrize("code", ["TWO", "", ".", "..", "../pack", "sub/ONE", "/etc/hostname", "ONE\0", "A" * 300])
def test_a_dimension_is_a_file_in_its_folder(code: str, tmp_path: Path):
    files = tiny_pack()
    put(files, MAIN, "dimensions", [code])
    files["dimensions/sub/ONE.yaml"] = files[ONE]

    assert refusal(write_pack(tmp_path, files)).code in {"pack-dimension-file", "pack-dimensions"}


@systems.links
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path):
    folder = write_pack(tmp_path / "pack")
    secret = tmp_path / "ONE.yaml"
    (folder / ONE).rename(secret)
    (folder / ONE).symlink_to(secret)

    assert refusal(folder).code == "pack-dimension-file"


@pytest.mark.parametrize("name", ["ONE-first.yaml", "ONE-the first one.yaml", "ONE-a-b.yaml"])
def test_the_file_of_a_dimension_may_have_words_after_its_code(name: str, tmp_path: Path):
    folder = write_pack(tmp_path)
    (folder / ONE).rename(folder / "dimensions" / name)

    files = read_pack_files(folder)

    assert files.data["dimensions"] == [tiny_pack()[ONE]]
    assert files.position(("dimensions", 0))[0] == folder / "dimensions" / name


def test_two_files_of_a_dimension_are_refused_and_both_named(tmp_path: Path):
    error = refusal(write_pack(tmp_path, {**tiny_pack(), "dimensions/ONE-old.yaml": dimension("ONE")}))

    assert error.code == "pack-dimension-twice"
    assert {error.facts["first"], error.facts["second"]} == {"ONE.yaml", "ONE-old.yaml"}


@pytest.mark.parametrize("name", ["one.yaml", "ONE.old.yaml", "ONE_old.yaml", "ONE.yml", "old-ONE.yaml"])
def test_another_name_is_not_that_of_the_dimension(name: str, tmp_path: Path):
    folder = write_pack(tmp_path)
    content = (folder / ONE).read_bytes()
    # Not renamed: where names that differ only in capital letters are one, that changes nothing.
    (folder / ONE).unlink()
    (folder / "dimensions" / name).write_bytes(content)

    assert refusal(folder).code == "pack-dimension-file"


def test_too_many_dimensions_are_refused_and_not_cut_off(tmp_path: Path):
    files = tiny_pack()
    codes = [f"D{number}" for number in range(MOST_DIMENSIONS + 1)]
    put(files, MAIN, "dimensions", codes)
    for code in codes:
        files[f"dimensions/{code}.yaml"] = {**files[ONE], "code": code, "capabilities": [capability(f"{code}A")]}

    with pytest.raises(UserError, match=r"^pack-.*pack\.yaml"):
        read_pack_files(write_pack(tmp_path, files))


@pytest.mark.parametrize("key", ["id", "version", "targets"])
def test_a_file_of_gates_changes_nothing_else(key: str, tmp_path: Path):
    files = tiny_pack()
    put(files, "gates.yaml", key, "hijacked")

    assert refusal(write_pack(tmp_path, files)).code == "key-unknown"


def refusal(folder: Path) -> UserError:
    with pytest.raises(UserError) as refused:
        read_pack_files(folder)
    return refused.value
