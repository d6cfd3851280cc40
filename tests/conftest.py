"""What every test gets: a data folder of its own, a fixed language, and windows without a display."""

import gc
import os
from pathlib import Path

import pytest

# Whichever test makes the first window of a process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_finish() -> None:
    """Have Python look for garbage in what tests make, not again and again in all tests and modules."""
    gc.freeze()


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep tests away from the user's documents and settings."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("READINESS_DATA", str(folder))
    monkeypatch.setenv("READINESS_LANG", "en")
    return folder
