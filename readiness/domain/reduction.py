"""What can be left out of an assessment before it is passed on."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum

from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.attachments import Attachments
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.history import History
from readiness.domain.incidents import Incidents
from readiness.domain.perspectives import LedgerEntry, Perspectives
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.takeover import Takeovers
from readiness.domain.version_record import VersionRecord
from readiness.domain.workshop_record import WorkshopRecord


class Portion(StrEnum):
    """What goes along or stays behind as a whole."""

    # Evidence, reasons, flags, notes on the plan; titles, addresses and logs of incidents.
    NOTES = "notes"
    # What is attached to answers.
    FILES = "files"
    # What the room voted and decided, and the views of several people.
    WORKSHOP = "workshop"
    # The consultant's texts, logo, colour and contact.
    WORDS = "words"
    # Recorded states, incidents that are closed, logs, the ledger of views, earlier versions of record, and answers to
    # questions that are no longer asked.
    HISTORY = "history"


def reduced(assessment: Assessment, without: Collection[Portion], reason: str) -> Assessment:
    """Return an assessment without some portions; levels, plan and open incidents stay.

    A “not applicable” cannot be without a reason: it gets `reason` in the place of its own. A version of record from
    which anything is missing no longer is one.
    """
    kept = assessment
    if Portion.NOTES in without:
        kept = replace(
            kept,
            answers=_without_notes(kept.answers, reason),
            plan=_plan_without_notes(kept.plan),
            incidents=Incidents(tuple(replace(one, title="", link="", log=()) for one in kept.incidents.all)),
            perspectives=_views_without_notes(kept.perspectives, reason),
            takeovers=_takeovers_without_notes(kept.takeovers, reason),
        )
    if Portion.FILES in without:
        kept = replace(kept, attachments=Attachments())
    if Portion.WORKSHOP in without:
        kept = replace(kept, workshop=WorkshopRecord(), perspectives=Perspectives(author=kept.perspectives.author))
    if Portion.WORDS in without:
        kept = replace(kept, consultant=ConsultantLayer())
    if Portion.HISTORY in without:
        kept = replace(kept, incidents=Incidents(tuple(replace(one, log=()) for one in kept.incidents.open)))
        kept = replace(kept, perspectives=replace(kept.perspectives, ledger=()))
        kept = replace(kept, takeovers=Takeovers(tuple(replace(one, gone=()) for one in kept.takeovers.all)))
        kept = replace(kept, history=History())
        if kept.record.earlier:
            kept = replace(kept, record=VersionRecord())
    if kept.record.final is not None and kept != assessment:
        kept = replace(kept, record=VersionRecord(kept.record.earlier))
    return kept


def _without_notes(answers: Mapping[str, Answer], reason: str) -> dict[str, Answer]:
    """Return answers without what was written beside them; of a question that is open nothing is left."""
    return {code: _bare(answer, reason) for code, answer in answers.items() if not answer.open}


def _bare(answer: Answer, reason: str) -> Answer:
    """Return an answer without what was written beside it."""
    return replace(answer, evidence="", flagged=False, reason=reason if answer.status is Status.NOT_APPLICABLE else "")


def _views_without_notes(views: Perspectives, reason: str) -> Perspectives:
    """Return what several people said, and what became of it, without what they wrote."""

    def bare_entry(entry: LedgerEntry) -> LedgerEntry:
        said = tuple(replace(one, answer=_bare(one.answer, reason)) for one in entry.said)
        before, after = _bare(entry.before, reason), _bare(entry.after, reason)
        return replace(entry, before=before, after=after, reason="", said=said)

    return replace(
        views,
        views=tuple(replace(view, answers=_without_notes(view.answers, reason)) for view in views.views),
        ledger=tuple(map(bare_entry, views.ledger)),
    )


def _takeovers_without_notes(takeovers: Takeovers, reason: str) -> Takeovers:
    """Return the earlier answers without what was written beside them; of a question that was open nothing is left."""
    return Takeovers(
        tuple(
            replace(one, gone=tuple(replace(g, answer=_bare(g.answer, reason)) for g in one.gone if not g.answer.open))
            for one in takeovers.all
        )
    )


def _plan_without_notes(plan: PlanNotes) -> PlanNotes:
    return replace(plan, packages={code: replace(note, note="") for code, note in plan.packages.items()})
