"""What a workshop needs: a document that was made by the real command."""

from pathlib import Path

import pytest

from readiness.app.documents import create_document
from readiness.catalog.packs import find_pack
from readiness.domain.questionnaire import Depth


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A new document without answers."""
    path = tmp_path / "room.readiness"
    create_document(path, find_pack("social-media"), "Muster GmbH", Depth.FULL).document.close()
    return path
