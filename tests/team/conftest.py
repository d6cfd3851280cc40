"""One server for all tests of a process; a database of its own, with its own members, for each test."""

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from readiness.cli.main import run
from readiness.portfolio.team.access import Member, TeamRole, put_member
from readiness.portfolio.team.address import StoreAddress, read_address
from readiness.portfolio.team.connection import Connection, connected
from readiness.portfolio.team.setting_up import set_up
from tests.team.server import Server

LEAD, READER, CONTRIBUTOR = "anna", "rita", "carl"
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    # What a power cut takes is for the tests that have a server of their own.
    started = Server(settings=["fsync=off"])
    try:
        yield started.start()
    finally:
        started.stop()


@dataclass(frozen=True)
class Said:
    """What a command has printed, and its status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.status == 0, self.err
        return json.loads(self.out)


@dataclass
class Team:
    """A store with a lead, and those who were added; each works with a data folder of its own."""

    server: Server
    database: str
    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    people: list[str] = field(default_factory=list)

    def address(self, name: str) -> StoreAddress:
        return read_address(self.server.url(name, self.database))

    def connected(self, name: str):
        return connected(self.address(name), password_of(name))

    def add(self, name: str, role: str = "contributor", *projects: str) -> str:
        with self.connected(LEAD) as connection:
            put_member(connection, Member(name, TeamRole(role), projects), password_of(name))
        self.people.append(name)
        return name

    def administrator(self) -> Connection:
        return self.server.administrator(self.database)

    def own_folder(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        return folder

    def readiness(self, name: str, *arguments: object, url: bool = True, folder: str = "") -> Said:
        """Run a command as one of them, on their computer; in their own folder, if no other is said."""
        self.monkeypatch.setenv("READINESS_DATA", str(self.own_folder(f"{name}-data")))
        self.monkeypatch.setenv("PGPASSWORD", password_of(name))
        self.monkeypatch.chdir(self.own_folder(folder or name))
        given = [str(argument) for argument in arguments]
        if url and given[0] == "team":
            given += ["--url", self.server.url(name, self.database)]
        try:
            status = run(given)
        except SystemExit as left:
            status = int(left.code or 0)
        return Said(status, *self.capsys.readouterr())


def password_of(name: str) -> str:
    return f"password of {name}"


@pytest.fixture
def new_database(server: Server) -> Iterator[str]:
    """The name of a database that is not there yet; gone afterwards, with the logins that were made."""
    name = f"team{next(_numbers)}"
    yield name
    with server.administrator("postgres") as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        logins = connection.execute(
            "SELECT rolname FROM pg_roles WHERE rolname NOT LIKE 'pg\\_%' AND rolname != 'postgres'"
        ).fetchall()
        for (login,) in logins:
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))


@pytest.fixture
def team(
    server: Server,
    new_database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Team:
    set_up(read_address(server.url(database=new_database)), None, LEAD, password_of(LEAD))
    return Team(server, new_database, tmp_path, monkeypatch, capsys, [LEAD])


@pytest.fixture
def each_role(team: Team) -> Callable[[], list[str]]:
    def names() -> list[str]:
        return [team.add(READER, "reader"), team.add(CONTRIBUTOR, "contributor"), LEAD]

    return names
