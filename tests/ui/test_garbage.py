"""Pages that were left are deleted in the window's thread, whatever other threads do."""

import gc
from threading import Thread, get_ident

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.ui.garbage import GarbageCollector


class LeftPage:
    """Garbage as views leave it: it holds itself, so only the collector finds it."""

    def __init__(self, ended_in: list[int]) -> None:
        self._itself = self
        self._ended_in = ended_in

    def __del__(self) -> None:
        self._ended_in.append(get_ident())


def test_no_other_thread_deletes_what_a_page_left_behind(qtbot: QtBot, qapp: QApplication) -> None:
    gc.enable()
    collector = GarbageCollector(qapp)
    ended_in: list[int] = []
    LeftPage(ended_in)
    made: list[list[int]] = []
    busy = Thread(target=lambda: made.extend([] for _ in range(200_000)))
    busy.start()
    busy.join()
    assert ended_in == []
    qtbot.waitUntil(lambda: bool(ended_in))
    assert ended_in == [get_ident()]
    collector.deleteLater()
