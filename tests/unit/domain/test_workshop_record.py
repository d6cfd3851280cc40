"""What a workshop leaves in a document, also in one from strangers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.workshop_record import Decision, Meeting, RoundRecord, VoteCount, WorkshopRecord
from readiness.validation.boundary import read_json, write_json
from readiness.validation.refusal import RefusedError

votes = st.lists(st.none() | st.integers(0, 5), max_size=40)


@given(votes)
def test_counting_loses_nothing(given: list[int | None]) -> None:
    count = VoteCount.of(given)
    assert count.votes == len(given)
    assert count.levels() == sorted(level for level in given if level is not None)


@given(votes)
def test_a_count_survives_the_way_into_a_document(given: list[int | None]) -> None:
    record = WorkshopRecord((Meeting(date(2026, 4, 20), 9, {}, (RoundRecord(1, "PRO1", 9, 9, VoteCount.of(given)),)),))
    assert read_json(write_json(record, defaults=False), WorkshopRecord) == record


@pytest.mark.parametrize(
    "content",
    [
        b'{"tally": [0, 0, 0, 0, 0], "dont_know": 0}',
        b'{"tally": [0, 0, 0, 0, 0, -1], "dont_know": 0}',
        # To expand this one would fill the memory.
        b'{"tally": [0, 0, 0, 0, 0, 1000000000000], "dont_know": 0}',
        b'{"tally": [0, 0, 0, 0, 0, 1.5], "dont_know": 0}',
    ],
)
def test_a_tally_that_cannot_be_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError):
        read_json(content, VoteCount)


def test_the_latest_decision_on_a_question_holds() -> None:
    record = WorkshopRecord().with_decision(Decision("PRO1", 2, "seen")).with_decision(Decision("PRO1", 3, "signed"))
    assert record.decisions == {"PRO1": Decision("PRO1", 3, "signed")}
    assert not record.held
