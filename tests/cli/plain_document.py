"""A document of the plain questionnaire: answers of its own, facts, and questions that hide others."""

from pathlib import Path

from readiness.app.documents import create_document
from readiness.catalog.packs import load_pack
from readiness.domain.questionnaire import Depth

PLAIN_PACK = Path(__file__).parents[2] / "docs" / "authoring" / "plain-pack"


def plain_document(path: Path) -> Path:
    """Create a document without answers."""
    create_document(path, load_pack(PLAIN_PACK), "Practice", Depth.FULL).document.close()
    return path
