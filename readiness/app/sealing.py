"""A sealed document, read or opened with its pass phrase."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readiness.app.archives import private_copy
from readiness.documents.content import Content
from readiness.documents.published_file import read_published
from readiness.exchange.sealed_file import unseal
from readiness.foundation.errors import UserError


def read_sealed(path: Path, phrase: str) -> Content:
    """Read a sealed document, which is untrusted; raises UserError, also for a wrong phrase."""
    with unsealed(path, phrase) as copy:
        return read_published(copy)


@contextmanager
def unsealed(path: Path, phrase: str) -> Iterator[Path]:
    """Yield a private copy of the document in a sealed file, which is gone afterwards; raises UserError."""
    copy = private_copy(unseal(path, phrase))
    try:
        yield copy
    except UserError as error:
        # What is wrong is the file that was named, not our copy of what is in it.
        if error.where == str(copy):
            error.where = str(path)
        raise
    finally:
        copy.unlink(missing_ok=True)
