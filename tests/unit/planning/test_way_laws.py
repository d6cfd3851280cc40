"""What holds for every way, over random answers to the questionnaire that ships."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth
from readiness.planning.basis import Basis
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.planner import Plans
from readiness.planning.targets import target_levels
from tests.unit.builders import social_media
from tests.unit.strategies import social_media_assessments

ON = date(2026, 11, 30)
TARGETS = target_levels(social_media(), None)
ASSESSMENTS = social_media_assessments(st.sampled_from(Depth))
CHANNELS = st.sampled_from([{}, {"own_channel": "yes"}, {"own_channel": "yes", "launch": "2027-01-15"}])
FEW = settings(max_examples=25)


def planner(assessment: Assessment, profile: dict[str, str] | None = None) -> Plans:
    told = replace(assessment, details=replace(assessment.details, profile=profile or {}))
    return Plans(Basis(social_media(), told, TARGETS, ON, ON))


@FEW
@given(ASSESSMENTS)
def test_a_later_way_never_takes_fewer_person_days(assessment: Assessment):
    found = planner(assessment)
    ways = [found.roadmap(Goal(GoalKind.WAY, gate=gate.code)) for gate in social_media().gates]
    days = [way.budget.person_days.mid for way in ways if way.plan.reachable]

    assert days == pytest.approx(sorted(days))


@FEW
@given(ASSESSMENTS, CHANNELS)
def test_the_recommended_way_leaves_no_consequence(assessment: Assessment, profile: dict[str, str]):
    found = planner(assessment, profile)

    [recommended] = [option for option in found.options if option.recommended] or [found.options[0]]
    reachable = recommended.roadmap is None or recommended.roadmap.plan.reachable
    assert not reachable or recommended.leaves == ()
