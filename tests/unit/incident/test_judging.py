"""Several incidents in one document, and which of them counts first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from readiness.domain.incidents import Incident, Incidents
from readiness.foundation.errors import InvalidError
from readiness.incident.judging import gravest, judge
from tests.unit.incident.rulebook import ON, gates, guide

GREEN = {"F3": 0, "F4": 0, "F5": 0, "F6": 0, "F7": 0}


def first_of(*incidents: Incident) -> int | None:
    found = gravest(guide(), [judge(guide(), incident, {}, gates()) for incident in incidents])
    return found.incident.number if found else None


def incident(number: int, day: date = ON, **given: int) -> Incident:
    return Incident(number, day, given={**GREEN, **given})


def test_the_gravest_comes_first_whatever_the_order():
    green, amber, red = incident(1), incident(2, F3=2), incident(3, F3=3)
    assert first_of(green, amber, red) == first_of(red, amber, green) == 3
    assert first_of(green, amber) == 2


def test_what_may_be_red_comes_before_amber_and_after_what_is_red():
    unknown = Incident(1, ON)
    assert first_of(unknown, incident(2, F3=2)) == 1
    assert first_of(unknown, incident(2, F3=3)) == 2


def test_among_equals_the_newest_comes_first():
    later = ON + timedelta(1)
    assert first_of(incident(1, later), incident(2)) == 1
    assert first_of(incident(1), incident(2)) == 2


def test_closed_incidents_never_count():
    red = incident(1, F3=3)
    assert first_of(replace(red, closed=ON), incident(2)) == 2
    assert first_of(replace(red, closed=ON)) is None
    assert first_of() is None


def test_a_gap_in_the_guide_leaves_the_newest():
    gap = replace(guide(), severities=())
    judged = [judge(gap, Incident(number, ON), {}, gates()) for number in (1, 2)]
    assert [one.decision for one in judged] == [None, None]
    found = gravest(gap, judged)
    assert found is not None
    assert found.incident.number == 2


def test_it_is_known_since_the_day_that_people_gave():
    told = Incident(1, ON, given={"F10": "2026-11-02"})
    assert judge(guide(), told, {}, gates()).known_since == date(2026, 11, 2)
    assert judge(guide(), Incident(1, ON), {}, gates()).known_since is None


def test_no_two_incidents_bear_one_number():
    with pytest.raises(InvalidError, match="same number"):
        Incidents((Incident(1, ON), Incident(1, ON)))
    assert Incidents((Incident(4, ON),)).next_number == 5
