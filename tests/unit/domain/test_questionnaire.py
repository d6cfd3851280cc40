"""What a questionnaire asks at which depth, and what its values refuse."""

import json
from dataclasses import replace

import pytest

from readiness.domain.questionnaire import Capability, Depth, Questionnaire
from readiness.domain.values import Range, Text
from readiness.validation.boundary import read_json, read_tree, write_json
from readiness.validation.refusal import RefusedError
from tests.unit.builders import capability, dimension, filled, questionnaire, social_media, words


def test_a_quick_check_asks_the_key_questions_in_their_order():
    asked, _ = filled(PRO="0 0★ 0", MON="0★ 0★ 0")

    assert [c.code for c in asked.asked(Depth.QUICK)] == ["PRO2", "MON1", "MON2"]
    assert [c.code for c in asked.asked(Depth.FULL)] == ["PRO1", "PRO2", "PRO3", "MON1", "MON2", "MON3"]
    assert asked.depths() == (Depth.QUICK, Depth.FULL)


def test_without_key_questions_there_is_no_quick_check():
    asked, _ = filled(PRO="0 0 0")

    assert asked.depths() == (Depth.FULL,)


def test_capabilities_know_their_dimension():
    asked, _ = filled(PRO="0 0", MON="0")

    assert list(asked.capabilities) == ["PRO1", "PRO2", "MON1"]
    assert {code: d.code for code, d in asked.dimension_of.items()} == {"PRO1": "PRO", "PRO2": "PRO", "MON1": "MON"}


def test_the_shipped_questionnaire_has_43_capabilities_and_16_key_questions_in_8_dimensions():
    assert len(social_media().dimensions) == 8
    assert len(social_media().asked(Depth.FULL)) == 43
    assert len(social_media().asked(Depth.QUICK)) == 16
    assert all(len(d.asked(Depth.QUICK)) == 2 for d in social_media().dimensions)


def test_needs_are_those_before_the_level():
    wanted = capability("PAR2", needs=["PAR1>=1@2", "PRO3>=1@2", "PAR1>=2@3"])

    assert [str(n.requirement) for n in wanted.needs(2)] == ["PAR1>=1", "PRO3>=1"]
    assert [str(n.requirement) for n in wanted.needs(3)] == ["PAR1>=2"]
    assert wanted.needs(1) == []


def test_a_step_has_its_title_where_the_questionnaire_has_titles():
    titles = tuple(words(f"Title {level}") for level in range(1, 6))
    titled = replace(capability("PAR2"), step_titles=titles)

    assert [titled.step_title(level) for level in range(1, 6)] == [*titles]
    assert capability("PAR2").step_title(3) is None


def test_a_questionnaire_survives_being_written_and_read():
    asked = questionnaire(
        dimension("PRO", [capability("PRO1", key=True, needs=["MON1>=1@2"], horizon_by_level={2: 7})])
    )

    for one in (asked, social_media()):
        assert read_json(write_json(one, defaults=False), Questionnaire) == one


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("code", "pro1"),
        ("code", "X" * 21),
        ("levels", [{"en": "one"}] * 7),
        ("next_steps", [{"en": "one"}] * 6),
        ("step_titles", [{"en": "one"}] * 6),
        ("risk_class", 4),
        ("weight", 0),
        ("owners", ["not a code"]),
        ("horizon_days", 0),
        ("person_days", {"low": 3, "high": 2}),
        ("colour", "red"),
    ],
)
def test_a_capability_from_outside_is_checked(key: str, value: object):
    raw = json.loads(write_json(capability("PRO1"), defaults=False)) | {key: value}

    with pytest.raises(RefusedError):
        read_tree(raw, Capability)


def test_a_text_falls_back_to_the_other_language():
    assert (Text(de="Hallo", en="Hello").in_language("de"), Text(en="Hello").in_language("de")) == ("Hallo", "Hello")
    assert (Text(de="Hallo", en="Hello").in_language("en"), Text(de="Hallo").in_language("en")) == ("Hello", "Hallo")


def test_ranges_scale_end_by_end():
    assert Range(2, 6).times(0.5) == Range(1, 3)
    assert Range(2, 6).mid == 4
    with pytest.raises(ValueError, match="larger"):
        Range(2, 1)
