"""The texts to act of an assessment: find one by its code, and write it to a file."""

from collections.abc import Iterable
from pathlib import Path

from readiness.app.output import check_target, write_output
from readiness.foundation.errors import UserError, quoted
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.texts_to_act import FilledText, TextsToAct

ENDING = ".txt"


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


def write_text(text: FilledText, target: Path, inputs: Iterable[Path]) -> None:
    """Write a text for any editor; raises UserError where the path is unusable or the file cannot be written."""
    check_target(target, inputs, [ENDING])
    write_output(text.plain().encode("utf-8"), target)
