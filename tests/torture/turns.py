"""A process that opens, changes and closes a document again and again: python -m tests.torture.turns DOCUMENT TIMES."""

import sys
from pathlib import Path

from readiness.app.documents import open_patiently
from readiness.domain.answers import at_level


def main(path: Path, times: int) -> None:
    for _ in range(times):
        session = open_patiently(path)
        level = session.assessment.answer("PRO1").level or 0
        session.answer("PRO1", at_level((level + 1) % 6))
        session.document.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
