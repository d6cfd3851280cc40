"""What a group decides becomes the answer: whether it can be one, and with which notes."""

from collections.abc import Sequence

from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT, Answer, Status, at_level
from readiness.domain.asking import hidden_questions
from readiness.domain.changes import AnswerChange, PartChange, SingleChange
from readiness.domain.fitting import fitting
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.perspectives import LedgerEntry, Way
from readiness.domain.workshop_record import REASON_LIMIT, Decision
from readiness.foundation import clock
from readiness.foundation.errors import UserError, told_to_user
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.wording.conditions import ConditionWords


def check_asked(session: Session, code: str, language: Language) -> None:
    """Raise UserError where a question is not asked as answers stand, or asks for a fact."""
    questionnaire = session.questionnaire
    if questionnaire.capabilities[code].measure is not None:
        raise UserError(
            "fact-not-voted",
            N_("{capability} asks for a fact, which is looked up and not voted on."),
            N_("Answer it on its page."),
            capability=code,
        )
    unmet = hidden_questions(questionnaire, session.assessment).get(code)
    if unmet is not None:
        raise UserError(
            "question-hidden",
            N_("{capability} is not asked, as the answers stand. {condition}"),
            N_("Answer first what it depends on."),
            capability=code,
            condition=ConditionWords(questionnaire, language).only_if(unmet),
        )


def check_level(level: int) -> None:
    """Raise UserError where a number is no level at all."""
    if not LOWEST <= level <= HIGHEST:
        raise UserError("level-outside", N_("A level is a whole number from 0 to 5."), N_("Give one of these."))


def check_answer(session: Session, code: str, level: int) -> None:
    """Raise UserError where no answer of the question stands for a level."""
    check_level(level)
    with told_to_user():
        fitting(session.questionnaire.capabilities[code], at_level(level))


def check_decision(session: Session, code: str, level: int, reason: str, dissent: Sequence[str]) -> None:
    """Raise UserError where a decision is none of the answers, has no reason, or is too long."""
    check_answer(session, code, level)
    _check_words(reason, dissent)


def settle_on(session: Session, code: str, level: int, reason: str, dissent: Sequence[str]) -> Decision:
    """Make what the group agreed on the answer, and return the decision; one step of the history. Raises UserError."""
    views = tuple(view.strip() for view in dissent if view.strip())
    decision = Decision(code, level, reason.strip(), views)
    record = session.assessment.workshop
    earlier = record.decisions.get(code)
    answer = session.assessment.answer(code)
    # A note backs the level at which it was written: with another level it goes to the ledger.
    backs = answer.open or answer.level == level
    noted = answer.evidence if backs else ""
    evidence = _with_reason(noted, decision.reason, earlier.reason if earlier else "")
    if len(evidence) > NOTE_LIMIT:
        raise UserError(
            "evidence-too-long",
            N_("With this reason the evidence becomes too long: {most} characters at most."),
            N_("Shorten the evidence of this question first."),
            where=code,
            most=NOTE_LIMIT,
        )
    given = Answer(
        status=Status.ANSWERED,
        level=level,
        confidence=answer.confidence if backs else None,
        evidence=evidence,
        flagged=bool(views) or (answer.flagged and not (earlier and earlier.dissent)),
    )
    changes: list[SingleChange] = [
        AnswerChange(code, answer, given),
        PartChange(record, record.with_decision(decision)),
    ]
    entry = LedgerEntry(clock.today(), code, Way.WORKSHOP, answer, given, reason=decision.reason)
    if entry.retired_note and entry.retired_note != (earlier.reason if earlier else ""):
        perspectives = session.assessment.perspectives
        changes.append(PartChange(perspectives, perspectives.with_entries([entry])))
    # One decision, one step: undo must not leave the level of a decision that is gone.
    session.apply_all(changes)
    return decision


def _with_reason(evidence: str, reason: str, earlier: str) -> str:
    """Return the evidence with the reason at its head: what was noted before stays, the earlier reason goes."""
    kept = evidence.removeprefix(earlier).strip() if earlier else evidence.strip()
    return reason if not kept or kept == reason else f"{reason}\n\n{kept}"


def _check_words(reason: str, dissent: Sequence[str]) -> None:
    if not reason.strip():
        raise UserError(
            "reason-missing",
            N_("A decision needs a reason."),
            N_("Say in one sentence how you know that this level is reached."),
        )
    if any(len(text) > REASON_LIMIT for text in (reason, *dissent)):
        raise UserError(
            "reason-too-long",
            N_("This text is too long: {most} characters at most."),
            N_("Shorten it."),
            most=REASON_LIMIT,
        )
