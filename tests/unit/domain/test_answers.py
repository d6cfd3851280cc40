"""An answer that contradicts itself cannot exist."""

import json

import pytest

from readiness.domain.answers import NOTE_LIMIT, UNANSWERED, Answer, Confidence, Status, at_level
from readiness.validation.boundary import read_json
from readiness.validation.refusal import RefusedError


@pytest.mark.parametrize("level", range(6))
def test_a_level_is_an_answer(level: int):
    assert at_level(level) == Answer(status=Status.ANSWERED, level=level)


@pytest.mark.parametrize("level", [-1, 6, 99])
def test_levels_outside_the_ladder_are_refused(level: int):
    with pytest.raises(ValueError, match=r"too (small|large)"):
        at_level(level)


@pytest.mark.parametrize("status", [Status.DONT_KNOW, Status.UNANSWERED, Status.NOT_APPLICABLE])
def test_a_level_belongs_to_an_answered_question_only(status: Status):
    with pytest.raises(ValueError, match="contradict"):
        Answer(status=status, level=0, reason="why")


def test_an_answered_question_has_a_level():
    with pytest.raises(ValueError, match="contradict"):
        Answer(status=Status.ANSWERED)


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_not_applicable_needs_a_reason(reason: str):
    with pytest.raises(ValueError, match="needs a reason"):
        Answer(status=Status.NOT_APPLICABLE, reason=reason)


@pytest.mark.parametrize("field", ["evidence", "reason"])
def test_a_note_beyond_the_limit_is_refused(field: str):
    with pytest.raises(ValueError, match="long"):
        Answer(**{field: "x" * (NOTE_LIMIT + 1)})


def test_evidence_may_be_noted_at_any_time():
    noted = Answer(evidence="minutes of 3 May", confidence=Confidence.SHOWN)

    assert noted.open
    assert noted != UNANSWERED


@pytest.mark.parametrize(
    ("answer", "waits"),
    [
        (UNANSWERED, True),
        (Answer(flagged=True), True),
        (at_level(0), False),
        (Answer(status=Status.DONT_KNOW), False),
        (Answer(status=Status.NOT_APPLICABLE, reason="decided"), False),
    ],
)
def test_only_unanswered_questions_wait(answer: Answer, *, waits: bool):
    assert answer.open is waits


@pytest.mark.parametrize(
    "raw",
    [
        b'{"status": "answered", "level": 6}',
        b'{"status": "answered", "level": true}',
        b'{"status": "answered", "level": 2.5}',
        b'{"status": "answered"}',
        b'{"status": "not_applicable"}',
        b'{"status": "maybe"}',
        b'{"stars": 5}',
        json.dumps({"evidence": "x" * (NOTE_LIMIT + 1)}).encode(),
    ],
)
def test_an_answer_from_outside_is_checked_too(raw: bytes):
    with pytest.raises(RefusedError):
        read_json(raw, Answer)
