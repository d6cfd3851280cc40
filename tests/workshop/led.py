"""A workshop as a process of its own, led over its standard input, and phones that are plain HTTP clients."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpx

from tests.workshop.addresses import own_address

LONGEST_WAIT = 30.0
READINESS = [sys.executable, "-m", "readiness"]


class Led:
    """The running command: `tell` writes a line and returns the answer."""

    def __init__(self, document: Path, *options: object, host: str = "127.0.0.1") -> None:
        command = [*READINESS, "workshop", str(document), "--host", host, *map(str, options)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        environment = {**os.environ, "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(command, **pipes, env=environment, encoding="utf-8")
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            first = self.answer()
        except BaseException:
            self.end()
            raise
        self.url: str = first["url"]
        self.code: str = first["code"]

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def answer(self) -> dict[str, Any]:
        """Return the next line; a process that says nothing more fails the test with what it complained of."""
        try:
            line = self._lines.get(timeout=LONGEST_WAIT)
        except Empty:
            raise AssertionError("the workshop says nothing") from None
        if not line:
            assert self.process.stderr is not None
            raise AssertionError(f"the workshop ended: {self.process.stderr.read()}")
        return json.loads(line)

    def tell(self, line: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.answer()

    def quit(self) -> dict[str, Any]:
        """End the workshop and return the last line; the process must leave with 0."""
        last = self.tell("quit")
        assert self.process.wait(LONGEST_WAIT) == 0
        self.end()
        return last

    def end(self) -> None:
        """Make sure that nothing stays behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(LONGEST_WAIT)
        self._reader.join(LONGEST_WAIT)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue


@contextmanager
def led(document: Path, *options: object) -> Iterator[Led]:
    """Run a workshop for as long as the block lasts."""
    running = Led(document, *options)
    try:
        yield running
    finally:
        running.end()


@contextmanager
def phones(url: str, roles: list[str | None]) -> Iterator[list[httpx.Client]]:
    """Yield one phone for each role, all of them in the room."""
    joined = [httpx.Client(base_url=url + "/", timeout=20, transport=own_address()) for _ in roles]
    try:
        for phone, role in zip(joined, roles, strict=True):
            assert phone.post("join", json={"role": role}).status_code == 200
        yield joined
    finally:
        for phone in joined:
            phone.close()


def vote(phone: httpx.Client, number: int, level: int | None) -> None:
    answer = phone.post("vote", json={"round": number, "level": level})
    assert (answer.status_code, answer.json()) == (200, {"saved": True})
