"""What `make dist` has made. `make dist-test` runs these tests, not `make test`: they need minutes and a network."""

import os
from pathlib import Path

import pytest

from tests.release.places import DIST, git


@pytest.fixture(scope="session")
def released() -> list[Path]:
    """Return the files that people install, those that exist so far."""
    found = [path for path in sorted(DIST.glob("*")) if path.suffix in {".whl", ".gz", ".exe", ".deb"}]
    assert found, "dist/ holds nothing: make dist"
    return found


@pytest.fixture(scope="session")
def wheel(released: list[Path]) -> Path:
    (found,) = [path for path in released if path.suffix == ".whl"]
    return found


@pytest.fixture(scope="session")
def sdist(released: list[Path]) -> Path:
    (found,) = [path for path in released if path.suffix == ".gz"]
    return found


@pytest.fixture(scope="session", autouse=True)
def _at_the_commit() -> None:
    """Build at the time of the last commit, as make does."""
    os.environ["SOURCE_DATE_EPOCH"] = git("log", "-1", "--format=%ct")
