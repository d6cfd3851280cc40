"""`readiness score --what-if`: the score with steps done, the answers untouched."""

from pathlib import Path

from tests.cli.conftest import Readiness

DOCUMENT = Path("firm.readiness")


def made(readiness: Readiness) -> bytes:
    readiness("new", DOCUMENT, "--pack", "social-media", "--organisation", "Test")
    readiness("answer", DOCUMENT, "MON1=1", "MON2=2")
    return DOCUMENT.read_bytes()


def test_gates_move_and_the_document_does_not(readiness: Readiness) -> None:
    before = made(readiness)
    assert readiness("score", DOCUMENT, "--json").json["gates"]["G0"]["status"] == "fail"
    then = readiness("score", DOCUMENT, "--json", "--what-if", "MON1=2").json
    assert then["gates"]["G0"] == {"status": "pass", "unmet": [], "unknown": []}
    assert DOCUMENT.read_bytes() == before


def test_stages_and_index_move(readiness: Readiness) -> None:
    made(readiness)
    levels = ("MON1=2", "MON2=2", "MON3=2", "MON4=1", "MON5=1")
    then = readiness("score", DOCUMENT, "--json", "--what-if", *levels).json["dimensions"]["MON"]
    assert then["stage"] == {"low": 2, "high": 2}
    assert then["index"]["point"] == 32.0


def test_what_is_no_level_is_refused(readiness: Readiness) -> None:
    made(readiness)
    for assignment in ("MON1=6", "MON9=1", "MON1", "MON1=x", "MON1=-1"):
        sentence = readiness("score", DOCUMENT, "--what-if", assignment).sentence
        assert sentence.startswith(f"--what-if: “{assignment}” is not a level")
