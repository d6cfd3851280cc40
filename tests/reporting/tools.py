"""Tools that a machine may lack: a test that needs one is skipped with its name, and fails where CI is set."""

import os
import shutil
from typing import NoReturn

import pytest


def missing(tool: str) -> NoReturn:
    message = f"{tool} is missing"
    if os.environ.get("CI"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def program(name: str) -> str:
    return shutil.which(name) or missing(name)
