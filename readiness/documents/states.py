"""Recorded states as bytes: written beside attached files, and read back as untrusted as the document itself."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from readiness.documents.content import questionnaire_json
from readiness.documents.rows import check_fit, consistent
from readiness.domain.assessment import Assessment
from readiness.domain.history import MOST_STATE_BYTES, Occasion, RecordedState, Stored
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.recorded_state import StateContent
from readiness.domain.values import NAME_LIMIT, storable
from readiness.foundation.errors import InvalidError, UserError
from readiness.foundation.translation import N_
from readiness.validation.boundary import read_json, write_json

# Returns the bytes of a file of the document by its digest; None where it is not there.
FileOf = Callable[[str], bytes | None]


def state_bytes(content: StateContent) -> bytes:
    """Return what a state says as it is stored; raises InvalidError where it is larger than a state may be."""
    return _checked(write_json(content, defaults=False))


def questionnaire_bytes(questionnaire: Questionnaire) -> bytes:
    """Return the questionnaire of a state as it is stored; raises InvalidError as above."""
    return _checked(questionnaire_json(questionnaire).encode())


def stored(content: bytes) -> Stored:
    """Return how bytes are named in the document."""
    return Stored(sha256(content).hexdigest(), len(content))


def state_of(
    questionnaire: Questionnaire, assessment: Assessment, today: date, why: Occasion, word: str = ""
) -> RecordedState:
    """Return the line of the state that an assessment is in; its number is given when it joins the others.

    Raises InvalidError where it is larger than a state may be.
    """
    details = assessment.details
    return RecordedState(
        number=1,
        on=today,
        why=why,
        organisation=storable(details.organisation, NAME_LIMIT),
        assessed_on=details.as_of(today),
        pack=questionnaire.id,
        version=questionnaire.version,
        depth=details.depth,
        content=stored(state_bytes(StateContent.of(assessment))),
        word=word,
    )


def read_state(
    state: RecordedState, own: Questionnaire, file: FileOf, where: str = ""
) -> tuple[Questionnaire, Assessment]:
    """Return the questionnaire of a recorded state, and its assessment; `own` is that of the document.

    Raises UserError, with `where` as its place, where the state is not there or is none of ours.
    """
    try:
        return _read(state, own, file)
    except ValueError as error:
        raise UserError(
            "state-damaged",
            N_("The state recorded on {on} cannot be read."),
            N_("Remove it, or take a backup of the document."),
            where=where,
            on=state.on,
        ) from error


def read_answers(state: RecordedState, file: FileOf) -> Assessment | None:
    """Return what a state says without its questionnaire, for its notes alone; None where it cannot be read."""
    try:
        return read_json(_bytes_of(state.content, file), StateContent).assessment()
    except ValueError:
        return None


def without_notes(state: RecordedState, file: FileOf, reduce: Callable[[Assessment], Assessment]) -> bytes | None:
    """Return what a state says with less beside its answers, as bytes; None where it cannot be read."""
    found = read_answers(state, file)
    return None if found is None else state_bytes(StateContent.of(reduce(found)))


def _read(state: RecordedState, own: Questionnaire, file: FileOf) -> tuple[Questionnaire, Assessment]:
    """Read a state and whether it fits its questionnaire; raises ValueError."""
    assessment = read_json(_bytes_of(state.content, file), StateContent).assessment()
    questionnaire = own
    if state.questionnaire is not None:
        questionnaire = consistent(read_json(_bytes_of(state.questionnaire, file), Questionnaire))
    if (questionnaire.id, questionnaire.version) != (state.pack, state.version):
        raise ValueError("the questionnaire is not what the state says")
    check_fit(questionnaire, assessment)
    return questionnaire, assessment


def _bytes_of(one: Stored, file: FileOf) -> bytes:
    found = file(one.digest)
    if found is None or len(found) != one.size:
        raise ValueError("a recorded state is not there")
    return found


def _checked(content: bytes) -> bytes:
    if len(content) > MOST_STATE_BYTES:
        raise InvalidError(
            "state-too-large",
            N_("This state is too large to be recorded: more than {most} MB of answers and notes."),
            N_("Shorten the longest notes; files that are attached do not count."),
            most=MOST_STATE_BYTES // 1_000_000,
        )
    return content
