"""Rule 11: the level worth reaching."""

import pytest

from readiness.domain.knowledge import TargetProfile
from readiness.domain.questionnaire import Depth
from readiness.planning.targets import target_levels
from tests.unit.builders import filled, social_media, words


def profile(**levels: int) -> TargetProfile:
    return TargetProfile(code="t", name=words("T"), description=words("T"), level=2, key_level=4, levels=levels)


def test_without_a_profile_the_target_is_3():
    asked, _ = filled(PRO="0★ 0")

    assert target_levels(asked, None) == {"PRO1": 3, "PRO2": 3}


def test_key_questions_may_aim_higher():
    asked, _ = filled(PRO="0★ 0")

    assert target_levels(asked, profile()) == {"PRO1": 4, "PRO2": 2}


def test_a_capability_goes_before_its_dimension_and_that_before_the_rest():
    asked, _ = filled(PRO="0★ 0", MON="0★ 0")

    assert target_levels(asked, profile(MON=1, MON2=5)) == {"PRO1": 4, "PRO2": 2, "MON1": 1, "MON2": 5}


@pytest.mark.parametrize(("code", "key", "other"), [("launch", 4, 3), ("default", 3, 3)])
def test_the_shipped_profiles(code: str, key: int, other: int):
    chosen = next(t for t in social_media().targets if t.code == code)
    keys = {c.code for c in social_media().asked(Depth.QUICK)}

    found = target_levels(social_media(), chosen)

    assert {found[c] for c in keys} == {key}
    assert {level for c, level in found.items() if c not in keys} == {other}


def test_without_an_own_channel_only_watching_partners_and_risks_count():
    chosen = next(t for t in social_media().targets if t.code == "no-channel")

    found = {code: level for code, level in target_levels(social_media(), chosen).items() if level}

    threes = dict.fromkeys(["MON1", "MON2", "PAR1", "PAR2", "RSK1", "RSK2", "PRO2"], 3)
    twos = dict.fromkeys(
        ["SKL3", "MON3", "MON4", "MON5", "PAR3", "PAR4", "PAR5", "PAR6", "RSK3", "RSK4", "RSK5", "RSK6"], 2
    )
    assert found == threes | twos
