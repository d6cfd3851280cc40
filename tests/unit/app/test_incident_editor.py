"""The incident of an open document as people work on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from readiness.app.documents import create_document
from readiness.app.incident_editor import IncidentEditor
from readiness.app.session import Session
from readiness.domain.incidents import Incident, Incidents, LogEntry, TaskNote
from readiness.domain.knowledge import IncidentStep
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.questionnaire import Depth
from readiness.foundation import clock
from tests.unit.builders import levels, social_media
from tests.unit.incident.test_guide import SEED

ON = date(2026, 11, 23)


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    opened = create_document(path, social_media(), "Tiny Ltd", Depth.FULL, levels(PRO3=1))
    yield opened
    opened.document.close()


@pytest.fixture
def editor(session: Session) -> IncidentEditor:
    made = IncidentEditor(session)
    made.begin()
    return made


def test_a_new_incident_is_of_today_and_nothing_is_known(editor: IncidentEditor):
    assert editor.incident == Incident(1, clock.today())
    assert editor.facts.unknown(editor.guide) == editor.guide.facts
    assert editor.decision is not None
    assert editor.decision.unknown == editor.guide.facts


def test_each_fact_is_one_change_and_the_decision_follows(session: Session, editor: IncidentEditor):
    for code, value in SEED.items():
        editor.set_fact(code, value)
    assert editor.decision.open
    editor.set_fact("F5", 1)
    editor.set_fact("F6", 0)
    assert (editor.decision.severity.severity, editor.decision.rule.number) == ("green", 4)
    editor.set_fact("F3", 3)
    assert (editor.decision.severity.severity, editor.decision.rule.number) == ("red", 1)
    session.undo()
    assert editor.decision.severity.severity == "green"
    editor.set_fact("F1", None)
    assert "F1" not in editor.incident.given


def test_a_turning_point_leads_where_it_says(editor: IncidentEditor):
    known = {**SEED, "F5": 1, "F6": 0}
    for code, value in known.items():
        editor.set_fact(code, value)
    assert editor.sensitivities
    for turn in editor.sensitivities:
        editor.set_fact(turn.fact.code, turn.value)
        assert (editor.decision.severity, editor.decision.rule) == (turn.severity, turn.rule)
        editor.set_fact(turn.fact.code, known.get(turn.fact.code))


def test_what_the_profile_says_is_not_asked_again(session: Session, editor: IncidentEditor):
    asked = next(fact for fact in editor.guide.facts if fact.code == "confidential_sector")
    assert (editor.given(asked), editor.prefilled(asked)) == (None, None)
    details = session.assessment.details
    session.set_part(replace(details, profile={"confidential_sector": "yes"}))
    assert (editor.given(asked), editor.prefilled(asked)) == (None, "yes")
    assert asked not in editor.decision.unknown
    assert "moratorium" in {element.code for element in editor.decision.course}


def test_one_question_has_one_answer(session: Session, editor: IncidentEditor):
    asked = next(fact for fact in editor.guide.facts if fact.code == "confidential_sector")
    assert [fact.code for fact in editor.guide.facts if editor.repeats(fact)] == ["confidential_sector"]
    # As a document holds it in which the incident was answered first.
    session.set_part(Incidents((replace(editor.incident, given={"confidential_sector": "no"}),)))
    assert editor.facts.value(asked) == "no"
    details = session.assessment.details
    session.set_part(replace(details, profile={"size": "small", "confidential_sector": "yes"}))
    assert editor.facts.value(asked) == "yes"

    editor.set_fact("confidential_sector", "no")
    assert session.assessment.details.profile == {"size": "small", "confidential_sector": "no"}
    assert editor.incident.given == {}
    assert editor.facts.value(asked) == "no"
    editor.set_fact("confidential_sector", None)
    assert session.assessment.details.profile == {"size": "small"}
    assert asked in editor.decision.unknown
    session.undo()
    session.undo()
    # One step brought both back.
    assert session.assessment.details.profile["confidential_sector"] == "yes"
    assert editor.incident.given == {"confidential_sector": "no"}


def test_a_value_says_where_it_would_lead_and_changes_nothing(editor: IncidentEditor):
    for code, value in {**SEED, "F5": 1}.items():
        editor.set_fact(code, value)
    before = editor.incident
    would_be = {value: [rule.severity for rule in editor.outcome("F6", value)] for value in range(4)}
    assert would_be == {0: ["green"], 1: ["green"], 2: ["amber"], 3: ["red"]}
    assert [rule.severity for rule in editor.outcome("F3", 2)] == ["amber", "red"]
    assert editor.incident == before


def test_ideas_are_chosen_and_taken_back(session: Session, editor: IncidentEditor):
    first, second = editor.ideas[:2]
    editor.choose(second.code, chosen=True)
    editor.choose(first.code, chosen=True)
    assert editor.incident.ideas == (second.code, first.code)
    editor.choose(second.code, chosen=False)
    assert editor.incident.ideas == (first.code,)
    session.undo()
    assert editor.incident.ideas == (second.code, first.code)


def test_ticks_are_kept_and_come_back_with_their_step(session: Session, editor: IncidentEditor):
    for code, value in {**SEED, "F3": 3, "F5": 1, "F6": 0}.items():
        editor.set_fact(code, value)
    red = {step.code for steps in editor.checklist.values() for step in steps}
    editor.set_fact("F3", 0)
    green = {step.code for steps in editor.checklist.values() for step in steps}
    only_red = min(red - green)
    editor.set_fact("F3", 3)
    editor.tick(only_red, done=True)
    editor.tick("lead-named", done=True)
    editor.set_fact("F3", 0)
    assert editor.incident.ticked == (only_red, "lead-named")
    editor.tick("lead-named", done=False)
    assert editor.incident.ticked == (only_red,)
    session.undo()
    assert "lead-named" in editor.incident.ticked


def test_the_next_unknown_fact_is_the_one_below_then_the_first(editor: IncidentEditor):
    asked = editor.guide.deciding_first
    codes = [fact.code for fact in asked]
    assert codes[:4] == ["F3", "F4", "F5", "F6"]
    assert editor.next_unknown(codes[0]) == codes[1]
    assert editor.next_unknown(codes[-1]) == codes[0]
    for fact in asked[2:]:
        editor.set_fact(
            fact.code, fact.choices[0].value if fact.choices else "2026-11-02" if fact.code == "F10" else "no"
        )
    assert editor.next_unknown(codes[5]) == codes[0]
    editor.set_fact(codes[0], 0)
    assert editor.next_unknown(codes[1]) is None


def test_a_stranger_s_values_are_unknown(session: Session, editor: IncidentEditor):
    session.set_part(Incidents((replace(editor.incident, given={"F3": 99, "OLD": 1, "F10": "soon", "F7": 2}),)))

    assert editor.facts.given == {"F7": 2}


def test_a_new_incident_replaces_none(session: Session, editor: IncidentEditor):
    editor.set_fact("F3", 2)
    editor.begin()
    assert editor.incident == Incident(2, clock.today())
    assert [one.given for one in session.assessment.incidents.all] == [{"F3": 2}, {}]
    # What may be red comes before what is certainly amber.
    assert IncidentEditor(session).number == 2
    assert IncidentEditor(session, 1).incident.given == {"F3": 2}
    editor.close(closed=True)
    assert IncidentEditor(session).number == 1


def test_a_deleted_incident_comes_back_by_undo(session: Session, editor: IncidentEditor):
    editor.set_fact("F3", 2)
    editor.delete()
    assert not editor.exists
    assert session.result().incident is None
    session.undo()
    assert editor.incident.given == {"F3": 2}


def test_a_closed_incident_is_kept_and_can_be_opened_again(session: Session, editor: IncidentEditor):
    editor.close(closed=True)
    assert editor.incident.closed == clock.today()
    assert session.result().incident is None
    # There is none that counts, but one to look at.
    assert IncidentEditor(session).number == editor.number
    editor.close(closed=False)
    assert session.result().incident is not None


def test_title_link_and_who_does_what_are_kept_as_typed(editor: IncidentEditor):
    editor.set_title("  Agency post ")
    editor.set_link("https://example.com/1")
    editor.assign("evidence-saved", "Ada", ON)
    editor.assign_clearing("F3", "Bea", None)
    assert (editor.incident.title, editor.incident.link) == ("Agency post", "https://example.com/1")
    assert editor.incident.task("evidence-saved") == TaskNote("Ada", ON)
    assert editor.incident.clears("F3") == TaskNote("Bea")
    editor.assign("evidence-saved", "", None)
    editor.assign_clearing("F3", " ", None)
    assert (editor.incident.tasks, editor.incident.clearing) == ({}, {})


def test_the_log_stands_in_the_order_of_the_days(editor: IncidentEditor):
    editor.log(ON, "second")
    editor.log(ON - timedelta(1), "first")
    editor.log(ON, "third")
    editor.log(ON, "  ")
    assert [entry.text for entry in editor.incident.log] == ["first", "second", "third"]
    editor.strike(1)
    assert editor.incident.log == (LogEntry(ON - timedelta(1), "first"), LogEntry(ON, "third"))


def step(editor: IncidentEditor, code: str) -> IncidentStep:
    return next(step for step in editor.guide.steps if step.code == code)


def test_a_task_goes_into_the_plan_with_owner_and_day_and_out_again(session: Session, editor: IncidentEditor):
    agreed = step(editor, "agency-agreed")
    assert editor.plannable(agreed)
    editor.assign(agreed.code, "Ada", ON)
    assert editor.into_plan(agreed) == ["PAR1:1>2", "PAR2:1>2"]
    notes = session.assessment.plan
    assert notes.taken_in == {"PAR1": 2, "PAR2": 2}
    assert notes.note("PAR2:1>2") == StepNote("Ada", ON)
    assert editor.in_plan(agreed)
    editor.out_of_plan(agreed)
    assert not editor.in_plan(agreed)
    assert session.assessment.plan.taken_in == {}
    session.undo()
    session.undo()
    # To take it in was one step.
    assert session.assessment.plan == PlanNotes()


def test_what_is_reached_or_leads_to_no_level_is_no_work_for_the_plan(editor: IncidentEditor):
    assert not editor.plannable(step(editor, "lead-named"))
    assert not editor.plannable(step(editor, "evidence-saved"))


def test_what_the_plan_says_already_stays_where_nothing_is_known_here(session: Session, editor: IncidentEditor):
    planned = PlanNotes().with_note("PAR2:1>2", StepNote("Bea", ON))
    session.set_part(planned)
    editor.into_plan(step(editor, "agency-agreed"))
    assert session.assessment.plan.note("PAR2:1>2") == StepNote("Bea", ON)
