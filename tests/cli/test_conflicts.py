"""What becomes of a file that others change, take away or freeze while a command has it: told, and in the status."""

import json
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from readiness.cli.documents import OpenDocument
from readiness.documents.published_file import read_published
from readiness.domain.answers import at_level
from readiness.foundation.language import ENGLISH
from tests import systems
from tests.cli.conftest import Readiness
from tests.cli.test_latest import READINESS
from tests.torture.filling import small_disk
from tests.unit.builders import open_document

Meddling = Callable[[Path], None]


def replace(document: Path) -> None:
    document.write_bytes(b"what others wrote")


def remove(document: Path) -> None:
    document.unlink()


def led(document: Path, meddle: Meddling) -> tuple[int, dict[str, object], str]:
    """Lead a workshop in which somebody meddles with the file."""
    command = [*READINESS, "workshop", str(document), "--host", "127.0.0.1"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:
        assert process.stdout is not None
        json.loads(process.stdout.readline())
        meddle(document)
        out, err = process.communicate("open PRO1\nreveal\ndecide 3 agreed\nquit\n", timeout=60)
    return process.returncode, json.loads(out.splitlines()[-1]), err


def test_a_workshop_whose_file_was_changed(document: Path) -> None:
    status, closed, err = led(document, replace)

    (conflict,) = document.parent.glob("*conflict*")
    assert (status, closed["file"]) == (3, str(conflict))
    assert err == (
        f"readiness: {document.name}: The file was changed elsewhere, so both are kept. Yours is now “{conflict}”.\n"
    )
    assert document.read_bytes() == b"what others wrote"
    assert read_published(conflict).assessment.answer("PRO1").level == 3


def test_a_workshop_whose_file_was_taken_away(document: Path) -> None:
    status, closed, err = led(document, remove)

    assert (status, closed["file"]) == (3, str(document))
    assert "it was written again" in err
    assert read_published(document).assessment.answer("PRO1").level == 3


@pytest.mark.parametrize(("meddle", "words"), [(replace, "so both are kept"), (remove, "it was written again")])
def test_every_command_that_changes_a_document_tells_it(
    document: Path, meddle: Meddling, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_document(document) as session:
        opened = OpenDocument(session, document, ENGLISH)
        session.answer("PRO1", at_level(3))
        meddle(document)
        opened.say_when_stored("{n} stored in {path}", n=1)
        opened.close()
    said = capsys.readouterr()
    # The file that holds it, whatever was named.
    (holding,) = [document] if meddle is remove else document.parent.glob("*conflict*")
    assert (opened.status, said.out) == (3, f"1 stored in {holding}\n")
    assert words in said.err


def fill_up(disk: Path) -> None:
    """Leave no room on a disk."""
    with suppress(OSError), (disk / "filling").open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass


@systems.small_disks
def test_what_is_stored_is_said_only_once_the_file_holds_it(readiness: Readiness, document: Path) -> None:
    with small_disk() as disk:
        full = disk / document.name
        shutil.copy(document, full)
        fill_up(disk)

        refused = readiness("answer", full, "PRO1=4")

        assert refused.sentence == (
            f"{full}: The file could not be written (no space is left). Your answers are safe in the program’s "
            f"folder. Put them elsewhere with: readiness recover {full} -o NEW."
        )
        assert readiness("recover", full, "-o", "new.readiness").status == 0
    assert read_published(Path("new.readiness")).assessment.answer("PRO1").level == 4


@systems.small_disks
def test_a_new_document_that_cannot_be_written_is_nowhere_and_nothing_else_is_said(readiness: Readiness) -> None:
    with small_disk() as disk:
        fill_up(disk)
        refused = readiness("new", disk / "new.readiness", "--pack", "social-media", "--organisation", "X")

        assert "Nothing was created." in refused.sentence
    assert "nothing to recover" in readiness("recover").out
