"""What people take into a plan besides its goal, such as a task after an incident."""

from dataclasses import replace
from datetime import date

from readiness.domain.assessment import Assessment, Details
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.questionnaire import Depth
from readiness.planning.goals import parse_goal
from readiness.planning.plan import Plan, make_plan
from readiness.planning.start import with_named_reopened
from readiness.planning.steps import Why
from readiness.results.assessment_result import assess
from tests.unit.builders import levels, social_media

ASKED = social_media()
FIRM = Assessment(Details("Tiny Ltd", Depth.FULL), levels(**dict.fromkeys(ASKED.capabilities, 1)))


def plan(goal: str, **taken_in: int) -> Plan:
    assessment = replace(FIRM, plan=PlanNotes(taken_in=taken_in))
    return make_plan(ASKED, assessment, {}, parse_goal(goal, ASKED))


def test_a_step_that_the_goal_does_not_ask_for_is_taken_in_with_what_it_needs():
    before, after = plan("gate:G0"), plan("gate:G0", SKL4=2)
    added = {step.id for step in after.steps} - {step.id for step in before.steps}
    own = next(step for step in after.steps if step.id == "SKL4:1>2")
    assert "SKL4:1>2" in added
    assert (own.why, own.gate) == (Why.TAKEN_IN, None)
    assert after.person_days.mid > before.person_days.mid
    assert {*own.after} <= {step.id for step in after.steps}


def test_what_the_goal_asks_for_anyway_changes_nothing():
    assert plan("gate:G0", MON1=2) == plan("gate:G0")
    # What is reached already is no work.
    assert plan("gate:G0", SKL4=1) == plan("gate:G0")


def test_the_first_version_of_plans_takes_nothing_in():
    goal = parse_goal("gate:G0", ASKED)
    taken = replace(FIRM, plan=PlanNotes(taken_in={"SKL4": 2}))
    assert make_plan(ASKED, with_named_reopened(goal, ASKED, taken), {}, goal) == plan("gate:G0")


def test_the_roadmap_has_its_package_and_adds_it_up():
    taken = replace(FIRM, plan=PlanNotes(goal="gate:G0", taken_in={"SKL4": 2}))
    roadmap = assess(ASKED, taken, date(2026, 11, 30)).roadmap
    assert roadmap is not None
    assert "SKL4" in {package.capability for package in roadmap.packages}
    assert sum(package.person_days.high for package in roadmap.packages) >= plan("gate:G0").person_days.high
