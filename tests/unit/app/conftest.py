"""A session on a tiny document."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.app.documents import create_document
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth
from tests.unit.builders import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tiny.readiness"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    asked, _ = filled(PRO="0★ 0★ 0", MON="0★ 0★ 0")
    opened = create_document(path, asked, "Tiny Ltd", Depth.FULL, {"PRO1": at_level(1)})
    yield opened
    opened.document.close()
