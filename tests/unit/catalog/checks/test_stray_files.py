"""Is every file read that lies in a pack, and does each dimension bear the name of its code?"""

from pathlib import Path

import pytest

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
