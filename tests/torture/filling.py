"""The disk fills up while answers are given; what was acknowledged stays, and the published file stays whole."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.documents.published_file import read_published
from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from tests.unit.builders import social_media

_SIZE = 3_000_000
_NOTE = 19_000


@dataclass
class Fillings:
    """What was counted; `refused` are the sentences that said that the disk is full."""

    disks: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    refused: int = 0


@contextmanager
def small_disk() -> Iterator[Path]:
    """Yield a folder that holds 3 MB: a file system of its own where we may mount one, or a limit for each file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", name]
        if hasattr(os, "geteuid") and os.geteuid() == 0 and not subprocess.run(mount, check=False).returncode:
            try:
                yield folder
            finally:
                subprocess.run(["umount", "--lazy", name], check=True)
        else:
            with largest_file(_SIZE // 4):
                yield folder


def freeze(disk: Path) -> None:
    """Let nobody write into a small disk any more."""
    remount = ["mount", "-o", "remount,ro", str(disk)]
    if not os.path.ismount(disk) or subprocess.run(remount, check=False).returncode:
        disk.chmod(0o500)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size in bytes: writing then fails as on a full disk."""
    # Imported here: Windows, where other tests need this module, has none.
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def fill(document_folder: Path, counted: Fillings) -> None:
    """Give long answers until none can be stored or published any more; then look at what is there."""
    path = document_folder / "Full.readiness"
    session = Session(Document.create(path, social_media(), Assessment(Details("Full Ltd", Depth.FULL), {})))
    codes = list(session.questionnaire.capabilities)
    acknowledged: dict[str, Answer] = {}
    published = read_published(path).assessment
    refused_before = counted.refused
    for number in range(8 * len(codes)):
        code = codes[number % len(codes)]
        given = Answer(Status.ANSWERED, number % 6, evidence=f"{number} ".ljust(_NOTE, "x"))
        try:
            session.answer(code, given)
        except UserError as error:
            if error.code != "not-stored":
                raise
            counted.refused += 1
        else:
            acknowledged[code] = given
            counted.acknowledged += 1
        if number % 9 == 0:
            try:
                session.document.publish()
                published = session.assessment
            except UserError as error:
                if error.code != "publish-failed":
                    raise
                counted.refused += 1
            counted.unreadable += read_published(path).assessment != published
        if counted.refused - refused_before > 20:
            break
    assert counted.refused > refused_before, "the disk never was full"
    session.document.abandon()
    counted.disks += 1
    again = Session(Document.open(path))
    counted.lost += sum(again.assessment.answer(code) != given for code, given in acknowledged.items())
    again.document.abandon()
