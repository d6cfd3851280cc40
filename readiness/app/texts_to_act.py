"""The texts to act of an assessment: find one by its code, write it to a file, and take it into use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from readiness.app.output import check_target, write_output
from readiness.app.session import Delta, Session
from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.changes import AnswerChange
from readiness.foundation import clock
from readiness.foundation.errors import UserError, quoted
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.texts_to_act import FilledText, TextsToAct, in_use

# Word, and what any editor opens.
WORD, PLAIN = ".docx", ".txt"
ENDINGS = (WORD, PLAIN)


def check_texts(result: AssessmentResult) -> None:
    """Raise UserError where the questionnaire has no texts to act."""
    if not result.questionnaire.texts:
        raise UserError(
            "text-none",
            N_("The questionnaire of this document has no letters, clauses or lists."),
            N_("Choose a document of another questionnaire."),
        )


def find_text(result: AssessmentResult, code: str, language: Language) -> FilledText:
    """Return the text with this code; raises UserError where there is none."""
    check_texts(result)
    texts = TextsToAct(result, language).all()
    found = next((text for text in texts if text.code == code), None)
    if found is None:
        raise UserError(
            "text-unknown",
            N_("There is no text {code} in this questionnaire."),
            N_("Use one of these: {codes}."),
            code=quoted(code),
            codes=", ".join(text.code for text in texts),
        )
    return found


def write_text(text: FilledText, target: Path, inputs: Iterable[Path], language: Language) -> None:
    """Write a text for Word or for any editor, by the ending of `target`.

    Raises UserError where the path is unusable or the file cannot be written.
    """
    check_target(target, inputs, ENDINGS)
    if target.suffix.lower() == WORD:
        # Imported here: the library for Word takes a quarter of a second.
        from readiness.exchange.text_docx import text_docx

        write_output(text_docx(text, language.code), target)
    else:
        write_output(text.plain().encode("utf-8"), target)


def answers_backed_by(result: AssessmentResult, code: str) -> tuple[str, ...]:
    """Return the codes of the capabilities that a text is evidence for: those of the plan's steps it belongs to."""
    steps = next((text.steps for text in result.questionnaire.texts if text.code == code), ())
    found = (step.partition(":")[0] for step in steps)
    return tuple(dict.fromkeys(one for one in found if one in result.questionnaire.capabilities))


@dataclass(frozen=True, slots=True)
class Use:
    """That a text is in use: since which day, and who signed it where that is known."""

    code: str
    on: date
    signed_by: str = ""


def take_into_use(session: Session, use: Use, capabilities: Sequence[str], language: Language) -> Delta:
    """Note as evidence for capabilities, by their codes, that a text is in use: one step of the history.

    What is noted already stays above it; the levels stay as they are. Raises UserError where the day is to come, the
    text is no evidence for a capability, or the evidence would become too long.
    """
    on, result = use.on, session.result()
    text, backed = find_text(result, use.code, language), answers_backed_by(result, use.code)
    if on > clock.today():
        raise UserError(
            "text-not-yet",
            N_("The text is not in use before {on}."),
            N_("Give the day on which it came into use, today at the latest."),
            on=on,
        )
    line = in_use(text.name, on, use.signed_by, language)
    changes = []
    for code in capabilities:
        if code not in backed:
            raise UserError(
                "text-backs-no-such-answer",
                N_("This text is no evidence for {code}."),
                N_("Use one of these: {codes}."),
                code=quoted(code),
                codes=", ".join(backed),
            )
        before = session.assessment.answer(code)
        evidence = "\n".join(filter(None, (before.evidence.rstrip(), line)))
        if len(evidence) > NOTE_LIMIT:
            raise UserError(
                "evidence-full",
                N_("The evidence for {code} would become longer than {most} characters."),
                N_("Shorten it first."),
                code=code,
                most=NOTE_LIMIT,
            )
        if line not in before.evidence.split("\n"):
            changes.append(AnswerChange(code, before, replace(before, evidence=evidence)))
    return session.apply_all(changes)
