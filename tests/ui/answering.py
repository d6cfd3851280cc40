"""Many answers as one change: after each change of its own a window makes its page anew, and the old ones pile up."""

from collections.abc import Iterable

from readiness.app.session import Session
from readiness.domain.answers import Answer
from readiness.domain.changes import AnswerChange


def answer_all(session: Session, codes: Iterable[str], answer: Answer) -> None:
    """Give several questions the same answer."""
    answers = session.assessment
    session.apply_all(AnswerChange(code, answers.answer(code), answer) for code in codes)
