"""What people wrote into a document in their own words, each text with where it stands: for a search over many."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.perspectives import Perspectives


class NoteKind(StrEnum):
    """What a text is; its code names the question, or what else it belongs to."""

    EVIDENCE = "evidence"
    REASON = "reason"
    # What was answered to a question that asks for a fact.
    VALUE = "value"
    # The name of an attached file.
    FILE = "file"
    # Beside a work package; the code is that of its capability.
    PACKAGE = "package"
    # Title, address and log of an incident; the code is its number.
    INCIDENT = "incident"
    # Foreword, findings and all else of the consultant; the code is that of a chapter, a dimension or a question.
    CONSULTANT = "consultant"
    # What a group decided, and views that remained.
    DECISION = "decision"
    # What several people said, and why it was settled so.
    VIEW = "view"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class DocumentNote:
    """A text that people wrote; `code` is empty where it belongs to the whole document."""

    kind: NoteKind
    code: str
    text: str


def notes_in(assessment: Assessment) -> tuple[DocumentNote, ...]:
    """Return all texts that people wrote; those that are the same at the same place once, and empty ones not at all."""
    return tuple(dict.fromkeys(note for note in _all(assessment) if note.text.strip()))


def people_in(assessment: Assessment) -> tuple[str, ...]:
    """Return the persons that the plan, the decision, the incidents and the consultant name as being in charge."""
    plan = assessment.plan
    named = [note.owner for note in plan.packages.values()]
    named += [note.owner for note in plan.steps.values()]
    named += [plan.resolution.responsible, plan.resolution.deputy]
    for incident in assessment.incidents.open:
        named += [task.owner for task in (*incident.tasks.values(), *incident.clearing.values())]
    named += [one.owner for one in assessment.consultant.recommendations]
    return tuple(sorted({" ".join(name.split()) for name in named} - {""}, key=lambda name: (name.casefold(), name)))


def _all(assessment: Assessment) -> Iterator[DocumentNote]:
    yield DocumentNote(NoteKind.SCOPE, "", assessment.details.scope)
    for code, answer in assessment.answers.items():
        yield from _of_answer(code, answer)
    for code, attached in assessment.attachments.of.items():
        yield from (DocumentNote(NoteKind.FILE, code, attachment.name) for attachment in attached)
    for code, note in assessment.plan.packages.items():
        yield DocumentNote(NoteKind.PACKAGE, code, note.note)
    for incident in assessment.incidents.all:
        number = str(incident.number)
        yield DocumentNote(NoteKind.INCIDENT, number, incident.title)
        yield DocumentNote(NoteKind.INCIDENT, number, incident.link)
        yield from (DocumentNote(NoteKind.INCIDENT, number, entry.text) for entry in incident.log)
    yield from _of_consultant(assessment.consultant)
    for decision in assessment.workshop.decisions.values():
        for text in (decision.reason, *decision.dissent):
            yield DocumentNote(NoteKind.DECISION, decision.capability, text)
    yield from _of_views(assessment.perspectives)


def _of_answer(code: str, answer: Answer) -> Iterator[DocumentNote]:
    yield DocumentNote(NoteKind.EVIDENCE, code, answer.evidence)
    yield DocumentNote(NoteKind.REASON, code, answer.reason)
    yield DocumentNote(NoteKind.VALUE, code, answer.value)


def _of_consultant(layer: ConsultantLayer) -> Iterator[DocumentNote]:
    texts = [("", layer.foreword)]
    for by_code in (layer.findings, layer.wordings, layer.packages, layer.before, layer.after, layer.hidden):
        texts += by_code.items()
    for one in layer.recommendations:
        texts += [("", one.title), ("", one.text)]
    yield from (DocumentNote(NoteKind.CONSULTANT, code, text) for code, text in texts)


def _of_views(views: Perspectives) -> Iterator[DocumentNote]:
    for view in views.views:
        for code, answer in view.answers.items():
            yield from (DocumentNote(NoteKind.VIEW, code, text) for text in (answer.evidence, answer.reason))
    for entry in views.ledger:
        texts = [entry.reason, entry.before.evidence]
        texts += [said.answer.evidence for said in entry.said]
        yield from (DocumentNote(NoteKind.VIEW, entry.capability, text) for text in texts)
