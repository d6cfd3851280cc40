"""Does each gate with a date name a question of the profile that asks for a day?"""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import Fault, found, put, tiny_pack, write_pack

FAULTS = [
    Fault("gate-date", "gates.yaml", "gates.0.by", "nowhere"),
    # It asks whether, not when.
    Fault("gate-date", "gates.yaml", "gates.0.by", "own_shop"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()


def test_a_question_that_asks_for_a_day_is_fine(tmp_path: Path):
    files = tiny_pack()
    put(files, "gates.yaml", "gates.0.by", "launch")

    assert found(write_pack(tmp_path, files)) == []


def test_what_can_be_named_is_said(tmp_path: Path):
    files = tiny_pack()
    put(files, "gates.yaml", "gates.0.by", "nowhere")

    [fault] = check_pack(write_pack(tmp_path / "one", files))
    assert "Use one of these: launch." in fault.advice(LANGUAGES["en"])

    files["profile.yaml"]["profile"] = [q for q in files["profile.yaml"]["profile"] if q["kind"] != "date"]
    [fault] = check_pack(write_pack(tmp_path / "none", files))
    assert "remove “by”" in fault.advice(LANGUAGES["en"])
    assert "Entfernen Sie „by“" in fault.advice(LANGUAGES["de"])
