"""The web server of the workshop: one thread, off until it is started, on one address only."""

import ipaddress
import socket
import sys
from collections.abc import Callable
from threading import Event, Thread

import uvicorn

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.translation import N_
from readiness.workshop.accepting import AcceptingServer
from readiness.workshop.ballot_box import BallotBox
from readiness.workshop.polling import POLL
from readiness.workshop.routes import Phones, Setup

# How long phones get to fetch the last page before the server goes.
FAREWELL = 1.0
PATIENCE = 10.0
BACKLOG = 1024


class WorkshopServer:
    """Serves phones from its own thread until it is stopped."""

    serving: type[uvicorn.Server] = AcceptingServer if sys.platform == "win32" else uvicorn.Server

    def __init__(self, box: BallotBox, setup: Setup, on_change: Callable[[], None]) -> None:
        self._box = box
        self._setup = setup
        self._on_change = on_change

    def start(self, host: str, port: int) -> int:
        """Listen on an address of this computer and return the port; 0 takes any that is free. Raises UserError."""
        listening = _listen(host, port)
        port = listening.getsockname()[1]
        self._phones = Phones(self._box, self._setup, _names(host, port), self._on_change)
        ready = Event()
        config = uvicorn.Config(
            self._phones.application(ready.set),
            loop="asyncio",
            http=self._phones.gate.protocol(),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            # Phones connect directly; a forwarded address could be forged.
            proxy_headers=False,
            server_header=False,
            # The gate closes what is silent, and limits what has not joined: a limit over all would shut out voters.
            timeout_keep_alive=int(self._setup.idle_seconds) + 1,
            # Open streams would keep the server from stopping.
            timeout_graceful_shutdown=1,
        )
        self._server = self.serving(config)
        self._thread = Thread(target=self._server.run, args=([listening],), name="workshop", daemon=True)
        self._thread.start()
        if not ready.wait(PATIENCE):
            raise RuntimeError("the web server did not start")
        return port

    def notify_phones(self) -> None:
        """Make every phone ask for the state."""
        self._phones.notifier.notify_threadsafe()

    def stop(self, *, for_good: bool) -> None:
        """Stop listening; phones get a moment to show the last page, or the one that says that there is a break.

        At the end those without live news get until they have asked once more; an interruption does not wait for them.
        """
        self._phones.closed = for_good
        if for_good:
            self._phones.polling.end()
        listeners = self._phones.listeners
        self._phones.notifier.notify_threadsafe()
        if listeners:
            self._thread.join(FAREWELL)
        if for_good:
            self._phones.polling.wait_until_told(POLL + FAREWELL)
        self._server.should_exit = True
        self._thread.join(PATIENCE)


def address_of(host: str, port: int) -> str:
    """Return host and port as they stand in an address."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _names(host: str, port: int) -> list[str]:
    """Return the names under which phones may ask for us; any other one leads here from a foreign site."""
    names = [address_of(host, port)]
    if ipaddress.ip_address(host).is_loopback:
        names.append(f"localhost:{port}")
    return names + [name.removesuffix(":80") for name in names if port == 80]  # noqa: PLR2004 - what browsers leave out


def _listen(host: str, port: int) -> socket.socket:
    try:
        address = ipaddress.ip_address(host)
    except ValueError as error:
        raise UserError(
            "host-no-address",
            N_("“{host}” is not the address of a network."),
            N_("Give an address of this computer, such as 192.168.1.20."),
            host=host,
        ) from error
    if address.is_unspecified:
        raise UserError(
            "host-everywhere",
            N_("The workshop can be reached in one network only, not in all of them."),
            N_("Give the address of the network that the phones use."),
            where=host,
        )
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET  # noqa: PLR2004 - the version of the protocol
    # Only of a socket that names TCP asyncio knows that answers shall go out at once. Else the content of each would
    # wait until the phone has said that it has got the head, which it does after 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # After a restart the phones find us under the same port at once. Windows needs no option for that; there this
        # one would let two programs have the same port.
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UserError(
            "host-refused",
            N_("The workshop cannot be opened at {address} ({reason})."),
            N_("Choose another network or another port."),
            address=address_of(host, port),
            reason=reason_of(error),
        ) from error
    return listening
