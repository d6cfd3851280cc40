"""Versions of record: a document becomes final, and a correction takes its place without changing it."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from readiness.app.archives import read_content
from readiness.app.history import with_state
from readiness.app.plan_start import begun, waits_for_its_beginning
from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.domain.assessment import Assessment
from readiness.domain.changes import PartChange
from readiness.domain.history import Occasion
from readiness.domain.version_record import MOST_VERSIONS, FinalVersion
from readiness.foundation import clock
from readiness.foundation.errors import InvalidError, UserError
from readiness.foundation.translation import N_
from readiness.validation.canonical import canonical_hash


def finalise(session: Session) -> FinalVersion:
    """Make an open document a version of record, in one step that cannot be undone, and return which one.

    The day of the assessment and the beginning of the plan are fixed with it, so that every report of it says the
    same. Its state is recorded, for the corrections and assessments that go on from it. Raises UserError where it is
    final already, or cannot be stored.
    """
    before, today = session.assessment, clock.today()
    fixed = _fixed(session, before)
    # Where there is no room for another state, the version itself still holds everything.
    with suppress(InvalidError):
        fixed = fixed.with_part(with_state(session, fixed, Occasion.FINAL))
    digest = canonical_hash(session.questionnaire, fixed, today)
    record = fixed.record.finalised(today, digest)
    session.apply_all(
        [
            PartChange(before.details, fixed.details),
            PartChange(before.plan, fixed.plan),
            PartChange(before.history, fixed.history),
            PartChange(before.record, record),
        ]
    )
    assert record.final is not None
    return record.final


def begin_correction(source: Path, target: Path) -> Session:
    """Make the correction of a version of record, a document of its own at `target`, and open it.

    `source` may be a report with the document inside. Raises UserError, also where it is not final.
    """
    content = read_content(source)
    record = content.assessment.record
    if record.final is None:
        raise UserError(
            "not-final",
            N_("This document is not a version of record."),
            N_("Change it as it is, or finalise it first."),
            where=str(source),
        )
    if len(record.earlier) + 1 >= MOST_VERSIONS:
        raise UserError(
            "too-many-versions",
            N_("The document has {most} versions of record, and takes no more."),
            N_("Begin a new assessment."),
            where=str(source),
            most=MOST_VERSIONS,
        )
    corrected = content.assessment.with_part(record.correction())
    return Session(Document.create(target, content.questionnaire, corrected, content.files))


def _fixed(session: Session, assessment: Assessment) -> Assessment:
    """Return the assessment with the days fixed that would otherwise follow the calendar."""
    # Imported here: opening a correction needs no score.
    from readiness.results.assessment_result import assess

    details, today = assessment.details, clock.today()
    fixed = assessment.with_part(replace(details, assessed_on=details.as_of(today)))
    result = assess(session.questionnaire, fixed, today)
    return fixed.with_part(begun(result)) if waits_for_its_beginning(result) else fixed
