"""What is write-protected is left alone, and what cannot be kept safe is told, in a sentence and at once."""

import shutil
from pathlib import Path

from readiness.foundation.paths import data_folder
from tests import systems
from tests.cli.conftest import Readiness, Untouched
from tests.torture.filling import freeze, small_disk
from tests.torture.log_damage import crash_after_answers, flip_last_bit


def test_a_write_protected_document_is_not_changed(readiness: Readiness, document: Path, untouched: Untouched) -> None:
    document.chmod(0o444)
    with untouched():
        assert "write-protected" in readiness("answer", document, "PRO1=3").sentence
        assert readiness("answers", document).status == 0
    assert not [*(data_folder() / "working").glob("*")]


@systems.small_disks
def test_in_a_read_only_folder_nothing_is_stored(readiness: Readiness, document: Path) -> None:
    with small_disk() as disk:
        kept = Path(shutil.copy(document, disk))
        freeze(disk)
        outcome = readiness("answer", kept, "PRO1=3")

        assert "The folder of this document is write-protected; nothing was changed." in outcome.sentence
        assert kept.read_bytes() == document.read_bytes()
    assert not [*(data_folder() / "working").glob("*")]


def test_where_no_backup_can_be_kept_a_line_says_so(readiness: Readiness, document: Path) -> None:
    shutil.rmtree(data_folder() / "backups")
    (data_folder() / "backups").write_text("in the way")
    outcome = readiness("answer", document, "PRO1=3")

    assert (outcome.status, outcome.out) == (0, "1 answer stored.\n")
    assert outcome.err.startswith("readiness: No backup could be kept")
    assert len(outcome.err.splitlines()) == 1


def test_a_damaged_log_is_told_by_the_next_command(readiness: Readiness, tmp_path: Path) -> None:
    path = tmp_path / "crashed.readiness"
    crash_after_answers(path, 0)
    flip_last_bit()
    outcome = readiness("answer", path, "PRO1=3")

    assert outcome.status == 0
    assert "One change is missing." in outcome.err
    assert readiness("answer", path, "PRO1=3").err == ""


def test_the_longest_name_can_be_answered(readiness: Readiness) -> None:
    path = Path("x" * 245 + ".readiness")
    assert readiness("new", path, "--pack", "social-media", "--organisation", "A").status == 0
    outcome = readiness("answer", path, "PRO1=3")
    assert (outcome.status, outcome.err) == (0, "")
    assert [*Path().iterdir()] == [path]
