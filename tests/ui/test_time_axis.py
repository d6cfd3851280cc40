"""The weeks of a roadmap: those that are named have room for their names, the last one too."""

from datetime import date

import pytest

from readiness.ui.pages.plan.time_axis import TimeAxis


@pytest.mark.parametrize("weeks", range(1, 40))
def test_no_name_of_a_week_is_cut_at_the_end(weeks: int) -> None:
    axis = TimeAxis(date(2026, 12, 7), weeks, 0, 460)
    named = axis.named(48)
    assert named[0] == 0
    ends = [*named[1:], weeks]
    assert all((end - week) * axis.week_width >= 48 for week, end in zip(named, ends, strict=True))
