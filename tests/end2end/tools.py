"""What these tests need of the system."""

import os
import shutil

import pytest


def needs(tool: str) -> str:
    """Return the tool's path; without it the test skips, but not in CI."""
    found = shutil.which(tool)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{tool} is missing")
        pytest.skip(f"{tool} is missing")
    return found
