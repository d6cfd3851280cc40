"""A way to a server on which, from some moment on, nothing comes back: the answer to a request is lost."""

import socket
import threading
from contextlib import suppress
from typing import Self


class OneWay:
    """Forwards `door` to a port; once `last` was sent to it, its answers go nowhere."""

    def __init__(self, port: int, last: bytes) -> None:
        self._port, self._last = port, last
        self._cut = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._admit, daemon=True)]
        self.door = int(self._listening.getsockname()[1])

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        for end in self._ends:
            end.close()

    def _admit(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._port))
                self._ends += [client, server]
                for target in ((self._there, client, server), (self._back, server, client)):
                    self._threads.append(threading.Thread(target=target[0], args=target[1:], daemon=True))
                    self._threads[-1].start()

    def _there(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while block := client.recv(1 << 16):
                if self._last in block:
                    self._cut.set()
                server.sendall(block)

    def _back(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while block := server.recv(1 << 16):
                if not self._cut.is_set():
                    client.sendall(block)
            client.shutdown(socket.SHUT_RDWR)
