"""A process that answers and answers until it is killed: python -m tests.torture.writer DOCUMENT FIRST.

It prints the number of each answer once the answer is stored: that is what a screen would show as saved.
"""

import sys
from itertools import count
from pathlib import Path

from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.domain.answers import Answer, Status
from readiness.domain.attachments import Attachment

_PUBLISH_EVERY = 5
_ATTACH_EVERY = 17


def main(path: Path, first: int) -> None:
    session = Session(Document.open(path))
    codes = list(session.questionnaire.capabilities)
    for number in count(first):
        code = codes[number % len(codes)]
        session.answer(code, Answer(Status.ANSWERED, number % 6, evidence=str(number)))
        # One write, so that a line is there or not.
        sys.stdout.write(f"{number} {code}\n")
        sys.stdout.flush()
        if number % _PUBLISH_EVERY == 0:
            session.document.publish()
        if number % _ATTACH_EVERY == 0:
            content = f"minutes {number}".encode() * 2_000
            file = Attachment(session.document.add_file(content), "minutes.txt", len(content))
            session.set_part(session.assessment.attachments.with_files(code, (file,)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
