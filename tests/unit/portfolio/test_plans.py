"""What a portfolio tells of plans is what the plan of each document says."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.assessment import Assessment
from readiness.domain.plan_notes import PackageNote, PlanNotes, StepNote
from readiness.exchange.plan_json import plan_file
from readiness.foundation.language import ENGLISH
from readiness.planning.start import start_levels
from readiness.portfolio import plans as plans_module
from readiness.portfolio.index import PortfolioIndex
from readiness.portfolio.plans import plan_of, with_plans
from readiness.portfolio.reading import read_portfolio
from readiness.results.assessment_result import assess
from tests.unit.builders import social_media
from tests.unit.portfolio.companies import LONG_AGO, TODAY, company, put
from tests.unit.strategies import social_media_assessments


@st.composite
def planned(draw: st.DrawFn) -> Assessment:
    """Draw a company whose plan may have begun, with persons in charge and steps that are done."""
    assessment = draw(social_media_assessments())
    codes = [*social_media().capabilities]
    owners = draw(st.dictionaries(st.sampled_from(codes), st.sampled_from(["Ina", "Ben"]), max_size=3))
    done = draw(st.sets(st.sampled_from([f"{code}:0>1" for code in codes]), max_size=6))
    notes = PlanNotes(
        goal=draw(st.sampled_from(["", "target", "way:G2", "unknown"])),
        begins=draw(st.none() | st.dates(TODAY - timedelta(400), TODAY)),
        baseline=start_levels(social_media(), assessment) if draw(st.booleans()) else {},
        steps={step: StepNote(done=True) for step in done},
        packages={code: PackageNote(owner=owner) for code, owner in owners.items()},
    )
    return replace(assessment, plan=notes)


@settings(max_examples=15, deadline=None)
@given(planned(), st.integers(0, 300))
def test_it_says_what_the_plan_of_the_document_says(assessment: Assessment, days: int):
    made_on = TODAY - timedelta(days)
    kept = plan_of(social_media(), assessment, made_on)
    alone = assess(social_media(), assessment, TODAY)
    fresh = plan_of(social_media(), assessment, TODAY)

    summary = fresh.summary(TODAY)

    if alone.roadmap is None:
        assert (summary.goal, summary.packages, summary.open) == ("", 0, 0)
        return
    told = plan_file(alone.planner, alone.roadmap.goal, ENGLISH).packages
    waiting = [package for package in told if not all(step.done for step in package.steps)]
    assert summary.packages == len(told)
    assert summary.open == len(waiting)
    assert summary.overdue == sum(any(step.overdue for step in package.steps) for package in told)
    assert summary.people == tuple(dict.fromkeys(package.owner for package in waiting if package.owner))
    assert (summary.goal, summary.ends) == (str(alone.roadmap.goal), alone.roadmap.ends)
    # What was worked out on an earlier day and lasts says the same today.
    if kept.holds_on(TODAY):
        assert kept.summary(TODAY) == summary


def begun(name: str, at: date) -> Assessment:
    assessment = company(name, [0, 1, 0, 2] * 11)
    return replace(assessment, plan=PlanNotes(begins=at, baseline=start_levels(social_media(), assessment)))


def test_plans_are_worked_out_once_and_what_is_overdue_follows_the_day(tmp_path: Path, index: PortfolioIndex):
    put(tmp_path / "a.readiness", begun("A", TODAY))
    put(tmp_path / "b.readiness", company("B", [0] * 43))
    told: list[tuple[int, int]] = []

    def read(day: date) -> tuple[int, list[int]]:
        told.clear()
        found = with_plans(read_portfolio([tmp_path], day, index), day, index, lambda done, of: told.append((done, of)))
        return told[0][0], [entry.plan.overdue for entry in found.entries if entry.plan]

    assert read(TODAY) == (0, [0, 0])
    assert read(TODAY) == (2, [0, 0])
    # The plan that has not begun would begin on that day.
    known, (late, not_begun) = read(TODAY + timedelta(days=400))
    assert (known, not_begun) == (1, 0)
    assert late > 0
    put(tmp_path / "a.readiness", begun("A", TODAY), at=LONG_AGO + 5)
    # Another document, however alike, is worked out anew.
    assert read(TODAY)[0] == 0


def test_a_plan_that_was_not_worked_out_is_told_as_such(tmp_path: Path, index: PortfolioIndex):
    put(tmp_path / "a.readiness", company("A", [0] * 43))
    found = read_portfolio([tmp_path], TODAY, index)

    assert found.entries[0].plan is None
    assert with_plans(found, TODAY, index, cancelled=lambda: True).entries[0].plan is None


def test_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for n in range(10):
        put(tmp_path / f"{n}.readiness", begun(f"{n}", TODAY - timedelta(days=30 * n)))
    found = read_portfolio([tmp_path], TODAY)
    alone = with_plans(found, TODAY)
    monkeypatch.setattr(plans_module, "_FEW", 1)

    assert with_plans(found, TODAY).entries == alone.entries
    assert len({entry.plan.overdue for entry in alone.entries if entry.plan}) > 1
