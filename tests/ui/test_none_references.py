"""PySide6 must leave None its references: on Python 3.11 the interpreter ends where they run out."""

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

CALLS = 2000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_methods_that_return_nothing_take_no_reference_of_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 takes one with each call, and True's or False's with some; 6.11 is the last without this fault."""
    box = QCheckBox()
    qtbot.addWidget(box)
    singletons = (None, True, False)
    before = [sys.getrefcount(one) for one in singletons]
    for n in range(CALLS):
        box.setChecked(n % 2 == 0)
        box.setObjectName("box")
        QObject.blockSignals(box, False)
    after = [sys.getrefcount(one) for one in singletons]
    # Other threads and caches hold a few more or fewer.
    assert [abs(now - then) < CALLS // 10 for now, then in zip(after, before, strict=True)] == [True] * 3, (
        before,
        after,
    )
