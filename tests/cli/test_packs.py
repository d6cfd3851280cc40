"""`readiness packs`."""

import re
import shutil
from pathlib import Path

import pytest

from readiness.foundation.paths import content_folder
from tests.cli.conftest import Readiness

SHIPPED = content_folder("questionnaires") / "social-media"


@pytest.fixture
def own_pack(own_data_folder: Path) -> Path:
    """A pack of the user's own, with another id than its folder's name."""
    folder = own_data_folder / "questionnaires" / "copy"
    shutil.copytree(SHIPPED, folder)
    main = folder / "pack.yaml"
    main.write_text(re.sub("^id: .*$", "id: our-own", main.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    return folder


def test_json_holds_every_pack(readiness: Readiness) -> None:
    listed = readiness("packs", "--json").json
    assert listed.keys() == {"format", "packs"}
    assert listed["format"] == "readiness-packs/1"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", pack.pop("version")) for pack in listed["packs"])
    assert {pack["id"]: pack for pack in listed["packs"]} == {
        "social-media": {
            "id": "social-media",
            "title": {"de": "Social-Media-Readiness", "en": "Social media readiness"},
            "languages": ["de", "en"],
            "questions": {"quick": 16, "full": 43},
            "folder": str(SHIPPED),
        },
        "agency-readiness": {
            "id": "agency-readiness",
            "title": {"de": "Readiness für Agenturen und Händler", "en": "Agency and dealer readiness"},
            "languages": ["de", "en"],
            "questions": {"quick": 7, "full": 20},
            "folder": str(SHIPPED.parent / "agency-readiness"),
        },
    }


def test_people_read_id_title_and_numbers(readiness: Readiness) -> None:
    listed = readiness("packs")
    assert (listed.status, listed.err) == (0, "")
    for said in ("social-media", "Social media readiness", "43", "16", "agency-readiness", "20", "7"):
        assert said in listed.out


def test_own_packs_follow_those_that_ship(readiness: Readiness, own_pack: Path) -> None:
    listed = [(pack["id"], pack["folder"]) for pack in readiness("packs", "--json").json["packs"]]
    assert listed[-1] == ("our-own", str(own_pack))
    assert ("social-media", str(SHIPPED)) in listed[:-1]


def test_every_listed_pack_can_be_used(readiness: Readiness, own_pack: Path) -> None:
    for number, pack in enumerate(readiness("packs", "--json").json["packs"]):
        made = readiness("new", f"{number}.readiness", "--pack", pack["id"], "--organisation", "X")
        assert made.status == 0, made.err
        assert readiness("score", f"{number}.readiness", "--json").json["pack"]["id"] == pack["id"]


def test_a_broken_pack_is_named_and_does_not_stand_in_the_way_of_the_others(
    readiness: Readiness, own_pack: Path
) -> None:
    (own_pack / "pack.yaml").write_text("id: [", "utf-8")
    assert str(own_pack / "pack.yaml") in readiness("packs").err
    assert readiness("new", "a.readiness", "--pack", "social-media", "--organisation", "X").status == 0


def test_a_folder_of_another_name_is_told_and_used(readiness: Readiness, own_pack: Path) -> None:
    listed = readiness("packs")
    assert listed.status == 0
    assert str(own_pack) in listed.err
    assert "Rename the folder to our-own." in listed.err
    assert "our-own" in listed.out
