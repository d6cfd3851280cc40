"""Requirements and prerequisites are read strictly: what is not of the form is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.requirements import Prerequisite, Requirement, parse_prerequisite, parse_requirement

CODES = st.from_regex(r"[A-Z][A-Z0-9_]{0,8}", fullmatch=True)
LEVELS = st.integers(1, 5)


def test_a_requirement_names_code_and_level():
    assert parse_requirement("MON1>=2") == Requirement(code="MON1", level=2)
    assert parse_requirement("PRO>=3") == Requirement(code="PRO", level=3)


def test_a_prerequisite_adds_the_level_it_comes_before():
    assert parse_prerequisite("PRO3>=1@2") == Prerequisite(Requirement(code="PRO3", level=1), before=2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "MON1",
        "MON1>2",
        "MON1=2",
        "MON1>=",
        "MON1>=0",
        "MON1>=6",
        "MON1>=12",
        "MON1>=-1",
        "MON1 >= 2",
        " MON1>=2",
        "MON1>=2\n",
        "mon1>=2",
        "1MON>=2",
        "MON1>=²",
        "MON1>=2@3",
    ],
)
def test_anything_else_is_no_requirement(text: str):
    with pytest.raises(ValueError, match=r"CODE>=level|outside 1 to 5"):
        parse_requirement(text)


@pytest.mark.parametrize("text", ["", "PRO3>=1", "PRO3>=1@", "PRO3>=0@2", "PRO3>=1@0", "PRO3>=1@6", "PRO3>=1@2@3"])
def test_anything_else_is_no_prerequisite(text: str):
    with pytest.raises(ValueError, match=r"CODE>=level@before|outside 1 to 5"):
        parse_prerequisite(text)


@given(CODES, LEVELS, LEVELS)
def test_both_are_written_as_they_are_read(code: str, level: int, before: int):
    requirement = Requirement(code=code, level=level)

    assert parse_requirement(str(requirement)) == requirement
    assert parse_prerequisite(f"{requirement}@{before}") == Prerequisite(requirement, before)
    assert str(Prerequisite(requirement, before)) == f"{code}>={level}@{before}"
