"""The agency of the company that was thrown into the cold water: what it says of itself, as a document."""

from pathlib import Path

from readiness.app.documents import create_document
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.questionnaire import Depth
from tests.packs import shipped

_LEVELS = {"APP1": 3, "APP2": 2, "APP3": 0, "CAR1": 3, "CAR2": 2, "CAR3": 1, "PEO1": 4, "PEO2": 1, "PEO3": 3}
_LEVELS |= {"PEO4": 2, "ACC1": 1, "ACC2": 3, "ACC3": 0, "ACC4": 3, "WAT1": 2, "WAT2": 3, "WAT3": 1}


def create_agency(folder: Path, organisation: str = "Blickfang Agentur") -> Path:
    """Make the document in `folder` and return its path; one question is unknown, one does not apply, one is open."""
    path = folder / "agency.readiness"
    answers = {code: at_level(level) for code, level in _LEVELS.items()}
    answers["APP4"] = Answer(Status.DONT_KNOW)
    answers["CAR4"] = Answer(Status.NOT_APPLICABLE, reason="AI is not used for clients.")
    create_document(path, shipped("agency-readiness"), organisation, Depth.FULL, answers).document.close()
    return path
