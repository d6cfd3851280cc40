"""The files of two sides: read exactly once, so that what is compared is the file whose hash was given."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from readiness.app.documents import result_of
from readiness.documents.content import Content
from readiness.documents.latest import Standing, newer_than
from readiness.documents.published_file import load_published, sha256_in
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.results.pairing import Pairing, Unpairable, UnpairableError, pair_up
from readiness.validation.canonical import holds_its_hash

_HASH = re.compile(r"(?:sha-?256:)?([0-9a-f]{64})")
_REASONS = {
    Unpairable.SAME_QUESTIONNAIRE: N_("Both documents belong to the same questionnaire ({ids})."),
    Unpairable.NOT_PAIRED: N_("These two questionnaires do not belong together ({ids})."),
    Unpairable.OTHER_VERSION: N_(
        "The versions of the two questionnaires do not fit together ({ids}): one of them lacks {codes}."
    ),
}
_REMEDIES = {
    Unpairable.SAME_QUESTIONNAIRE: N_("Choose one document of the company and one of its agency."),
    Unpairable.NOT_PAIRED: N_(
        "Choose documents of questionnaires that belong together, such as social-media and agency-readiness."
    ),
    Unpairable.OTHER_VERSION: N_("Ask both sides to use the newest questionnaires."),
}


_AS_IT_WAS = N_("Ask the other side for the file as it was when they sent the checksum.")


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A document as its file holds it, and the SHA-256 of exactly that file, as 64 hexadecimal digits."""

    path: Path
    content: Content
    sha256: str
    standing: Standing

    @property
    def result(self) -> AssessmentResult:
        """The result of the document, as of today."""
        return result_of(self.content)

    def has(self, given: str) -> bool:
        """Return whether a hash, as `parse_hash` returns it, is that of the file, or of the version of record in it."""
        final = self.content.assessment.record.final
        of_record = final is not None and final.digest == given
        return self.sha256 == given or (
            of_record and holds_its_hash(self.content.questionnaire, self.content.assessment)
        )


def read_given(path: Path) -> GivenFile:
    """Read the file of a document; raises UserError.

    The file alone counts, since its hash is what was given: what a crash left beside it shows in `standing`.
    """
    content, fingerprint = load_published(path)
    standing = newer_than(content, path, fingerprint).standing
    return GivenFile(path, content, sha256_in(fingerprint), Standing.WAITS if standing is Standing.LEFT else standing)


def parse_hash(typed: str, where: str = "") -> str:
    """Return a SHA-256 as it was typed or pasted, without spaces and in small letters; raises UserError."""
    found = _HASH.fullmatch("".join(typed.split()).lower())
    if found is None:
        raise UserError(
            "hash-syntax",
            N_("This is not the checksum of a file."),
            N_("Enter the 64 digits and letters from 0 to f that the other side has sent you."),
            where=where,
        )
    return found[1]


def check_hash(file: GivenFile, given: str) -> None:
    """Check that a file is the one whose hash was given, as `parse_hash` returns it; raises UserError."""
    if not file.has(given):
        raise UserError(
            "hash-differs",
            N_("This is not the file whose checksum was given: its own is {found}."),
            _AS_IT_WAS,
            where=str(file.path),
            found=file.sha256,
        )


def find_by_hash(files: Iterable[GivenFile], given: str, where: str) -> GivenFile:
    """Return the one of several files whose hash was given; raises UserError where none has it."""
    found = next((file for file in files if file.has(given)), None)
    if found is None:
        raise UserError(
            "hash-differs", N_("None of the files has the checksum that was given."), _AS_IT_WAS, where=where
        )
    return found


def paired(one: AssessmentResult, other: AssessmentResult, where: Path) -> Pairing:
    """Return two results side by side; raises UserError with the reason where they do not go together."""
    try:
        return pair_up(one, other)
    except UnpairableError as error:
        ids = [f"{result.questionnaire.id} {result.questionnaire.version}" for result in (one, other)]
        raise UserError(
            f"unpairable-{error.reason}",
            _REASONS[error.reason],
            _REMEDIES[error.reason],
            where=str(where),
            ids=", ".join(dict.fromkeys(ids)),
            codes=", ".join(error.codes),
        ) from error
