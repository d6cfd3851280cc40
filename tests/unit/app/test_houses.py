"""House profiles: kept, passed on, followed; a stranger's is looked at before anything of it is used."""

import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readiness.app.consultant import set_finding, set_layer
from readiness.app.documents import create_document
from readiness.app.houses import (
    KeptHouse,
    follow,
    given_house,
    house_of,
    keep_house,
    kept_house,
    kept_houses,
    read_house,
    remove_house,
)
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.house import House, HouseText
from readiness.exchange.house_json import write_house
from readiness.foundation.errors import FormatError, UserError
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.wording.house import printed_layer
from readiness.wording.wording import Wording
from tests.packs import shipped
from tests.reporting.pictures import png

FILE = {"format": "readiness-house/1", "name": "Berger & Co"}


def written(folder: Path, **keys: Any) -> Path:
    path = folder / "house.json"
    path.write_text(json.dumps(FILE | keys), encoding="utf-8")
    return path


@pytest.fixture
def session(tmp_path: Path, own_data_folder: Path) -> Session:
    return create_document(tmp_path / "a.readiness", shipped(), "Muster GmbH")


def test_what_is_kept_is_what_was_read_logo_included(tmp_path: Path, own_data_folder: Path):
    logo = {"name": "berger.png", "base64": b64encode(png()).decode()}
    kept = read_house(written(tmp_path, logo=logo, foreword={"de": "Guten Tag"}, chapters=["method"]))
    keep_house(kept)

    assert kept.logo == png()
    assert kept_houses() == [kept]
    assert kept_house("BERGER & co") == kept
    copy = tmp_path / "copy.json"
    copy.write_bytes(write_house(kept.house, kept.logo))
    assert read_house(copy) == kept


def test_names_are_any_text_and_one_name_is_one_house(own_data_folder: Path):
    for name in ("CON", "../../x", "a/b\\c", "Ü 😀", "berger"):
        keep_house(KeptHouse(House(name=name)))
    keep_house(KeptHouse(House(name="Berger", contact="new")))

    assert sorted(kept.name for kept in kept_houses()) == sorted(["CON", "../../x", "a/b\\c", "Ü 😀", "Berger"])
    assert {path.parent for path in own_data_folder.rglob("*.json") if path.parent.name == "houses"} == {
        own_data_folder / "houses"
    }
    remove_house("Berger")
    with pytest.raises(UserError, match="house-unknown"):
        given_house("Berger")


def test_all_faults_of_a_strangers_profile_are_told_at_once(tmp_path: Path):
    path = written(
        tmp_path,
        accent="#ffd400",
        band="red",
        headings='x"; } body { display: none',
        chapters=["method", "method", "secret"],
        foreword={"en": "For {client}"},
        logo={"path": "\\\\server\\share\\logo.png"},
    )

    with pytest.raises(FormatError) as caught:
        read_house(path)

    assert {".".join(map(str, fault.place)) for fault in caught.value.faults} == {
        *("accent", "band", "headings", "chapters.1", "chapters.2", "foreword.en", "logo.path")
    }
    english, german = (caught.value.sentence(LANGUAGES[code]) for code in ("en", "de"))
    assert len(english.splitlines()) == len(german.splitlines())


def test_all_faults_of_a_profile_that_would_be_kept_are_told_at_once(own_data_folder: Path):
    faulty = House(name="Berger", band="red", foreword=HouseText(de="Für {kunde}", en="For {client}"))

    with pytest.raises(FormatError) as caught:
        keep_house(KeptHouse(faulty))

    assert {".".join(map(str, fault.place)) for fault in caught.value.faults} == {"band", "foreword.de", "foreword.en"}
    assert "“client”" in caught.value.sentence(ENGLISH)
    assert kept_houses() == []


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b'{"format": "readiness-house/1"}', b'{"format": "readiness-house/1", "name": 3}', b"\xff\xfe"],
)
def test_what_is_no_profile_is_refused_and_nothing_is_kept(content: bytes, tmp_path: Path, own_data_folder: Path):
    path = tmp_path / "house.json"
    path.write_bytes(content)

    with pytest.raises(UserError):
        read_house(path)
    assert kept_houses() == []


def test_a_picture_that_can_do_something_is_refused(tmp_path: Path):
    evil = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

    with pytest.raises(UserError, match="logo-refused"):
        read_house(written(tmp_path, logo={"name": "x.svg", "base64": b64encode(evil).decode()}))


def test_a_damaged_profile_does_not_hide_the_others(own_data_folder: Path):
    keep_house(KeptHouse(House(name="Berger")))
    (own_data_folder / "houses" / "broken.json").write_text("{", encoding="utf-8")

    assert [kept.name for kept in kept_houses()] == ["Berger"]


def test_a_document_follows_a_house_and_undo_takes_it_back(session: Session):
    kept = KeptHouse(House(name="Berger", foreword=HouseText(en="For {organisation}, {unknown}")))
    follow(session, kept)
    assert printed_layer(Wording(session.result(), ENGLISH)).foreword == "For Muster GmbH, {unknown}"

    set_layer(session, foreword="Our own words")
    assert printed_layer(Wording(session.result(), ENGLISH)).foreword == "Our own words"

    session.undo()
    session.undo()
    assert session.assessment.consultant == ConsultantLayer()
    session.document.close()


def test_a_document_takes_the_house_and_its_logo_along(session: Session, tmp_path: Path):
    follow(session, read_house(written(tmp_path, logo={"name": "b.png", "base64": b64encode(png()).decode()})))
    session.document.close()
    from readiness.app.documents import read_latest

    content = read_latest(tmp_path / "a.readiness").content
    logo = content.assessment.consultant.printed_logo
    assert logo is not None
    assert content.files[logo.digest] == png()


def test_a_text_for_a_stage_is_printed_only_where_the_stage_is_known(session: Session):
    pack = session.questionnaire
    session.set_part(replace(session.assessment.details, depth=pack.depths()[-1]))
    dimension = pack.dimensions[0]
    stages = {f"{dimension.code}:{n}": HouseText(en=f"Text {n}") for n in range(6)}
    follow(session, KeptHouse(House(name="Berger", stages=stages)))
    assert dimension.code not in printed_layer(Wording(session.result(), ENGLISH)).findings

    for capability in dimension.capabilities:
        session.answer(capability.code, at_level(2))
    stage = session.result().scored(dimension.code).stage
    assert printed_layer(Wording(session.result(), ENGLISH)).findings[dimension.code] == f"Text {stage.low}"
    set_finding(session, dimension.code, "Here")
    assert printed_layer(Wording(session.result(), ENGLISH)).findings[dimension.code] == "Here"

    made = house_of(session.result(), session.document.file, " Berger 2 ", ENGLISH)
    assert made.name == "Berger 2"
    assert made.house.stages[f"{dimension.code}:{stage.low}"] == HouseText(en="Here")
    session.document.close()
