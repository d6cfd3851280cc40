"""Three-way merge: its laws on random assessments, and what each part makes of two changes."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import PARTS, Assessment, Details
from readiness.domain.attachments import Attachment, Attachments
from readiness.domain.consultant import ConsultantLayer, OwnRecommendation
from readiness.domain.history import History, Occasion, RecordedState, Stored
from readiness.domain.incidents import Incident, Incidents, LogEntry, TaskNote
from readiness.domain.merging import ABSENT, MergeClash, MergeSide, changes_between, merge
from readiness.domain.perspectives import Author, LedgerEntry, Perspective, Perspectives, Way
from readiness.domain.plan_notes import PackageNote, PlanNotes, Resolution, StepNote
from readiness.domain.questionnaire import Depth
from readiness.domain.version_record import FinalVersion, VersionRecord
from readiness.domain.workshop_record import Decision, Meeting, WorkshopRecord
from tests.unit import strategies as drawn

CODES = st.sampled_from(["PRO1", "PRO2", "MON1", "SKL1"])
DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 4))
WORDS = st.sampled_from(["", "a", "b", "c"])
NAMES = st.sampled_from(["Ada", "Ben", "Eve"])


def distinct(elements: st.SearchStrategy, key=repr) -> st.SearchStrategy:
    return st.lists(elements, max_size=3, unique_by=key).map(tuple)


def notes() -> st.SearchStrategy[PlanNotes]:
    return st.builds(
        PlanNotes,
        goal=st.sampled_from(["", "target", "way:G1"]),
        hours=st.none() | st.sampled_from([5.0, 8.0]),
        confirmed=distinct(CODES).map(lambda codes: tuple(sorted(codes))),
        steps=st.dictionaries(CODES, st.builds(StepNote, WORDS, st.none() | DAYS, st.booleans()), max_size=3),
        packages=st.dictionaries(CODES, st.builds(PackageNote, WORDS), max_size=2),
        resolution=st.builds(Resolution, WORDS, WORDS),
    )


def incidents() -> st.SearchStrategy[Incidents]:
    one = st.builds(
        Incident,
        number=st.integers(1, 3),
        on=DAYS,
        title=WORDS,
        given=st.dictionaries(st.sampled_from(["F3", "F4"]), st.none() | st.integers(0, 3)),
        ticked=distinct(CODES).map(lambda codes: tuple(sorted(codes))),
        tasks=st.dictionaries(CODES, st.builds(TaskNote, WORDS), max_size=2),
        log=distinct(st.builds(LogEntry, DAYS, WORDS)).map(lambda log: tuple(sorted(log, key=repr))),
    )
    by_number = distinct(one, lambda incident: incident.number)
    return by_number.map(lambda all_: Incidents(tuple(sorted(all_, key=lambda incident: incident.number))))


def layers() -> st.SearchStrategy[ConsultantLayer]:
    own = distinct(st.builds(OwnRecommendation, title=NAMES, text=WORDS), lambda one: one.title)
    return st.builds(
        ConsultantLayer,
        foreword=WORDS,
        findings=st.dictionaries(CODES, WORDS, max_size=2),
        recommendations=own.map(lambda all_: tuple(sorted(all_, key=lambda one: one.title))),
    )


def perspectives() -> st.SearchStrategy[Perspectives]:
    view = st.builds(Perspective, st.builds(Author, NAMES), DAYS, st.just(("PRO1",)))
    entry = st.builds(LedgerEntry, DAYS, CODES, st.just(Way.OWN), drawn.answers(), drawn.answers(), WORDS)
    views = distinct(view, lambda one: one.author.person)
    return st.builds(
        Perspectives,
        views=views.map(lambda all_: tuple(sorted(all_, key=lambda one: one.author.person.casefold()))),
        ledger=st.lists(entry, max_size=2).map(tuple),
    )


def records() -> st.SearchStrategy[WorkshopRecord]:
    return st.builds(
        WorkshopRecord,
        meetings=st.lists(st.builds(Meeting, DAYS, st.integers(0, 2)), max_size=2).map(tuple),
        decisions=st.dictionaries(CODES, st.builds(Decision, CODES, st.integers(0, 5), WORDS), max_size=2),
    )


FILES = st.builds(Attachment, st.sampled_from(["a" * 64, "b" * 64]), NAMES, st.just(1))
ASSESSMENTS = st.builds(
    Assessment,
    details=drawn.details(),
    answers=st.dictionaries(CODES, drawn.answers().filter(lambda answer: answer != Answer()), max_size=3),
    plan=notes(),
    incidents=incidents(),
    consultant=layers(),
    attachments=st.builds(Attachments, st.dictionaries(CODES, st.lists(FILES, min_size=1, max_size=2, unique_by=repr)
                          .map(lambda files: tuple(sorted(files, key=repr))), max_size=2)),
    workshop=records(),
    perspectives=perspectives(),
)  # fmt: skip


@given(ASSESSMENTS)
def test_what_nobody_has_changed_stays(base: Assessment):
    assert merge(base, base, base).assessment == base


@given(ASSESSMENTS, ASSESSMENTS)
def test_what_one_side_has_changed_is_taken_as_it_is(base: Assessment, changed: Assessment):
    for found in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert (found.assessment, found.clashes) == (changed, ())


@settings(max_examples=40)
@given(ASSESSMENTS, ASSESSMENTS, ASSESSMENTS)
def test_it_is_the_same_whichever_side_is_called_ours(base: Assessment, one: Assessment, other: Assessment):
    first, second = merge(base, one, other), merge(base, other, one)
    mirrored = {clash.place: (clash.base, clash.theirs, clash.ours) for clash in second.clashes}
    assert mirrored == {clash.place: (clash.base, clash.ours, clash.theirs) for clash in first.clashes}
    settled = merge(base, one, other, dict.fromkeys(mirrored, MergeSide.OURS)).assessment
    assert settled == merge(base, other, one, dict.fromkeys(mirrored, MergeSide.THEIRS)).assessment


@settings(max_examples=40)
@given(ASSESSMENTS, ASSESSMENTS, ASSESSMENTS)
def test_merged_once_more_nothing_changes(base: Assessment, ours: Assessment, theirs: Assessment):
    """A pull that was cut off after it had stored, and is repeated."""
    found = merge(base, ours, theirs)
    merged = merge(base, ours, theirs, {clash.place: MergeSide.THEIRS for clash in found.clashes}).assessment
    again = merge(theirs, merged, theirs)
    assert (again.assessment, again.clashes) == (merged, ())


@settings(max_examples=40)
@given(ASSESSMENTS, ASSESSMENTS, ASSESSMENTS)
def test_nothing_of_either_side_is_lost(base: Assessment, ours: Assessment, theirs: Assessment):
    found = merge(base, ours, theirs)
    kept = {**leaves(found.assessment)}
    clashing = [value for clash in found.clashes for value in (clash.ours, clash.theirs)]
    clashing_words = repr(clashing)
    for side in (ours, theirs):
        for place, value in leaves(side).items():
            if leaves(base).get(place) == value or place[1:] == ("answered_on",):
                continue
            # Incidents that both have begun may have got another number.
            there = kept.get(place) == value or value in kept.values()
            assert there or repr(value) in clashing_words, place


def leaves(value: object, place: tuple[object, ...] = ()) -> dict[tuple[object, ...], object]:
    """What an assessment says, piece by piece; empty ones say nothing."""
    if isinstance(value, dict):
        found = [leaf for key, one in value.items() for leaf in leaves(one, (*place, key)).items()]
    elif isinstance(value, (tuple, Answer, Resolution)) or not hasattr(value, "__dataclass_fields__"):
        whole = isinstance(value, tuple)
        found = [leaf for one in value for leaf in leaves(one, (*place, repr(one))).items()] if whole else []
        if not whole and value not in ("", None, False):
            found = [(place, value)]
    else:
        found = [
            leaf for field in fields(value) for leaf in leaves(getattr(value, field.name), (*place, field.name)).items()
        ]
    return dict(found)


@given(ASSESSMENTS, ASSESSMENTS)
def test_the_changes_between_two_make_one_of_the_other(before: Assessment, after: Assessment):
    made = before
    for change in changes_between(before, after):
        made = change.apply(made)
    assert made == after
    assert changes_between(after, after) == []


BASE = Assessment(Details("Muster GmbH"), {"PRO1": at_level(2)})
DONT_KNOW = Answer(Status.DONT_KNOW)
RULED_OUT = Answer(Status.NOT_APPLICABLE, reason="decided")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (at_level(3), at_level(4)),
        (at_level(3), DONT_KNOW),
        (RULED_OUT, DONT_KNOW),
        (Answer(), RULED_OUT),
        (replace(at_level(2), evidence="seen"), at_level(5)),
    ],
)
def test_two_different_answers_clash_whatever_they_are(ours: Answer, theirs: Answer):
    found = merge(BASE, BASE.with_answer("PRO1", ours), BASE.with_answer("PRO1", theirs))
    assert found.clashes == (MergeClash(("answers", "PRO1"), at_level(2), ours, theirs),)
    place = ("answers", "PRO1")
    for side, answer in ((MergeSide.OURS, ours), (MergeSide.THEIRS, theirs)):
        settled = merge(BASE, BASE.with_answer("PRO1", ours), BASE.with_answer("PRO1", theirs), {place: side})
        assert settled.assessment.answer("PRO1") == answer
        assert settled.open({place: side}) == ()


def test_one_step_two_fields_no_clash_and_one_field_one_clash():
    step = "PRO1:0>1"
    ours = BASE.with_part(PlanNotes(steps={step: StepNote(owner="Ada")}))
    theirs = BASE.with_part(PlanNotes(steps={step: StepNote(due=date(2026, 3, 1))}))
    assert merge(BASE, ours, theirs).assessment.plan.steps == {step: StepNote("Ada", date(2026, 3, 1))}
    theirs = BASE.with_part(PlanNotes(steps={step: StepNote(owner="Ben")}))
    [clash] = merge(BASE, ours, theirs).clashes
    assert (clash.place, clash.ours, clash.theirs) == (("plan", "steps", step, "owner"), "Ada", "Ben")


def test_two_incidents_begun_under_one_number_are_two():
    ours = BASE.with_part(Incidents((Incident(1, date(2026, 1, 2), "ours"),)))
    theirs = BASE.with_part(Incidents((Incident(1, date(2026, 1, 3), "theirs"),)))
    for found in (merge(BASE, ours, theirs), merge(BASE, theirs, ours)):
        assert [(one.number, one.title) for one in found.assessment.incidents.all] == [(1, "ours"), (2, "theirs")]
        assert found.clashes == ()


def test_an_incident_that_one_removed_and_the_other_changed_clashes():
    incident = Incident(1, date(2026, 1, 2), "before")
    base = BASE.with_part(Incidents((incident,)))
    changed = base.with_part(Incidents((replace(incident, title="after"),)))
    [clash] = merge(base, BASE, changed).clashes
    assert (clash.place, clash.ours) == (("incidents", "all", "1"), ABSENT)
    assert merge(base, BASE, changed, {clash.place: MergeSide.THEIRS}).assessment == changed
    assert merge(base, BASE, changed, {clash.place: MergeSide.OURS}).assessment == BASE


def test_the_log_of_an_incident_holds_what_both_have_written():
    incident = Incident(1, date(2026, 1, 2), log=(LogEntry(date(2026, 1, 2), "called"),))
    base = BASE.with_part(Incidents((incident,)))

    def with_line(day: int, text: str) -> Assessment:
        return base.with_part(Incidents((replace(incident, log=(*incident.log, LogEntry(date(2026, 1, day), text))),)))

    found = merge(base, with_line(5, "answered"), with_line(3, "written"))
    assert [entry.text for entry in found.assessment.incidents.all[0].log] == ["called", "written", "answered"]
    assert found.clashes == ()


def test_a_recommendation_that_both_have_worded_clashes_at_that_text():
    def layer(text: str) -> Assessment:
        return BASE.with_part(ConsultantLayer(recommendations=(OwnRecommendation(title="A", text=text),)))

    [clash] = merge(layer("x"), layer("y"), layer("z")).clashes
    assert clash.place == ("consultant", "recommendations", "A", "text")


def test_an_order_that_both_have_changed_is_a_clash_as_a_whole():
    def layer(*titles: str) -> Assessment:
        return BASE.with_part(ConsultantLayer(recommendations=tuple(OwnRecommendation(title=one) for one in titles)))

    [clash] = merge(layer("A", "B", "C"), layer("B", "A", "C"), layer("C", "A", "B")).clashes
    assert clash.place == ("consultant", "recommendations")


def test_the_day_of_the_last_answer_is_the_later_one():
    def on(day: int) -> Assessment:
        return BASE.with_part(replace(BASE.details, answered_on=date(2026, 1, day)))

    found = merge(BASE, on(3), on(2))
    assert (found.assessment.details.answered_on, found.clashes) == (date(2026, 1, 3), ())


def test_a_version_of_record_that_is_merged_with_other_work_is_a_correction():
    record = VersionRecord(final=FinalVersion(1, date(2026, 1, 2), "a" * 64))
    final = BASE.with_part(record)
    assert merge(BASE, BASE, final).assessment == final
    merged = merge(BASE, BASE.with_answer("MON1", at_level(1)), final).assessment
    assert (merged.record.final, merged.record.earlier) == (None, (record.final,))


def test_states_that_both_have_recorded_stand_in_the_order_of_time():
    def recorded(*states: tuple[int, str]) -> Assessment:
        made = (
            RecordedState(number, date(2026, 1, day), Occasion.HAND, "Muster", date(2026, 1, day), "pack", "1.0.0",
                          Depth.FULL, Stored(digest * 64, 1))
            for number, (day, digest) in enumerate(states, start=1)
        )  # fmt: skip
        return BASE.with_part(History(tuple(made)))

    base = recorded((1, "a"))
    found = merge(base, recorded((1, "a"), (5, "b"), (9, "d")), recorded((1, "a"), (7, "c")))
    states = found.assessment.history.states
    assert [(state.number, state.on.day, state.content.digest[0]) for state in states] == [
        (1, 1, "a"),
        (2, 5, "b"),
        (3, 7, "c"),
        (4, 9, "d"),
    ]
    assert found.clashes == ()
    # The same state, recorded on both sides, is one.
    same = merge(base, recorded((1, "a"), (5, "b")), recorded((1, "a"), (6, "b"))).assessment.history.states
    assert [state.number for state in same] == [1, 2]


def test_every_part_has_a_rule_of_its_own():
    from readiness.domain.merging import _PARTS

    assert {*_PARTS} == {*PARTS}
