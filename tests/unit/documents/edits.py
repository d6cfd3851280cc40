"""Edits of a document, and a look into its file."""

from pathlib import Path

from readiness.documents.document import Document
from readiness.documents.lock import lock_path
from readiness.documents.published_file import read_published
from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.changes import AnswerChange
from readiness.foundation.paths import data_folder


def noted(level: int, evidence: str = "") -> Answer:
    return Answer(Status.ANSWERED, level, evidence=evidence)


def answer(document: Document, code: str, after: Answer) -> None:
    document.record(AnswerChange(code, document.assessment().answer(code), after))


def content(path: Path) -> Assessment:
    return read_published(path).assessment


def files_beside(path: Path) -> list[str]:
    """Return what lies in the folder of a document, apart from the note that says who has it open."""
    return sorted(file.name for file in path.parent.iterdir() if file != lock_path(path))


def working_files() -> list[str]:
    return sorted(file.name for file in (data_folder() / "working").glob("*"))
