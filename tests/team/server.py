"""A PostgreSQL server of our own, started by the tests as a user who is not root, and ended by its id."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psycopg

from tests.reporting.tools import missing

_VERSIONS = Path("/usr/lib/postgresql")
_BINARIES = ("initdb", "postgres", "pg_dump", "pg_restore")
ADMINISTRATOR = "postgres"


def binaries() -> Path:
    """Return the folder of the newest server that is installed."""
    found = sorted(_VERSIONS.glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
    if not found:
        missing("postgresql (apt-get install postgresql)")
    return found[-1].parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One server: its data in `folder`, its socket beside it; reached on 127.0.0.1 with passwords as well."""

    def __init__(self, *, settings: Sequence[str] = (), disk: Path | None = None) -> None:
        # Not in pytest's own folder, which is for root alone, where the server may not be root.
        self.folder = folder = Path(tempfile.mkdtemp(prefix="readiness-postgres-"))
        self.bin = binaries()
        self.data = (disk or folder) / "data"
        self.port = free_port()
        self.log = folder / "server.log"
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._as_root = os.geteuid() == 0
        if self._as_root:
            user = pwd.getpwnam("postgres")
            for path in {folder, self.data.parent}:
                os.chown(path, user.pw_uid, user.pw_gid)
        self._run("initdb", "-D", self.data, "-U", ADMINISTRATOR, "-A", "trust", "-E", "UTF8", "--locale", "C", "-N")
        self.let_in(
            "local all all trust", "host all postgres 127.0.0.1/32 trust", "host all all 127.0.0.1/32 scram-sha-256"
        )

    def let_in(self, *rules: str) -> None:
        """Say who may come from where."""
        self._write("pg_hba.conf", "\n".join(rules) + "\n")

    def _write(self, name: str, text: str) -> None:
        path = self.data / name
        path.write_text(text, encoding="utf-8")
        if self._as_root:
            user = pwd.getpwnam("postgres")
            os.chown(path, user.pw_uid, user.pw_gid)
            path.chmod(0o600)

    def put_file(self, name: str, source: Path) -> None:
        """Copy a file into the data folder, as the server wants its certificate and key."""
        self._write(name, source.read_text(encoding="utf-8"))

    def start(self) -> "Server":
        """Start it and wait until it answers."""
        options = [f"port={self.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}"]
        options += ["max_connections=30", "shared_buffers=64MB", *self._settings]
        flags = [part for option in options for part in ("-c", option)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command("postgres", "-D", self.data, *flags), stdout=log, stderr=log, cwd="/"
            )
        self._wait()
        return self

    def _wait(self) -> None:
        while True:
            try:
                psycopg.connect(self.conninfo("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError as error:
                assert self._process is not None
                # Waits for the process for a moment, which returns at once where it has ended.
                try:
                    self._process.wait(0.05)
                except subprocess.TimeoutExpired:
                    continue
                raise AssertionError(self.log.read_text()) from error
            else:
                return

    def conninfo(self, database: str, user: str = ADMINISTRATOR) -> str:
        return f"host=127.0.0.1 port={self.port} dbname={database} user={user}"

    def url(self, user: str = ADMINISTRATOR, database: str = "readiness", host: str = "127.0.0.1") -> str:
        return f"postgresql://{user}@{host}:{self.port}/{database}"

    def administrator(self, database: str = "readiness") -> "psycopg.Connection":
        return psycopg.connect(self.conninfo(database), autocommit=True)

    def kill(self) -> None:
        """End it as a power cut would: the processes are gone in the middle of their work."""
        assert self._process is not None
        head = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        children = subprocess.run(
            ["pgrep", "-P", str(head)], capture_output=True, text=True, check=False
        ).stdout.split()
        for pid in (head, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait(30)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def revive(self) -> None:
        """Start it again where it has given up, and wait until it answers."""
        assert self._process is not None
        if self._process.poll() is None:
            self._wait()
        else:
            self.start()

    def stop(self) -> None:
        """End it, at once and in order."""
        if self._process is not None and self._process.poll() is None:
            head = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            os.kill(head, signal.SIGINT)
            self._process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def tool(self, name: str, *arguments: object) -> subprocess.CompletedProcess[bytes]:
        """Run one of PostgreSQL's own programs."""
        return self._run(name, *arguments)

    def _run(self, name: str, *arguments: object) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(self._command(name, *arguments), capture_output=True, check=False, cwd="/")
        assert done.returncode == 0, done.stderr.decode()
        return done

    def _command(self, name: str, *arguments: object) -> list[str]:
        command = [str(self.bin / name), *map(str, arguments)]
        if not self._as_root:
            return command
        setpriv = shutil.which("setpriv") or missing("setpriv")
        return [setpriv, "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
