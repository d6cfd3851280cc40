"""`readiness delete` leaves nothing of a document, and says what stays because it belongs to another one."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from readiness.app.settings import Recent, Settings, load_settings, save_settings
from readiness.foundation.paths import data_folder
from tests import systems
from tests.cli.conftest import Readiness
from tests.torture.filling import freeze, small_disk


def test_nothing_that_names_the_organisation_stays(readiness: Readiness, document: Path) -> None:
    assert readiness("answer", document, "PRO1=3").status == 0
    recent = Recent(str(document.resolve()), "Secret Ltd", "At most stage 3", date(2026, 11, 3))
    other = Recent("/elsewhere/b.readiness", "Other Ltd", "", date(2026, 11, 3))
    save_settings(Settings(language="de", recent=(recent, other)))
    left = data_folder() / f".~readiness-{'0' * 16}-{'1' * 16}.tmp"
    left.write_bytes(b"Secret Ltd")

    assert readiness("delete", document, "--yes").status == 0
    assert load_settings() == Settings(language="de", recent=(other,))
    assert [p.name for p in data_folder().rglob("*") if p.is_file()] == ["settings.json"]
    assert [*Path().iterdir()] == []


def test_damaged_settings_that_were_kept_aside_go_with_it(readiness: Readiness, document: Path) -> None:
    aside = data_folder() / "settings.damaged.json"
    aside.write_text('{"recent": [{"organisation": "Secret Ltd"')

    assert str(aside) in readiness("delete", document).out
    assert aside.exists()
    assert readiness("delete", document, "--yes").status == 0
    assert not aside.exists()


def test_settings_that_are_found_damaged_meanwhile_go_as_well(readiness: Readiness, document: Path) -> None:
    (data_folder() / "settings.json").write_text('{"recent": [{"organisation": "Secret Ltd"')

    assert readiness("delete", document, "--yes").status == 0
    assert not [path for path in data_folder().rglob("*") if path.is_file() and b"Secret" in path.read_bytes()]


@systems.small_disks
def test_settings_that_cannot_forget_it_are_told_before_anything_is_deleted(
    readiness: Readiness, document: Path
) -> None:
    save_settings(Settings(recent=(Recent(str(document.resolve()), "Secret Ltd", "", date(2026, 11, 3)),)))
    settings = data_folder() / "settings.json"
    with small_disk() as disk:
        shutil.move(settings, disk)
        settings.symlink_to(disk / settings.name)
        freeze(disk)
        assert "nothing was deleted" in readiness("delete", document, "--yes").sentence
    assert document.exists()
    assert [*(data_folder() / "backups").iterdir()]


def test_without_settings_none_are_made(readiness: Readiness, document: Path) -> None:
    assert readiness("delete", document, "--yes").status == 0
    assert not (data_folder() / "settings.json").exists()


def test_deleting_copies_touches_no_backup_of_the_original(readiness: Readiness, document: Path) -> None:
    shutil.copy(document, "changed.readiness")
    shutil.copy(document, "unchanged.readiness")
    kept = readiness("verify", document).out
    assert readiness("answer", "changed.readiness", "PRO1=3").status == 0

    assert readiness("delete", "changed.readiness", "--yes").out == "Deleted for good, with 1 backup.\n"
    assert readiness("delete", "unchanged.readiness", "--yes").out == "Deleted for good; there were no backups.\n"
    assert readiness("verify", document).out == kept


@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_backups_of_what_lay_there_before_are_named_and_stay(
    readiness: Readiness, document: Path, yes: tuple[str, ...]
) -> None:
    (before,) = (data_folder() / "backups").iterdir()
    document.unlink()
    assert readiness("new", document, "--pack", "social-media", "--organisation", "Next Ltd").status == 0
    outcome = readiness("delete", document, *yes)

    assert outcome.status == 0
    assert outcome.out.splitlines()[-1] == f"  {before}"
    assert "are kept:" in outcome.out.splitlines()[-2]
    assert before.is_dir()
