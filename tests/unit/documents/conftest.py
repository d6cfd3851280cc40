"""A document of three questions, open in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.documents.document import Document
from tests.unit.builders import filled, gate


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Übungen & mehr"
    folder.mkdir()
    return folder / "Muster GmbH #1.readiness"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    """A document that is closed at the end by the test, or left as a crash would."""
    opened = Document.create(path, *filled(PRO="1★ 2★ -", gates=[gate("G0", "PRO1>=2")]))
    yield opened
    opened.abandon()


@pytest.fixture
def published(document: Document, path: Path) -> Path:
    """The file of a document that was closed in good order."""
    document.close()
    return path
