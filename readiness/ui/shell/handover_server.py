"""The local socket that further starts of this user reach; only what `app/handover.py` describes is taken."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from readiness.app.handover import LARGEST_MESSAGE, TAKEN, decode, is_whole

# A second start writes at once; nobody keeps a connection open for longer.
VISIT_MS = 2_000
_MOST_VISITS = 8


class HandoverServer(QObject):
    """Takes one message from each connection and answers that it was taken; then the other side hangs up."""

    # A Handover.
    received = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        # Only processes of the same user may connect.
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def listen(self, name: str) -> str | None:
        """Return the address that is listened at, or None where the system refuses one."""
        return self._server.fullServerName() if self._server.listen(name) else None

    def close(self) -> None:
        """Listen no longer; what is connected ends without an answer."""
        self._server.close()
        for socket in self._connected():
            socket.abort()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Visit(socket, self)
            for oldest in self._connected()[:-_MOST_VISITS]:
                oldest.abort()

    def _connected(self) -> list[QLocalSocket]:
        """Return the connections that have not ended, the oldest first."""
        connected = QLocalSocket.LocalSocketState.ConnectedState
        return [socket for socket in self._server.findChildren(QLocalSocket) if socket.state() is connected]


class _Visit(QObject):
    """One connection."""

    def __init__(self, socket: QLocalSocket, server: HandoverServer) -> None:
        super().__init__(socket)
        self._socket = socket
        self._received = server.received
        self._message = b""
        socket.setReadBufferSize(LARGEST_MESSAGE)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(VISIT_MS, self, socket.abort)
        # What has come already is not told again.
        self._read()

    def _read(self) -> None:
        self._message += bytes(self._socket.readAll().data())
        if not is_whole(self._message):
            return
        try:
            handover = decode(self._message)
        except ValueError:
            self._socket.abort()
            return
        self._socket.readyRead.disconnect(self._read)
        # Not ended here: on Windows an answer that has not been read yet would go with the connection.
        self._socket.write(TAKEN)
        self._socket.flush()
        self._received.emit(handover)
