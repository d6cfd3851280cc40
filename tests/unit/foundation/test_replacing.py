"""Files that are made or replaced as a whole, and what is left where that is interrupted."""

import errno
import os
from pathlib import Path

import pytest

from readiness.foundation.files import is_being_erased, write_whole
from readiness.foundation.replacing import make_whole


def test_what_a_killed_writing_left_goes_with_a_later_one(tmp_path: Path):
    old, new = (tmp_path / f".~readiness-{'0' * 16}-{digit * 16}.tmp" for digit in "12")
    for path in (old, new):
        path.write_bytes(b"half a report")
    os.utime(old, (0, 0))
    write_whole(b"plan", tmp_path / "plan.csv")
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool):
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "this file system knows no links")

    if not links:
        monkeypatch.setattr("os.link", refuse)
    target = tmp_path / "lock"
    make_whole(target, b"first")
    with pytest.raises(FileExistsError):
        make_whole(target, b"second")
    assert (target.read_bytes(), [*tmp_path.iterdir()]) == (b"first", [target])


def test_a_file_that_was_being_erased_is_known(tmp_path: Path):
    path = tmp_path / "votes"
    path.write_bytes(b"votes")
    assert not is_being_erased(path)
    path.write_bytes(bytes(5))
    assert is_being_erased(path)
    path.write_bytes(b"")
    assert not is_being_erased(path)
