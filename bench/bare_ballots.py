"""The peer of the ballot box: a bare Starlette app that stores one row for each vote, as durably, and nothing else."""

import asyncio
import json
import socket
import sqlite3
import sys
from pathlib import Path
from threading import Lock

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


def application(path: Path) -> Starlette:
    """Return the app; its rows lie at `path`."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE ballot (round INTEGER, level INTEGER)")
    lock = Lock()

    def store(round_: int, level: int | None) -> None:
        with lock:
            connection.execute("INSERT INTO ballot VALUES (?, ?)", (round_, level))

    async def vote(request: Request) -> Response:
        body = await request.json()
        await asyncio.to_thread(store, body["round"], body["level"])
        return JSONResponse({"saved": True})

    async def join(_: Request) -> Response:
        return JSONResponse({"joined": True})

    return Starlette(routes=[Route("/vote", vote, methods=["POST"]), Route("/join", join, methods=["POST"])])


def main() -> None:
    """Listen on any port of the loopback, and print the address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(1024)
    print(json.dumps(f"http://127.0.0.1:{listening.getsockname()[1]}"), flush=True)
    # Connections stay open between two rounds, as they do with ours.
    settings = {"http": "h11", "log_config": None, "access_log": False, "lifespan": "off", "timeout_keep_alive": 60}
    config = uvicorn.Config(application(Path(sys.argv[1])), **settings)
    uvicorn.Server(config).run([listening])


if __name__ == "__main__":
    main()
