"""A folder is written whole or not at all, keeps what was, and is never overwritten silently."""

import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from readiness.catalog.checker import check_pack
from readiness.catalog.packs import load_pack
from readiness.catalog.writing.making import copy_pack, free_id, make_pack
from readiness.catalog.writing.pack_folder import PackFolder
from readiness.catalog.writing.yaml_style import same
from readiness.foundation.errors import UserError

PLAIN = Path(__file__).parents[4] / "docs/authoring/plain-pack"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PLAIN, tmp_path / "own"))


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_writing_without_an_edit_touches_nothing(folder: Path) -> None:
    before = _contents(folder)

    opened = PackFolder(folder)

    assert opened.write(deepcopy(opened.data)) == []
    assert _contents(folder) == before
    assert not opened.previous_folder.exists()


def test_an_edit_changes_its_file_only_and_keeps_the_state_before(folder: Path) -> None:
    before = _contents(folder)
    opened = PackFolder(folder)
    data = deepcopy(opened.data)
    data["dimensions"][1]["capabilities"][0]["name"]["en"] = "Requests of people"

    assert opened.write(data) == [folder / "dimensions/PEO.yaml"]
    assert {name for name, content in _contents(folder).items() if content != before[name]} == {"dimensions/PEO.yaml"}
    (kept,) = opened.previous_folder.iterdir()
    assert _contents(kept) == before
    # A second writing goes on from the first.
    data["dimensions"][1]["capabilities"][0]["name"]["en"] = "Requests of persons"
    opened.write(data)
    assert len(list(opened.previous_folder.iterdir())) == 1
    assert same(PackFolder(folder).data, data)


def test_dimensions_come_go_and_change_their_code(folder: Path) -> None:
    opened = PackFolder(folder)
    data = deepcopy(opened.data)
    data["dimensions"].insert(0, {"code": "NEW", "name": {"en": "New"}, "capabilities": [_question("NEW1")]})
    data["dimensions"][2]["code"] = "TEAM"
    (folder / "dimensions/PEO.yaml").write_text(
        "# Kept.\n" + (folder / "dimensions/PEO.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    opened.read()

    opened.write(data)

    names = sorted(path.name for path in (folder / "dimensions").iterdir())
    assert names == ["BAS.yaml", "NEW.yaml", "TEAM.yaml"]
    assert (folder / "dimensions/TEAM.yaml").read_text(encoding="utf-8").startswith("# Kept.")
    assert "dimensions: [NEW, BAS, TEAM]" in (folder / "pack.yaml").read_text(encoding="utf-8")
    assert next(iter(load_pack(folder).capabilities)) == "NEW1"


def test_what_another_program_wrote_is_not_overwritten(folder: Path) -> None:
    opened = PackFolder(folder)
    other = (folder / "pack.yaml").read_text(encoding="utf-8") + "# by hand\n"
    (folder / "pack.yaml").write_text(other, encoding="utf-8")
    data = deepcopy(opened.data)
    data["title"]["en"] = "Mine"

    with pytest.raises(UserError) as refused:
        opened.write(data)

    assert refused.value.code == "pack-changed-outside"
    assert (folder / "pack.yaml").read_text(encoding="utf-8") == other
    # Whoever keeps the own state keeps the other one as a previous version.
    opened.take_over()
    opened.write(data)
    assert "# by hand" in (folder / "pack.yaml").read_text(encoding="utf-8")
    assert load_pack(folder).title.en == "Mine"
    assert any((kept / "pack.yaml").read_text(encoding="utf-8") == other for kept in opened.previous_folder.iterdir())


def test_all_is_written_or_nothing(folder: Path) -> None:
    opened = PackFolder(folder)
    before = _contents(folder)
    data = deepcopy(opened.data)
    data["title"]["en"] = "Another title"
    data["dimensions"][0]["name"]["en"] = "Another name"
    # The main file, which is written last, is write-protected.
    (folder / "pack.yaml").chmod(0o400)

    with pytest.raises(UserError) as refused:
        opened.write(data)

    assert refused.value.code == "pack-not-written"
    assert _contents(folder) == before


def test_a_list_gets_a_file_of_its_own(folder: Path) -> None:
    opened = PackFolder(folder)
    data: dict[str, Any] = deepcopy(opened.data)
    data["profile"] = [{"code": "online", "kind": "yes_no", "question": {"en": "Do you sell online?"}}]

    assert opened.write(data) == [folder / "profile.yaml"]
    assert load_pack(folder).profile[0].code == "online"
    del data["profile"]
    assert opened.write(data) == [folder / "profile.yaml"]
    assert not (folder / "profile.yaml").exists()


def test_a_questionnaire_is_made_from_nothing() -> None:
    made = make_pack({"en": "Data check"}, ["en"], "yes_partly_no", "percent", {"en": "First dimension"})
    opened = PackFolder(made)
    opened.data["dimensions"][0]["capabilities"].append(_question("A1"))
    opened.write(opened.data)

    pack = load_pack(made)
    assert (pack.id, pack.by_percent, list(pack.capabilities)) == ("data-check", True, ["A1"])
    assert free_id("Data check") == "data-check-2"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("Übung für Größe!", "uebung-fuer-groesse"), ("  ", "questionnaire"), ("42 Fragen", "fragen"), ("CON", "con-1")],
)
def test_an_id_is_made_of_the_title(title: str, wanted: str) -> None:
    assert free_id(title) == wanted


def test_a_copy_has_an_id_of_its_own_and_all_the_rest() -> None:
    source = PLAIN.parents[2] / "questionnaires/social-media"
    copied = copy_pack(source, {"de": "Meine", "en": "Mine"})

    pack, original = load_pack(copied), load_pack(source)
    assert (pack.id, pack.title.en) == ("meine", "Mine")
    assert pack.dimensions == original.dimensions
    assert not any(fault.code.startswith("pack") for fault in check_pack(copied))


def _question(code: str) -> dict[str, Any]:
    return {"code": code, "name": {"en": "Name"}, "question": {"en": "Is it so?"}}
