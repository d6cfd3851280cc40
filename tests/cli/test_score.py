"""`readiness score`."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Readiness, Untouched

DIMENSIONS = ["PRO", "SKL", "MGT", "STR", "MON", "PAR", "CON", "RSK"]
NUMBER = (int, float)


def score(readiness: Readiness, *documents: Path) -> Any:
    return readiness("score", *documents, "--json").json


def fields(value: Any) -> Any:
    """Return the shape of a JSON value: its keys down to the types of its leaves."""
    if isinstance(value, dict):
        return {key: fields(part) for key, part in value.items()}
    if isinstance(value, list):
        return [fields(part) for part in value[:1]]
    return "number" if isinstance(value, NUMBER) and not isinstance(value, bool) else type(value).__name__


def test_every_field_of_the_format_is_there_and_no_other(readiness: Readiness, sample: Path) -> None:
    found = fields(score(readiness, sample))
    interval = {"low": "number", "high": "number"}
    index = {"point": "number", **interval}
    dimensions, gates = found.pop("dimensions"), found.pop("gates")
    assert found == {
        "format": "str",
        **dict.fromkeys(("organisation", "document", "file", "assessed_on"), "str"),
        "pack": {"id": "str", "version": "str"},
        "depth": "str",
        "stage": {**interval, "upper_bound_only": "bool"},
        "index": {**index, "geometric": "number", "unbalanced": "bool"},
        "bottlenecks": ["str"],
        "result": "str",
        **{key: {} for key in ("cuts", "facts", "not_asked")},
    }
    assert list(dimensions) == DIMENSIONS
    for dimension in dimensions.values():
        assert dimension.pop("knife_edge") in ([], ["str"])
        assert dimension == {"stage": interval, "index": index, "coverage": "number", "status": "str"}
    assert list(gates) == ["G0", "G1", "G2", "G3", "G4"]
    for gate in gates.values():
        assert gate.pop("unmet") in ([], ["str"])
        assert gate.pop("unknown") in ([], ["str"])
        assert gate == {"status": "str"}


def test_the_sample_company(readiness: Readiness, sample: Path) -> None:
    found = score(readiness, sample)
    assert found["format"] == "readiness-score/1"
    assert found["pack"]["id"] == "social-media"
    assert found["depth"] == "full"
    assert (found["stage"]["low"], found["stage"]["upper_bound_only"]) == (0, False)
    assert found["bottlenecks"] == DIMENSIONS
    # One of five questions is a don't know; levels 0, 0, 0 and 1 of 5.
    assert found["dimensions"]["MGT"]["coverage"] == 0.8
    assert found["dimensions"]["MGT"]["status"] == "rated"
    assert found["dimensions"]["MGT"]["index"] == {"point": 5.0, "low": 4.0, "high": 24.0}
    assert found["dimensions"]["PAR"]["status"] == "provisional"
    assert found["gates"]["G0"] == {"status": "fail", "unmet": ["MON1>=2", "MON2>=2"], "unknown": []}


def test_numbers_are_not_rounded(readiness: Readiness, document: Path) -> None:
    """Level 1 and 0 of six questions in STR: a sixth of a fifth is no round number."""
    readiness("answer", document, "STR1=1", *(f"STR{n}=0" for n in range(2, 7)))
    assert score(readiness, document)["dimensions"]["STR"]["index"]["point"] == pytest.approx(100 / 30, abs=1e-12)


def test_unanswered_and_dont_know_lower_the_coverage_and_not_applicable_does_not(
    readiness: Readiness, document: Path
) -> None:
    readiness("answer", document, "PRO1=1", "PRO2=1", "PRO3=1", "PRO4=?", "SKL1=1", "SKL2=1", "SKL3=1", "SKL4=na:x")
    found = score(readiness, document)["dimensions"]
    assert (found["PRO"]["coverage"], found["PRO"]["status"]) == (0.6, "provisional")
    assert (found["SKL"]["coverage"], found["SKL"]["status"]) == (0.75, "provisional")
    assert (found["MON"]["coverage"], found["MON"]["status"]) == (0.0, "not_rateable")
    assert found["MON"]["index"]["point"] is None
    assert found["PRO"]["index"] == {"point": 20.0, "low": 12.0, "high": 52.0}


@pytest.mark.parametrize(
    ("answers", "gate"),
    [
        (["MON1=2", "MON2=3"], {"status": "pass", "unmet": [], "unknown": []}),
        (["MON1=1", "MON2=3"], {"status": "fail", "unmet": ["MON1>=2"], "unknown": []}),
        (["MON1=1", "MON2=?"], {"status": "fail", "unmet": ["MON1>=2"], "unknown": ["MON2>=2"]}),
        (["MON1=2", "MON2=?"], {"status": "open", "unmet": [], "unknown": ["MON2>=2"]}),
        (["MON1=2"], {"status": "open", "unmet": [], "unknown": ["MON2>=2"]}),
        (["MON1=2", "MON2=na:x"], {"status": "open", "unmet": [], "unknown": ["MON2>=2"]}),
    ],
    ids=" ".join,
)
def test_a_gate(answers: list[str], gate: dict[str, Any], readiness: Readiness, document: Path) -> None:
    readiness("answer", document, *answers)
    assert score(readiness, document)["gates"]["G0"] == gate


def test_the_quick_check_gives_an_upper_bound_and_no_index(readiness: Readiness) -> None:
    readiness("new", "q.readiness", "--pack", "social-media", "--organisation", "X", "--depth", "quick")
    readiness("answer", "q.readiness", "PRO1=4", "PRO2=2", "PRO3=0", "SKL1=5")
    found = score(readiness, Path("q.readiness"))
    nothing = {"point": None, "low": None, "high": None}
    assert found["depth"] == "quick"
    assert found["stage"]["upper_bound_only"] is True
    assert found["index"] == {**nothing, "geometric": None, "unbalanced": False}
    assert all(dimension["index"] == nothing for dimension in found["dimensions"].values())
    # PRO3 is no key question, so it is not asked.
    assert found["dimensions"]["PRO"]["stage"] == {"low": 2, "high": 2}
    assert found["dimensions"]["PRO"]["coverage"] == 1.0


def test_a_knife_edge_is_an_answer_whose_neighbour_gives_another_stage(readiness: Readiness, document: Path) -> None:
    levels = {"PRO1": 2, "PRO2": 1, "PRO3": 2, "PRO4": 1, "PRO5": 2}
    readiness("answer", document, *(f"{code}={level}" for code, level in levels.items()))
    before = score(readiness, document)["dimensions"]["PRO"]
    turning = set()
    for code, level in levels.items():
        for moved in (level - 1, level + 1):
            readiness("answer", document, f"{code}={moved}")
            if score(readiness, document)["dimensions"]["PRO"]["stage"] != before["stage"]:
                turning.add(code)
        readiness("answer", document, f"{code}={level}")
    assert 0 < len(turning) < len(levels)
    assert set(before["knife_edge"]) == turning


def test_several_documents_give_an_array_in_their_order(readiness: Readiness, document: Path, sample: Path) -> None:
    found = score(readiness, sample, document, sample)
    assert found == [score(readiness, sample), score(readiness, document), score(readiness, sample)]


def test_people_read_stage_reasons_and_gates(readiness: Readiness, sample: Path, document: Path) -> None:
    printed = readiness("score", sample, document)
    assert (printed.status, printed.err) == (0, "")
    for said in ("Muster Pumpenbau GmbH", "Muster GmbH", "Stage 0: Absent", "Staff and skills"):
        assert said in printed.out


def test_a_gate_is_told_in_words_and_by_the_goal_that_a_plan_takes(readiness: Readiness, sample: Path) -> None:
    lines = readiness("score", sample).out.splitlines()
    see, react = lines.index("See (gate:G0) – not passed"), lines.index("React (gate:G1) – not passed")
    assert lines[see + 1].strip() == "Noticing mentions: level 2 needed, now 1"
    assert see < react
    assert ">=" not in "".join(lines)


def test_a_quick_check_says_when_gates_are_known(readiness: Readiness) -> None:
    readiness("new", "q.readiness", "--pack", "social-media", "--organisation", "X", "--depth", "quick")
    readiness("answer", "q.readiness", "PRO1=0", "PRO2=1")
    printed = readiness("score", "q.readiness").out
    assert "After 2 of 16 key questions: stage 0 – The foundation is missing" in printed
    assert "Which gates are passed is known after 27 more questions of the full questionnaire." in printed
    assert "gate:" not in printed


def test_people_see_no_decimals(readiness: Readiness, sample: Path) -> None:
    assert not re.search(r"\d[.,]\d", readiness("score", sample).out)


def test_reading_changes_nothing(readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    with untouched():
        readiness("score", sample)
        readiness("score", sample, "--json")


@pytest.mark.parametrize("options", [[], ["--json"]])
@pytest.mark.parametrize("name", ["missing.readiness", ".", "text.readiness", "cut.readiness"])
def test_one_faulty_document_among_several_stops_all(
    name: str, options: list[str], readiness: Readiness, document: Path, untouched: Untouched
) -> None:
    Path("text.readiness").write_text("hello")
    Path("cut.readiness").write_bytes(document.read_bytes()[:5000])
    with untouched():
        assert readiness("score", document, name, *options).sentence.startswith(f"{name}: ")
