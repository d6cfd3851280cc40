"""What it costs to store an answer until it survives a crash, beside the bare SQLite commit on the same disk.

python -m bench.saving FOLDER
"""

import os
import sqlite3
import sys
from contextlib import closing
from itertools import count, islice
from pathlib import Path

from bench.measure import beside, show
from readiness.app.documents import create_document
from readiness.catalog.packs import find_pack
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.questionnaire import Depth

# Single commits on a shared disk differ tenfold; a score of them together do not.
SCORE = 20
RUNS = 30


def saving(folder: Path) -> None:
    """Measure answers one by one with 43 stored already, and print it.

    The peer writes one row, in one transaction, into a database with the same settings: write-ahead log, flushed
    at each commit, open for one process only. Ours checks and stores the answer, the change for undo and its time.
    """
    pack = find_pack("social-media")
    codes = list(pack.capabilities)
    answers = {code: at_level(2) for code in codes}
    session = create_document(folder / "saving.readiness", pack, "Bench", Depth.FULL, answers)
    numbers = count()

    def ours() -> None:
        for number in islice(numbers, SCORE):
            session.answer(codes[number % len(codes)], Answer(Status.ANSWERED, number % 6, evidence="minutes of May"))

    with closing(sqlite3.connect(folder / "bare.sqlite", isolation_level=None)) as bare:
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
            bare.execute(f"PRAGMA {pragma}")
        bare.execute("CREATE TABLE answer (capability TEXT PRIMARY KEY, level INTEGER) STRICT")
        bare.executemany("INSERT INTO answer VALUES (?, 2)", [(code,) for code in codes])

        def peer() -> None:
            for number in islice(numbers, SCORE):
                bare.execute("BEGIN IMMEDIATE")
                row = (codes[number % len(codes)], number % 6)
                bare.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", row)
                bare.execute("COMMIT")

        show(f"{SCORE} answers stored one by one : bare SQLite commits", beside(ours, peer, RUNS), "≤ 2")
    session.document.close()


if __name__ == "__main__":
    os.environ["READINESS_DATA"] = str(Path(sys.argv[1]) / "data")
    saving(Path(sys.argv[1]))
