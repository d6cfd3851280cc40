"""What can be left out of an assessment before it is passed on."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum

from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.attachments import Attachments
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.incidents import Incidents
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.version_record import VersionRecord
from readiness.domain.workshop_record import WorkshopRecord


class Portion(StrEnum):
    """What goes along or stays behind as a whole."""

    # Evidence, reasons, flags, notes on the plan; titles, addresses and logs of incidents.
    NOTES = "notes"
    # What is attached to answers.
    FILES = "files"
    # What the room voted and decided.
    WORKSHOP = "workshop"
    # The consultant's texts, logo, colour and contact.
    WORDS = "words"
    # Incidents that are closed, logs, and earlier versions of record.
    HISTORY = "history"


def reduced(assessment: Assessment, without: Collection[Portion], reason: str) -> Assessment:
    """Return an assessment without some portions; levels, plan and open incidents stay.

    A “not applicable” cannot be without a reason: it gets `reason` in the place of its own. A version of record from
    which anything is missing is none any more.
    """
    kept = assessment
    if Portion.NOTES in without:
        kept = replace(
            kept,
            answers=_without_notes(kept.answers, reason),
            plan=_plan_without_notes(kept.plan),
            incidents=Incidents(tuple(replace(one, title="", link="", log=()) for one in kept.incidents.all)),
        )
    if Portion.FILES in without:
        kept = replace(kept, attachments=Attachments())
    if Portion.WORKSHOP in without:
        kept = replace(kept, workshop=WorkshopRecord())
    if Portion.WORDS in without:
        kept = replace(kept, consultant=ConsultantLayer())
    if Portion.HISTORY in without:
        kept = replace(kept, incidents=Incidents(tuple(replace(one, log=()) for one in kept.incidents.open)))
        if kept.record.earlier:
            kept = replace(kept, record=VersionRecord())
    if kept.record.final is not None and kept != assessment:
        kept = replace(kept, record=VersionRecord(kept.record.earlier))
    return kept


def _without_notes(answers: Mapping[str, Answer], reason: str) -> dict[str, Answer]:
    """Return answers without what was written beside them; of a question that is open nothing is left."""
    bare = {code: replace(answer, evidence="", flagged=False) for code, answer in answers.items() if not answer.open}
    return {
        code: replace(answer, reason=reason if answer.status is Status.NOT_APPLICABLE else "")
        for code, answer in bare.items()
    }


def _plan_without_notes(plan: PlanNotes) -> PlanNotes:
    return replace(plan, packages={code: replace(note, note="") for code, note in plan.packages.items()})
