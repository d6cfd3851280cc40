"""Python loads this before anything else where the folder is on its path: every process is watched from its start.

Whoever so much as makes a socket for a network, looks up a name or connects is written down, and fails.
"""

import os
import sys
from typing import Any

_NETWORKS = {2, 10, 23, 30}  # AF_INET, and AF_INET6 on Linux, Windows and macOS
_LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
_REPORT = os.environ["OFFLINE_REPORT"]


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith(("socket.", "urllib.")):
        return
    network = event == "socket.__new__" and int(arguments[1]) in _NETWORKS
    if network or event in _LOOK_UPS or event == "urllib.Request":
        with open(_REPORT, "a", encoding="utf-8") as report:  # noqa: PTH123 - nothing may be imported here
            report.write(f"{event}\n")
        raise PermissionError(f"{event}: nothing may leave this machine")


sys.addaudithook(_watch)
