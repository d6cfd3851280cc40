"""Agreement over a whole workshop: alpha, the gap between the roles, and what management does not know."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.anonymity import Vote, shown
from readiness.domain.workshop_record import Meeting, RoundRecord, UsualRole, VoteCount, WorkshopRecord
from readiness.scoring.agreement import agreement, ordinal_alpha
from tests.unit.builders import filled

units = st.lists(st.lists(st.integers(0, 5), max_size=8), max_size=12)


def tallies(*given: list[int]) -> list[tuple[int, ...]]:
    return [VoteCount.of(levels).tally for levels in given]


def test_the_worked_example_of_the_method() -> None:
    given = tallies([2, 2, 3], [1, 1, 1], [0, 1], [4, 3, 4], [2, 2, 2], [3, 5, 4])
    assert ordinal_alpha(given) == pytest.approx(0.878, abs=5e-4)


def test_the_textbook_example_of_four_coders() -> None:
    coders = ["12332141 2...", "12332241 25.3", ".3332342 251.", "12332441 251."]
    columns = zip(*(coder.replace(" ", "") for coder in coders), strict=True)
    given = tallies(*([int(mark) for mark in column if mark != "."] for column in columns))
    assert ordinal_alpha(given) == pytest.approx(0.815, abs=5e-4)


@pytest.mark.parametrize("given", [[], [[1]], [[1], [2]], [[3, 3], [3, 3, 3]]])
def test_where_nothing_differs_nothing_can_be_said(given: list[list[int]]) -> None:
    assert ordinal_alpha(tallies(*given)) is None


@given(units)
def test_alpha_never_exceeds_one(given: list[list[int]]) -> None:
    alpha = ordinal_alpha(tallies(*given))
    assert alpha is None or alpha <= 1 + 1e-12


@given(units)
def test_a_single_vote_says_nothing(given: list[list[int]]) -> None:
    assert ordinal_alpha(tallies(*given, [4])) == ordinal_alpha(tallies(*given))


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(2, 9)), min_size=2).filter(lambda u: len({a for a, _ in u}) > 1)
)
def test_who_always_agrees_has_alpha_one(given: list[tuple[int, int]]) -> None:
    assert ordinal_alpha(tallies(*([level] * number for level, number in given))) == pytest.approx(1)


def round_(number: int, capability: str, management: list[int | None], operative: list[int | None]) -> RoundRecord:
    votes: list[Vote] = [*((UsualRole.MANAGEMENT, level) for level in management)]
    votes += ((UsualRole.OPERATIVE, level) for level in operative)
    found = shown(votes)
    return RoundRecord(number, capability, len(votes), len(votes), found.count, dict(found.roles))


def held(*rounds: RoundRecord) -> WorkshopRecord:
    return WorkshopRecord(meetings=(Meeting(on=date(2026, 11, 24), participants=6, rounds=rounds),))


def test_only_the_first_round_on_a_capability_counts() -> None:
    questionnaire, _ = filled(PRO="0★ 0★ 0", MON="0★ 0★ 0")
    first = round_(1, "PRO1", [4, 4, 4, 4, 3], [1, 1, 1, 1, 2])
    second = round_(2, "PRO1", [2, 2, 2, 2, 3], [2, 2, 2, 2, 1])
    assert agreement(held(first, second), questionnaire) == agreement(held(first), questionnaire)
    assert agreement(held(first, second), questionnaire).role_gaps == {"PRO": 3}


def test_the_gap_of_a_dimension_is_the_middle_of_its_questions() -> None:
    questionnaire, _ = filled(PRO="0★ 0★ 0", MON="0★ 0★ 0")
    near = round_(1, "PRO1", [2, 2, 2, 2, 3], [2, 2, 2, 2, 1])
    far = round_(2, "PRO2", [4, 4, 4, 4, 3], [1, 1, 1, 1, 2])
    hidden = round_(3, "PRO3", [5, 5, 5, 5], [0, 0, 0, 0])
    assert agreement(held(near, far, hidden), questionnaire).role_gaps == {"PRO": 1.5}


def test_what_management_does_not_know_about_key_questions() -> None:
    questionnaire, _ = filled(PRO="0★ 0★ 0", MON="0★ 0★ 0")
    key = round_(1, "PRO1", [None, 2, None, None, 3], [1, 1, 1, 2, 2])
    other = round_(2, "PRO3", [None, None, 2, 3, None], [1, 1, 1, 2, 2])
    assert agreement(held(key, other), questionnaire).unknown_to_management == pytest.approx(3 / 5)
    assert agreement(held(other), questionnaire).unknown_to_management is None


def test_a_round_without_distribution_says_nothing() -> None:
    questionnaire, _ = filled(PRO="0★ 0★ 0")
    nothing = agreement(held(RoundRecord(1, "PRO1", 2, 5)), questionnaire)
    assert (nothing.alpha, nothing.role_gaps, nothing.unknown_to_management) == (None, {}, None)
    assert agreement(WorkshopRecord(), questionnaire) == nothing
