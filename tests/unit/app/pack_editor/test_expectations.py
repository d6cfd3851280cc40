"""What a test company must come out with, taken from what comes out."""

import json
import shutil
from pathlib import Path

import pytest

from readiness.app.pack_editor.expectations import expect_again, expect_present
from readiness.app.questionnaire_check import check_company
from readiness.catalog.packs import load_pack
from readiness.foundation.errors import UserError

EXAMPLE = Path(__file__).parents[4] / "docs/authoring/example-pack"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "example-pack"))


def test_the_present_result_becomes_what_is_expected_and_can_be_taken_back(folder: Path) -> None:
    pack, file = load_pack(folder), folder / "tests/joinery.json"
    data = json.loads(file.read_text("utf-8"))
    data["expected"] = {"stage": 5, "gates": {"B1": "pass"}}
    file.write_text(json.dumps(data), "utf-8")
    assert len(check_company(file, pack)) == 2
    wrong = file.read_bytes()

    before = expect_present(file, pack)

    assert check_company(file, pack) == []
    after = json.loads(file.read_text("utf-8"))
    # What was not named is not named now.
    assert after["expected"] == {"stage": 1, "gates": {"B1": "fail"}}
    assert {**after, "expected": None} == {**data, "expected": None}
    expect_again(file, before)
    assert file.read_bytes() == wrong


def test_a_company_of_which_nothing_is_expected_gets_everything(folder: Path) -> None:
    pack, file = load_pack(folder), folder / "tests/joinery.json"
    data = json.loads(file.read_text("utf-8"))
    written, data["expected"] = data["expected"], {}
    file.write_text(json.dumps(data), "utf-8")

    expect_present(file, pack)

    assert set(json.loads(file.read_text("utf-8"))["expected"]) == set(written)
    assert check_company(file, pack) == []


def test_a_broken_company_stays_as_it_is(folder: Path) -> None:
    file = folder / "tests/joinery.json"
    file.write_text(file.read_text("utf-8").replace("COP1", "NONE"), "utf-8")
    broken = file.read_bytes()
    with pytest.raises(UserError, match="test-broken"):
        expect_present(file, load_pack(folder))
    assert file.read_bytes() == broken
