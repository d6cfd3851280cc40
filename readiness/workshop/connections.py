"""Connections to the server: silent ones end, and when there are too many, those that were no participant's go first.

A whole room may share one address, so addresses cannot be shut out. What tells a phone from a flood is what it has
said: a connection belongs to a participant once it has brought a participant's cookie.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from readiness.foundation.overriding import override

# A connection that has begun no request for so long is closed; a phone opens another one when it needs it.
IDLE_SECONDS = 20.0
SWEEP_SECONDS = 1.0
# Connections of nobody in particular, in all: a room in which everybody joins at once has fewer.
MOST_STRANGERS = 200
# Browsers open six at most.
MOST_PER_PARTICIPANT = 8

Address = tuple[str, int]


class PhoneConnection(H11Protocol):
    """One connection, as uvicorn serves it, known to a gate."""

    def __init__(self, *arguments: Any, gate: "ConnectionGate", **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._gate = gate
        self.participant: str | None = None
        self.spoke = False
        self.idle_since = gate.clock()

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._gate.enter(self)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._gate.leave(self)

    @override
    def on_response_complete(self) -> None:
        self.spoke = True
        self.idle_since = self._gate.clock()
        super().on_response_complete()

    @property
    def idle(self) -> bool:
        """Whether no request is being served: none has come yet as a whole, or all are answered."""
        return self.cycle is None or bool(self.cycle.response_complete)

    def drop(self) -> None:
        """Close at once; it counts no more, although the loop tells of its end a moment later."""
        self._gate.leave(self)
        self.transport.abort()


class ConnectionGate:
    """Keeps account of all connections; lives on the server's event loop."""

    def __init__(
        self, idle_seconds: float = IDLE_SECONDS, most: int = MOST_STRANGERS, clock: Callable[[], float] = monotonic
    ) -> None:
        self._idle_seconds = idle_seconds
        self._most = most
        self.clock = clock
        # In the order of their arrival.
        self._open: dict[Address, PhoneConnection] = {}

    def protocol(self) -> Any:
        """Return what makes the connections of a server."""
        return partial(PhoneConnection, gate=self)

    def enter(self, connection: PhoneConnection) -> None:
        """Take a new connection in; where there are too many of strangers, one of those goes."""
        if connection.client is not None:
            self._open[connection.client] = connection
            strangers = [each for each in self._open.values() if each.participant is None]
            if len(strangers) > self._most:
                _most_dispensable(strangers).drop()

    def leave(self, connection: PhoneConnection) -> None:
        """Forget a connection that was closed."""
        if connection.client is not None and self._open.get(connection.client) is connection:
            del self._open[connection.client]

    def belongs(self, client: Address, participant: str) -> None:
        """Note that a connection is a participant's; the oldest one goes where that participant has too many."""
        connection = self._open.get(client)
        if connection is None or connection.participant == participant:
            return
        connection.participant = participant
        own = [each for each in self._open.values() if each.participant == participant and each is not connection]
        if len(own) >= MOST_PER_PARTICIPANT:
            own[0].drop()

    async def watch(self) -> None:
        """Close what is silent, again and again."""
        while True:
            await asyncio.sleep(min(SWEEP_SECONDS, self._idle_seconds))
            latest = self.clock() - self._idle_seconds
            for connection in [each for each in self._open.values() if each.idle and each.idle_since < latest]:
                connection.drop()


def _most_dispensable(strangers: list[PhoneConnection]) -> PhoneConnection:
    """Return the connection that is missed least: of the address with most of them, silent before idle before busy."""
    hosts = Counter(each.client[0] for each in strangers if each.client)
    busiest, _ = hosts.most_common(1)[0]
    there = [each for each in strangers if each.client and each.client[0] == busiest]
    return min(there, key=lambda each: (not each.idle, each.spoke))
