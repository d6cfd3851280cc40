"""What a gate still needs, in words."""

from datetime import date

from readiness.foundation.language import ENGLISH
from readiness.results.assessment_result import assess
from readiness.wording.gates import GateNeed
from readiness.wording.wording import Wording
from tests.unit.builders import filled, gate


def needs(*requires: str, **sheets: str) -> list[GateNeed]:
    asked, answered = filled(gates=[gate("G0", *requires)], **sheets)
    found = assess(asked, answered, date(2026, 11, 23))
    return Wording(found, ENGLISH).gates.needs(found.score.gates[0])


def allows(requires: str, sheet: str) -> str:
    asked, answered = filled(gates=[gate("G0", requires)], PRO=sheet)
    return Wording(assess(asked, answered, date(2026, 11, 23)), ENGLISH).gates.allows("G0")


def test_what_a_gate_allows_holds_only_once_it_is_passed():
    assert allows("PRO1>=2", "2★ 2★ 2") == "Allows"
    assert allows("PRO1>=2", "1★ 2★ 2") == "Once this gate is passed: Allows"
    assert allows("PRO1>=2", "?★ 2★ 2") == "Once this gate is passed: Allows"


def test_what_is_met_is_not_needed():
    assert needs("PRO1>=2", PRO="2★ 2★ 2") == []


def test_each_need_says_where_it_stands():
    found = needs("PRO1>=2", "PRO2>=3", "PRO3>=1", PRO="1★ ?★ -")

    assert [(need.code, need.level, need.words) for need in found] == [
        ("PRO1", 2, "Name of PRO1: level 2 needed, now 1"),
        ("PRO2", 3, "Name of PRO2: level 3 needed, not known yet"),
        ("PRO3", 1, "Name of PRO3: level 1 needed, not answered yet"),
    ]
    assert not any(need.stage for need in found)


def test_the_stage_of_a_dimension_may_be_needed():
    (need,) = needs("PRO>=2", PRO="1★ 1★ 1")

    assert (need.code, need.stage, need.words) == ("PRO", True, "Dimension PRO: stage 2 needed, now 1")
