"""PySide's search for features is left out where we say so, and works as we know it everywhere else."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from readiness.ui.pyside_features import without_search

feature = sys.modules["shibokensupport.feature"]
ROOT = Path(__file__).parents[2]
IGNORED, AS_IT_IS = -1, 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def answer_for(folder: Path, name: str, source: str) -> int:
    """Import a module of this source; return what PySide notes of it."""
    (folder / f"{name}.py").write_text(source)
    # As the statement does: what goes around it, PySide does not see.
    __import__(name)
    noted: int = feature.pyside_feature_dict[name]
    return noted


def test_pyside_still_searches_as_we_know_it(folder: Path):
    assert list(inspect.signature(feature._mod_uses_pyside).parameters) == ["module"]
    assert answer_for(folder, "feature_without", "") == IGNORED
    assert answer_for(folder, "feature_with", "import PySide6.QtCore") == AS_IT_IS


def test_within_the_context_nothing_is_searched_and_qt_is_as_it_is(folder: Path):
    search = feature._mod_uses_pyside
    with without_search():
        assert answer_for(folder, "feature_unsearched", "") == AS_IT_IS
        with without_search():
            assert answer_for(folder, "feature_nested", "") == AS_IT_IS
    assert feature._mod_uses_pyside is search
    assert answer_for(folder, "feature_afterwards", "") == IGNORED


def test_a_module_with_a_feature_is_noticed_and_ours_keep_the_usual_names(folder: Path):
    (folder / "feature_switched.py").write_text(
        "from PySide6.QtCore import QObject\n"
        "from __feature__ import snake_case\n"
        "def name():\n"
        "    made = QObject()\n"
        "    made.set_object_name('switched')\n"
        "    return made.object_name()\n"
    )
    script = (
        "from readiness.ui.application import make_application\n"
        "import feature_switched\n"
        "print(feature_switched.name())\n"
        "print(make_application([]).applicationName())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])},
    )
    assert done.stdout.split() == ["switched", "Readiness"]
