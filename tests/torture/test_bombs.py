"""Bombs: small files that would take minutes or gigabytes. Each ends in a sentence, within what is promised.

Where code of ours reads beside the rest of the program, a process with a limit of memory stands for the computer.
"""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from readiness.exchange.archive_pdf import read_attached
from readiness.exchange.form_pdf import read_form
from readiness.exchange.pdf_file import MOST_WAITING
from readiness.foundation.errors import UserError
from tests import hostile_pdfs

# Seconds to start and end the process that reads.
_AROUND = 5


@pytest.mark.parametrize(
    ("bomb", "code"),
    [
        (hostile_pdfs.slow_form, "pdf-takes-too-long"),
        (hostile_pdfs.large_form, "pdf-takes-too-much-memory"),
        (hostile_pdfs.wordy_form, "pdf-takes-too-much-memory"),
    ],
)
def test_a_pdf_comes_to_an_end(bomb: Callable[[], bytes], code: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb())
    begun = monotonic()
    with pytest.raises(UserError, match=code) as caught:
        read_form(path)
    assert monotonic() - begun < MOST_WAITING + _AROUND
    assert caught.value.where == str(path)


def test_a_bomb_in_the_form_does_not_hide_that_there_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(hostile_pdfs.slow_form())
    with pytest.raises(UserError, match="no-document-inside"):
        read_attached(path)
