"""Who is first, and when nobody is waited for; how real processes meet is in tests/end2end/test_single_instance.py."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QSysInfo
from pytestqt.qtbot import QtBot

from readiness.app.handover import Handover
from readiness.ui.shell import single_instance
from readiness.ui.shell.single_instance import ADDRESS, LISTENING_MS, LOCK, SingleInstance
from tests import systems


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> SingleInstance:
    made = SingleInstance(tmp_path)
    assert made.claim()
    return made


def test_the_claim_is_given_back(first: SingleInstance, tmp_path: Path) -> None:
    second = SingleInstance(tmp_path)
    assert not second.claim()
    first.release()
    assert not second.hand_over(Handover())
    assert not first.claim()
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_another_data_folder_is_another_instance(first: SingleInstance, tmp_path: Path) -> None:
    portable = tmp_path / "portable"
    portable.mkdir()
    second = SingleInstance(portable)
    assert second.claim()
    second.release()
    first.release()


def test_one_that_listens_no_more_is_waited_for_until_it_is_gone(
    first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.listen()
    assert (tmp_path / ADDRESS).is_file()
    first.stop_listening()
    monkeypatch.setattr(single_instance, "LISTENING_MS", 50)
    assert not SingleInstance(tmp_path).hand_over(Handover())
    assert not (tmp_path / ADDRESS).exists()
    first.release()


def test_what_it_leaves_in_the_data_folder_is_closed_to_others(first: SingleInstance, tmp_path: Path) -> None:
    first.listen()
    assert {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {LOCK: 0, ADDRESS: 0}
    first.release()


def test_an_instance_on_another_computer_is_not_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    host = QSysInfo.machineHostName()
    (tmp_path / LOCK).write_text(f"1\npython\n{host}-2\nf00\nf00\n")
    took = QElapsedTimer()
    took.start()
    second = SingleInstance(tmp_path)
    assert not second.hand_over(Handover())
    assert took.elapsed() < LISTENING_MS
    # It shall not be found under the lock of the other one either.
    second.listen()
    assert not (tmp_path / ADDRESS).exists()


@pytest.mark.parametrize("left", [b"", b"\0" * 40], ids=["empty", "zeros"])
def test_a_lock_that_a_power_cut_cut_short_is_nobodys(qtbot: QtBot, tmp_path: Path, left: bytes) -> None:
    lock = tmp_path / LOCK
    lock.write_bytes(left)
    one = SingleInstance(tmp_path)
    # It could be in the making.
    assert not one.claim()
    os.utime(lock, (1, 1))
    assert one.claim()
    # However old it gets, it is held now.
    os.utime(lock, (1, 1))
    assert not SingleInstance(tmp_path).claim()
    one.release()


@systems.pipes
def test_a_pipe_in_the_place_of_the_lock_stops_no_start(qtbot: QtBot, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LOCK)
    assert not SingleInstance(tmp_path).hand_over(Handover())


def test_what_is_no_lock_stays_and_is_not_read(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("x" * 5_000)
    os.utime(tmp_path / LOCK, (1, 1))
    assert not SingleInstance(tmp_path).hand_over(Handover())
    assert (tmp_path / LOCK).stat().st_size == 5_000


def test_without_a_data_folder_every_start_has_a_window(qtbot: QtBot, tmp_path: Path) -> None:
    nowhere = SingleInstance(tmp_path / "missing")
    assert not nowhere.claim()
    assert not nowhere.hand_over(Handover())


def test_a_name_that_is_no_text_is_not_handed_over(first: SingleInstance, tmp_path: Path) -> None:
    assert not SingleInstance(tmp_path).hand_over(Handover(tmp_path / "\udcff.readiness"))
    first.release()


def test_only_a_socket_of_ours_is_cleared_away(first: SingleInstance, tmp_path: Path) -> None:
    kept = tmp_path / "readiness-notes.txt"
    kept.write_text("mine")
    (tmp_path / ADDRESS).write_text(str(kept))
    first.listen()
    assert kept.read_text() == "mine"
    assert (tmp_path / ADDRESS).read_text() != str(kept)
    first.release()
