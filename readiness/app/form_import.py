"""Import a filled form: read it, show what would change, take it over answer by answer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT, UNANSWERED, Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.changes import AnswerChange, PartChange, SingleChange
from readiness.domain.fitting import fact_typed, fitting, level_named, number_typed
from readiness.domain.form import CHOICES, FilledForm, FormDifference, NotTaken, choice_values, question_digest
from readiness.domain.perspectives import LedgerEntry, Way, same_answer
from readiness.domain.questionnaire import Question, Questionnaire
from readiness.domain.scales import MeasureKind
from readiness.domain.values import NAME_LIMIT
from readiness.exchange.form_pdf import read_form
from readiness.foundation import clock
from readiness.foundation.errors import InvalidError, UserError
from readiness.foundation.translation import N_
from readiness.foundation.written_days import read_day


def read_difference(path: Path, questionnaire: Questionnaire, assessment: Assessment) -> FormDifference:
    """Read a filled form and compare it; raises UserError where it cannot be read, is empty or belongs elsewhere."""
    return difference_to(read_form(path), questionnaire, assessment)


def difference_to(form: FilledForm, questionnaire: Questionnaire, assessment: Assessment) -> FormDifference:
    """Compare a form that was read with a document; raises UserError where it is empty or belongs elsewhere."""
    check_form_fits(form, questionnaire)
    return _difference(form, questionnaire, assessment)


def check_form_fits(form: FilledForm, questionnaire: Questionnaire) -> None:
    """Raise UserError where a form belongs to another questionnaire or is empty."""
    where = str(form.path)
    if form.facts.pack != questionnaire.id:
        raise UserError(
            "form-other-pack",
            N_("The form belongs to the questionnaire “{found}”, the document to “{expected}”."),
            N_("Choose the matching document."),
            where=where,
            found=form.facts.pack[:60],
            expected=questionnaire.id,
        )
    if not form.choices and not form.notes and not form.given:
        raise UserError(
            "form-empty",
            N_("The form is empty: no question is answered in it."),
            N_("If it was filled in, the viewer did not save it; save it there again."),
            where=where,
        )


def take_over(session: Session, form: FilledForm) -> FormDifference:
    """Take over what a form changes now, all in one undoable step, and return what that was."""
    difference = _difference(form, session.questionnaire, session.assessment)
    changes: list[SingleChange] = [*difference.changes]
    if difference.retired:
        before = session.assessment.perspectives
        changes.append(PartChange(before, before.with_entries(difference.retired)))
    session.apply_all(changes)
    return difference


def form_answers(
    form: FilledForm, questionnaire: Questionnaire, before: Callable[[str], Answer] = lambda _code: UNANSWERED
) -> tuple[dict[str, Answer], dict[str, NotTaken]]:
    """Return what the answers are after a form was taken over, by code, and what cannot be taken and why.

    `before` returns the answers that there are: what the form leaves empty stays as it was.
    """
    answers: dict[str, Answer] = {}
    not_taken: dict[str, NotTaken] = {}
    for code, digest in form.facts.digests().items():
        choice, note, given = form.choices.get(code, ""), form.notes.get(code, ""), form.given.get(code, "")
        if not choice and not note and not given:
            continue
        question = questionnaire.questions.get(code)
        if question is None:
            not_taken[code] = NotTaken.QUESTION_GONE
            continue
        if question_digest(question, form.facts.language) != digest:
            not_taken[code] = NotTaken.QUESTION_CHANGED
            continue
        if given:
            after = _fact(question, before(code), given_fact(question, given, form.facts.language), note)
        else:
            after = _merged(question, before(code), _meant(question, choice), note)
        if isinstance(after, NotTaken):
            not_taken[code] = after
        else:
            answers[code] = after
    return answers, not_taken


def _difference(form: FilledForm, questionnaire: Questionnaire, assessment: Assessment) -> FormDifference:
    answers, not_taken = form_answers(form, questionnaire, assessment.answer)
    pairs = [(code, assessment.answer(code), after) for code, after in answers.items()]
    changes = tuple(AnswerChange(code, before, after) for code, before, after in pairs if after != before)
    by = form.person.get("person", "")[:NAME_LIMIT]
    entries = (LedgerEntry(clock.today(), one.code, Way.FORM, one.before, one.after, by) for one in changes)
    retired = tuple(entry for entry in entries if entry.retired_note)
    return FormDifference(form, changes, not_taken, len(pairs) - len(changes), retired)


def given_fact(question: Question, given: str, language: str) -> str:
    """Return a fact as people write it in a language, in the form in which it is stored where it is one."""
    measure = question.measure
    if measure is None:
        return given
    if measure.kind is MeasureKind.DATE:
        day = read_day(given, clock.today())
        return day.isoformat() if day else given
    if measure.kind is MeasureKind.NUMBER:
        return number_typed(measure, given, language)
    return fact_typed(measure, given)


def _meant(question: Question, choice: str) -> str:
    """Return the level of an answer that a viewer has stored by its name; anything else stays as it is."""
    level = None if choice in CHOICES else level_named(question, choice)
    return choice if level is None else str(level)


def _fact(question: Question, before: Answer, given: str, note: str) -> Answer | NotTaken:
    """Return the answer with a fact; a note that backed another one does not stay."""
    if len(note) > NOTE_LIMIT:
        return NotTaken.NOTE_TOO_LONG
    try:
        found = fitting(question, Answer(Status.ANSWERED, value=given[:NOTE_LIMIT], flagged=before.flagged))
    except InvalidError:
        return NotTaken.NO_FACT
    if same_answer(found, before):
        return replace(before, evidence=note or before.evidence)
    return replace(found, evidence=note or (before.evidence if before.open else ""))


def _merged(question: Question, before: Answer, choice: str, note: str) -> Answer | NotTaken:
    """Return the answer after a form was taken over; what the form leaves empty stays as it was.

    A note that backed another level does not stay: it says nothing about this one.
    """
    if choice not in choice_values(question):
        return NotTaken.NO_ANSWER
    if len(note) > NOTE_LIMIT:
        return NotTaken.NOTE_TOO_LONG
    if choice == Status.NOT_APPLICABLE:
        reason = note or before.reason
        if not reason:
            return NotTaken.REASON_MISSING
        kept = before.evidence if before.open or before.status is Status.NOT_APPLICABLE else ""
        return Answer(Status.NOT_APPLICABLE, evidence=kept, reason=reason, flagged=before.flagged)
    chosen = _chosen(before, choice)
    return replace(chosen, evidence=note or chosen.evidence)


def _chosen(before: Answer, choice: str) -> Answer:
    """Return an answer at the chosen level or don't know, or as it was."""
    level = int(choice) if choice.isdigit() else None
    status = Status.DONT_KNOW if level is None else Status.ANSWERED
    if not choice or (status, level) == (before.status, before.level):
        return before
    # How a level was backed says nothing about another one; a note on an open question has backed none.
    return Answer(status, level, evidence=before.evidence if before.open else "", flagged=before.flagged)
