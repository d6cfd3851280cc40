"""PySide without what a start does not need, in processes of their own: this one has Qt already."""

import subprocess
import sys

ASLEEP = """
from readiness.ui.bring_in_qt import _sources
print(sorted(name.removeprefix("shibokensupport/signature/") for name in _sources))
"""
EVERY = [
    *("errorhandler.py", "layout.py", "lib/enum_sig.py", "lib/pyi_generator.py", "lib/tool.py"),
    *("mapping.py", "parser.py"),
]
WRONG_CALL = """
from PySide6.QtCore import QObject
try:
    QObject().setObjectName(["a list"])
except TypeError as error:
    print(error)
"""
SIGNATURE = """
from PySide6.QtWidgets import QLabel
print(QLabel.setText.__doc__)
"""


def _said(program: str) -> str:
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert not ran.stderr
    return ran.stdout


def _with_ours(program: str) -> str:
    return _said("import readiness.ui\n" + program)


def test_a_start_compiles_nothing_that_describes_parameters():
    start = "from readiness.ui.shell import main_window\n"
    assert _with_ours(start + ASLEEP).strip() == str(EVERY)


def test_a_wrong_call_is_explained_as_ever():
    explained = _with_ours(WRONG_CALL)
    assert explained == _said(WRONG_CALL)
    assert "Supported signatures" in explained


def test_a_signature_can_be_asked_for():
    assert _with_ours(SIGNATURE) == _said(SIGNATURE)
    assert "parser" not in _with_ours(SIGNATURE + ASLEEP).splitlines()[-1]
