"""`readiness check`; what it finds is checked with the catalogue."""

import json
import shutil
from pathlib import Path

import pytest

from readiness.foundation.paths import content_folder
from tests.cli.conftest import Outcome, Readiness, Untouched

SHIPPED = content_folder("questionnaires") / "social-media"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "social-media"))


@pytest.fixture
def broken(pack: Path) -> tuple[Path, int]:
    """A pack with one fault, and the line where it stands."""
    file = pack / "dimensions" / "PRO.yaml"
    lines = file.read_text("utf-8").splitlines()
    number = next(i for i, line in enumerate(lines) if "risk_class: 2" in line)
    lines[number] = lines[number].replace("2", "9")
    file.write_text("\n".join(lines), "utf-8")
    return file, number + 1


def problems(outcome: Outcome) -> list[dict[str, object]]:
    assert outcome.status == 1
    report = json.loads(outcome.out)
    assert report.keys() == {"format", "problems"}
    assert report["format"] == "readiness-check/1"
    return list(report["problems"])


def test_the_shipped_pack_has_no_problems(readiness: Readiness) -> None:
    assert readiness("check", SHIPPED, "--json").json == {"format": "readiness-check/1", "problems": []}
    checked = readiness("check", SHIPPED)
    assert (checked.status, checked.out, checked.err) == (
        0,
        "No problems found.\n4 test companies came out as expected.\n",
        "",
    )


def test_json_says_file_line_value_message_and_remedy(readiness: Readiness, broken: tuple[Path, int]) -> None:
    file, line = broken
    [problem] = problems(readiness("check", file.parents[1], "--json"))
    assert problem.keys() == {"code", "file", "line", "value", "message", "remedy"}
    assert (problem["file"], problem["line"]) == (str(file), line)
    assert "9" in str(problem["value"])
    assert all(problem[key] for key in ("code", "message", "remedy"))


def test_people_read_the_same(readiness: Readiness, broken: tuple[Path, int]) -> None:
    file, line = broken
    [problem] = problems(readiness("check", file.parents[1], "--json"))
    checked = readiness("check", file.parents[1])
    assert checked.status == 1
    [printed] = checked.out.splitlines()
    assert printed.startswith(f"{file}:{line}: ")
    for key in ("code", "value", "message", "remedy"):
        assert str(problem[key]) in printed
    [sentence] = checked.err.splitlines()
    assert str(file.parents[1]) in sentence
    assert "1 problems" not in sentence


@pytest.mark.parametrize("name", ["pack.yaml", "gates.yaml", "targets.yaml", "legal.yaml", "dimensions/PRO.yaml"])
def test_a_key_too_many_is_a_problem_in_every_file(name: str, readiness: Readiness, pack: Path) -> None:
    file = pack / name
    text = file.read_text("utf-8").rstrip("\n")
    file.write_text(f"{text}\nsurplus: 1\n", "utf-8")
    [problem] = problems(readiness("check", pack, "--json"))
    found = (problem["code"], problem["file"], problem["line"])
    assert found == ("key-unknown", str(file), len(text.splitlines()) + 1)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_yaml_that_cannot_be_read_is_told_with_its_line(options: list[str], readiness: Readiness, pack: Path) -> None:
    (pack / "gates.yaml").write_text("gates:\n  - code: G0\n   name: [\n", "utf-8")
    assert readiness("check", pack, *options).sentence.startswith(f"{pack / 'gates.yaml'}:3: ")


@pytest.mark.parametrize("name", ["missing", "empty", "social-media/pack.yaml", "social-media/dimensions"])
def test_what_is_no_pack_is_told(name: str, readiness: Readiness, pack: Path, untouched: Untouched) -> None:
    Path("empty").mkdir()
    with untouched():
        assert readiness("check", name).sentence.startswith(f"{Path(name)}: ")


def test_checking_changes_nothing(readiness: Readiness, broken: tuple[Path, int], untouched: Untouched) -> None:
    with untouched():
        readiness("check", broken[0].parents[1])
