"""The sample companies: documents that show what Readiness does."""

from collections.abc import Sequence
from pathlib import Path

from readiness.app.documents import free_path, numbered_paths
from readiness.app.output import make_folder
from readiness.catalog.packs import load_pack
from readiness.documents.document import Document
from readiness.exchange.sample_json import SampleFile, SampleState, read_sample
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
    paths = {next(numbered_paths(folder, sample.file_name(state, language.code))): state for state in sample.states}
    *_, now = paths
    if not now.exists():
        _create({path: state for path, state in paths.items() if not path.exists()}, sample, language)
    return now


def create_samples(folder: Path, language: Language, company: str = COMPANIES[0]) -> Sequence[Path]:
    """Make the documents of a company in `folder` and return their paths, as it is now last.

    Earlier documents are left alone. Notes are in `language`; levels and profile are the same in every language.
    Raises UserError where the folder cannot be made or written into.
    """
    sample = read_company(company)
    paths = {free_path(folder, sample.file_name(state, language.code)): state for state in sample.states}
    _create(paths, sample, language)
    return [*paths]


def _create(wanted: dict[Path, SampleState], sample: SampleFile, language: Language) -> None:
    # The one that ships: the answers belong to no other.
    questionnaire = load_pack(content_folder("questionnaires") / PACK)
    for folder in {path.parent for path in wanted}:
        make_folder(folder)
    for path, state in wanted.items():
        assessment = sample.assessment(state, questionnaire, language.code, clock.today())
        Document.create(path, questionnaire, assessment).close()
