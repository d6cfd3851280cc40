"""Look for garbage in the window's thread only: what Qt owns may be deleted nowhere else.

Python looks for garbage in whichever thread happens to need room. A plan or a report that is made in the background
could delete the page that was just left, while Qt still works with it; the program then ends with a segmentation fault.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class GarbageCollector(QObject):
    """Turns Python's own collector off and does its work between two events of the window's loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_what_is_due)
        timer.start(_EVERY_MS)


def collect_what_is_due() -> None:
    """Collect the oldest generation that has grown beyond its threshold, as Python would have done."""
    grown = [
        generation
        for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if grown:
        gc.collect(max(grown))
