"""Import a filled form: read it, show what would change, take it over answer by answer."""

from dataclasses import replace
from pathlib import Path

from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT, Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.changes import AnswerChange
from readiness.domain.form import CHOICES, FilledForm, FormDifference, NotTaken, question_digest
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.form_pdf import read_form
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_


def read_difference(path: Path, questionnaire: Questionnaire, assessment: Assessment) -> FormDifference:
    """Read a filled form and compare it; raises UserError where it cannot be read, is empty or belongs elsewhere."""
    return difference_to(read_form(path), questionnaire, assessment)


def difference_to(form: FilledForm, questionnaire: Questionnaire, assessment: Assessment) -> FormDifference:
    """Compare a form that was read with a document; raises UserError where it is empty or belongs elsewhere."""
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
    if not form.choices and not form.notes:
        raise UserError(
            "form-empty",
            N_("The form is empty: no question is answered in it."),
            N_("If it was filled in, the viewer did not save it; save it there again."),
            where=where,
        )
    return _difference(form, questionnaire, assessment)


def take_over(session: Session, form: FilledForm) -> FormDifference:
    """Take over what a form changes now, all in one undoable step, and return what that was."""
    difference = _difference(form, session.questionnaire, session.assessment)
    session.apply_all(difference.changes)
    return difference


def _difference(form: FilledForm, questionnaire: Questionnaire, assessment: Assessment) -> FormDifference:
    changes, not_taken, same = [], {}, 0
    for code, digest in form.facts.digests().items():
        choice, note = form.choices.get(code, ""), form.notes.get(code, "")
        if not choice and not note:
            continue
        capability = questionnaire.capabilities.get(code)
        if capability is None:
            not_taken[code] = NotTaken.QUESTION_GONE
            continue
        if question_digest(capability, form.facts.language) != digest:
            not_taken[code] = NotTaken.QUESTION_CHANGED
            continue
        before = assessment.answer(code)
        after = _merged(before, choice, note)
        if isinstance(after, NotTaken):
            not_taken[code] = after
        elif after == before:
            same += 1
        else:
            changes.append(AnswerChange(code, before, after))
    return FormDifference(form, tuple(changes), not_taken, same)


def _merged(before: Answer, choice: str, note: str) -> Answer | NotTaken:
    """Return the answer after a form was taken over; what the form leaves empty stays as it was."""
    if choice not in CHOICES:
        return NotTaken.NO_ANSWER
    if len(note) > NOTE_LIMIT:
        return NotTaken.NOTE_TOO_LONG
    if choice == Status.NOT_APPLICABLE:
        reason = note or before.reason
        if not reason:
            return NotTaken.REASON_MISSING
        return Answer(Status.NOT_APPLICABLE, evidence=before.evidence, reason=reason, flagged=before.flagged)
    return replace(_chosen(before, choice), evidence=note or before.evidence)


def _chosen(before: Answer, choice: str) -> Answer:
    """Return an answer at the chosen level or don't know, or as it was."""
    level = int(choice) if choice.isdigit() else None
    status = Status.DONT_KNOW if level is None else Status.ANSWERED
    if not choice or (status, level) == (before.status, before.level):
        return before
    # How a level was backed says nothing about another one.
    return Answer(status, level, flagged=before.flagged)
