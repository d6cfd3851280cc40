"""The beginning of a plan: fixed once, from then on what is reached stays as done and what is late is overdue."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.app.plan_editor import PlanEditor
from readiness.app.plan_start import fix_beginning
from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.domain.answers import at_level
from readiness.foundation.language import ENGLISH
from readiness.planning.roadmap import Roadmap
from tests.golden_company import create_golden

FIRST, LATER = "1796083200", "1801440000"  # 1 December 2026, 1 February 2027


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """The sample company on 1 December 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST)
    return Session(Document.open(create_golden(tmp_path, ENGLISH)))


def roadmap(session: Session) -> Roadmap:
    found = session.result().roadmap
    assert found is not None
    return found


def days(session: Session) -> list[tuple[str, date, date]]:
    return [(b.package.id, b.begins, b.due) for b in roadmap(session).bookings]


def test_until_it_is_fixed_a_plan_begins_next_monday(company: Session, monkeypatch: pytest.MonkeyPatch):
    first = days(company)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    # Also in a window that is open over midnight.
    assert company.result().planner.basis.begins == date(2027, 2, 8)
    assert days(company) != first


def test_fixed_its_days_its_goal_and_its_sums_stay(company: Session, monkeypatch: pytest.MonkeyPatch):
    fix_beginning(company)
    first, sums, goal = days(company), roadmap(company).budget, roadmap(company).goal
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)

    for package in roadmap(company).packages:
        company.answer(package.capability, at_level(package.level))

    assert days(company) == first
    assert (roadmap(company).budget, roadmap(company).goal) == (sums, goal)
    basis = company.result().planner.basis
    assert all(basis.done(step) for step in roadmap(company).plan.steps)
    before = company.assessment
    fix_beginning(company)
    assert company.assessment == before


def test_what_is_not_done_in_time_is_overdue(company: Session, monkeypatch: pytest.MonkeyPatch):
    fix_beginning(company)
    editor = PlanEditor(company)
    first, *_, last = roadmap(company).bookings
    assert not editor.overdue(first)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(FIRST) + 86_400 * ((first.due - date(2026, 12, 1)).days + 1)))
    company.set_part(replace(company.assessment.details, scope="All"))
    assert editor.overdue(first)
    assert not editor.overdue(last)

    editor.set_package_done(first.package, done=True)
    assert not editor.overdue(first)


def test_another_day_starts_anew_and_can_be_undone(company: Session):
    fix_beginning(company)
    package = roadmap(company).packages[0]
    company.answer(package.capability, at_level(package.level))
    before = company.assessment.plan

    PlanEditor(company).set_begins(date(2027, 3, 1))

    assert company.assessment.plan.begins == date(2027, 3, 1)
    assert package.id not in {left.id for left in roadmap(company).packages}
    company.undo()
    assert company.assessment.plan == before
    PlanEditor(company).set_begins(None)
    assert (company.assessment.plan.begins, company.assessment.plan.baseline) == (None, {})
