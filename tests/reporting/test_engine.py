"""The one patch of a library: what it saves, that it changes nothing else, and when it has to go."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the search is left out on Linux only")

# Prints which searches the import makes, which libraries it has then, and whether the search is as it was.
_IMPORT = """
import ctypes.util, json
searched = []
search = ctypes.util.find_library
def counted(name):
    searched.append(name)
    return search(name)
ctypes.util.find_library = counted
import {module}
from weasyprint.text import ffi
names = ("gobject", "pango", "harfbuzz", "harfbuzz_subset", "harfbuzz_vector", "fontconfig", "pangoft2")
loaded = [name for name in names if getattr(ffi, name) is not None]
print(json.dumps([searched, loaded, ctypes.util.find_library is counted]))
"""


def imported(module: str) -> tuple[list[str], list[str], bool]:
    command = [sys.executable, "-c", _IMPORT.format(module=module)]
    searched, loaded, restored = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return searched, loaded, restored


def test_without_a_search_the_same_libraries_are_found() -> None:
    searched, loaded, restored = imported("readiness.reporting.engine")

    assert searched == []
    assert restored
    assert loaded == imported("weasyprint")[1]
    assert "pango" in loaded


def test_the_library_still_searches() -> None:
    """Once it does not, the patch in `reporting/engine.py` saves nothing any more and goes."""
    searched, *_ = imported("weasyprint")

    assert searched
