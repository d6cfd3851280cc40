"""What people add to a plan: days that make sense."""

from datetime import date

import pytest

from readiness.domain.plan_notes import Closure, PackageNote, PlanNotes
from readiness.foundation.errors import InvalidError


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 12, 24), date(2026, 12, 23), "closure-reversed"),
        (date(2026, 1, 1), date(2027, 1, 3), "closure-too-long"),
        (date.min, date.max, "closure-too-long"),
    ],
)
def test_a_closure_ends_after_it_begins_and_within_a_year(first: date, last: date, code: str):
    with pytest.raises(InvalidError) as refused:
        Closure(first, last)

    assert refused.value.code == code


def test_a_note_on_a_package_is_kept_until_it_is_empty():
    noted = PlanNotes().with_package("A", PackageNote(owner="Ms Müller"))

    assert noted.package("A").owner == "Ms Müller"
    assert noted.package("B") == PackageNote()
    assert noted.with_package("A", PackageNote()) == PlanNotes()
