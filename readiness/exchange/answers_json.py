"""`readiness-answers/1`: answers as JSON, in and out (docs/formats/answers.md)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from readiness.domain.answers import UNANSWERED, Answer, Confidence, Note, Status
from readiness.domain.assessment import Assessment
from readiness.domain.fitting import fitting
from readiness.domain.levels import HIGHEST, LOWEST, Level
from readiness.domain.questionnaire import Question, Questionnaire
from readiness.exchange.json_file import Format, read_file
from readiness.foundation.errors import Fault, InvalidError, Place, UserError, told_to_user
from readiness.foundation.translation import N_
from readiness.validation.boundary import write_json

FORMAT: Literal["readiness-answers/1"] = "readiness-answers/1"
_FORM = Format(FORMAT, "answers-format", "docs/formats/answers.md")


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """One answer as the file writes it; a level or a value alone means that it is answered.

    `value` is what was answered to a question that asks for a fact; the level of its band follows from it.
    """

    level: Level | None = None
    status: Status | None = None
    confidence: Confidence | None = None
    evidence: Note = ""
    reason: Note = ""
    flagged: bool = False
    value: Note = ""

    def __post_init__(self) -> None:
        # The rules over several fields are those of an answer.
        self.answer()

    def answer(self) -> Answer:
        """Return the answer that is meant; raises InvalidError where its fields contradict each other."""
        said = self.level is not None or self.value != ""
        return Answer(
            status=self.status or (Status.ANSWERED if said else Status.UNANSWERED),
            level=self.level,
            confidence=self.confidence,
            evidence=self.evidence,
            reason=self.reason,
            flagged=self.flagged,
            value=self.value,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """The whole file."""

    format: Literal["readiness-answers/1"]
    pack: str
    organisation: str = ""
    answers: dict[str, AnswerEntry]


# As it is written: the organisation is there even where it is empty.
_Written = dict[str, str | dict[str, AnswerEntry]]


def read_answers(path: Path, questionnaire: Questionnaire) -> tuple[str, dict[str, Answer]]:
    """Return organisation and answers of a file; raises UserError naming every fault.

    An unknown code, a level outside 0 to 5 or one that no answer of the question stands for, a fact that is none, a
    not applicable without reason, or a file for another questionnaire is refused as a whole.
    """

    def foreign(data: Any) -> Iterator[Fault]:
        if not isinstance(data, dict):
            return
        pack, answers = data.get("pack"), data.get("answers")
        if isinstance(pack, str) and pack != questionnaire.id:
            yield Fault(
                "answers-other-pack",
                ("pack",),
                N_("The answers belong to the questionnaire “{found}”, not to “{expected}”."),
                N_("Choose the matching questionnaire."),
                {"found": pack[:60], "expected": questionnaire.id},
            )
        elif isinstance(answers, dict):
            yield from misfits(answers, questionnaire)

    file = read_file(path, AnswersFile, _FORM, foreign)
    return file.organisation, {
        code: fitting(questionnaire.questions[code], entry.answer()) for code, entry in file.answers.items()
    }


def misfits(answers: dict[str, Any], questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield the answers, as plain data, to questions that there are not, and those that their questions do not have."""
    for code in answers.keys() - questionnaire.questions.keys():
        yield unknown_code(code, ("answers", code), questionnaire)
    for code in answers.keys() & questionnaire.questions.keys():
        yield from _misfit(questionnaire.questions[code], answers[code])


def _misfit(question: Question, entry: Any) -> Iterator[Fault]:
    """Yield why the level or the fact of an entry is none of its question; the rest is for the format to say."""
    level, value = (entry.get("level"), entry.get("value", "")) if isinstance(entry, dict) else (None, "")
    plain = isinstance(value, str) and (level is None or (type(level) is int and LOWEST <= level <= HIGHEST))
    if not plain or (level is None and not value):
        return
    try:
        fitting(question, Answer(Status.ANSWERED, level, value=value))
    except InvalidError as error:
        key = "value" if value else "level"
        yield Fault(error.code, ("answers", question.code, key), error.what, error.remedy, error.facts, entry.get(key))


def unknown_code(code: str, place: Place, questionnaire: Questionnaire) -> Fault:
    """Return the fault of a code that is none of the questionnaire's."""
    return Fault(
        "unknown-code",
        place,
        N_("There is no question “{code}” in this questionnaire."),
        N_("Codes look like {example}."),
        {"code": code[:60], "example": next(iter(questionnaire.questions))},
    )


def to_answer(code: str, fields: dict[str, Any], questionnaire: Questionnaire, *, where: str) -> Answer:
    """Return the answer that fields mean; raises UserError where it does not fit the questionnaire or the rules."""
    question = questionnaire.questions.get(code)
    if question is None:
        fault = unknown_code(code, (), questionnaire)
        raise UserError(fault.code, fault.what, fault.remedy, where=where, **fault.facts)
    with told_to_user(where):
        return fitting(question, AnswerEntry(**fields).answer())


def write_answers(questionnaire: Questionnaire, assessment: Assessment) -> bytes:
    """Return everything that is stored, in the order of the questionnaire."""
    stored = ((code, assessment.answer(code)) for code in questionnaire.questions)
    entries = {code: _entry(answer) for code, answer in stored if answer != UNANSWERED}
    file: _Written = {
        "format": FORMAT,
        "pack": questionnaire.id,
        "organisation": assessment.details.organisation,
        "answers": entries,
    }
    return write_json(file, _Written, indent=2, defaults=False)


def _entry(answer: Answer) -> AnswerEntry:
    plain = answer.status in {Status.ANSWERED, Status.UNANSWERED}
    return AnswerEntry(
        level=answer.level,
        status=None if plain else answer.status,
        confidence=answer.confidence,
        evidence=answer.evidence,
        reason=answer.reason,
        flagged=answer.flagged,
        value=answer.value,
    )
