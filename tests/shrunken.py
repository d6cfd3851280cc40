"""A document that speaks of everything, and a later questionnaire that asks for little of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from readiness.app.attachments import attach
from readiness.app.documents import open_session
from readiness.app.sample import create_samples
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.domain.perspectives import Author, Perspective
from readiness.domain.questionnaire import Capability, Dimension, Questionnaire
from readiness.domain.workshop_record import Decision, Meeting, RoundRecord, UsualRole, VoteCount, WorkshopRecord
from readiness.foundation.language import ENGLISH

_KEPT = {"PRO", "SKL", "MON"}
_GONE = {"PRO5", "SKL5"}
_ON = date(2026, 11, 2)


def shrunken(questionnaire: Questionnaire) -> Questionnaire:
    """Return social-media as a later version with three dimensions, one gate, and nothing that can be left out."""

    def capability(one: Capability) -> Capability:
        needs = (text for text in one.prerequisites if text[:3] in _KEPT and text[:4] not in _GONE)
        return replace(one, prerequisites=tuple(needs), variants=(), owners=("GF",), terms=())

    def dimension(one: Dimension) -> Dimension:
        return replace(one, capabilities=tuple(capability(c) for c in one.capabilities if c.code not in _GONE))

    return replace(
        questionnaire,
        version="9.0.0",
        dimensions=tuple(dimension(one) for one in questionnaire.dimensions if one.code in _KEPT),
        gates=tuple(gate for gate in questionnaire.gates if gate.code == "G0"),
        roles={"GF": questionnaire.roles["GF"]},
        **dict.fromkeys(("targets", "situations", "texts", "profile", "stand_ins", "changes", "pairs", "terms"), ()),
        **dict.fromkeys(("incident", "legal", "costs"), None),
        mandate="",
    )


def full_session(folder: Path) -> Session:
    """Open the sample company with views, a workshop and a file, on questions that will be gone and others."""
    session = open_session(create_samples(folder, ENGLISH)[-1])
    file = folder / "evidence.txt"
    file.write_text("seen", encoding="utf-8")
    attach(session, "PAR1", file)
    views = session.assessment.perspectives
    for person, role, level in (("Anna", UsualRole.MANAGEMENT, 2), ("Ben", UsualRole.OPERATIVE, 4)):
        said = {"PAR1": at_level(level), "PRO1": at_level(level)}
        views = views.with_view(Perspective(Author(person, role), _ON, asked=("PAR1", "PRO1"), answers=said))
    session.set_part(views)
    tally = VoteCount((0, 1, 2, 1, 0, 0), 0)
    rounds = tuple(RoundRecord(n, code, 4, 5, tally) for n, code in enumerate(("PAR1", "PRO1", "RSK1"), start=1))
    decisions = {code: Decision(code, 2, "Evidence was shown.", ("Not everywhere.",)) for code in ("PAR1", "PRO1")}
    meeting = Meeting(_ON, 5, {}, rounds, parked=("RSK2",), agreed=("PAR1", "PRO3"))
    session.set_part(WorkshopRecord((meeting,), decisions))
    return session
