"""The log tells what happened and where, never who or what was answered."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.foundation import logs, paths
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    logger = logging.getLogger("readiness")
    before = [*logger.handlers]
    logs.start()
    yield logger
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


def test_messages_go_to_a_file_in_the_data_folder(log: logging.Logger):
    logging.getLogger("readiness.documents").warning("published %d answers", 43)

    assert "WARNING readiness.documents published 43 answers" in logs.path().read_text(encoding="utf-8")


def test_a_fault_is_logged_by_type_and_place_without_its_text(log: logging.Logger):
    def stumble() -> None:
        raise ValueError("Erika Mustermann")

    with pytest.raises(ValueError, match="Erika") as caught:
        stumble()
    logs.fault(caught.value)

    written = logs.path().read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "in stumble" in written
    assert "Erika" not in written


def test_places_are_told_without_the_folders_they_lie_in(log: logging.Logger):
    with pytest.raises(UserError) as refused:
        read_at_most(Path("missing"), 1, UserError("", "", ""))
    logs.fault(refused.value)

    written = logs.path().read_text(encoding="utf-8")
    assert "  readiness/foundation/files.py:" in written
    assert str(Path.home()) not in written
    assert str(paths.PACKAGE.parent) not in written


def test_a_full_log_is_put_aside():
    logs.path().write_text("x" * 600_000, encoding="utf-8")
    logger = logging.getLogger("readiness")
    before = [*logger.handlers]

    logs.start()
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()

    assert not logs.path().exists()
    assert logs.path().with_suffix(".old.log").stat().st_size == 600_000
