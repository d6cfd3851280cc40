"""Is every text there in every language of the pack, and really translated?"""

from pathlib import Path
from typing import Any

import pytest

from tests.unit.catalog.tiny_pack import GONE, MAIN, ONE, Fault, Found, found, line_of, put, tiny_pack, write_pack

SAME = "Both are the same here"

FAULTS = [
    Fault("language-unknown", MAIN, "languages.2", "French"),
    Fault("text-missing", ONE, "name.en", "", "name"),
    Fault("text-missing", ONE, "capabilities.0.levels.3.de", "  \n", "capabilities.0.levels.3", shown=""),
    Fault("text-missing", ONE, "capabilities.1.risk.de", GONE),
    Fault("text-missing", MAIN, "roles.GF.en", GONE),
    Fault("text-missing", "gates.yaml", "gates.0.allows.de", GONE),
    Fault("text-missing", "incident.yaml", "further_ideas.0.en", GONE),
    Fault("text-missing", "legal.yaml", "checkpoints.0.topic.en", GONE),
    Fault("text-identical", ONE, "capabilities.0.question", {"de": SAME, "en": SAME}, shown=SAME),
    Fault("text-identical", "profile.yaml", "profile.0.help", {"de": SAME, "en": SAME}, shown=SAME),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()


def test_a_name_may_be_the_same_in_both_languages(tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, "name", {"de": "Newsletter und Blog", "en": "Newsletter und Blog"})

    assert found(write_pack(tmp_path, files)) == []


def test_a_pack_may_speak_one_language_only(tmp_path: Path):
    assert found(write_pack(tmp_path, _german_only(tiny_pack()))) == []


def test_a_text_in_a_language_that_the_pack_does_not_speak_is_surplus(tmp_path: Path):
    files = _german_only(tiny_pack())
    put(files, ONE, "capabilities.0.why.en", "Left over")

    expected = Found("text-surplus", ONE, line_of(files, ONE, "capabilities.0.why"), "Left over")
    assert found(write_pack(tmp_path, files)) == [expected]


def _german_only(files: Any) -> Any:
    files[MAIN]["languages"] = ["de"]
    return _without_english(files)


def _without_english(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_english(item) for key, item in value.items() if key != "en"}
    return [_without_english(item) for item in value] if isinstance(value, list) else value
