"""`readiness compare`."""

from pathlib import Path

from tests.cli.conftest import Readiness

ANSWERS = ("PRO1=2", "PRO2=2", "PRO3=1", "PRO4=1", "PRO5=1")


def made(readiness: Readiness, name: str, *answers: str, depth: str = "full") -> Path:
    path = Path(name)
    arguments = ("--pack", "social-media", "--organisation", "Test", "--depth", depth)
    assert readiness("new", path, *arguments).status == 0
    assert readiness("answer", path, *answers).status == 0
    return path


def test_changed_answers_come_first_then_what_they_changed(readiness: Readiness) -> None:
    before = made(readiness, "a.readiness", *ANSWERS)
    after = made(readiness, "b.readiness", *ANSWERS, "PRO3=2")
    lines = readiness("compare", before, after).out.splitlines()
    assert lines[0] == "1 answer has changed:"
    assert lines[1] == "  Roles and deputies: 1 Ad hoc → 2 Started"
    assert "Processes and responsibilities – Stage 1: Ad hoc → Stage 2: Started" in lines
    assert lines[-1] == "Overall stage – At most stage 1: First steps → At most stage 2: Taking shape"


def test_nothing_changed_is_said(readiness: Readiness) -> None:
    before = made(readiness, "a.readiness", *ANSWERS)
    assert readiness("compare", before, before).out == "No answer has changed.\n"


def test_what_cannot_be_compared_is_refused_with_the_reason(readiness: Readiness) -> None:
    full = made(readiness, "a.readiness", *ANSWERS)
    quick = made(readiness, "b.readiness", "PRO1=2", depth="quick")
    sentence = readiness("compare", full, quick).sentence
    assert sentence.startswith("b.readiness: Not comparable: one is a quick check, the other the full questionnaire.")
