"""Pass a document on: what goes along is chosen, and the file may be sealed with a pass phrase."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from readiness.app.output import check_target, write_output
from readiness.app.session import Session
from readiness.documents.content import Content, new_content
from readiness.documents.schema import SUFFIX
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
    file: Callable[[str], bytes | None],
    without: Collection[Portion],
    language: Language,
) -> Content:
    """Return what goes along, as a document of its own; `file` returns the bytes of an attached file by its digest."""
    left = reduced(assessment, without, language.gettext(_REASON))
    found = {digest: file(digest) for digest in left.digests()}
    return new_content(questionnaire, left, {digest: content for digest, content in found.items() if content})


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
