"""Record the state of an assessment, by hand or with what happens to it; remove one again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from readiness.app.plan_start import begun, waits_for_its_beginning
from readiness.app.session import NotStoredError, Session
from readiness.documents.states import FileOf, read_answers, read_state, state_bytes, state_of
from readiness.domain.answers import Answer
from readiness.domain.assessment import PARTS, Assessment
from readiness.domain.changes import PartChange
from readiness.domain.history import History, Occasion, RecordedState, as_word
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.recorded_state import StateContent
from readiness.domain.values import Part, Text, name_key
from readiness.foundation import clock, logs
from readiness.foundation.errors import InvalidError, UserError, told_to_user
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.series import Moment, Series, series_of


def record(session: Session, word: str = "") -> RecordedState:
    """Record the state as it is and return its line; an equal one is not recorded twice, but takes the word.

    One step of the history that undo takes back. Raises UserError where nothing was answered, where it is too large or
    there are too many, and NotStoredError where it cannot be stored.
    """
    if not session.assessment.answers:
        raise UserError(
            "state-empty",
            N_("Nothing has been answered yet: there is no state to record."),
            N_("Answer some questions first."),
            where=str(session.document.path),
        )
    with told_to_user(str(session.document.path)):
        history = with_state(session, session.assessment, Occasion.HAND, as_word(word))
    session.set_part(history)
    assert history.last is not None
    return history.last


def record_with(session: Session, why: Occasion, *parts: Part) -> RecordedState | None:
    """Record the state with a report or a workshop, in one step with `parts` that change with it.

    None where nothing was recorded: where the document is only looked at or is a version of record, where nothing was
    answered, where the state equals the last one, or where it cannot be stored. What it comes with has succeeded all
    the same.
    """
    before = session.assessment
    if session.document.read_only is not None or before.record.final is not None:
        return None
    after = before
    for part in parts:
        after = after.with_part(part)
    if after.answers:
        try:
            after = after.with_part(with_state(session, after, why))
        except (InvalidError, UserError) as error:
            logs.fault(error)
    try:
        session.apply_all(PartChange(before.part(name), after.part(name)) for name in PARTS)
    except NotStoredError as error:
        logs.fault(error)
        return None
    return after.history.last if after.history != before.history else None


def record_report(session: Session) -> RecordedState | None:
    """Record the state that a report shows; with the first one the plan begins, in the same step."""
    result = session.result()
    waits = session.document.read_only is None and waits_for_its_beginning(result)
    return record_with(session, Occasion.REPORT, *([begun(result)] if waits else []))


def remove(session: Session, number: int) -> None:
    """Remove the recorded state of a number; undo brings it back. Raises UserError."""
    history = session.assessment.history
    _found(history, number, str(session.document.path))
    session.set_part(history.without(number))


def with_state(session: Session, assessment: Assessment, why: Occasion, word: str = "") -> History:
    """Return the history with the state of an assessment, whose bytes are in the document then; raises InvalidError."""
    state = state_of(session.questionnaire, assessment, clock.today(), why, word)
    history = assessment.history.with_state(state)
    if state.content.digest in history.digests() - assessment.history.digests():
        session.document.add_file(state_bytes(StateContent.of(assessment)))
    return history


def result_of_state(state: RecordedState, own: Questionnaire, file: FileOf, where: str = "") -> AssessmentResult:
    """Return the result of a recorded state, seen from the day as of which it holds; raises UserError."""
    questionnaire, assessment = read_state(state, own, file, where)
    return assess(questionnaire, assessment, state.assessed_on)


def _found(history: History, number: int, where: str) -> RecordedState:
    state = history.state(number)
    if state is None:
        raise UserError(
            "state-unknown",
            N_("There is no recorded state {number}."),
            N_("Choose one of the list."),
            where=where,
            number=number,
        )
    return state


@dataclass(frozen=True, slots=True)
class LastTime:
    """How a question was answered in the assessment before: the day as of which that held, and the statement then.

    `same` says whether the question still means the same; `why` what the questionnaire says where it does not.
    """

    on: date
    answer: Answer
    said: Text
    same: bool
    why: Text


def last_time(session: Session, code: str) -> LastTime | None:
    """Return the answer to a question in the assessment that the document goes on from; None where it had none."""
    assessment = session.assessment
    takeover = next((one for one in assessment.takeovers.all if one.assessed_on is not None), None)
    if takeover is None or takeover.assessed_on is None:
        return None
    carried = next((one for one in takeover.carried if one.code == code), None)
    if carried is None:
        return None
    before = last_state(session)
    answer = Answer(carried.status, carried.level) if before is None else before.answer(code)
    return LastTime(takeover.assessed_on, answer, carried.said, carried.same, carried.why)


def last_state(session: Session) -> Assessment | None:
    """Return what the assessment before said last; None where that was removed, or cannot be read."""
    before = [state for state in session.assessment.history.states if state.document is not None]
    return read_answers(before[-1], session.document.file) if before else None


def moments_of(
    questionnaire: Questionnaire, assessment: Assessment, file: FileOf, where: str = ""
) -> tuple[list[Moment], list[UserError]]:
    """Return the recorded states of a document and, last, what it says now; and what is wrong with those left out.

    What it says now is left out where the last state says the same.
    """
    found: list[Moment] = []
    faults: list[UserError] = []
    history = assessment.history
    now = assess(questionnaire, assessment, clock.today())
    for state in history.states:
        try:
            found.append(Moment(result_of_state(state, questionnaire, file, where), state.number, state.word))
        except UserError as error:
            faults.append(error)
    if found and _says_now(found[-1], now):
        # It is the same moment: what is recorded has a number and a word.
        return found, faults
    return [*found, Moment(now)], faults


def series_ahead(session: Session) -> Callable[[], tuple[Series, list[UserError]]]:
    """Return what works out the series of an open document as it stands now, in whichever thread."""
    questionnaire, assessment, file = session.questionnaire, session.assessment, session.document.file

    def work() -> tuple[Series, list[UserError]]:
        moments, faults = moments_of(questionnaire, assessment, file)
        return series_of(moments), faults

    return work


def check_one_organisation(series: Series, *, different: bool) -> None:
    """Raise UserError where a series is about several organisations, unless that is wanted."""
    names = {name_key(name) for name in series.organisations}
    if len(names) > 1 and not different:
        raise UserError(
            "series-organisations",
            N_("These documents are about different organisations: {names}."),
            N_("Leave out those that do not belong, or add --different-organisations."),
            names=", ".join(series.organisations),
        )


def _says_now(moment: Moment, now: AssessmentResult) -> bool:
    was = moment.result
    return was.whole == now.whole and StateContent.of(was.assessment) == StateContent.of(now.assessment)
