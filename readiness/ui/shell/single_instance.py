"""One running instance for each user and data folder: a second start finds the first one and hands over its file.

A lock in the data folder says who is first, and a note beside it where the first one listens. The lock costs a start
less than a millisecond; what listens is imported once the first page is there, and what asks only by a second start.
"""

import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QSysInfo, QThread, Signal

from readiness.app.handover import TAKEN, Handover, encode
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.privacy import ensure_private_file

if TYPE_CHECKING:
    from readiness.ui.shell.handover_server import HandoverServer

LOCK, ADDRESS = "instance.lock", "instance.address"
# How long a second start waits: for the first one to listen, or to be gone; and, once it listens, for its answer.
LISTENING_MS, ANSWER_MS = 5_000, 2_000
_LOOK_AGAIN_MS = 20
_LONGEST_ADDRESS = 4_096
# A lock holds a few lines. One without them was cut short, as by a power cut, once it is older than any writing takes.
_LONGEST_LOCK, _CUT_SHORT_AFTER_MS = 4_096, 60_000
_PREFIX = "readiness-"


class SingleInstance(QObject):
    """The claim of this process to be the only one with a window. Where none can be made, every start has a window."""

    # A Handover of a further start.
    received = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = folder / ADDRESS
        self._lock_path = folder / LOCK
        self._lock = QLockFile(str(self._lock_path))
        # One that is held counts for as long as its process lives, however old it is.
        self._lock.setStaleLockTime(0)
        self._server: HandoverServer | None = None

    def claim(self) -> bool:
        """Return whether this is the first instance, from now on; false also where no lock can be made at all."""
        if not self._lock.isLocked() and self._may_be_tried() and self._lock.tryLock(0):
            with suppress(OSError):
                ensure_private_file(self._lock_path)
        return self._lock.isLocked()

    def hand_over(self, handover: Handover) -> bool:
        """Return whether another instance has taken this over: then there is nothing left to do here.

        If not, a window of our own is to be opened. So it is where there is no other, where it is closing, and where it
        does not answer in time: documents have locks of their own.
        """
        if self.claim() or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return False
        message = encode(handover)
        if message is None or not self._is_held_here():
            return False
        waiting = QDeadlineTimer(LISTENING_MS)
        while not waiting.hasExpired():
            answer = self._ask(message)
            if answer is not None:
                return answer
            if self.claim():
                return False
            QThread.msleep(_LOOK_AGAIN_MS)
        return False

    def listen(self) -> None:
        """Emit from now on what further starts hand over; without a claim nobody looks for us here."""
        if self._server is not None or not self._lock.isLocked():
            return
        import secrets

        from readiness.ui.shell.handover_server import HandoverServer

        self._remove_leftover()
        server = HandoverServer(self)
        server.received.connect(self.received)
        # A name that nobody can guess, so that nobody else can wait under it for our files.
        address = server.listen(_PREFIX + secrets.token_hex(16))
        if address is None or not self._note(address):
            # Further starts shall not wait for an answer that cannot come.
            server.close()
            self._lock.unlock()
            return
        self._server = server

    def stop_listening(self) -> None:
        """Take nothing any more: the window is closing, and whoever comes next shall open one of their own."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            with suppress(OSError):
                self._address.unlink()

    def release(self) -> None:
        """Give the claim back."""
        self.stop_listening()
        self._lock.unlock()

    def _may_be_tried(self) -> bool:
        """Return whether what lies in the place of the lock is none, or a lock: Qt would wait at a pipe for ever."""
        try:
            found = self._lock_path.lstat()
        except OSError:
            return True
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LONGEST_LOCK:
            return False
        # Nobody holds one that names no computer; Qt removes it by its age only.
        self._lock.setStaleLockTime(0 if any(self._holder()) else _CUT_SHORT_AFTER_MS)
        return True

    def _is_held_here(self) -> bool:
        """Return whether the first instance runs on this computer: the data folder may lie in a network."""
        return QSysInfo.machineHostName() in self._holder()

    def _holder(self) -> tuple[object, ...]:
        """Return the process, computer and program that the lock names; each is empty where it names none."""
        # The stubs promise no tuple.
        info: object = self._lock.getLockInfo()
        return info if isinstance(info, tuple) else ()

    def _ask(self, message: bytes) -> bool | None:
        """Return whether the first instance has taken a message, or None where nobody listens (any more)."""
        from PySide6.QtNetwork import QLocalSocket

        address = self._noted_address()
        if not address:
            return None
        socket = QLocalSocket()
        socket.connectToServer(address)
        answering = QDeadlineTimer(ANSWER_MS)
        if not socket.waitForConnected(ANSWER_MS):
            return None
        socket.write(message)
        received = b""
        while len(received) < len(TAKEN) and socket.waitForReadyRead(max(1, answering.remainingTime())):
            received += bytes(socket.read(len(TAKEN) - len(received)).data())
        if received == TAKEN:
            return True
        # Still connected, it hangs; otherwise it has closed or refused.
        return False if socket.state() is QLocalSocket.LocalSocketState.ConnectedState else None

    def _note(self, address: str) -> bool:
        """Return whether it could be written down where we listen."""
        try:
            ensure_private_file(self._address)
            self._address.write_text(address, encoding="utf-8")
        except OSError:
            return False
        return True

    def _noted_address(self) -> str:
        try:
            return read_at_most(self._address, _LONGEST_ADDRESS).decode()
        except (UserError, ValueError):
            return ""

    def _remove_leftover(self) -> None:
        """Remove the socket that a killed instance has left; on Windows nothing is left."""
        left = Path(self._noted_address())
        with suppress(OSError):
            if left.name.startswith(_PREFIX) and stat.S_ISSOCK(left.lstat().st_mode):
                left.unlink()
        with suppress(OSError):
            self._address.unlink()
