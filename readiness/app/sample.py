"""The sample companies: documents that show what Readiness does."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from readiness.app.documents import free_path, numbered_paths
from readiness.app.output import make_folder
from readiness.catalog.packs import load_pack
from readiness.documents.document import Document
from readiness.documents.states import state_bytes, state_of
from readiness.domain.history import History, Occasion
from readiness.domain.recorded_state import StateContent
from readiness.exchange.sample_json import SampleFile, read_sample
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.foundation.paths import content_folder

PACK = "social-media"
# A maker of pumps whose agency posted without asking, then and a year later; a brand with strong marketing and weak
# law; a firm that has reached its target but for one answer. The first one is meant where none is named.
COMPANIES = ("pump-maker", "consumer-brand", "well-run")


def read_company(company: str) -> SampleFile:
    """Return what is known of a company, one of COMPANIES."""
    return read_sample(content_folder("questionnaires") / PACK / "samples" / f"{company}.json")


def sample_in(folder: Path, language: Language, company: str = COMPANIES[0]) -> Path:
    """Return the document of a company as it is now in a folder, made if missing; an existing one is left as it is.

    What shows how the company was earlier is made with it, unless it is there: to compare the two. Raises UserError
    where the folder cannot be made or written into.
    """
    sample = read_company(company)
    paths = [next(numbered_paths(folder, sample.file_name(state, language.code))) for state in sample.states]
    *_, now = paths
    if not now.exists():
        _create(paths, sample, language)
    return now


def create_samples(folder: Path, language: Language, company: str = COMPANIES[0]) -> Sequence[Path]:
    """Make the documents of a company in `folder` and return their paths, as it is now last.

    Earlier documents are left alone. Notes are in `language`; levels and profile are the same in every language.
    Raises UserError where the folder cannot be made or written into.
    """
    sample = read_company(company)
    paths = [free_path(folder, sample.file_name(state, language.code)) for state in sample.states]
    _create(paths, sample, language)
    return paths


def _create(paths: Sequence[Path], sample: SampleFile, language: Language) -> None:
    """Make the documents of all states that are not there yet; what is later has what was before in its history."""
    # The one that ships: the answers belong to no other.
    questionnaire, today = load_pack(content_folder("questionnaires") / PACK), clock.today()
    for folder in {path.parent for path in paths}:
        make_folder(folder)
    history, files = History(), dict[str, bytes]()
    for path, state in zip(paths, sample.states, strict=True):
        assessment = replace(sample.assessment(state, questionnaire, language.code, today), history=history)
        if not path.exists():
            Document.create(path, questionnaire, assessment, files).close()
        recorded = state_of(questionnaire, assessment, assessment.details.as_of(today), Occasion.HAND)
        history = history.with_state(recorded)
        files[recorded.content.digest] = state_bytes(StateContent.of(assessment))
