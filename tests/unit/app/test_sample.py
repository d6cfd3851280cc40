"""The sample companies: what ships to show the program holds together and shows what it is meant to show."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from readiness.app.documents import read_document
from readiness.app.sample import COMPANIES, create_samples, read_company, sample_in
from readiness.documents.recovery import recoverable
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.history import History
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text
from readiness.exchange.sample_json import MOST_DAYS_AWAY
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN, LANGUAGES
from readiness.incident.facts import is_value
from readiness.incident.steps import fitting_ideas, steps_by_time
from readiness.planning.goals import TARGET, parse_goal
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.comparison import compare
from readiness.results.knife_edges import knife_edges
from readiness.scoring.score import GateStatus
from tests.unit.builders import open_document, social_media

TODAY = date(2026, 11, 29)
THEN, NOW = ("pump-maker", 0), ("pump-maker", 1)
BRAND, WELL_RUN = ("consumer-brand", 0), ("well-run", 0)
STATES = [THEN, NOW, BRAND, WELL_RUN]
EVERY_STATE = pytest.mark.parametrize("state", STATES, ids=lambda state: f"{state[0]}-{state[1]}")


class Expected(NamedTuple):
    """What rules 4 and 8 give, worked out by hand: the stages, the whole, the gates passed, the severity."""

    stages: str
    overall: int
    passed: str
    severity: str = ""


EXPECTED = {
    THEN: Expected("PRO 0, SKL 0, MGT 0, STR 0, MON 1, PAR 0, CON 0, RSK 0", 0, "", "green"),
    NOW: Expected("PRO 2, SKL 1, MGT 2, STR 2, MON 3, PAR 2, CON 1, RSK 1", 1, "G0 G1 G2", "green"),
    BRAND: Expected("PRO 3, SKL 3, MGT 3, STR 3, MON 2, PAR 1, CON 3, RSK 1", 2, "G0 G1", "amber"),
    WELL_RUN: Expected("PRO 4, SKL 3, MGT 4, STR 4, MON 3, PAR 3, CON 3, RSK 3", 3, "G0 G1 G2 G3 G4"),
}


def assessment(state: tuple[str, int], language: str = "en", today: date = TODAY) -> Assessment:
    company, number = state
    sample = read_company(company)
    return sample.assessment(sample.states[number], social_media(), language, today)


@cache
def result(state: tuple[str, int]) -> AssessmentResult:
    return assess(social_media(), assessment(state), TODAY)


def test_every_company_and_state_is_tested():
    assert [(company, n) for company in COMPANIES for n in range(len(read_company(company).states))] == STATES


@EVERY_STATE
def test_stages_gates_and_severity_are_as_worked_out_by_hand(state: tuple[str, int]):
    scored = result(state).score
    judged = result(state).incident
    decision = judged.decision if judged else None

    assert ", ".join(f"{d.code} {d.stage.low}" for d in scored.dimensions) == EXPECTED[state].stages
    assert scored.stage.low == scored.stage.high == EXPECTED[state].overall
    assert " ".join(g.code for g in scored.gates if g.status is GateStatus.PASS) == EXPECTED[state].passed
    assert (decision.severity.severity if decision and decision.severity else "") == EXPECTED[state].severity


@EVERY_STATE
def test_every_question_is_answered(state: tuple[str, int]):
    answers = assessment(state).answers

    assert answers.keys() == social_media().capabilities.keys()
    assert not [code for code, answer in answers.items() if answer.status is Status.UNANSWERED]


@EVERY_STATE
def test_what_was_seen_says_what_was_seen(state: tuple[str, int]):
    answers = assessment(state).answers

    assert not [c for c, a in answers.items() if a.confidence is Confidence.SHOWN and not a.evidence]


@pytest.mark.parametrize("company", COMPANIES)
def test_every_text_speaks_both_languages(company: str):
    found = list(texts(read_company(company)))

    assert found
    assert [text for text in found if bool(text.de) != bool(text.en)] == []
    # A year in a text would grow old.
    assert [text for text in found if re.search(r"\b(19|20)\d\d\b", text.de + text.en)] == []


def incidents_without_words(made: Assessment) -> list[Any]:
    return [(one.number, one.on, one.given, one.ticked, one.tasks, len(one.log)) for one in made.incidents.all]


@EVERY_STATE
def test_the_languages_differ_in_words_only(state: tuple[str, int]):
    def without_words(language: str) -> tuple[Any, ...]:
        made = assessment(state, language)
        answers = {c: (a.status, a.level, a.confidence, a.flagged) for c, a in made.answers.items()}
        return answers, made.details.profile, made.plan, incidents_without_words(made), made.consultant.findings.keys()

    assert without_words("de") == without_words("en")


@EVERY_STATE
def test_the_profile_is_filled_in(state: tuple[str, int]):
    choices = {
        question.code: [choice.value for choice in question.choices] or ["yes", "no"]
        for question in social_media().profile
    }
    profile = assessment(state).details.profile

    # When the next product comes out is left open: the date would raise the target, and then pass.
    assert profile.keys() == choices.keys() - {"launch"}
    assert all(value in choices[code] for code, value in profile.items())


@EVERY_STATE
def test_the_plan_names_steps_that_are_there(state: tuple[str, int]):
    plan = result(state).plan
    notes = assessment(state).plan

    # Without a goal of its own it goes the recommended way, and notes on later steps wait.
    every = result(state).planner.roadmap(TARGET).plan.steps if not notes.goal else plan.steps
    assert not notes.goal or str(parse_goal(notes.goal, social_media())) == notes.goal
    assert plan.steps
    assert notes.steps.keys() <= {step.id for step in every}
    assert all(note.owner and note.due for note in notes.steps.values())


@EVERY_STATE
def test_the_incident_is_decided_and_what_is_ticked_is_there(state: tuple[str, int]):
    judged = result(state).incident
    if judged is None:
        assert not EXPECTED[state].severity
        return
    decision, record = judged.decision, judged.incident
    assert decision is not None
    guide = social_media().incident
    assert guide is not None
    facts = {fact.code: fact for fact in guide.facts}
    steps = {step.code for found in steps_by_time(guide, decision).values() for step in found}
    assert all(value is not None and is_value(facts[code], value) for code, value in record.given.items())
    assert decision.unknown == ()
    # What has been done since is no longer asked for.
    assert set(record.ticked) <= {step.code for step in guide.steps}
    assert set(record.ticked) & steps
    assert set(record.ideas) <= {idea.code for idea in fitting_ideas(guide, decision)}


def test_the_incident_of_last_year_is_done_but_for_the_entry_itself():
    guide, judged = social_media().incident, result(NOW).incident
    assert guide is not None
    assert judged is not None
    assert judged.decision is not None
    decision, record = judged.decision, judged.incident
    asked = {step.code for found in steps_by_time(guide, decision).values() for step in found}

    assert asked - set(record.ticked) == {"people-trained", "pilot-started"}
    assert record.ideas
    assert record.given == assessment(THEN).incidents.all[0].given


@EVERY_STATE
@pytest.mark.parametrize("today", [TODAY, date(2031, 2, 28)])
def test_no_day_is_far_away(state: tuple[str, int], today: date):
    made = assessment(state, today=today)
    days = [note.due for note in made.plan.steps.values()]
    for incident in made.incidents.all:
        days += [incident.on, *(note.due for note in incident.tasks.values()), *(entry.on for entry in incident.log)]
        days += [date.fromisoformat(str(value)) for code, value in incident.given.items() if code == "F10"]

    assert all(abs(day - today) <= timedelta(MOST_DAYS_AWAY) for day in days if day)
    # Owners that are named have their work before them, or have done it.
    assert all(note.due >= today or note.done for note in made.plan.steps.values() if note.due)


def test_a_year_later_the_pump_maker_is_better_everywhere():
    before, after = result(THEN), result(NOW)
    found = compare(before, after)

    assert found.incomparable is None
    for was, now in zip(before.score.dimensions, after.score.dimensions, strict=True):
        assert now.stage.low > was.stage.low
        assert now.index.point > was.index.high
    assert {gate.code for gate in found.gates} == {"G0", "G1", "G2"}
    assert all((before.assessment.answer(c).level or 0) <= (a.level or 0) for c, a in after.assessment.answers.items())
    assert {g.code: g.unmet for g in after.score.gates}["G3"] == ("SKL2>=2", "RSK1>=2")


def test_the_brand_is_out_of_balance():
    assert result(BRAND).score.index.unbalanced
    assert result(BRAND).score.bottlenecks == ("PAR", "RSK")
    assert assessment(BRAND).consultant.foreword


def test_one_answer_decides_about_the_well_run_firm_and_was_only_told():
    found = result(WELL_RUN)
    deciding = [edge for edge in knife_edges(found) if any(s.overall != found.score.stage for s in edge.shifts)]

    assert [(edge.code, edge.confidence) for edge in deciding] == [("SKL2", Confidence.STATED)]
    assert [shift.overall.low for shift in deciding[0].shifts] == [2, 4]
    answers = found.assessment.answers
    assert all((answer.level or 0) >= found.targets[code] for code, answer in answers.items())
    assert sum(answer.confidence is Confidence.SHOWN for answer in answers.values()) >= 38


def test_no_two_documents_have_one_name():
    names = [
        (language, sample.file_name(state, language))
        for sample in map(read_company, COMPANIES)
        for state in sample.states
        for language in LANGUAGES
    ]

    assert len(set(names)) == len(names) == 2 * len(STATES)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_opens(tmp_path: Path, company: str, language: str):
    paths = create_samples(tmp_path / "new", LANGUAGES[language], company)

    read = [read_document(path).assessment for path in paths]
    assert [replace(made, history=History()) for made in read] == [
        assessment((company, number), language, clock.today()) for number in range(len(read_company(company).states))
    ]
    # Each has what was before it in its history.
    assert [len(made.history.states) for made in read] == [*range(len(read))]
    assert all(made.details.depth is Depth.FULL for made in read)
    assert recoverable() == []


def test_the_first_company_is_shown_where_none_is_named(tmp_path: Path):
    assert [path.name for path in create_samples(tmp_path, GERMAN)] == [
        "Muster Pumpenbau GmbH, Vorjahr.readiness",
        "Muster Pumpenbau GmbH.readiness",
    ]
    assert sample_in(tmp_path, GERMAN).name == "Muster Pumpenbau GmbH.readiness"


def test_earlier_samples_are_left_alone(tmp_path: Path):
    first = create_samples(tmp_path, ENGLISH)
    before = [path.read_bytes() for path in first]

    second = create_samples(tmp_path, ENGLISH)

    assert [path.name for path in second] == [
        "Muster Pumpenbau GmbH, last year 2.readiness",
        "Muster Pumpenbau GmbH 2.readiness",
    ]
    assert [path.read_bytes() for path in first] == before


def test_the_sample_of_a_folder_is_made_once_and_found_as_it_was_left(tmp_path: Path):
    found = sample_in(tmp_path, ENGLISH)
    [earlier] = set(tmp_path.glob("*.readiness")) - {found}
    before = earlier.read_bytes()
    with open_document(found) as session:
        session.answer("PRO1", at_level(5))

    assert sample_in(tmp_path, ENGLISH) == sample_in(tmp_path, GERMAN) == found
    assert read_document(found).assessment.answer("PRO1") == Answer(Status.ANSWERED, 5)

    found.unlink()
    assert sample_in(tmp_path, ENGLISH) == found
    assert earlier.read_bytes() == before
    assert len(list(tmp_path.glob("*.readiness"))) == 2


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "taken").write_text("a file", "utf-8")

    for make in (sample_in, create_samples):
        with pytest.raises(UserError) as caught:
            make(tmp_path / "taken" / "samples", ENGLISH)
        assert caught.value.code == "folder-not-made"


def texts(value: Any) -> Iterator[Text]:
    """Yield every text within a value."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)
