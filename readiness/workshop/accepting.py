"""How phones are let in on Windows: by a thread of its own.

There asyncio closes the socket on which it listens, for good, as soon as one device hangs up between its call and its
being let in (CPython's issue 93821). Anybody in the network could shut the workshop so. The other event loop of Windows
has no more than 512 connections.
"""

import asyncio
import socket
from threading import Thread
from time import sleep
from typing import Any

import uvicorn

from readiness.foundation.overriding import override

# Seconds between two looks whether the server is to stop.
_LOOK = 0.25
# Seconds until the next try where the system has no socket left.
_PAUSE = 0.05


class AcceptingServer(uvicorn.Server):
    """Lets in who calls, whatever became of those who called before."""

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to serve; the sockets listen already."""
        await super().startup(sockets=[])
        loop = asyncio.get_running_loop()
        self._doors = []
        for listening in sockets or []:
            listening.settimeout(_LOOK)
            door = Thread(target=self._answer_door, args=(listening, loop), name="workshop-door", daemon=True)
            self._doors.append(door)
            door.start()

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop to serve; the port is free then."""
        for door in self._doors:
            await asyncio.to_thread(door.join)
        await super().shutdown(sockets=sockets)

    def _answer_door(self, listening: socket.socket, loop: asyncio.AbstractEventLoop) -> None:
        """Let devices in until the server stops."""
        while not self.should_exit:
            try:
                connection, _ = listening.accept()
            except (TimeoutError, ConnectionError):
                # Nobody called, or hung up at once.
                continue
            except OSError:
                sleep(_PAUSE)
                continue
            try:
                asyncio.run_coroutine_threadsafe(self._let_in(connection, loop), loop)
            except RuntimeError:
                # The loop has ended meanwhile.
                connection.close()
                return

    async def _let_in(self, connection: socket.socket, loop: asyncio.AbstractEventLoop) -> None:
        connection.setblocking(False)
        try:
            await loop.connect_accepted_socket(self._new_protocol, connection)
        except OSError:
            connection.close()

    def _new_protocol(self) -> asyncio.Protocol:
        # Ours takes what uvicorn gives to its own.
        made: Any = self.config.http_protocol_class
        protocol: asyncio.Protocol = made(
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        return protocol
