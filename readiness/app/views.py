"""Views of several people: taken in from forms and documents, merged, and settled into answers one by one.

Taking views in changes no answer. What settles one is written into a ledger, with what everyone had said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from readiness.app.documents import SUFFIX, read_latest
from readiness.app.form_import import check_form_fits, form_answers
from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT, Answer, Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.changes import AnswerChange, PartChange, SingleChange
from readiness.domain.fitting import fitting
from readiness.domain.form import CONSENT, FilledForm, FormReader, GivenView, TakenViews, facts_of
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.perspectives import (
    MOST_VIEWS,
    Author,
    GivenAnswer,
    LedgerEntry,
    Perspective,
    Perspectives,
    Way,
    same_answer,
)
from readiness.domain.questionnaire import Question, Questionnaire
from readiness.domain.values import NAME_LIMIT, storable
from readiness.domain.workshop_record import REASON_LIMIT
from readiness.exchange.form_pdf import read_form
from readiness.foundation import clock
from readiness.foundation.errors import UserError, told_to_user
from readiness.foundation.translation import N_
from readiness.foundation.written_days import read_day
from readiness.scoring.views import MergedQuestion, merge_table, merged


@dataclass(frozen=True, slots=True)
class Settling:
    """How a question is to be settled. `person` names the view to take, `level` an own level, `value` an own fact.

    With `dissent`, the views that say otherwise stay in the report, and the answer is flagged.
    """

    way: Way
    person: str = ""
    level: int | None = None
    reason: str = ""
    dissent: bool = True
    by: str = ""
    value: str = ""


def read_view(path: Path) -> FilledForm:
    """Read a filled form, or a document that is the view of one person; raises UserError."""
    return _view_document(path) if path.suffix.lower() == SUFFIX else read_form(path)


def given_view(form: FilledForm, questionnaire: Questionnaire, today: date) -> GivenView:
    """Return what a form or a view document says; raises UserError where it is empty or belongs elsewhere."""
    check_form_fits(form, questionnaire)
    answers, not_taken = form_answers(form, questionnaire)
    # A note alone is no answer; it stays in the form.
    answers = {code: answer for code, answer in answers.items() if not answer.open}
    name = storable(form.person.get("person", ""), NAME_LIMIT)
    asked = tuple(code for code in form.facts.digests() if code in questionnaire.questions)
    author = Author(
        name or storable(form.path.stem, NAME_LIMIT), form.role(questionnaire), form.may_be_named and bool(name)
    )
    view = Perspective(author, _day(form.person.get("date", ""), today), asked, answers)
    return GivenView(form, view, not_taken, nameless=not name)


def with_views(assessment: Assessment, given: Sequence[GivenView]) -> TakenViews:
    """Return the views of a document after others came in: of one person the newest counts, of one day the last.

    Raises UserError where there are more than a document holds.
    """
    perspectives = assessment.perspectives
    replaced, older = [], []
    for one in given:
        person = one.view.author.person
        before = perspectives.view_of(person)
        if before is not None and before.on > one.view.on:
            older.append(person)
            continue
        if before is not None and before != one.view:
            replaced.append(person)
        perspectives = perspectives.with_view(one.view)
    if len(perspectives.views) > MOST_VIEWS:
        raise UserError(
            "views-too-many",
            N_("A document holds the views of {most} people at most."),
            N_("Merge them in several documents, for example one for each site."),
            most=MOST_VIEWS,
        )
    return TakenViews(perspectives, tuple(given), tuple(replaced), tuple(older))


def take_views(session: Session, given: Sequence[GivenView], *, undisputed: bool = False) -> TakenViews:
    """Take views into the document, with `undisputed` also what nobody disputes; one step of undo. Raises UserError."""
    taken = with_views(session.assessment, given)
    changes: list[SingleChange] = [PartChange(session.assessment.perspectives, taken.perspectives)]
    if undisputed:
        after = session.assessment.with_part(taken.perspectives)
        changes += undisputed_changes(session.questionnaire, after)
    session.apply_all(changes)
    return taken


def undisputed_changes(questionnaire: Questionnaire, assessment: Assessment) -> list[SingleChange]:
    """Return the changes that take what nobody disputes and nobody has settled yet."""
    rows = [row for row in merge_table(questionnaire, assessment) if row.agreed is not None and not row.settled]
    choices = [(row, Settling(Way.UNDISPUTED, dissent=False)) for row in rows]
    return _settling(questionnaire, assessment, choices)


def settle_undisputed(session: Session) -> int:
    """Take what nobody disputes, in one step of undo, and return how many questions that were."""
    changes = undisputed_changes(session.questionnaire, session.assessment)
    session.apply_all(changes)
    return sum(isinstance(change, AnswerChange) for change in changes)


def settle(session: Session, code: str, choice: Settling) -> LedgerEntry:
    """Settle one question, in one step of undo, and return the entry of the ledger; raises UserError."""
    question = session.questionnaire.questions.get(code)
    row = merged(question, session.assessment) if question is not None else None
    if row is None or not row.said:
        raise UserError(
            "view-none",
            N_("No view says anything about this question."),
            N_("Answer it in the questionnaire, or send out a form that asks it."),
            where=code,
        )
    session.apply_all(_settling(session.questionnaire, session.assessment, [(row, choice)]))
    return session.assessment.perspectives.ledger[-1]


def remove_view(session: Session, person: str) -> None:
    """Take a view out of the document; the ledger keeps what was decided with it. Raises UserError."""
    before = session.assessment.perspectives
    view = _view(before, person)
    session.set_part(replace(before, views=tuple(one for one in before.views if one is not view)))


def set_may_be_named(session: Session, *, may: bool) -> None:
    """Note in a document that is the view of one person whether they may be named beside their evidence."""
    before = session.assessment.perspectives
    assert before.author is not None
    session.set_part(replace(before, author=replace(before.author, may_be_named=may)))


def _settling(
    questionnaire: Questionnaire, assessment: Assessment, choices: Sequence[tuple[MergedQuestion, Settling]]
) -> list[SingleChange]:
    """Return the changes of answers and of the ledger; raises UserError where an answer does not fit its question."""
    changes: list[SingleChange] = []
    entries = []
    for row, choice in choices:
        before = assessment.answer(row.code)
        question = questionnaire.questions[row.code]
        if choice.way is Way.OWN and question.measure is not None and not choice.value and choice.level is None:
            raise UserError(
                "fact-missing", N_("An own answer is missing."), N_("Give it, or take another view."), where=row.code
            )
        settled = _fitted(question, _settled(row, choice, assessment))
        differing = [one for one in row.said if not one.answer.open and not same_answer(one.answer, settled)]
        dissent = choice.dissent and bool(differing)
        latest = assessment.perspectives.latest(row.code)
        flagged = dissent or (before.flagged and not (latest and latest.dissent))
        after = replace(_backed(before, settled, row, choice), flagged=flagged)
        changes.append(AnswerChange(row.code, before, after))
        by = choice.by or assessment.details.assessor
        entries.append(
            LedgerEntry(
                clock.today(), row.code, choice.way, before, after, by, choice.reason.strip(), row.said, dissent
            )
        )
    if entries:
        perspectives = assessment.perspectives
        changes.append(PartChange(perspectives, perspectives.with_entries(entries)))
    return changes


def _settled(row: MergedQuestion, choice: Settling, assessment: Assessment) -> Answer:
    """Return the bare answer that a choice leads to; raises UserError where it leads to none."""
    if len(choice.reason) > REASON_LIMIT:
        raise UserError(
            "reason-too-long",
            N_("This text is too long: {most} characters at most."),
            N_("Shorten it."),
            where=row.code,
            most=REASON_LIMIT,
        )
    if choice.way is Way.UNDISPUTED and row.agreed is not None:
        return _bare(row.agreed)
    if choice.way is Way.MEDIAN and row.median is not None:
        return at_level(row.median)
    if choice.way is Way.PERSON:
        said = _view(assessment.perspectives, choice.person).said(row.code)
        if said is not None and not said.open:
            return _bare(said)
        raise UserError(
            "view-without-answer",
            N_("{person} gave no answer to this question."),
            N_("Take another view, the median, or an own level."),
            where=row.code,
            person=choice.person,
        )
    if choice.way is Way.OWN:
        return _own(row, choice)
    raise UserError(
        "median-missing",
        N_("No one gave a level, so there is no median."),
        N_("Take one person’s answer, or an own level."),
        where=row.code,
    )


def _fitted(question: Question, settled: Answer) -> Answer:
    """Return an answer as its question has it stored; raises UserError where it does not fit."""
    with told_to_user(question.code):
        return fitting(question, settled)


def _own(row: MergedQuestion, choice: Settling) -> Answer:
    if not choice.value and (choice.level is None or not LOWEST <= choice.level <= HIGHEST):
        raise UserError(
            "level-outside",
            N_("A level is a whole number from 0 to 5."),
            N_("Give one of these."),
            where=row.code,
        )
    if not choice.reason.strip():
        raise UserError(
            "reason-missing",
            N_("An own answer needs a reason.") if choice.value else N_("An own level needs a reason."),
            N_("Say in one sentence how you know.")
            if choice.value
            else N_("Say in one sentence how you know that this level is reached."),
            where=row.code,
        )
    return Answer(Status.ANSWERED, choice.level, value=choice.value)


def _bare(answer: Answer) -> Answer:
    """Return an answer without what backs it; the reason of what does not apply belongs to it."""
    return Answer(answer.status, answer.level, reason=answer.reason, value=answer.value)


def _backed(before: Answer, settled: Answer, row: MergedQuestion, choice: Settling) -> Answer:
    """Return the settled answer with the notes that back it, and no others; raises UserError where they are too long.

    Those are the reason of an own level, what was noted at this very answer, and the notes of all who said the same.
    """
    same = same_answer(before, settled)
    if same and before.reason:
        settled = replace(settled, reason=before.reason)
    notes = [choice.reason.strip()] if choice.way is Way.OWN else []
    if same or before.open:
        notes.append(before.evidence.strip())
    notes += [_signed(one) for one in row.said if same_answer(one.answer, settled)]
    # The reason may stand in the evidence from an earlier time.
    kept: list[str] = []
    for note in notes:
        if note and not any(note in one for one in kept):
            kept.append(note)
    evidence = "\n\n".join(kept)
    if len(evidence) > NOTE_LIMIT:
        raise UserError(
            "evidence-too-long",
            N_("With this reason the evidence becomes too long: {most} characters at most."),
            N_("Shorten the evidence of this question first."),
            where=row.code,
            most=NOTE_LIMIT,
        )
    return replace(settled, evidence=evidence, confidence=before.confidence if same else None)


def _signed(said: GivenAnswer) -> str:
    """Return the note of a person, with the name before it where they consented."""
    note = said.answer.evidence.strip()
    return f"{said.author.person}: {note}" if note and said.author.may_be_named else note


def _view(perspectives: Perspectives, person: str) -> Perspective:
    view = perspectives.view_of(person)
    if view is None:
        raise UserError(
            "view-unknown",
            N_("There is no view of “{person}” in this document."),
            N_("The names are in the merge table."),
            person=person[:60],
        )
    return view


def _day(written: str, today: date) -> date:
    """Return the day that a person wrote; today where it cannot be read, or has not come yet."""
    day = read_day(written, today, past=True) if written else None
    return min(today, day) if day else today


def _view_document(path: Path) -> FilledForm:
    """Return the view that a document holds as if it were a form."""
    content = read_latest(path).content
    assessment, questionnaire = content.assessment, content.questionnaire
    author = assessment.perspectives.author
    if author is None:
        raise UserError(
            "view-not-one",
            N_("This document is an assessment, not the view of one person."),
            N_("Choose the completed forms, or documents that were created with “My view”."),
            where=str(path),
        )
    person = {"organisation": assessment.details.organisation, "person": author.person}
    if author.role:
        person["role"] = author.role
    if author.may_be_named:
        person[CONSENT] = "yes"
    if assessment.details.answered_on:
        person["date"] = assessment.details.answered_on.isoformat()
    facts = facts_of(questionnaire, assessment.details.depth, questionnaire.languages[0], FormReader())
    answers = {code: assessment.answer(code) for code in facts.digests()}
    return FilledForm(
        path=path,
        facts=facts,
        person=person,
        choices={code: _choice(answer) for code, answer in answers.items() if not answer.open and not answer.value},
        given={code: answer.value for code, answer in answers.items() if answer.value},
        notes={code: note for code, answer in answers.items() if (note := _note(answer))},
    )


def _choice(answer: Answer) -> str:
    return str(answer.level) if answer.level is not None else answer.status.value


def _note(answer: Answer) -> str:
    return answer.reason if answer.status is Status.NOT_APPLICABLE else answer.evidence
