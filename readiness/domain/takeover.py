"""A newer questionnaire in the place of the one that a document was answered with: what becomes of its answers.

Nothing is lost: an answer that may not hold any more stays, marked as to be confirmed, and one to a question that is no
longer asked is kept with that question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from readiness.domain.answers import UNANSWERED, Answer, Status
from readiness.domain.fitting import fitting
from readiness.domain.levels import Level
from readiness.domain.meaning import Became, QuestionChange, question_changes
from readiness.domain.questionnaire import Code, Questionnaire
from readiness.domain.relations import Version
from readiness.domain.values import NO_TEXT, Limits, Part, Text
from readiness.foundation.errors import InvalidError

# Limits the work that an untrusted document can cause.
MOST_TAKEOVERS = 100


@dataclass(frozen=True, slots=True)
class CarriedAnswer:
    """An answer that was carried over and is to be confirmed: what it was, and the statement that was chosen then.

    `why` is what the newer questionnaire says about the change; empty where it says nothing. `same` says that the
    question is the one that was answered: it is to be confirmed because time has passed.
    """

    code: Code
    status: Status
    level: Level | None = None
    said: Text = NO_TEXT
    why: Text = NO_TEXT
    same: bool = False


@dataclass(frozen=True, slots=True)
class GoneAnswer:
    """An answer that the newer questionnaire has no place for, with its question and the statement that was chosen.

    Mostly its question is no longer asked; or it is, but not with that answer.
    """

    code: Code
    question: Text
    answer: Answer
    said: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Takeover:
    """What was taken over on a day, and what became of the answers to the version before, `since`.

    `assessed_on` is the day of the assessment that the answers come from, where the document goes on from another one;
    then both versions may be the same.
    """

    on: date
    since: Version
    to: Version
    carried: tuple[CarriedAnswer, ...] = ()
    gone: tuple[GoneAnswer, ...] = ()
    assessed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Takeovers(Part):
    """The newer versions that the document has taken over, in the order of time."""

    all: Annotated[tuple[Takeover, ...], Limits(max_length=MOST_TAKEOVERS)] = ()

    def to_confirm(self, code: str, answer: Answer) -> tuple[Takeover, CarriedAnswer] | None:
        """Return with which takeover an answer came that is still to be confirmed, and how; None where it is not.

        The answer says so. Once another level was chosen, whatever it says, it is one of the newer questionnaire.
        """
        if not answer.to_confirm:
            return None
        found = ((one, carried) for one in reversed(self.all) for carried in one.carried if carried.code == code)
        latest = next(found, None)
        same = latest is not None and (latest[1].status, latest[1].level) == (answer.status, answer.level)
        return latest if same else None

    def open_among(self, answers: Mapping[str, Answer]) -> tuple[str, ...]:
        """Return the codes of the answers that are still to be confirmed."""
        return tuple(code for code, answer in answers.items() if self.to_confirm(code, answer) is not None)

    def with_one(self, takeover: Takeover) -> "Takeovers":
        """Return them with another one; of more than can be kept, the oldest that holds no answer goes first."""
        kept = [*self.all]
        while len(kept) >= MOST_TAKEOVERS:
            kept.remove(next((one for one in kept if not one.gone), kept[0]))
        return Takeovers((*kept, takeover))


@dataclass(frozen=True, slots=True)
class ChangedQuestion:
    """A question that means something else now, its answer, and whether that has to be confirmed.

    `after` is the answer as it is carried over: open where the newer question does not have it any more.
    """

    change: QuestionChange
    answer: Answer
    confirm: bool
    after: Answer


@dataclass(frozen=True)
class Upgrade:
    """What a newer version changes in a document: `new`, `changed` and `gone` questions in their order."""

    before: Questionnaire
    after: Questionnaire
    new: tuple[str, ...] = ()
    changed: tuple[ChangedQuestion, ...] = ()
    gone: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def to_confirm(self) -> tuple[ChangedQuestion, ...]:
        """The changed questions whose answers have to be confirmed."""
        return tuple(one for one in self.changed if one.confirm)

    @property
    def gone_answers(self) -> dict[str, Answer]:
        """The answers that the newer questionnaire has no place for."""
        lost = [one.change.code for one in self.changed if one.after.open and not one.answer.open]
        return {code: self.answers[code] for code in (*lost, *self.gone) if code in self.answers}

    @property
    def staying(self) -> int:
        """How many answers stay as they are."""
        confirmed, asked = {one.change.code for one in self.to_confirm}, self.after.questions
        return sum(not answer.open and code in asked and code not in confirmed for code, answer in self.answers.items())

    def changed_answers(self) -> dict[str, Answer]:
        """Return the answers that do not stay as they are, as they will be."""
        marked = {one.change.code: replace(one.after, to_confirm=True) for one in self.to_confirm}
        return {**dict.fromkeys((code for code in self.gone if code in self.answers), UNANSWERED), **marked}

    def next_answers(self) -> dict[str, Answer]:
        """Return the answers that the next assessment begins with: all are to be confirmed, and none is flagged.

        What is noted on an open question stays as it is.
        """
        carried = {code: answer for code, answer in self.answers.items() if code in self.after.questions}
        carried |= {code: answer for code, answer in self.changed_answers().items() if answer != UNANSWERED}
        return {code: replace(answer, flagged=False, to_confirm=not answer.open) for code, answer in carried.items()}

    def next_takeover(self, on: date, assessed_on: date) -> Takeover:
        """Return how the next assessment got its answers, from one that was assessed on an earlier day."""
        takeover = self.takeover(on)
        told = {one.code for one in takeover.carried}
        same = [
            CarriedAnswer(code, answer.status, answer.level, _statement(self.before, code, answer), same=True)
            for code, answer in self.next_answers().items()
            if code not in told and not answer.open
        ]
        return replace(takeover, carried=(*takeover.carried, *same), assessed_on=assessed_on)

    def takeover(self, on: date) -> Takeover:
        """Return what is kept of it, once it is taken over on a day."""
        carried = [
            CarriedAnswer(
                one.change.code,
                one.after.status,
                one.after.level,
                _statement(self.before, one.change.code, one.answer),
                one.change.why,
            )
            for one in self.to_confirm
        ]
        asked = self.before.questions
        gone = [
            GoneAnswer(code, asked[code].question, answer, _statement(self.before, code, answer))
            for code, answer in self.gone_answers.items()
        ]
        return Takeover(on, self.before.version, self.after.version, tuple(carried), tuple(gone))


def upgrade_to(after: Questionnaire, before: Questionnaire, answers: Mapping[str, Answer]) -> Upgrade:
    """Return what a newer version would change in a document with these answers."""
    changes = question_changes(before, after)

    def those(became: Became) -> tuple[str, ...]:
        return tuple(code for code, change in changes.items() if change.became is became)

    changed = [(changes[code], answers.get(code, UNANSWERED)) for code in those(Became.CHANGED)]
    asked = after.questions

    def carried(code: str, answer: Answer) -> Answer:
        try:
            return fitting(asked[code], answer)
        except InvalidError:
            # What is noted beside it stays: it may back the next answer.
            return Answer(evidence=answer.evidence)

    return Upgrade(
        before,
        after,
        those(Became.NEW),
        tuple(_changed(change, answer, carried(change.code, answer)) for change, answer in changed),
        those(Became.GONE),
        answers,
    )


def _changed(change: QuestionChange, answer: Answer, after: Answer) -> ChangedQuestion:
    holds = change.holds(answer) and (after.status, after.level) == (answer.status, answer.level)
    return ChangedQuestion(change, answer, not holds, after)


def _statement(questionnaire: Questionnaire, code: str, answer: Answer) -> Text:
    """Return the statement of the level that was chosen; empty where none was."""
    question = questionnaire.capabilities.get(code)
    if question is None or answer.level is None or answer.level not in question.rungs:
        return NO_TEXT
    return question.statement(answer.level)
