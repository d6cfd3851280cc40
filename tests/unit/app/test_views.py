"""Views of several people: the laws that hold whatever they say and in whatever order they are settled."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.app.documents import create_document, open_session
from readiness.app.session import Session
from readiness.app.views import Settling, remove_view, settle, take_views, undisputed_changes, with_views
from readiness.domain.answers import UNANSWERED, Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.changes import AnswerChange
from readiness.domain.form import FilledForm, FormFacts, GivenView
from readiness.domain.perspectives import Author, Perspective, Perspectives, Way, same_answer
from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import UsualRole
from readiness.foundation.errors import UserError
from readiness.scoring.consensus import Verdict
from readiness.scoring.views import Clash, dimension_views, merge_table, merged
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, filled, social_media

DAY = date(2026, 11, 20)
QUESTIONNAIRE, _ = filled(PRO="0★ 0★ 0 0")
CODES = [*QUESTIONNAIRE.capabilities]
NAMES = ["Anna", "Ben", "Cem", "Dora", "Eva"]
FORM = FilledForm(
    Path("form.pdf"), FormFacts(pack="tiny", version="1", depth=Depth.FULL, language="en", questions=""), {}, {}, {}
)


def view(person: str, answers: dict[str, Answer], role: UsualRole | None = None, *, on: date = DAY) -> GivenView:
    named = person < "C"
    perspective = Perspective(Author(person, role, named), on, tuple(CODES), answers)
    return GivenView(FORM, perspective, {}, nameless=False)


def table(*answers: Answer, now: Answer = UNANSWERED) -> Assessment:
    given_views = [
        view(name, {} if answer.open else {"PRO1": answer}) for name, answer in zip(NAMES, answers, strict=False)
    ]
    start = Assessment(Details("Tiny", Depth.FULL), {} if now.open else {"PRO1": now})
    return start.with_part(with_views(start, given_views).perspectives)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    note = draw(st.sampled_from(["", "a rule", "a list", "two posts"]))
    level = draw(st.integers(0, 3))
    return draw(
        st.sampled_from([UNANSWERED, DONT_KNOW, NOT_APPLICABLE, *3 * [Answer(Status.ANSWERED, level, evidence=note)]])
    )


@st.composite
def several(draw: st.DrawFn) -> list[GivenView]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    return [
        view(
            name,
            {code: answer for code in CODES if not (answer := draw(answers())).open},
            draw(st.sampled_from([None, *UsualRole])),
            on=DAY - timedelta(draw(st.integers(0, 3))),
        )
        for name in names
    ]


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    now = {code: draw(answers()) for code in CODES}
    return Assessment(Details("Tiny", Depth.FULL), {code: answer for code, answer in now.items() if not answer.open})


def after_undisputed(assessment: Assessment, views: Sequence[GivenView]) -> Assessment:
    assessment = assessment.with_part(with_views(assessment, views).perspectives)
    for change in undisputed_changes(QUESTIONNAIRE, assessment):
        assessment = change.apply(assessment)
    return assessment


@given(several(), assessments(), st.randoms())
def test_what_nobody_disputes_does_not_depend_on_the_order_of_forms(
    views: list[GivenView],
    before: Assessment,
    random: "st.random.Random",  # type: ignore[name-defined]
) -> None:
    shuffled = [*views]
    random.shuffle(shuffled)
    assert after_undisputed(before, views) == after_undisputed(before, shuffled)


@given(several(), assessments())
def test_undisputed_answers_replace_none_and_are_what_everyone_said(views: list[GivenView], before: Assessment) -> None:
    after = after_undisputed(before, views)
    for code in CODES:
        old, new = before.answer(code), after.answer(code)
        if not same_answer(old, new):
            assert old.open
            assert all(same_answer(one.view.answers.get(code, UNANSWERED), new) for one in views)
        elif new.evidence != old.evidence:
            assert new.evidence.startswith(old.evidence)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = create_document(tmp_path / "a.readiness", social_media(), "Muster GmbH", Depth.QUICK)
    yield opened
    opened.document.close()


SOME = st.lists(
    st.tuples(st.sampled_from([Way.MEDIAN, Way.PERSON, Way.OWN]), st.sampled_from(NAMES), st.integers(0, 5)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(several(), assessments(), SOME)
def test_no_note_outlives_its_level_and_the_ledger_only_grows(
    tmp_path_factory: pytest.TempPathFactory,
    views: list[GivenView],
    before: Assessment,
    choices: list[tuple[Way, str, int]],
) -> None:
    folder = tmp_path_factory.mktemp("law")
    session = create_document(folder / "a.readiness", QUESTIONNAIRE, "Tiny", Depth.FULL, dict(before.answers))
    try:
        take_views(session, views, undisputed=True)
        for way, person, level in choices:
            for code in CODES[:2]:
                ledger, was = session.assessment.perspectives.ledger, session.assessment.answer(code)
                try:
                    settle(session, code, Settling(way, person, level, reason=f"reason {level}"))
                except UserError:
                    assert session.assessment.perspectives.ledger == ledger
                    continue
                now, grown = session.assessment.answer(code), session.assessment.perspectives.ledger
                assert grown[:-1] == ledger
                assert (grown[-1].before, grown[-1].after) == (was, now)
                allowed = {one.answer.evidence for one in grown[-1].said if same_answer(one.answer, now)}
                allowed |= {f"reason {level}"} if way is Way.OWN else set()
                allowed |= {*was.evidence.split("\n\n")} if same_answer(was, now) or was.open else set()
                for note in filter(None, now.evidence.split("\n\n")):
                    assert note in allowed or note.partition(": ")[2] in allowed
                if not same_answer(was, now) and was.evidence and not was.open:
                    assert grown[-1].retired_note == was.evidence
        assert session.document.assessment() == session.assessment
    finally:
        session.document.close()


@pytest.mark.parametrize(
    ("said", "now", "clashes", "verdict"),
    [
        ([at_level(2), at_level(2)], UNANSWERED, (), Verdict.GREEN),
        ([at_level(2)], UNANSWERED, (), Verdict.GREEN),
        ([at_level(2), at_level(3)], UNANSWERED, (Clash.DIFFER,), Verdict.GREEN),
        ([at_level(1), at_level(3)], UNANSWERED, (Clash.DIFFER,), Verdict.YELLOW),
        ([at_level(0), at_level(3)], UNANSWERED, (Clash.DIFFER,), Verdict.RED),
        ([at_level(0), at_level(1), at_level(3), at_level(4), at_level(2)], UNANSWERED, (Clash.DIFFER,), Verdict.RED),
        ([at_level(2), DONT_KNOW], UNANSWERED, (Clash.DONT_KNOW,), Verdict.GREEN),
        ([DONT_KNOW, DONT_KNOW], UNANSWERED, (), None),
        ([at_level(2), NOT_APPLICABLE], UNANSWERED, (Clash.NOT_APPLICABLE,), Verdict.GREEN),
        ([at_level(2), UNANSWERED], UNANSWERED, (Clash.MISSING,), Verdict.GREEN),
        ([UNANSWERED, UNANSWERED], UNANSWERED, (), None),
        ([at_level(2), at_level(2)], at_level(3), (Clash.ANSWERED,), Verdict.GREEN),
        ([at_level(2), at_level(2)], at_level(2), (), Verdict.GREEN),
    ],
)
def test_what_stands_against_an_answer(
    said: list[Answer], now: Answer, clashes: tuple[Clash, ...], verdict: Verdict | None
) -> None:
    row = merged(QUESTIONNAIRE.questions["PRO1"], table(*said, now=now))
    assert (row.clashes, row.verdict) == (clashes, verdict)
    assert row.open == bool(clashes)
    assert (row.agreed is None) == bool(clashes or all(answer.open for answer in said))


def test_roles_are_compared_from_one_person_each() -> None:
    start = Assessment(Details("Tiny", Depth.FULL), {})
    given_views = [
        view("Anna", {"PRO1": at_level(3), "PRO2": at_level(4)}, UsualRole.MANAGEMENT),
        view("Ben", {"PRO1": at_level(1), "PRO2": at_level(2)}, UsualRole.OPERATIVE),
        view("Cem", {"PRO1": at_level(5)}),
    ]
    start = start.with_part(with_views(start, given_views).perspectives)
    (found,) = dimension_views(QUESTIONNAIRE, start)
    assert found.medians == {UsualRole.MANAGEMENT: 3.5, UsualRole.OPERATIVE: 1.5, UsualRole.OTHER: 5.0}
    assert found.gap == 2.0


def test_a_question_that_only_some_were_asked_misses_nobody() -> None:
    anna, ben = view("Anna", {"PRO1": at_level(2)}), view("Ben", {})
    ben = replace(ben, view=replace(ben.view, asked=("PRO3",)))
    start = Assessment(Details("Tiny", Depth.FULL), {})
    start = start.with_part(with_views(start, [anna, ben]).perspectives)
    rows = {row.code: row for row in merge_table(QUESTIONNAIRE, start)}
    assert rows["PRO1"].agreed == at_level(2)
    assert len(rows["PRO3"].said) == 2


def test_a_newer_view_opens_a_settled_question_again(session: Session) -> None:
    first = [view("Anna", {"PRO1": at_level(2)}), view("Ben", {"PRO1": at_level(3)})]
    take_views(session, first)
    settle(session, "PRO1", Settling(Way.MEDIAN))
    assert merged(session.questionnaire.questions["PRO1"], session.assessment).settled
    taken = take_views(session, [view("ben ", {"PRO1": at_level(0)}, on=DAY + timedelta(1))])
    assert taken.replaced == ("ben ",)
    row = merged(session.questionnaire.questions["PRO1"], session.assessment)
    assert (row.settled, row.open, len(row.said)) == (False, True, 2)
    # The ledger still knows what was said when it was decided.
    assert [one.answer.level for one in session.assessment.perspectives.ledger[0].said] == [2, 3]


def test_views_survive_saving_undo_and_opening(tmp_path: Path) -> None:
    session = create_document(tmp_path / "a.readiness", social_media(), "Muster GmbH", Depth.QUICK)
    take_views(session, [view("Anna", {"PRO1": at_level(2)}), view("Ben", {"PRO1": at_level(3)})])
    settle(session, "PRO1", Settling(Way.OWN, level=1, reason="Seen."))
    whole = session.assessment
    session.undo()
    assert session.assessment.perspectives.ledger == ()
    assert session.assessment.answer("PRO1").open
    session.redo()
    assert session.assessment == whole
    path = session.document.path
    session.document.close()
    again = open_session(path)
    assert again.assessment.perspectives == whole.perspectives
    remove_view(again, "anna")
    assert [one.author.person for one in again.assessment.perspectives.views] == ["Ben"]
    assert again.assessment.perspectives.ledger == whole.perspectives.ledger
    again.document.close()


def test_one_undo_takes_back_views_and_what_they_settled(session: Session) -> None:
    take_views(session, [view("Anna", {"PRO1": at_level(2)}), view("Ben", {"PRO1": at_level(2)})], undisputed=True)
    assert session.assessment.answer("PRO1").level == 2
    session.undo()
    assert session.assessment.perspectives == Perspectives()
    assert session.assessment.answer("PRO1").open


def test_only_who_consented_is_named_beside_the_evidence(session: Session) -> None:
    noted = [Answer(Status.ANSWERED, 2, evidence=f"Note {n}") for n in (1, 2)]
    take_views(session, [view("Anna", {"PRO1": noted[0]}), view("Cem", {"PRO1": noted[1]})], undisputed=True)
    assert session.assessment.answer("PRO1").evidence == "Anna: Note 1\n\nNote 2"


def test_answers_of_one_compound_change_hold_each_question_once() -> None:
    assessment = after_undisputed(Assessment(Details("Tiny", Depth.FULL), {}), [view("Anna", {"PRO1": at_level(2)})])
    changes = undisputed_changes(QUESTIONNAIRE, assessment)
    assert not [change for change in changes if isinstance(change, AnswerChange)]
