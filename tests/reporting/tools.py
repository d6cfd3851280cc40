"""Tools that a machine may lack: a test that needs one is skipped with its name, and fails where CI is set."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from readiness.foundation.paths import content_folder


def missing(tool: str) -> NoReturn:
    message = f"{tool} is missing"
    if os.environ.get("CI"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def program(name: str) -> str:
    return shutil.which(name) or missing(name)


def font_file(name: str) -> Path:
    """Return a file of the fonts, which a checkout has once it is built (`python build_catalogue.py`)."""
    path = content_folder("fonts") / name
    return path if path.is_file() else missing(f"fonts/{name}")
