"""A piece of work in a process of its own under strace: which system calls it makes, and one of them that goes wrong.

The process is a fork of ours with everything imported, so that it calls the system for its files and for nothing else.
"""

import ctypes
import os
import re
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# What changes files, and what reads them; a question mark forgives names that a processor does not have.
CALLS = (
    *("?open", "openat", "?creat", "read", "pread64", "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate"),
    *("?rename", "renameat", "renameat2", "?unlink", "unlinkat", "?mkdir", "mkdirat", "?rmdir", "?link", "linkat"),
    *("?chmod", "fchmod", "fchmodat", "utimensat", "sendfile", "copy_file_range", "?symlink", "symlinkat", "fallocate"),
)
_PATIENCE = 60
_CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
_NO_TRACER = ctypes.c_ulong(-1)
_PR_SET_PTRACER = 0x59616D61


class NoTracingError(Exception):
    """This machine lets nobody watch a process; nothing was tested."""


@dataclass(frozen=True, slots=True)
class Call:
    """A system call of one run: `number` counts those of the same name from 1, `line` is what strace says of it."""

    name: str
    number: int
    line: str

    @property
    def injected(self) -> bool:
        """Whether it went wrong because it was told to."""
        return "(INJECTED)" in self.line


@dataclass(frozen=True, slots=True)
class Run:
    """How a process ended: `status` is negative for a signal, None where it had to be stopped."""

    status: int | None
    out: str
    err: str
    calls: tuple[Call, ...]
    injected: bool


def run_traced(work: Callable[[], int], folder: Path, inject: str = "", *, strings: int = 32) -> Run:
    """Do some work in a fork; `inject` is what strace is to do to a call, as in `fsync:error=EIO:when=2`.

    Its output, and what strace saw, are kept in the folder meanwhile. Strings are shown up to so many bytes.
    """
    out, err, log = folder / "out", folder / "err", folder / "strace"
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _work(work, out, err)
    os.waitpid(child, os.WUNTRACED)
    command = ["strace", "-f", "-qq", "-y", "-xx", "-s", str(strings), "-o", str(log), "-p", str(child)]
    command[-4:-4] = ["-e", f"trace={','.join(CALLS)}", "-e", "signal=none"]
    if inject:
        command[1:1] = ["-e", f"inject={inject}"]
    # Without -qq strace says when it has taken hold.
    command.remove("-qq")
    try:
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    except FileNotFoundError as error:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise NoTracingError("strace is missing: it stands in requirements/system-test.txt") from error
    with tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        if "attached" not in said:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise NoTracingError(f"strace may not trace a process here (ptrace): {said.strip()}")
        os.kill(child, signal.SIGCONT)
        status = _wait(child)
        tracer.communicate()
    lines = log.read_text("utf-8", "replace").splitlines()
    calls = tuple(_calls(lines))
    injected = status == -signal.SIGKILL or any("(INJECTED)" in line for line in lines)
    return Run(status, out.read_text(), err.read_text(), calls, injected)


def _work(work: Callable[[], int], out: Path, err: Path) -> None:
    """Wait for the tracer, then do the work; never returns."""
    status = 70
    try:
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        # Tests catch what is printed somewhere else.
        sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
        # Some kernels let only parents trace, unless they are told otherwise.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _NO_TRACER, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        status = work()
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - a process of its own: its trace is what the parent looks for
        with suppress(OSError):
            traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(status)


def _wait(child: int) -> int | None:
    """Return how a process ended; one that hangs is killed, and has no status."""
    handle = os.pidfd_open(child)
    try:
        import select

        if not select.select([handle], [], [], _PATIENCE)[0]:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return None
    finally:
        os.close(handle)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _calls(lines: list[str]) -> list[Call]:
    """Return the calls of the first process and its threads; each thread counts its own."""
    counted: dict[tuple[str, str], int] = {}
    found = []
    for line in lines:
        match = _CALL.match(line)
        if match is None:
            continue
        key = (match[1], match[2])
        counted[key] = counted.get(key, 0) + 1
        found.append(Call(match[2], counted[key], match[3]))
    return found
