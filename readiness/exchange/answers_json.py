"""`readiness-answers/1`: answers as JSON, in and out (docs/formats/answers.md)."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from readiness.domain.answers import NOTE_LIMIT, UNANSWERED, Answer, Confidence, Status
from readiness.domain.assessment import Assessment
from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Value
from readiness.exchange.json_file import read_json
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

FORMAT: Literal["readiness-answers/1"] = "readiness-answers/1"


class AnswerEntry(Value, frozen=True):
    """One answer as the file writes it; a level alone means that it is answered."""

    level: int | None = None
    status: Status | None = None
    confidence: Confidence | None = None
    evidence: Annotated[str, msgspec.Meta(max_length=NOTE_LIMIT)] = ""
    reason: Annotated[str, msgspec.Meta(max_length=NOTE_LIMIT)] = ""
    flagged: bool = False


class AnswersFile(Value, frozen=True, kw_only=True, omit_defaults=False):
    """The whole file."""

    format: Literal["readiness-answers/1"]
    pack: str
    organisation: str = ""
    answers: dict[str, AnswerEntry]


def read_answers(path: Path, questionnaire: Questionnaire) -> tuple[str, dict[str, Answer]]:
    """Return organisation and answers of a file; raises UserError naming the first fault.

    An unknown code, a level outside 0 to 5, a not applicable without reason, or a file for another
    questionnaire is refused as a whole.
    """
    try:
        file = msgspec.convert(read_json(path), AnswersFile)
    except msgspec.ValidationError as error:
        raise UserError(
            "answers-format",
            N_("The file does not follow {format} ({problem})."),
            N_("See docs/formats/answers.md for an example."),
            where=str(path),
            format=FORMAT,
            problem=str(error),
        ) from error
    if file.pack != questionnaire.id:
        raise UserError(
            "answers-other-pack",
            N_("The answers belong to the questionnaire “{found}”, not to “{expected}”."),
            N_("Choose the matching questionnaire."),
            where=str(path),
            found=file.pack,
            expected=questionnaire.id,
        )
    return file.organisation, {
        code: to_answer(code, entry, questionnaire, where=str(path)) for code, entry in file.answers.items()
    }


def to_answer(code: str, entry: AnswerEntry, questionnaire: Questionnaire, *, where: str) -> Answer:
    """Turn an entry into an answer; raises UserError where it does not fit the questionnaire."""
    if code not in questionnaire.capabilities:
        raise UserError(
            "unknown-code",
            N_("There is no question “{code}” in this questionnaire."),
            N_("Codes look like {example}."),
            where=where,
            code=code,
            example=next(iter(questionnaire.capabilities)),
        )
    level = entry.level
    if level is not None and not LOWEST <= level <= HIGHEST:
        raise UserError(
            "level-outside",
            N_("{code} has level {level}."),
            N_("A level is a whole number from 0 to 5."),
            where=where,
            code=code,
            level=level,
        )
    status = entry.status or (Status.UNANSWERED if level is None else Status.ANSWERED)
    if (status is Status.ANSWERED) != (level is not None):
        raise UserError(
            "level-and-status",
            N_("{code} has a level and a status that contradict each other."),
            N_("Give either a level from 0 to 5 or one of the statuses dont_know, not_applicable, unanswered."),
            where=where,
            code=code,
        )
    if status is Status.NOT_APPLICABLE and not entry.reason.strip():
        raise UserError(
            "reason-missing",
            N_("{code} is not applicable, but the reason is missing."),
            N_("Add “reason” and say why the question does not apply."),
            where=where,
            code=code,
        )
    if max(len(entry.reason), len(entry.evidence)) > NOTE_LIMIT:
        raise UserError(
            "note-too-long",
            N_("{code} has a text of more than {limit} characters."),
            N_("Shorten it."),
            where=where,
            code=code,
            limit=NOTE_LIMIT,
        )
    return Answer(
        status=status,
        level=level,
        confidence=entry.confidence,
        evidence=entry.evidence,
        reason=entry.reason,
        flagged=entry.flagged,
    )


def write_answers(questionnaire: Questionnaire, assessment: Assessment) -> bytes:
    """Return everything that is stored, in the order of the questionnaire."""
    stored = ((code, assessment.answer(code)) for code in questionnaire.capabilities)
    entries = {code: _entry(answer) for code, answer in stored if answer != UNANSWERED}
    file = AnswersFile(
        format=FORMAT,
        pack=questionnaire.id,
        organisation=assessment.details.organisation,
        answers=entries,
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=2)


def _entry(answer: Answer) -> AnswerEntry:
    plain = answer.status in {Status.ANSWERED, Status.UNANSWERED}
    return AnswerEntry(
        level=answer.level,
        status=None if plain else answer.status,
        confidence=answer.confidence,
        evidence=answer.evidence,
        reason=answer.reason,
        flagged=answer.flagged,
    )
