"""The sample company: a document that shows what Readiness does."""

from pathlib import Path

from readiness.app.documents import free_path
from readiness.catalog.packs import load_pack
from readiness.documents.document import Document
from readiness.documents.schema import SUFFIX
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.foundation.file_names import check_not_reserved
from readiness.foundation.language import Language
from readiness.foundation.paths import content_folder

PACK = "social-media"
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
_ANSWERS = "samples/cold-water.{language}.json"
_FILE = f"Muster Pumpenbau GmbH{SUFFIX}"


def sample_in(folder: Path, language: Language) -> Path:
    """Return the sample document of a folder, made if missing; an existing one is left as it is."""
    made = folder / _FILE
    return made if made.exists() else create_sample(folder, language)


def create_sample(folder: Path, language: Language) -> Path:
    """Make the sample document in `folder` and return its path; an earlier one is left alone.

    Its notes are in `language`; its levels and its profile are the same in every language.
    """
    # The one that ships: its answers belong to no other.
    questionnaire = load_pack(content_folder("questionnaires") / PACK)
    source = content_folder("questionnaires") / PACK / _ANSWERS.format(language=language.code)
    organisation, answers = read_answers(source, questionnaire)
    check_not_reserved(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder, organisation)
    details = Details(organisation, Depth.FULL, profile=PROFILE)
    Document.create(path, questionnaire, Assessment(details, answers)).close()
    return path
