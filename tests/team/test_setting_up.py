"""`readiness team init` on a server that has nothing, an older or a newer store; and backup and restore."""

from pathlib import Path

import pytest

from readiness.foundation.errors import UserError
from readiness.portfolio.team.access import Member, TeamRole, members
from readiness.portfolio.team.address import read_address
from readiness.portfolio.team.connection import connected
from readiness.portfolio.team.migrations import NEWEST, migrate
from readiness.portfolio.team.setting_up import has_lead, set_up
from tests.reporting.tools import missing
from tests.team.conftest import LEAD, Team, password_of
from tests.team.server import Server
from tests.team.test_whole_way import DOC, answers, shared

TEAM_TABLES = ("documents", "revisions", "members", "audit", "questionnaires")


def everything(team: Team, database: str = "") -> dict[str, list[object]]:
    with team.server.administrator(database or team.database) as connection:
        return {
            table: connection.execute(f"SELECT * FROM readiness.{table} ORDER BY 1").fetchall() for table in TEAM_TABLES
        }


def test_one_command_sets_everything_up_and_can_be_repeated(team: Team, tmp_path: Path):
    (tmp_path / "secret").write_text("first password\n")
    url = team.server.url(database="team_by_command")
    given = ("team", "init", "--url", url, "--lead", "lena", "--password-file", tmp_path / "secret")
    try:
        made = team.readiness("root", *given, url=False)
        assert made.status == 0, made.err
        assert made.out.splitlines()[-1].startswith("lena is its lead")
        again = team.readiness("root", *given, url=False)
        assert again.out == f"The store was up to date (schema {NEWEST}).\n"
        with connected(read_address(team.server.url("lena", "team_by_command")), "first password") as connection:
            assert members(connection) == [Member("lena", TeamRole.LEAD)]
    finally:
        with team.server.administrator("postgres") as connection:
            connection.execute("DROP DATABASE IF EXISTS team_by_command WITH (FORCE)")


def test_only_an_administrator_sets_up(team: Team):
    refused = team.readiness(LEAD, "team", "init")
    assert refused.status == 1
    assert "Only an administrator of the server can set a store up." in refused.err


def test_an_older_store_is_brought_up_to_date_and_keeps_everything(server: Server, new_database: str):
    address = read_address(server.url(database=new_database))
    with server.administrator("postgres") as connection:
        connection.execute(f"CREATE DATABASE {new_database}")
        connection.execute("CREATE ROLE readiness_owner NOLOGIN CREATEROLE")
        connection.execute("CREATE ROLE readiness_member NOLOGIN")
        connection.execute("GRANT readiness_member TO readiness_owner WITH ADMIN OPTION")
        connection.execute(f"GRANT CREATE ON DATABASE {new_database} TO readiness_owner")
    with server.administrator(new_database) as connection:
        connection.execute("SET ROLE readiness_owner")
        with connection.transaction():
            migrate(connection, to=1)
        connection.execute("INSERT INTO readiness.members (name, role) VALUES ('anna', 'lead')")
        connection.execute("RESET ROLE")
        connection.execute("CREATE ROLE anna LOGIN PASSWORD 'password of anna' IN ROLE readiness_member")
    with (
        pytest.raises(UserError, match="team-schema-older"),
        connected(read_address(server.url(LEAD, new_database)), password_of(LEAD)),
    ):
        pass
    done = set_up(address, None, "", None)
    assert (done.before, done.now, done.lead) == (1, NEWEST, "")
    with connected(read_address(server.url(LEAD, new_database)), password_of(LEAD)) as connection:
        assert [member.name for member in members(connection)] == [LEAD]


def test_a_server_that_speaks_german_is_set_up_and_understood(monkeypatch: pytest.MonkeyPatch):
    """As Debian sets it up where the system is German; what it says before there is a connection has no code."""
    monkeypatch.setenv("LANGUAGE", "de")
    german = Server(settings=["fsync=off", "lc_messages=C.UTF-8"])
    try:
        address = read_address(german.start().url())
        assert not has_lead(address, None)
        if "existiert nicht" not in german.log.read_text(encoding="utf-8"):
            missing("the German texts of PostgreSQL")
        assert set_up(address, None, LEAD, password_of(LEAD)).lead == LEAD
        for url, password, refusal in (
            (german.url(LEAD), "wrong", "team-wrong-password"),
            (german.url(LEAD, "elsewhere"), password_of(LEAD), "team-no-database"),
        ):
            with pytest.raises(UserError, match=refusal), connected(read_address(url), password):
                pass
    finally:
        german.stop()


def test_a_newer_store_is_not_touched(team: Team):
    with team.administrator() as connection:
        connection.execute("INSERT INTO readiness.schema_version VALUES (%s, now(), 'later')", (NEWEST + 1,))
    before = everything(team)
    refused = team.readiness(LEAD, "team", "status")
    assert f"newer version of Readiness (schema {NEWEST + 1}; this version knows {NEWEST})" in refused.err
    with pytest.raises(UserError, match="team-schema-newer"):
        set_up(read_address(team.server.url(database=team.database)), None, "eve", "x")
    assert everything(team) == before


def test_a_database_without_a_store_says_so(server: Server, new_database: str):
    with server.administrator("postgres") as connection:
        connection.execute(f"CREATE DATABASE {new_database}")
    with pytest.raises(UserError, match="team-no-store"), connected(read_address(server.url(database=new_database))):
        pass


def test_a_broken_migration_leaves_the_store_as_it_was(
    server: Server, new_database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    from readiness.portfolio.team import migrations

    broken = tmp_path / "0003_broken.sql"
    broken.write_text("CREATE TABLE readiness.half (a int); SELECT 1 / 0;")
    address = read_address(server.url(database=new_database))
    set_up(address, None, LEAD, password_of(LEAD))
    monkeypatch.setitem(migrations._FILES, NEWEST + 1, broken)
    with server.administrator(new_database) as connection:
        connection.execute("SET ROLE readiness_owner")
        with pytest.raises(Exception, match="division by zero"), connection.transaction():
            migrate(connection, to=NEWEST + 1)
        assert connection.execute("SELECT max(version) FROM readiness.schema_version").fetchone() == (NEWEST,)
        assert connection.execute("SELECT to_regclass('readiness.half')").fetchone() == (None,)


def test_a_backup_is_restored_with_everything(team: Team):
    anna, bert = shared(team)
    team.readiness(bert, "answer", DOC, "MON1=4")
    team.readiness(bert, "team", "push", DOC)
    before = everything(team)
    dump = team.server.folder / f"{team.database}.dump"
    team.server.tool("pg_dump", "-d", team.server.conninfo(team.database), "-Fc", "-f", dump)
    # Work that comes after the backup is lost there, and nowhere else.
    team.readiness(bert, "answer", DOC, "PRO2=5")
    team.readiness(bert, "team", "push", DOC)
    with team.server.administrator("postgres") as connection:
        connection.execute(f"DROP DATABASE {team.database} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {team.database}")
    team.server.tool("pg_restore", "-d", team.server.conninfo(team.database), "--exit-on-error", dump)
    assert everything(team) == before
    # Set up once more, since rights on the database itself are not in the dump.
    set_up(read_address(team.server.url(database=team.database)), None, "", None)
    assert team.readiness(anna, "team", "pull", DOC).status == 0
    sent = team.readiness(bert, "team", "push", DOC)
    assert sent.out == f"{DOC}: Sent as revision 3.\n", sent.err
    team.readiness(anna, "team", "pull", DOC)
    assert answers(team, anna) == answers(team, bert)
    assert answers(team, anna)["PRO2"]["level"] == 5
