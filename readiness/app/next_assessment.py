"""Begin the next assessment: a document of its own that goes on from an earlier one."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from readiness.app.documents import free_path
from readiness.app.session import Session
from readiness.app.upgrading import newer_questionnaire
from readiness.documents.content import Content, content_with_files
from readiness.documents.document import Document
from readiness.documents.states import questionnaire_bytes, state_bytes, state_of, stored
from readiness.domain.assessment import Assessment, Details
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.history import History, Occasion, Predecessor
from readiness.domain.perspectives import Perspectives
from readiness.domain.plan_notes import PackageNote, PlanNotes, StepNote
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.recorded_state import StateContent
from readiness.domain.takeover import Takeovers, Upgrade, upgrade_to
from readiness.foundation import clock
from readiness.foundation.errors import UserError, told_to_user
from readiness.foundation.translation import N_


class NextAssessment(NamedTuple):
    """The next assessment, open, and what the newer questionnaire changes in it: nothing where it is the same."""

    session: Session
    upgrade: Upgrade

    @property
    def to_confirm(self) -> int:
        """How many answers are to be confirmed."""
        assessment = self.session.assessment
        return len(assessment.takeovers.open_among(assessment.answers))


def begin_next(content: Content, target: Path, wanted: str = "") -> NextAssessment:
    """Make the next assessment at `target` and open it; the earlier document stays as it is.

    It asks the newer version of the questionnaire where one is installed, or `wanted` (an id or a folder). Answers and
    notes come along as to be confirmed, the plan's owners, notes and what is done, and how the report looks; incidents,
    workshops, views of others, attached files and texts for the report stay behind. The recorded states come along
    together with the last one. Raises UserError, and nothing is made.
    """
    if not content.assessment.answers:
        raise UserError(
            "next-empty",
            N_("Nothing has been answered in this document."),
            N_("Answer its questions, or begin a new assessment."),
        )
    own = content.questionnaire
    upgrade = upgrade_to(newer_questionnaire(own, wanted) or own, own, content.assessment.answers)
    today = clock.today()
    with told_to_user():
        history, files = _history(content, upgrade.after, today)
    assessment = _next(content.assessment, upgrade, today, history)
    files |= {digest: content.files[digest] for digest in assessment.digests() if digest in content.files}
    return NextAssessment(Session(Document.create(target, upgrade.after, assessment, files)), upgrade)


def content_of(session: Session) -> Content:
    """Return what the open document holds as it stands."""
    document = session.document
    content = content_with_files(session.questionnaire, session.assessment, document.file)
    return content._replace(document_id=document.document_id)


def suggested_path(source: Path, content: Content) -> Path:
    """Return a free path beside the earlier document; with the year, so that both are told apart."""
    organisation = f"{content.assessment.details.organisation} {clock.today().year}"
    return free_path(source.parent, organisation)


def _next(before: Assessment, upgrade: Upgrade, today: date, history: History) -> Assessment:
    details = before.details
    return Assessment(
        details=_details(details, upgrade.after),
        answers=upgrade.next_answers(),
        plan=_plan(before.plan),
        consultant=_look(before.consultant),
        perspectives=Perspectives(author=before.perspectives.author),
        takeovers=Takeovers((upgrade.next_takeover(today, details.as_of(today)),)),
        history=history,
    )


def _details(details: Details, questionnaire: Questionnaire) -> Details:
    depth = details.depth if details.depth in questionnaire.depths() else Depth.FULL
    return replace(details, depth=depth, assessed_on=None, answered_on=None)


def _plan(plan: PlanNotes) -> PlanNotes:
    """Keep who does what, what is done and what it costs; what was decided and when belongs to the earlier plan."""
    return PlanNotes(
        hours=plan.hours,
        people=plan.people,
        day_rate=plan.day_rate,
        decider_rate=plan.decider_rate,
        steps={
            id_: StepNote(note.owner, done=note.done) for id_, note in plan.steps.items() if note.owner or note.done
        },
        packages={
            code: PackageNote(note.owner, note=note.note)
            for code, note in plan.packages.items()
            if note.owner or note.note
        },
    )


def _look(layer: ConsultantLayer) -> ConsultantLayer:
    """Keep how the report looks and what it always says; what was written about the earlier result stays there."""
    return replace(
        layer, foreword="", findings={}, wordings={}, packages={}, before={}, after={}, recommendations=(), hidden={}
    )


def _history(content: Content, later: Questionnaire, today: date) -> tuple[History, dict[str, bytes]]:
    """Return the states of the earlier document with its last one, and the bytes that are new; raises InvalidError."""
    assessment, document = content.assessment, content.document_id
    state = state_of(content.questionnaire, assessment, today, Occasion.NEXT)
    history = assessment.history.with_state(state)
    files = {state.content.digest: state_bytes(StateContent.of(assessment))}
    if later != content.questionnaire:
        answered = questionnaire_bytes(content.questionnaire)
        history = history.with_own_questionnaire(stored(answered))
        files[stored(answered).digest] = answered
    states = tuple(one if one.document else replace(one, document=document) for one in history.states)
    return History(states, Predecessor(document, assessment.details.as_of(today))), files
