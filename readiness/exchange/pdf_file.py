"""Untrusted PDFs: nothing in them is run or fetched, and a broken one raises UserError."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

# The library's remarks on broken files are for its developers.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@contextmanager
def opened_pdf(raw: bytes, path: Path) -> Iterator[PdfReader]:
    """Open a PDF; raises UserError for it and for whatever is done with it inside the `with`."""
    try:
        yield PdfReader(BytesIO(raw))
    except UserError:
        raise
    # The library meets a cipher that it has no tools for, or one that waits for a password.
    except (DependencyError, FileNotDecryptedError) as error:
        raise UserError(
            "pdf-encrypted",
            N_("This PDF is encrypted."),
            N_("Save it without a password and use that file."),
            where=str(path),
        ) from error
    except Exception as error:  # whatever a broken or hostile file sets off in the library, the file is at fault
        raise UserError(
            "pdf-broken",
            N_("This PDF cannot be read."),
            N_("Open it in a PDF viewer, save it again and try once more."),
            where=str(path),
        ) from error
