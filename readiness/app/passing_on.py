"""Pass a document on: what goes along is chosen, and the file may be sealed with a pass phrase."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from readiness.app.output import check_target, write_output
from readiness.app.session import Session
from readiness.documents.content import Content, content_with_files
from readiness.documents.schema import SUFFIX
from readiness.documents.states import FileOf, stored, without_notes
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.reduction import Portion, reduced
from readiness.exchange.sealed_file import SEALED_SUFFIX, seal
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

__all__ = ["SEALED_SUFFIX", "Portion"]

# Under the reason for “not applicable”, which no answer can be without.
_REASON = N_("The reason was not passed on.")


def content_to_pass_on(
    questionnaire: Questionnaire,
    assessment: Assessment,
    file: FileOf,
    without: Collection[Portion],
    language: Language,
) -> Content:
    """Return what goes along, as a document of its own; `file` returns the bytes of an attached file by its digest."""
    reason = language.gettext(_REASON)
    left = reduced(assessment, without, reason)
    made: dict[str, bytes] = {}
    if Portion.NOTES in without and left.history.states:
        left, made = _states_without_notes(left, file, lambda earlier: reduced(earlier, (Portion.NOTES,), reason))
    return content_with_files(questionnaire, left, lambda digest: made.get(digest) or file(digest))


def _states_without_notes(
    assessment: Assessment, file: FileOf, reduce: Callable[[Assessment], Assessment]
) -> tuple[Assessment, dict[str, bytes]]:
    """Return an assessment whose recorded states say nothing beside their answers, and the bytes of these states.

    A state that cannot be read stays behind: what it holds is not known.
    """
    made: dict[str, bytes] = {}
    history = replace(assessment.history, states=())
    for state in assessment.history.states:
        content = without_notes(state, file, reduce)
        if content is not None:
            made[stored(content).digest] = content
            history = history.with_state(replace(state, content=stored(content), word=""))
    return assessment.with_part(history), made


def content_of(session: Session, without: Collection[Portion], language: Language) -> Content:
    """Return what goes along of the open document as it stands."""
    return content_to_pass_on(session.questionnaire, session.assessment, session.document.file, without, language)


def sealed_name(target: Path) -> bool:
    """Return whether a file of this name is to be sealed."""
    return target.suffix.lower() == SEALED_SUFFIX


def check_passed_on(target: Path, inputs: Iterable[Path]) -> None:
    """Raise UserError where nothing may be passed on under a name."""
    check_target(target, inputs, (SUFFIX, SEALED_SUFFIX))


def pass_on(content: Content, target: Path, phrase: str) -> None:
    """Write what goes along to a new file, sealed where its name ends so; raises UserError, and nothing is written.

    Sealing takes about a second. What was left out is not in the file: it is made from what goes along alone.
    """
    # Imported here: a window that passes nothing on goes without.
    from readiness.documents.publishing import file_of

    if sealed_name(target) and not phrase:
        raise UserError(
            "phrase-missing",
            N_("A sealed file needs a pass phrase."),
            N_("Give one, for example four words that do not belong together."),
            where=str(target),
        )
    document = file_of(content)
    write_output(seal(document, phrase) if sealed_name(target) else document, target)
