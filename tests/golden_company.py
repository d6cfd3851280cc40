"""The company that was thrown into the cold water, with exactly the levels of `tests/files/cold-water.*.json`.

Its score was agreed on before any code existed. Numbers are tested with it; what ships to show the program are other
companies (`readiness.app.sample`), whose levels may change with the words of the questionnaire.
"""

from pathlib import Path

from readiness.app.documents import free_path
from readiness.documents.document import Document
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.foundation.language import Language
from tests.packs import shipped

# A maker of pumps that sells to companies and whose agency posts about it. When it launches its next product is left
# open: a date would raise the target once it comes near.
PROFILE = {
    "country": "DE",
    "size": "medium",
    "customers": "business",
    "works_council": "yes",
    "own_shop": "no",
    "own_channel": "no",
    "partners_post": "yes",
    "regulated": "no",
}


def golden_answers(language: str) -> Path:
    """Return the file of its answers, whose notes are in a language."""
    return Path(__file__).parent / "files" / f"cold-water.{language}.json"


def create_golden(folder: Path, language: Language) -> Path:
    """Make its document in `folder` and return its path; an earlier one is left alone."""
    questionnaire = shipped()
    organisation, answers = read_answers(golden_answers(language.code), questionnaire)
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder, organisation)
    details = Details(organisation, Depth.FULL, profile=PROFILE)
    Document.create(path, questionnaire, Assessment(details, answers)).close()
    return path
