"""What a workshop needs: a document that was made by the real command."""

from pathlib import Path

import pytest

from readiness.app.documents import create_document
from readiness.domain.questionnaire import Depth
from tests.packs import shipped


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A new document without answers."""
    path = tmp_path / "room.readiness"
    create_document(path, shipped(), "Muster GmbH", Depth.FULL).document.close()
    return path
