"""Is every file read that lies in a pack, and does each dimension bear the name of its code?"""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import MAIN, ONE, Fault, Found, dimension, found, tiny_pack, write_pack


def test_a_code_other_than_the_file_name_is_found(tmp_path: Path):
    fault = Fault("code-not-file-name", ONE, "code", "TWO")
    # A gate that names the dimension would be at fault as well.
    del fault.files["gates.yaml"]["gates"][0]["requires"][1]

    assert fault.findings(tmp_path) == fault.expected()


@pytest.mark.parametrize("name", ["dimensions/TWO.yaml", "dimensions/TWO.yml", "gate.yaml", "targets.yml"])
def test_a_file_that_nobody_reads_is_found(name: str, tmp_path: Path):
    files = {**tiny_pack(), name: dimension("TWO")}

    assert found(write_pack(tmp_path, files)) == [Found("file-not-listed", name, 1, Path(name).name)]


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "samples/tiny.json", "dimensions/notes.txt"])
def test_notes_and_samples_may_lie_beside(name: str, tmp_path: Path):
    assert found(write_pack(tmp_path, {**tiny_pack(), name: "Whatever\n"})) == []


def test_a_dimension_that_is_listed_twice_has_every_code_twice(tmp_path: Path):
    files = tiny_pack()
    files[MAIN]["dimensions"] = ["ONE", "ONE"]

    assert [(p.code, p.file, p.value) for p in found(write_pack(tmp_path, files))] == [
        ("code-twice", ONE, "ONE"),
        ("code-twice", ONE, "ONE1"),
        ("code-twice", ONE, "ONE2"),
    ]


@pytest.mark.parametrize(
    ("name", "english", "german"),
    [
        ("dimensions/ONE - Kopie.yaml", "looks like a copy", "sieht nach einer Kopie aus"),
        ("dimensions/ONE - Copy.yaml", "looks like a copy", "sieht nach einer Kopie aus"),
        ("dimensions/ONE (1).yaml", "looks like a copy", "sieht nach einer Kopie aus"),
        ("gates - Kopie (2).yaml", "looks like a copy", "sieht nach einer Kopie aus"),
        ("dimensions/TWO.yml", "Rename it to TWO.yaml", "Benennen Sie sie in TWO.yaml um"),
        ("terms.yml", "Rename it to terms.yaml", "Benennen Sie sie in terms.yaml um"),
        ("gate.yaml", "Rename it to gates.yaml", "Benennen Sie sie in gates.yaml um"),
        ("whatever.yaml", "correct its name", "berichtigen Sie ihren Namen"),
        ("dimensions/TWO.yaml", "Add TWO to “dimensions”", "TWO"),
    ],
)
def test_why_a_file_is_not_read_is_said(name: str, english: str, german: str, tmp_path: Path):
    [fault] = check_pack(write_pack(tmp_path, {**tiny_pack(), name: dimension("TWO")}))

    assert fault.code == "file-not-listed"
    assert english in f"{fault.message(LANGUAGES['en'])} {fault.advice(LANGUAGES['en'])}"
    assert german in f"{fault.message(LANGUAGES['de'])} {fault.advice(LANGUAGES['de'])}"


def test_a_dimension_that_ends_in_yml_is_told_its_name(tmp_path: Path):
    folder = write_pack(tmp_path)
    (folder / ONE).rename(folder / "dimensions" / "ONE.yml")

    with pytest.raises(UserError) as refused:
        check_pack(folder)

    assert refused.value.where.endswith("ONE.yml")
    assert "Rename it to ONE.yaml." in refused.value.sentence(LANGUAGES["en"])
    assert "Benennen Sie sie in ONE.yaml um." in refused.value.sentence(LANGUAGES["de"])
