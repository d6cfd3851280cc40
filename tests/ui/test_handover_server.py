"""What further starts reach: it takes our message, and gets rid of everything else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from readiness.app.handover import LARGEST_MESSAGE, TAKEN, Handover, encode
from readiness.ui.shell import handover_server
from readiness.ui.shell.handover_server import HandoverServer

State = QLocalSocket.LocalSocketState


@pytest.fixture
def server(qtbot: QtBot) -> Iterator[HandoverServer]:
    made = HandoverServer()
    yield made
    made.close()


@pytest.fixture
def address(server: HandoverServer, tmp_path: Path) -> str:
    address = server.listen(str(tmp_path / "s"))
    assert address is not None
    return address


def visitor(address: str, message: bytes) -> QLocalSocket:
    socket = QLocalSocket()
    socket.connectToServer(address)
    assert socket.waitForConnected(1000)
    socket.write(message)
    return socket


def test_a_message_is_taken_and_answered(qtbot: QtBot, server: HandoverServer, address: str, tmp_path: Path):
    handover = Handover(tmp_path / "a.readiness", "token")
    message = encode(handover)
    assert message is not None
    with qtbot.waitSignal(server.received) as received:
        socket = visitor(address, message)
    assert received.args == [handover]
    qtbot.waitUntil(lambda: socket.bytesAvailable() == len(TAKEN))
    assert bytes(socket.readAll().data()) == TAKEN


def test_who_was_answered_hangs_up_or_is_sent_away(
    qtbot: QtBot, server: HandoverServer, address: str, monkeypatch: pytest.MonkeyPatch
):
    message = encode(Handover())
    assert message is not None
    received: list[Handover] = []
    server.received.connect(received.append)
    polite = visitor(address, message)
    qtbot.waitUntil(lambda: bool(polite.bytesAvailable()))
    # With the connection, an answer that has not been read yet would be gone on Windows.
    assert [one.state() for one in server._connected()] == [State.ConnectedState]
    polite.disconnectFromServer()
    qtbot.waitUntil(lambda: not server._connected())
    monkeypatch.setattr(handover_server, "VISIT_MS", 50)
    stays = visitor(address, message)
    qtbot.waitUntil(lambda: len(received) == 2)
    stays.write(message)
    qtbot.waitUntil(lambda: stays.state() is State.UnconnectedState)
    assert len(received) == 2


@pytest.mark.parametrize("message", [b"a\0b\0c\0", b"\0" * 100, b"x" * (LARGEST_MESSAGE + 10)], ids=len)
def test_what_is_not_ours_ends_without_an_answer(qtbot: QtBot, server: HandoverServer, address: str, message: bytes):
    received: list[Handover] = []
    server.received.connect(received.append)
    socket = visitor(address, message)
    qtbot.waitUntil(lambda: socket.state() is State.UnconnectedState)
    assert bytes(socket.readAll().data()) == b""
    assert received == []


def test_who_says_nothing_is_sent_away(
    qtbot: QtBot, server: HandoverServer, address: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(handover_server, "VISIT_MS", 20)
    socket = visitor(address, b"readiness-handover/1")
    qtbot.waitUntil(lambda: socket.state() is State.UnconnectedState)


def test_many_silent_visitors_do_not_keep_a_real_one_out(qtbot: QtBot, server: HandoverServer, address: str):
    crowd = [visitor(address, b"") for _ in range(20)]
    qtbot.waitUntil(lambda: sum(one.state() is State.ConnectedState for one in crowd) <= 8)
    message = encode(Handover())
    assert message is not None
    with qtbot.waitSignal(server.received):
        _kept = visitor(address, message)


def test_only_this_user_may_connect(address: str):
    assert not Path(address).stat().st_mode & 0o077
