"""Versions of record in words."""

from readiness.domain.version_record import FinalVersion, VersionRecord
from readiness.foundation.language import Language

HASH_NAME = "SHA-256"
# What stands between the version and its hash.
VERSION_AND_HASH = " · "


def version_line(version: FinalVersion, language: Language) -> str:
    """Return which version of record it is, and since when."""
    words = language.gettext("Version {number} of record, final since {on}")
    return words.format(number=version.number, on=language.long_date(version.on))


def hash_line(version: FinalVersion, language: Language) -> str:
    """Return the version with its hash, as it stands on every page of a report."""
    return VERSION_AND_HASH.join((version_line(version, language), f"{HASH_NAME} {version.digest}"))


def record_line(record: VersionRecord, language: Language) -> str:
    """Return how a document stands to its versions of record; nothing where it has none."""
    if record.final is not None:
        return version_line(record.final, language)
    if record.supersedes is None:
        return ""
    words = language.gettext("Draft of version {number}; the version of record is version {before} of {on}.")
    before = record.supersedes
    return words.format(number=record.number, before=before.number, on=language.long_date(before.on))
